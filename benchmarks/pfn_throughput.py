"""How many invented tables a second our pretraining learns from, beside a plain step of a network of the same size.

Both sides learn from the same 32 tables of 150 patients (75 with their outcome) and 5 columns, in turn, in one process:
the plain step of pfn_reference.py in 32-bit numbers with AdamW, and the step of `dyplab pfn pretrain` as it is, with
its optimisers, clipping, and 16-bit products where the processor has them. Drawing the tables is in neither. Must be:
at least 3 times as many, and the reference at least 35 a second on two cores that do nothing else.

Usage: python benchmarks/pfn_throughput.py [TABLES]   (with TABLES, such as 32000: what each has learned after so many)
"""

import sys
import time
from collections.abc import Callable
from statistics import median

import numpy as np
import torch
import torch.nn.functional as F
from lightning.fabric import Fabric
from pfn_reference import Reference
from pfn_reference import step as reference_step
from results import keep_section, surroundings
from torch import Tensor, nn

from dyplab.pfn import PFN, cells, invent_tables
from dyplab.pfn.pretraining.lessons import Batch
from dyplab.pfn.pretraining.loop import RATE, precision
from dyplab.pfn.pretraining.optimiser import make_optimisers
from dyplab.pfn.pretraining.step import one_step

NAME = "Pretraining of the prior-fitted network: tables a second"
TABLES, ROWS, COLUMNS, KNOWN = 32, 150, 5, 75
ROUNDS, STEPS = 9, 4  # rounds in turn; steps a round
Step = Callable[[Tensor, Tensor], Tensor]


def main(learn_from: int) -> None:
    """Measure, print, and keep the table."""
    reference, plain_step = plain()
    network, our_step = ours()
    speeds = in_turn([plain_step, our_step])
    sizes = [sum(values.numel() for values in side.parameters()) for side in (reference, network)]
    ratio = median(b / a for a, b in zip(*speeds, strict=True))
    lines = [
        "| step | tables/s (least–most) | parameters | of the plain one's |",
        "|---|---|---|---|",
        f"| plain | {in_words(speeds[0])} | {sizes[0]:,} | 1 |",
        f"| ours | {in_words(speeds[1])} | {sizes[1]:,} | {sizes[1] / sizes[0]:.2f} |",
        "",
        f"Ours learns from {ratio:.2f} times as many: median of {ROUNDS} rounds in turn, each of {STEPS} steps a side.",
        f"A step is of {TABLES} tables of {ROWS} × {COLUMNS}, {KNOWN} rows known, two classes.",
        f"Plain: each value a token, 32-bit numbers, AdamW. Ours: two columns a token, {precision()}, Muon and AdamW.",
        f"Drawing the tables, in neither: {drawn_a_second():.0f} a second on one core.",
    ]
    if learn_from:
        lines += ["", after(learn_from)]
    threads = f"{torch.get_num_threads()} threads, {torch.backends.cpu.get_cpu_capability()}"
    text = "\n".join([*lines, "", *surroundings(("torch", "lightning"), threads)])
    print(text)
    keep_section(NAME, text)


def plain() -> tuple[nn.Module, Step]:
    """The reference, and its step on tables (B, R, C) and outcomes (B, R)."""
    torch.manual_seed(0)
    network = Reference()
    optimiser = torch.optim.AdamW(network.parameters(), RATE / 2)
    return network, lambda x, y: reference_step(network, optimiser, x, y, KNOWN)


def ours() -> tuple[nn.Module, Step]:
    """Our network with a layer less than the shipped one, so that it is as large as the reference; and its step."""
    fabric = Fabric(accelerator="cpu", devices=1, precision=precision())
    torch.manual_seed(0)
    network = PFN(layers=3)
    fitted, *optimisers = fabric.setup(network, *make_optimisers(network, RATE))

    def step(x: Tensor, y: Tensor) -> Tensor:
        return one_step(fitted, optimisers, Batch(x, None, y, KNOWN), RATE, fabric.backward)

    return network, step


def in_turn(sides: list[Step]) -> list[list[float]]:
    """Tables a second of each side in each round."""
    x, y = draw(np.random.default_rng(0))
    speeds: list[list[float]] = [[] for _ in sides]
    for number in range(ROUNDS + 1):  # the first is to get warm
        for side, kept in zip(sides, speeds, strict=True):
            started = time.perf_counter()
            for _ in range(STEPS):
                side(x, y)
            if number:
                kept.append(TABLES * STEPS / (time.perf_counter() - started))
    return speeds


def draw(rng: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Tables of our prior without missing values, which the reference knows nothing of, and their outcomes."""
    x, y = invent_tables(rng, TABLES, ROWS, COLUMNS, 2)
    return torch.from_numpy(np.where(np.isnan(x), np.nanmedian(x, axis=1, keepdims=True), x)), torch.from_numpy(y)


def drawn_a_second() -> float:
    """How fast the prior gives such tables."""
    rng, started = np.random.default_rng(0), time.perf_counter()
    for _ in range(10):
        draw(rng)
    return 10 * TABLES / (time.perf_counter() - started)


def after(tables: int) -> str:
    """What both say of 20 × 32 tables they never met, when they have learned from equally many."""
    (reference, plain_step), (network, our_step) = plain(), ours()
    rng = np.random.default_rng(1)
    for _ in range(tables // TABLES):
        x, y = draw(rng)
        plain_step(x, y)
        our_step(x, y)
    rng, losses = np.random.default_rng(2), []
    with torch.no_grad():
        for _ in range(20):
            x, y = draw(rng)
            truth = y[:, KNOWN:].flatten()
            said = reference(x, y[:, :KNOWN]), network(cells(x, KNOWN), y[:, :KNOWN])
            losses.append([float(F.cross_entropy(answers.flatten(0, 1), truth)) for answers in said])
    means = np.mean(losses, axis=0)
    return f"Held-out cross-entropy after {tables:,} of these tables each: plain {means[0]:.4f}, ours {means[1]:.4f}."


def in_words(speeds: list[float]) -> str:
    """The median, and the least and the most."""
    return f"{median(speeds):.1f} ({min(speeds):.1f}–{max(speeds):.1f})"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
