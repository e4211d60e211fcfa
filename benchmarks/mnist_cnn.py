"""How long our CNNs need to read digits as well as the course's recipe, and better; both sides run in turn.

Each run is a process of its own: images in memory to predictions on MNIST's official 10,000 test images, everything
between included. The course's recipe (course_recipe.py, never changed) learns from 4,000 of the 5,000 bundled images,
ours from all 5,000; in the last row from MNIST's 60,000. Settings were chosen on training images of MNIST outside the
5,000 (for the last row: on training images held back); this script alone looks at the official test, and it chooses
nothing. The table goes into RESULTS.md.

Usage: python benchmarks/mnist_cnn.py FOLDER   (MNIST's full IDX files, unpacked)
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import numpy as np
import torch
from results import keep_section, matmul_seconds, surroundings
from torch import nn

from dyplab.data import load_mnist, read_idx
from dyplab.evaluation import accuracy
from dyplab.models import CNN, DeepCNN
from dyplab.text import number, use
from dyplab.training import Augment, one_cycle, predict_probabilities, train

NAME = "MNIST: our CNNs beside the course's recipe"
SEEDS = (0, 1, 2)
COURSE = Path(__file__).with_name("course_recipe.py")
GENTLE = Augment(shift=2, rotation=12, scale=0.12, shear=12, elastic=0.4)
USUAL = Augment(shift=2, rotation=12, scale=0.12, shear=12, elastic=0.7)


class Recipe(NamedTuple):
    """One of ours; what is the same in all stands in `fit`."""

    network: Callable[..., nn.Module]
    epochs: int
    augment: Augment
    networks: int = 1  # how many vote, each trained from a seed of its own
    images: int = 5000
    goal: str = ""


OURS = {
    "quick": Recipe(CNN, 3, GENTLE, goal="the course's accuracy in at most 1/15 of its time"),
    "good": Recipe(CNN, 16, USUAL, goal="98.9% in at most 1/3 of it"),
    "better": Recipe(DeepCNN, 32, USUAL, goal="99.2% in at most its time"),
    "best": Recipe(DeepCNN, 32, USUAL, networks=2, goal="99.4% within 90 s"),
    "all images": Recipe(CNN, 10, GENTLE, images=60_000, goal="99.5% within 180 s"),
}


class Run(NamedTuple):
    """What one process gave."""

    accuracy: float
    seconds: float


def main(folder: str) -> None:
    """Run each recipe with each seed, all in turn; print the table and keep it."""
    use("en")
    runs: dict[str, list[Run]] = {name: [] for name in ("course", *OURS)}
    matmuls = []
    with tempfile.TemporaryDirectory() as work:
        write_arrays(Path(folder), Path(work))
        for seed in SEEDS:
            matmuls.append(matmul_seconds())
            for name in runs:
                runs[name].append(one_run(name, seed, Path(work)))
                print(f"{name}, seed {seed}: {runs[name][-1]}", flush=True)
    text = "\n".join([*table(runs, median(matmuls)), "", *notes(median(matmuls))])
    print(text)
    keep_section(NAME, text)


def write_arrays(folder: Path, work: Path) -> None:
    """The sets as the course's recipe wants them: 5,000, 60,000 and the test."""
    bundled = load_mnist()
    np.savez(work / "5000.npz", images=bundled.images, labels=bundled.labels)
    for name, file in (("60000", "train"), ("test", "t10k")):
        images = read_idx(folder / f"{file}-images-idx3-ubyte")
        labels = read_idx(folder / f"{file}-labels-idx1-ubyte").astype(np.int64)
        np.savez(work / f"{name}.npz", images=images, labels=labels)


