"""The spread of a tumour, against Fisher's speed of a front and against scipy's solver."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

from dyplab.data.tumour_patients.growth import STEP, grow

FOREVER = 1e9


def after(steps: int, speed: NDArray[np.float32], growth: float, start: NDArray[np.float32]) -> NDArray[np.float32]:
    """Density along a line after some steps."""
    return grow(start[:, None, None], speed[:, None, None], growth, FOREVER, most_steps=steps)[:, 0, 0]


@pytest.mark.parametrize(("diffusion", "growth"), [(1.0, 0.1), (0.5, 0.2), (1.0, 0.04)])
def test_a_front_moves_at_fishers_speed(diffusion: float, growth: float) -> None:
    speed, start = np.full(400, diffusion, np.float32), np.zeros(400, np.float32)
    start[:40] = 1
    steps = int(200 / (2 * diffusion * np.sqrt(growth)) / STEP)  # 200 voxels on
    early, late = (np.count_nonzero(after(n, speed, growth, start) > 0.5) for n in (steps // 2, steps))
    rate, time, half = growth * diffusion, steps * STEP, steps // 2 * STEP
    fisher = 2 * np.sqrt(diffusion * rate) * (time - half)
    young = 1.5 * np.sqrt(diffusion / rate) * np.log(time / half)  # Bramson: a young front is still behind
    assert late - early == pytest.approx(fisher - young, rel=0.05)  # LITTLE costs it a few per cent


def test_growth_on_a_line_of_mixed_tissue_is_what_scipys_solver_finds() -> None:
    rng = np.random.default_rng(0)
    speed = rng.choice([0.0, 0.2, 0.6, 1.0], 50, p=(0.04, 0.2, 0.26, 0.5)).astype(np.float32)
    start = np.where(np.abs(np.arange(50) - 25) < 3, 1, 0).astype(np.float32) * (speed > 0)
    between = np.minimum(speed[1:], speed[:-1])

    def change(_: float, u: NDArray[np.float64]) -> NDArray[np.float64]:
        flow = np.concatenate(([0], between * np.diff(u), [0]))
        return np.asarray(np.diff(flow) + 0.15 * speed * u * (1 - u))

    for steps in (60, 200):
        scipys = solve_ivp(change, (0, steps * STEP), start, rtol=1e-6, atol=1e-9).y[:, -1]
        assert after(steps, speed, 0.15, start) == pytest.approx(scipys, abs=0.02)


def test_a_tumour_spreads_faster_in_white_matter_than_in_grey() -> None:
    speed = np.where(np.arange(201) < 100, 0.2, 1).astype(np.float32)
    start = np.zeros(201, np.float32)
    start[100] = 1
    u = after(600, speed, 0.1, start)
    assert np.count_nonzero(u[101:] > 0.5) > 2 * np.count_nonzero(u[:100] > 0.5) > 0


def test_density_stays_between_0_and_1_and_nothing_enters_where_speed_is_0() -> None:
    rng = np.random.default_rng(1)
    speed = rng.random((14, 15, 16), np.float32)
    speed[rng.random(speed.shape) < 0.3] = 0
    start = ((rng.random(speed.shape) < 0.05) & (speed > 0)).astype(np.float32)
    for steps in (1, 20, 300):
        u = grow(start, speed, 0.4, FOREVER, most_steps=steps)
        assert u.min() >= 0 and u.max() <= 1 + 1e-6
        assert not u[speed == 0].any()


def test_without_growth_no_cell_is_lost_or_won() -> None:
    rng = np.random.default_rng(2)
    start = (rng.random((9, 9, 9)) < 0.2).astype(np.float32)
    u = grow(start, rng.random((9, 9, 9), np.float32), 0, FOREVER, most_steps=100)
    assert u.sum(dtype=float) == pytest.approx(start.sum(dtype=float), rel=1e-5)
    assert u.max() < 1


def test_it_stops_when_the_tumour_is_large_enough() -> None:
    start = np.zeros((40, 40, 40), np.float32)
    start[19:22, 19:22, 19:22] = 1
    sizes = [np.count_nonzero(grow(start, np.ones_like(start), 0.3, wanted) > 0.5) for wanted in (500, 3000)]
    assert 500 <= sizes[0] < 900 and 3000 <= sizes[1] < 4200
