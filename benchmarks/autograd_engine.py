"""How fast our array engine trains the network of lesson 03, against torch and against engines of single numbers.

Each side takes the same 4,000 of the 5,000 bundled MNIST images through the same network (784-100-50-10) from the same
weights, in the same batches of 64, float32, with the same rule of the optimiser: torch eager, plain tensors, no
DataLoader. The sides take turns, epoch by epoch, so that what else the machine does falls on both. The tables go into
RESULTS.md beside this file, in place of the ones before.

micrograd (from the package index) makes one update of the same network from one image. It has no logarithm, so its
loss is the squared error; that makes it a little faster than cross-entropy would.

Usage: env -u OPENBLAS_NUM_THREADS -u OPENBLAS_CORETYPE python benchmarks/autograd_engine.py [ROUNDS]
"""

import datetime
import os
import platform
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from itertools import pairwise
from statistics import median
from typing import Any

import micrograd.nn
import numpy as np
import torch
from numpy.typing import NDArray
from results import keep_section
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from dyplab.autograd import MLP, SGD, Adam, Momentum, ScalarMLP, cross_entropy
from dyplab.data import load_mnist, split_stratified

NAME = "MNIST from scratch: our autograd against torch, and against single numbers"
WIDTHS, BATCH, THREADS = (784, 100, 50, 10), 64, 2
OPTIMISERS: dict[str, tuple[Any, Any]] = {
    "SGD": (lambda p: SGD(p, 0.1), lambda p: torch.optim.SGD(p, 0.1)),
    "momentum": (lambda p: Momentum(p, 0.02, 0.9), lambda p: torch.optim.SGD(p, 0.02, momentum=0.9)),
    "Adam": (lambda p: Adam(p, 0.001), lambda p: torch.optim.Adam(p, 0.001)),
}

Array = NDArray[Any]
Epoch = Callable[[list[Array]], float]


def main(rounds: int = 40) -> None:
    """Measure, print the tables, and keep them."""
    if set_here := [name for name in os.environ if name.startswith("OPENBLAS_")]:
        sys.exit(f"Unset {', '.join(set_here)} first: numpy is to choose for itself, as torch does.")
    torch.set_num_threads(THREADS)
    bundled = load_mnist()
    rows, _ = split_stratified(bundled.labels, test_share=0.2, seed=0)
    images, labels = bundled.images[rows].reshape(len(rows), -1).astype(np.float32) / 255, bundled.labels[rows]
    with threadpool_limits(THREADS, "blas"):
        text = "\n".join(
            [*epochs_in_turn(images, labels, rounds), "", *updates(images, labels), "", *notes(rounds)],
        )
    print(text)
    keep_section(NAME, text)


def epochs_in_turn(images: Array, labels: Array, rounds: int) -> list[str]:
    """Time per epoch of both sides with each optimiser, as the lines of a table."""
    lines = [
        "| optimiser | ours, ms an epoch | torch, ms an epoch | ours / torch (quartiles) | last loss, ours and torch |",
        "|---|---|---|---|---|",
    ]
    for name, (ours, theirs) in OPTIMISERS.items():
        network = MLP(WIDTHS[0], WIDTHS[1:-1], WIDTHS[-1], seed=0)
        sides = [our_epoch(network, ours, images, labels), torch_epoch(twin(network), theirs, images, labels)]
        seconds: list[list[float]] = [[], []]
        losses = [0.0, 0.0]
        rng = np.random.default_rng(0)
        for round_ in range(rounds + 2):  # two to warm up
            batches = np.array_split(rng.permutation(len(images)), range(BATCH, len(images), BATCH))
            for side in (0, 1) if round_ % 2 else (1, 0):
                started = time.perf_counter()
                losses[side] = sides[side](batches)
                seconds[side].append(time.perf_counter() - started)
        ms = [[1000 * second for second in side[2:]] for side in seconds]
        ratio = np.quantile(np.divide(*ms), [0.25, 0.5, 0.75])
        lines.append(
            f"| {name} | {median(ms[0]):.1f} | {median(ms[1]):.1f} | {median(ms[0]) / median(ms[1]):.2f} "
            f"({ratio[0]:.2f}–{ratio[2]:.2f}) | {losses[0]:.4f}, {losses[1]:.4f} |"
        )
    return lines


