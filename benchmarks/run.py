"""Run the benchmarks of RESULTS.md, one after the other; a machine with nothing else to do gives numbers worth keeping.

Usage: python benchmarks/run.py [NAME …]   (without a name: all; `make bench ARGS=mnist_cnn`: one)
"""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))

from mnist_files import mnist_folder  # noqa: E402

BENCHMARKS = {
    "mnist_reference": True,
    "mnist_cnn": True,
    "autograd_engine": False,
    "playground": False,
    "draw_digit": False,
    "pfn_throughput": False,
    "progress_writes": False,
}  # whether it takes MNIST's files


def main(names: list[str]) -> int:
    """Run them; returns 0, or the code of the first that failed."""
    if unknown := set(names).difference(BENCHMARKS):
        sys.exit(f"{', '.join(sorted(unknown))}: the benchmarks are {', '.join(BENCHMARKS)}.")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS_")}
    for name in names or BENCHMARKS:
        print(f"── {name}", flush=True)
        try:
            files = [str(mnist_folder())] if BENCHMARKS[name] else []
        except LookupError as error:
            sys.exit(f"missing: {error}")
        code = subprocess.run([sys.executable, str(HERE / f"{name}.py"), *files], env=environment).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