def one_run(name: str, seed: int, work: Path) -> Run:
    """One recipe in a process of its own, on two threads; the course's has one seed, and is run again for its time."""
    script = [str(COURSE)] if name == "course" else [__file__, "--one", name, str(seed)]
    images = "60000" if name != "course" and OURS[name].images == 60_000 else "5000"
    command = [sys.executable, *script, str(work / f"{images}.npz"), str(work / "test.npz")]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1]
    found: dict[str, Any] = json.loads(answer)
    return Run(found["accuracy"], found["seconds"])


def ours(name: str, seed: int, train_file: str, test_file: str) -> None:
    """Train one of our recipes and answer the official test; prints what course_recipe.py prints."""
    import torch._dynamo  # torch loads it with its first optimiser; Lightning has, before the course's clock starts

    torch.set_num_threads(2)
    recipe, (x, y), (x_test, y_test) = OURS[name], arrays(train_file), arrays(test_file)
    started = time.perf_counter()
    votes = np.zeros((len(x_test), 10))
    for member in range(recipe.networks):
        network = recipe.network(seed=10 * seed + member)
        fit(network, recipe, x, y, 10 * seed + member)
        votes += predict_probabilities(network, x_test)
    found = votes.argmax(axis=1)
    seconds = time.perf_counter() - started
    print(json.dumps({"recipe": name, "accuracy": float((found == y_test).mean()), "seconds": round(seconds, 2)}))


def fit(network: nn.Module, recipe: Recipe, x: Any, y: Any, seed: int) -> None:
    """The training that all our recipes share."""
    train(
        network,
        x,
        y,
        epochs=recipe.epochs,
        batch_size=100,
        learning_rate=0.1,
        weight_decay=0.0005,
        optimiser=partial(torch.optim.SGD, momentum=0.9, nesterov=True),
        rate=one_cycle,
        augment=recipe.augment,
        seed=seed,
    )


def arrays(file: str) -> tuple[Any, Any]:
    """Images and labels of one of the sets."""
    with np.load(file) as content:
        return content["images"], content["labels"]


def table(runs: dict[str, list[Run]], matmul: float) -> list[str]:
    """Medians over the seeds, the time as a share of the course's, and both in matrix products."""
    course = median(run.seconds for run in runs["course"])
    lines = [
        "| recipe | official 10,000 (least–most) | seconds | of the course's time | matrix products | asked for |",
        "|---|---|---|---|---|---|",
    ]
    for name, some in runs.items():
        right, seconds = sorted(run.accuracy for run in some), median(run.seconds for run in some)
        goal = OURS[name].goal if name in OURS else "–"
        lines.append(
            f"| {name} | {100 * median(right):.2f}% ({100 * right[0]:.2f}–{100 * right[-1]:.2f}) | {seconds:.1f} "
            f"| 1/{course / seconds:.1f} | {number(seconds / matmul)} | {goal} |"
        )
    return lines


def notes(matmul: float) -> list[str]:
    """What the numbers mean, and where they were made."""
    spread = accuracy(np.r_[np.ones(9900), np.zeros(100)].astype(int), np.ones(10_000, dtype=int))
    return [
        f"Medians of {len(SEEDS)} seeds, the course's recipe (it has one seed) and ours in turn, each run a process of",
        f"its own. Of 10,000 images, 99% right has a 95% interval of {100 * spread.low:.1f}–{100 * spread.high:.1f}%,",
        "for the luck of the test alone. A matrix product is of two 2048 × 2048 float32 matrices:",
        f"{1000 * matmul:.0f} ms here.",
        "",
        *(
            f"- {name}: {recipe.network.__name__}, {recipe.epochs} epochs of {recipe.images:,} images, {recipe.augment}"
            + (f", {recipe.networks} networks vote" if recipe.networks > 1 else "")
            for name, recipe in OURS.items()
        ),
        "",
        *surroundings(("torch", "lightning", "numpy"), "two threads"),
    ]


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"] and len(sys.argv) == 6:
        ours(sys.argv[2], int(sys.argv[3]), *sys.argv[4:])
    elif len(sys.argv) == 2:
        main(sys.argv[1])
    else:
        sys.exit(__doc__)
