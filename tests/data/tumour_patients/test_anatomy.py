"""A head of its own: folds that change no sums, and a tumour that pushes away what lies around it."""

import numpy as np
import pytest
from numpy.typing import NDArray

from dyplab.data.tumour_patients.anatomy import FLUID, Bend, fold
from dyplab.data.tumour_patients.atlas import CENTRE
from dyplab.data.tumour_patients.growing import without_specks
from dyplab.data.tumour_patients.lesion import push_aside

SPACING_MM = 3


@pytest.fixture(scope="module")
def average() -> Bend:
    """The average brain, neither bent nor turned."""
    axes = [np.arange(length, dtype=np.float32) * SPACING_MM for length in (53, 64, 52)]
    places = [axis - axis.mean() + middle for axis, middle in zip(axes, CENTRE, strict=True)]
    return Bend(np.stack(np.meshgrid(*places, indexing="ij")).astype(np.float32))


def ball(shape: tuple[int, ...], middle: tuple[int, ...], radius: float) -> NDArray[np.float32]:
    away = np.stack(np.meshgrid(*(np.arange(n) - m for n, m in zip(shape, middle, strict=True)), indexing="ij"))
    return (np.sqrt((away**2).sum(axis=0)) <= radius).astype(np.float32)


def test_the_push_goes_away_from_the_tumour_and_is_at_most_a_third_of_its_radius() -> None:
    core = ball((41, 41, 41), (20, 20, 20), 6)
    push = push_aside(core, 2, 1)
    away = np.stack(np.meshgrid(*[np.arange(41) - 20] * 3, indexing="ij"))
    distance = np.sqrt((away**2).sum(axis=0))
    near = (distance > 3) & (distance < 12)
    outwards = (push * away).sum(axis=0)[near] / distance[near]
    assert outwards.min() > 0
    length = np.sqrt((push**2).sum(axis=0))
    assert length.max() == pytest.approx(6 * 2 / 3, rel=0.05)
    assert outwards == pytest.approx(length[near], rel=0.05)
    assert not push_aside(core, 2, 0).any()


def test_a_tumour_beside_a_ventricle_moves_it_to_the_other_side(average: Bend) -> None:
    still = np.zeros_like(average.at)
    before = average.tissue(still)[0]
    shape = before.shape[1:]
    push = push_aside(ball(shape, (38, 30, 30), 7), SPACING_MM, 1)  # in the right hemisphere
    after = average.tissue(push)[0]
    deep = (slice(18, 36), slice(20, 44), slice(24, 36))  # both lateral ventricles
    right = np.arange(18, 36)

    def middle(tissue: NDArray[np.float32]) -> float:
        fluid = tissue[FLUID][deep].sum(axis=(1, 2), dtype=float)
        return float((fluid * right).sum() / fluid.sum())

    assert middle(after) < middle(before) - 0.1
    assert before[FLUID][deep].sum() > 50


def test_folds_share_every_voxel_of_the_brain_between_three_tissues(average: Bend) -> None:
    tissue = average.tissue(np.zeros_like(average.at))[0]
    fluid = {}
    for age in (20, 85):
        folded = fold(np.random.default_rng(0), tissue, SPACING_MM, age)
        assert folded.min() >= 0
        assert folded.sum(axis=0) == pytest.approx(np.minimum(2 * tissue.sum(axis=0), 1), abs=1e-5)
        fluid[age] = folded[FLUID].sum()
    assert fluid[85] > 1.2 * fluid[20]


def test_a_speck_far_from_the_tumour_is_taken_away_and_a_second_tumour_is_kept() -> None:
    mask = np.zeros((20, 20, 20), bool)
    mask[1:6, 1:6, 1:6] = mask[10:13, 10:13, 10:13] = mask[18, 18, 18] = True
    kept = without_specks(mask)
    assert kept[:15].sum() == 125 + 27 and not kept[18, 18, 18]
