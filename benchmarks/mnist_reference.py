"""How good and how fast the three models of lessons 02 and 03 are, on 4,000 of the 5,000 bundled MNIST images.

Forest, scikit-learn's MLP and our own MLP learn from the same 4,000 and are scored on the other 1,000 and on MNIST's
official test set of 10,000. Settings were chosen on validation images from MNIST's training part, before this script
was run; it chooses nothing. The table goes into RESULTS.md beside this file, in place of the one before.

Usage: python benchmarks/mnist_reference.py FOLDER   (MNIST's full IDX files, unpacked; the two of the test are read)
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import torch
from numpy.typing import NDArray
from results import keep_section, surroundings
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from dyplab.data import load_mnist, read_idx, split_stratified
from dyplab.evaluation import Score, accuracy
from dyplab.models import MLP, make_forest, make_mlp_classifier
from dyplab.training import predict_probabilities, train

NAME = "MNIST: the reference models of lessons 02 and 03"
SEEDS = (0, 1, 2)
# The plateau: in eight trial runs of 80 or 100 epochs the validation loss was lowest at epoch 9 to 19.
SETTINGS: dict[str, Any] = {"epochs": 40, "batch_size": 64, "learning_rate": 0.001, "patience": 5}

Labels = NDArray[Any]
Images = NDArray[Any]
Predict = Callable[[Images], Labels]
Fit = Callable[[Images, Labels, int], Predict]


class Run(NamedTuple):
    """One model trained once."""

    held_out: Score
    official: Score
    seconds: float
    cpu_seconds: float


def main(folder: str) -> None:
    """Train each model with three seeds, print the table, and keep it."""
    torch.set_num_threads(
        1
    )  # matrices this small gain nothing from a second thread, and lose tenfold on a busy machine
    test_images = read_idx(Path(folder, "t10k-images-idx3-ubyte"))
    test_labels = read_idx(Path(folder, "t10k-labels-idx1-ubyte"))
    lines = [
        "| model | accuracy, held-out 1,000 (95% CI) | accuracy, official 10,000 (95% CI) | training, s (CPU s) |",
        "|---|---|---|---|",
    ]
    models: dict[str, Fit] = {
        "random forest": forest,
        "MLP, scikit-learn": sklearn_mlp,
        "MLP, ours": our_mlp,
        "MLP, ours, dropout 0.2": partial(our_mlp, dropout=0.2),
    }
    with threadpool_limits(1):
        for name, fit in models.items():
            runs = [one_run(fit, test_images, test_labels, seed) for seed in SEEDS]
            lines.append(
                f"| {name} | {in_words([run.held_out for run in runs])} | {in_words([run.official for run in runs])} "
                f"| {median(run.seconds for run in runs):.1f} ({median(run.cpu_seconds for run in runs):.1f}) |"
            )
    text = "\n".join([*lines, "", *notes()])
    print(text)
    keep_section(NAME, text)


def one_run(fit: Fit, images: Images, labels: Labels, seed: int) -> Run:
    """Split, train and score with one seed; `images` and `labels` are the official test."""
    bundled = load_mnist()
    rows, held_out = split_stratified(bundled.labels, test_share=0.2, seed=seed)
    started, cpu_started = time.perf_counter(), time.process_time()
    predict = fit(bundled.images[rows], bundled.labels[rows], seed)
    seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - cpu_started
    return Run(
        accuracy(bundled.labels[held_out], predict(bundled.images[held_out])),
        accuracy(labels, predict(images)),
        seconds,
        cpu_seconds,
    )


def forest(images: Images, labels: Labels, seed: int) -> Predict:
    """scikit-learn's random forest on all of the 4,000."""
    model = make_forest(seed).fit(flat(images), labels)
    return lambda new: model.predict(flat(new))


def sklearn_mlp(images: Images, labels: Labels, seed: int) -> Predict:
    """scikit-learn's MLP on all of the 4,000."""
    model = make_mlp_classifier(seed).fit(flat(images), labels)
    return lambda new: model.predict(flat(new))


def our_mlp(images: Images, labels: Labels, seed: int, dropout: float = 0.0) -> Predict:
    """Our MLP: of the 4,000 it learns from 3,200, and 800 say when to stop."""
    rows, validation = split_stratified(labels, test_share=0.2, seed=seed)
    network = MLP(dropout=dropout, seed=seed)
    train(network, images[rows], labels[rows], images[validation], labels[validation], **SETTINGS, seed=seed)
    return lambda new: predict_probabilities(network, new).argmax(axis=1)


def flat(images: Images) -> NDArray[Any]:
    """Images (N, 28, 28) of 0–255 as rows (N, 784) of 0–1."""
    return images.reshape(len(images), -1) / 255


def in_words(scores: list[Score]) -> str:
    """The run in the middle of the three, with its interval."""
    middle = sorted(scores, key=float)[len(scores) // 2]
    return f"{100 * middle.value:.1f}% ({100 * middle.low:.1f}–{100 * middle.high:.1f})"


def notes() -> list[str]:
    """What the numbers mean, and where they were made."""
    settings = ", ".join(f"{name} {value}" for name, value in SETTINGS.items())
    return [
        f"The run in the middle of {len(SEEDS)} seeds (split, starting weights, order of images); seconds: the median.",
        "The interval is the luck of the test (bootstrap over the images of that run), not of the training.",
        "Our MLP learns from 3,200 of the 4,000 and stops by the loss on the other 800; the others learn from all.",
        f"Settings of our MLP: {settings}.",
        "These and the dropout were chosen on validation images of MNIST's training part (some may be among the",
        "1,000), never on the official test.",
        "",
        *surroundings(("scikit-learn", "torch", "numpy"), "one thread (the forest two)"),
    ]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
