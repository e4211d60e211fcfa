"""The pretraining: the same tables for the same seed, taken up again where it stopped, and in the end it can learn."""

import itertools
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors import safe_open

from dyplab.errors import DataError
from dyplab.pfn.pretraining import loop
from dyplab.pfn.pretraining.lessons import draw, shape_of
from dyplab.pfn.pretraining.loop import Pretrained, pretrain
from dyplab.pfn.pretraining.loss import pinball
from dyplab.pfn.pretraining.optimiser import rate_at
from dyplab.pfn.pretraining.shipping import ship
from dyplab.pfn.pretraining.step import one_step
from dyplab.pfn.weights import load_network, pretraining_log
from dyplab.training.stopping import CtrlC

pytest.importorskip("lightning")


def quietly(step: int, loss: float) -> None:
    """Nothing is said."""


def few(path: Path, until: int) -> Pretrained:
    return pretrain(path, 6, until=until, tokens=600, say=quietly)


def weights(pretrained: Pretrained) -> torch.Tensor:
    return torch.cat([values.flatten() for values in pretrained.network.parameters()]).detach()


def test_interrupted_and_taken_up_again_equals_unbroken(tmp_path):
    whole = few(tmp_path / "whole.safetensors", until=6)
    few(tmp_path / "parts.safetensors", until=2)
    parts = few(tmp_path / "parts.safetensors", until=6)
    assert parts.so_far.losses == whole.so_far.losses
    assert torch.equal(weights(parts), weights(whole))


def test_ctrl_c_lets_the_step_be_finished_and_kept(tmp_path, monkeypatch):
    whole = few(tmp_path / "whole.safetensors", until=6)
    stopped = tmp_path / "stopped.safetensors"

    def pressed_in_the_third(*given: Any) -> torch.Tensor:
        loss = one_step(*given)
        if next(steps) == 2:
            signal.raise_signal(signal.SIGINT)
        return loss

    steps = itertools.count()
    monkeypatch.setattr(loop, "one_step", pressed_in_the_third)
    made = few(stopped, until=6)
    assert made.interrupted and len(made.so_far.losses) == 3
    parts = few(stopped, until=6)
    assert not parts.interrupted and parts.so_far.losses == whole.so_far.losses
    assert torch.equal(weights(parts), weights(whole))


def test_ctrl_c_pressed_twice_does_not_wait_and_then_is_as_it_was():
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), CtrlC() as ctrl_c:
        signal.raise_signal(signal.SIGINT)
        assert ctrl_c.pressed
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_is_left_alone_outside_the_main_thread():
    def enter() -> None:
        with CtrlC():
            within.append(signal.getsignal(signal.SIGINT))

    within: list[Any] = []
    thread = threading.Thread(target=enter)
    thread.start()
    thread.join()
    assert within == [signal.getsignal(signal.SIGINT)]


def test_a_checkpoint_with_more_steps_than_are_asked_for_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "three.safetensors"
    few(path, until=3)
    before = path.read_bytes()
    with pytest.raises(DataError) as error:
        pretrain(path, 2, tokens=600, say=quietly)
    for words in (error.value.said.nb, error.value.said.en):
        assert "three.safetensors" in words and "3" in words and "2" in words
    assert path.read_bytes() == before


def test_a_checkpoint_of_another_pretraining_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "one.safetensors"
    few(path, until=1)
    before = path.read_bytes()
    with pytest.raises(DataError) as error:
        pretrain(path, 6, until=2, seed=1, tokens=600, say=quietly)
    assert "seed" in error.value.said.nb and "seed" in error.value.said.en
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a checkpoint", b"\x80\x04pickle"])
def test_a_damaged_checkpoint_is_refused(tmp_path, content):
    path = tmp_path / "damaged.safetensors"
    path.write_bytes(content)
    with pytest.raises(DataError) as error:
        few(path, until=1)
    assert "damaged.safetensors" in error.value.said.nb and "damaged" in error.value.said.en


def test_what_is_shipped_can_be_loaded_and_says_how_it_came_about(tmp_path):
    made = few(tmp_path / "checkpoint.safetensors", until=6)
    ship(tmp_path / "made.safetensors", made, "dyplab pfn pretrain")
    again = load_network(tmp_path / "made.safetensors")
    for name, values in made.network.state_dict().items():
        assert torch.equal(again.state_dict()[name], values)
    log = (tmp_path / "made.csv").read_text().splitlines()
    assert len(log) == 7
    assert log[0] == "step,tables,loss"
    assert float(log[1].split(",")[2]) == pytest.approx(made.so_far.losses[0], abs=1e-5)


def test_a_step_is_drawn_again_from_its_number():
    for one, other in zip(draw(3, 2000, 0, 1200), draw(3, 2000, 0, 1200), strict=True):
        assert one == other if not torch.is_tensor(one) else torch.equal(one.nan_to_num(), other.nan_to_num())


def test_two_devices_get_tables_of_their_own_of_the_same_shape():
    one, other = draw(0, 2000, 0, 1200), draw(0, 2000, 1, 1200)
    assert one.x.shape == other.x.shape
    assert not torch.equal(one.outcome, other.outcome)


def test_tables_grow():
    def largest(step: int) -> tuple[int, int]:
        shapes = [shape_of(np.random.default_rng(seed), step, 4800) for seed in range(200)]
        return max(shape.rows for shape in shapes), max(shape.columns for shape in shapes)

    assert largest(0) < (101, 8)
    assert largest(5000) > (400, 150)


def test_pinball_loss_equals_scikit_learns():
    from sklearn.metrics import mean_pinball_loss

    from dyplab.pfn.network import QUANTILES

    rng = np.random.default_rng(0)
    truth, quantiles = rng.normal(size=50), np.sort(rng.normal(size=(50, len(QUANTILES))), axis=1)
    each = [mean_pinball_loss(truth, quantiles[:, number], alpha=level) for number, level in enumerate(QUANTILES)]
    ours = pinball(torch.from_numpy(quantiles), torch.from_numpy(truth))
    assert float(ours) == pytest.approx(2 * np.mean(each), rel=1e-6)


def test_the_rate_rises_stays_and_goes_down_to_nothing():
    rates = [rate_at(step, 1000) for step in range(1001)]
    assert max(rates) == 1
    assert rates[1000] == 0
    assert rates[100] == rates[700] == 1


def test_the_first_steps_give_the_logged_losses(tmp_path):
    """The shipped weights came from this code: its first steps can be taken again, by two processes as they were."""
    command = [sys.executable, "-m", "dyplab.cli", "pfn", "pretrain", "--devices", "2", "--until", "10"]
    checkpoint = tmp_path / "again.safetensors"
    subprocess.run([*command, "--checkpoint", checkpoint], check=True, capture_output=True, timeout=300)
    with safe_open(checkpoint, framework="np") as file:
        losses = file.get_tensor("losses")
    assert losses == pytest.approx(pretraining_log().loss[:10].to_numpy(), abs=0.02)
