"""How long `dyplab audit` takes on a table of a million rows, and how much memory.

Usage: python benchmarks/audit_large_table.py [ROWS]   (1,000,000 rows take some 600 MB of disk while it runs)

The table: 45 columns of decimals, 3 % missing; 3 of whole numbers, one of them the outcome; 2 of words.
"""

import csv
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

SECONDS, GIGABYTES = 60, 3  # what a million rows may take
AT_ONCE = 10_000


def write_table(path: Path, rows: int, seed: int = 0) -> None:
    """Random measurements with an outcome that some of them tell a little about."""
    rng = np.random.default_rng(seed)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*(f"measure_{i}" for i in range(45)), "age", "visits", "sick", "sex", "site"])
        for start in range(0, rows, AT_ONCE):
            n = min(AT_ONCE, rows - start)
            decimals = rng.normal(100, 15, (n, 45))
            sick = rng.random(n) < 1 / (1 + np.exp((100 - decimals[:, 0]) / 15))
            cells = np.char.mod("%.6f", decimals).astype(object)
            cells[rng.random(cells.shape) < 0.03] = ""
            whole = np.column_stack([rng.integers(18, 95, n), rng.integers(0, 30, n), sick]).astype(int)
            words = np.column_stack(
                [rng.choice(["male", "female"], n), rng.choice([f"site {i}" for i in range(20)], n)]
            )
            writer.writerows(np.hstack([cells, whole.astype(object), words.astype(object)]).tolist())


def measure(path: Path) -> tuple[float, float, str]:
    """Seconds, peak gigabytes, and what was said, of the command in a process of its own."""
    command = [sys.executable, "-m", "dyplab.cli", "audit", str(path), "--target", "sick", "--lang", "en"]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return seconds, peak / 1e9, f"{done.stdout}{done.stderr}exit code {done.returncode}"


def main(rows: int = 1_000_000) -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "table.csv")
        write_table(path, rows)
        megabytes = path.stat().st_size / 1e6
        seconds, gigabytes, said = measure(path)
    print(said)
    print(f"{rows:,} rows × 50 columns, {megabytes:.0f} MB: {seconds:.1f} s (at most {SECONDS}), ", end="")
    print(f"{gigabytes:.2f} GB at its peak (at most {GIGABYTES})")
    return int(seconds > SECONDS or gigabytes > GIGABYTES)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
