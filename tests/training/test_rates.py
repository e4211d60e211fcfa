"""The learning rate through a training, judged by torch's own schedules."""

import numpy as np
import pytest
import torch

from dyplab.training import cosine, one_cycle

STEPS = 4000


def rates_of(make):
    optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.5)
    schedule = make(optimiser)
    found = []
    for _ in range(STEPS):
        found.append(optimiser.param_groups[0]["lr"] / 0.5)
        optimiser.step()
        schedule.step()
    return found


@pytest.mark.parametrize(
    ("ours", "torchs"),
    [
        (one_cycle, lambda o: torch.optim.lr_scheduler.OneCycleLR(o, 0.5, total_steps=STEPS + 1)),
        (cosine, lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, STEPS)),
    ],
)
def test_the_curve_is_torchs(ours, torchs):
    np.testing.assert_allclose([ours(step / STEPS) for step in range(STEPS)], rates_of(torchs), atol=0.001)


def test_one_cycle_rises_once_and_falls_once():
    curve = [one_cycle(share) for share in np.linspace(0, 1, 1001)]
    top = int(np.argmax(curve))
    assert (curve[top], top) == (1, 300)
    assert np.all(np.diff(curve[: top + 1]) > 0)
    assert np.all(np.diff(curve[top:]) < 0)