def our_epoch(network: MLP, make: Any, images: Array, labels: Array) -> Epoch:
    """Once through the images with our engine; the mean loss."""
    optimiser = make(network.parameters())

    def epoch(batches: list[Array]) -> float:
        total = 0.0
        for rows in batches:
            loss = cross_entropy(network(images[rows]), labels[rows])
            loss.backward()
            optimiser.step()
            total += loss.item()
        return total / len(batches)

    return epoch


def torch_epoch(network: torch.nn.Module, make: Any, images: Array, labels: Array) -> Epoch:
    """The same with torch."""
    optimiser = make(network.parameters())
    x, y = torch.from_numpy(images), torch.from_numpy(labels)

    def epoch(batches: list[Array]) -> float:
        total = 0.0
        for rows in batches:
            rows = torch.from_numpy(rows)
            loss = torch.nn.functional.cross_entropy(network(x[rows]), y[rows])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            total += loss.item()
        return total / len(batches)

    return epoch


def twin(network: MLP) -> torch.nn.Sequential:
    """torch's network with a copy of our weights; torch keeps them with rows and columns swapped."""
    layers: list[torch.nn.Module] = []
    for (before, after), ours in zip(pairwise(WIDTHS), network.layers, strict=True):
        layer = torch.nn.Linear(before, after)
        with torch.no_grad():
            layer.weight.copy_(torch.tensor(ours.weights.data.T.copy()))
            layer.bias.copy_(torch.tensor(ours.bias.data))
        layers += [layer, torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def updates(images: Array, labels: Array) -> list[str]:
    """Time of one update of all 84,060 weights, as a table; the engines of single numbers see one image."""
    network = MLP(WIDTHS[0], WIDTHS[1:-1], WIDTHS[-1], seed=0)
    arrays = our_epoch(network, OPTIMISERS["SGD"][0], images, labels)
    small, judge = ScalarMLP(WIDTHS[0], WIDTHS[1:-1], WIDTHS[-1]), micrograd.nn.MLP(WIDTHS[0], list(WIDTHS[1:]))
    sys.setrecursionlimit(20_000)  # micrograd sorts its graph with a function that calls itself
    pixels, truth = images[0].tolist(), np.eye(10)[labels[0]].tolist()
    sides: dict[str, Callable[[], object]] = {
        "arrays, ours, 64 images": lambda: arrays([np.arange(BATCH)]),
        "arrays, ours, 1 image": lambda: arrays([np.arange(1)]),
        "single numbers, ours, 1 image": lambda: scalar_update(small, pixels, truth),
        "single numbers, micrograd, 1 image": lambda: scalar_update(judge, pixels, truth),
    }
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(4):
        for name, update in sides.items():
            for _ in range(50 if name.startswith("arrays") else 1):
                started = time.perf_counter()
                update()
                seconds[name].append(time.perf_counter() - started)
    middle = {name: median(times) for name, times in seconds.items()}
    slow = middle["single numbers, micrograd, 1 image"]
    lines = ["| engine | one update, ms | times faster than micrograd |", "|---|---|---|"]
    return lines + [f"| {name} | {1000 * s:,.2f} | {slow / s:,.0f} |" for name, s in middle.items()]


def scalar_update(network: Any, pixels: list[float], truth: list[float]) -> None:
    """One step of gradient descent on the squared error of one image; the same lines for both engines."""
    parameters = network.parameters()
    for parameter in parameters:
        parameter.grad = 0.0
    loss = sum((answer - right) ** 2 for answer, right in zip(network(pixels), truth, strict=True))
    loss.backward()
    for parameter in parameters:
        parameter.data -= 1e-6 * parameter.grad


def notes(rounds: int) -> list[str]:
    """What the numbers mean, and where they were made."""
    versions = ", ".join(f"{package} {version(package)}" for package in ("dyplab", "torch", "numpy", "micrograd"))
    today = datetime.datetime.now(datetime.UTC).date()
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return [
        f"Medians of {rounds} epochs a side, the sides in turn; 4,000 images, 784-100-50-10, batches of {BATCH},",
        "float32, the same start and the same batches. The updates: SGD; micrograd's loss is the squared error.",
        "",
        f"{today} · Python {platform.python_version()}, {versions} · {THREADS} threads a side,",
        f"{platform.machine()}, load average {load} (ours alone would be about {THREADS}).",
    ]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
