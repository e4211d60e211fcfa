"""One tumour on two machines."""

import numpy as np

from dyplab.data import simulate_rescans
from dyplab.data.scan import BrainScan


def images_of(pair: tuple[BrainScan, BrainScan]) -> np.ndarray:  # type: ignore[type-arg]
    return np.stack([scan.images for scan in pair])


def test_the_tumour_is_the_same_and_the_images_are_not() -> None:
    first, second = simulate_rescans(1, seed=3)[0]
    both = first.brain & second.brain
    assert first.mask is not None
    assert second.mask is not None
    assert first.mask[both].any()
    assert (first.mask[both] == second.mask[both]).all()
    assert abs(np.corrcoef(first.image("flair")[both], second.image("flair")[both])[0, 1]) < 0.999
    assert (first.affine == second.affine).all()
    assert first.spacing_mm == (3.0, 3.0, 3.0)


def test_the_seed_decides_who_they_are() -> None:
    once, again, others = (images_of(simulate_rescans(1, seed=seed)[0]) for seed in (4, 4, 5))
    assert (once == again).all()
    assert (once != others).any()


def test_one_scanner_sees_a_patient_more_alike_twice_than_two_machines_do() -> None:
    def unlikeness(scanner: int | None) -> float:
        pairs = simulate_rescans(3, seed=3, scanner=scanner)
        both = [(once, again, once.brain & again.brain) for once, again in pairs]
        return float(np.mean([np.abs(a.images[:, brain] - b.images[:, brain]).mean() for a, b, brain in both]))

    assert unlikeness(scanner=7) < 0.7 * unlikeness(scanner=None)
