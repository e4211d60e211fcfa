"""A training stopped anywhere and taken up again ends as if it had never been stopped, bit for bit."""

import copy
import random
import signal
import subprocess
import sys
import textwrap
import time
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from dyplab.errors import DataError, FolderError
from dyplab.text import training as said
from dyplab.training import Augment, cosine, one_cycle, train

EPOCHS, BATCHES = 3, 4
SETTINGS = {"epochs": EPOCHS, "batch_size": 12, "learning_rate": 0.05, "seed": 3}


def images(count=45):
    rng = np.random.default_rng(0)
    return rng.random((count, 8, 8)).astype("float32"), rng.integers(0, 3, count)


class Network(nn.Module):
    """All that can carry something from step to step: running statistics, dropout, an inner layout of its own."""

    def __init__(self, stop_at=None):
        super().__init__()
        with torch.random.fork_rng():
            torch.manual_seed(1)
            self.look = nn.Conv2d(1, 4, 3).to(memory_format=torch.channels_last)
            self.normal, self.answer = nn.BatchNorm2d(4), nn.Linear(4, 3)
        self.stop_at, self.step = stop_at, 0

    def forward(self, x):
        self.step += self.training
        if self.training and self.step == self.stop_at:
            raise KeyboardInterrupt
        x = self.normal(self.look(x[:, None].to(memory_format=torch.channels_last))).relu().amax(dim=(2, 3))
        return self.answer(nn.functional.dropout(x, 0.3, self.training))


WAYS = {
    "adam, early stopping": {"patience": 2, "weight_decay": 0.01},
    "momentum, one cycle, augmentation": {
        "optimiser": partial(torch.optim.SGD, momentum=0.9, nesterov=True),
        "rate": one_cycle,
        "augment": Augment(shift=1, elastic=0.5),
    },
    "plain steps, cosine": {"optimiser": torch.optim.SGD, "rate": cosine},
    "AdamW with a slow average": {"optimiser": partial(torch.optim.AdamW, amsgrad=True)},
}


def call(network, way, **more):
    x, y = images()
    held_out = (x[:9], (y[:9] + 1) % 3) if "patience" in way else ()  # of others: the first epoch stays the best
    return train(network, x, y, *held_out, **{**SETTINGS, **way, **more})


def same(one, other):
    return all(torch.equal(a, b) for a, b in zip(one.state_dict().values(), other.state_dict().values(), strict=True))


@pytest.mark.parametrize("again", ["in a new process", "with the same network"])
@pytest.mark.parametrize("way", WAYS)
def test_stopped_at_any_step_and_resumed_equals_the_unbroken_training(way, again, tmp_path):
    unbroken = Network()
    expected = call(unbroken, WAYS[way])
    for stop in range(1, EPOCHS * BATCHES + 1):
        path = tmp_path / f"{stop}.safetensors"
        network = Network(stop_at=stop)
        assert call(network, WAYS[way], checkpoint=path).interrupted
        if again == "in a new process":
            network = Network()
        history = call(network, WAYS[way], checkpoint=path)
        assert history == expected, stop
        assert same(network, unbroken), stop


def test_stopped_again_and_again_it_still_ends_the_same(tmp_path):
    way = WAYS["momentum, one cycle, augmentation"]
    unbroken = Network()
    expected = call(unbroken, way)
    for _ in range(EPOCHS):
        network = Network(stop_at=BATCHES + 2)  # one epoch further each time
        call(network, way, checkpoint=tmp_path / "c")
    assert call(network, way, checkpoint=tmp_path / "c") == expected
    assert same(network, unbroken)


def test_a_checkpoint_changes_nothing_in_a_training_that_is_not_stopped(tmp_path):
    plain, watched = Network(), Network()
    way = WAYS["adam, early stopping"]
    assert call(plain, way) == call(watched, way, checkpoint=tmp_path / "c")
    assert same(plain, watched)


def test_a_finished_training_is_given_back_without_a_step(tmp_path):
    first, second = Network(), Network()
    expected = call(first, {}, checkpoint=tmp_path / "c")
    assert call(second, {}, checkpoint=tmp_path / "c") == expected
    assert second.step == 0
    assert same(first, second)


PROGRAM = """
import signal, sys
sys.path.insert(0, {tests!r})
from test_checkpoint import Network, WAYS, call
from dyplab.training import save_network
network = Network()
call(network, WAYS["momentum, one cycle, augmentation"], epochs=40, checkpoint={path!r})
save_network({out!r}, network, {{}})
"""


def test_killed_at_any_moment_and_started_again_it_ends_the_same(tmp_path):
    """SIGKILL after a random time, over and over, until one run reaches its end."""
    way = WAYS["momentum, one cycle, augmentation"]
    unbroken = Network()
    call(unbroken, way, epochs=40)
    out, path, moments = tmp_path / "end.safetensors", tmp_path / "c", random.Random(0)
    program = textwrap.dedent(PROGRAM).format(tests=str(Path(__file__).parent), path=str(path), out=str(out))
    killed = 0
    while not out.exists():
        process = subprocess.Popen([sys.executable, "-c", program])
        if killed < 6:
            while not path.exists() and process.poll() is None:
                time.sleep(0.01)  # python and torch are still starting
            time.sleep(moments.uniform(0, 0.2))
            killed += process.poll() is None
            process.kill()
        process.wait(60)
    from dyplab.training import load_network

    assert killed >= 2
    assert same(load_network(out, Network()), unbroken)


CHANGES = {
    "more epochs": ({"epochs": 5}, "settings"),
    "another seed": ({"seed": 4}, "settings"),
    "another rate": ({"learning_rate": 0.01}, "settings"),
    "another way of moving it": ({"rate": cosine}, "settings"),
    "another augmentation": ({"augment": Augment(shift=1)}, "settings"),
    "another optimiser": ({"optimiser": torch.optim.SGD}, "settings"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_checkpoint_of_another_training_is_refused_and_left_alone(change, tmp_path):
    path = tmp_path / "c"
    call(Network(stop_at=6), {}, checkpoint=path)
    before = path.read_bytes()
    different, word = CHANGES[change]
    network = Network()
    with pytest.raises(DataError) as error:
        call(network, {}, checkpoint=path, **different)
    assert error.value.said.sentence is said.OTHER_TRAINING
    assert word in error.value.said.nb
    assert word in error.value.said.en
    assert path.read_bytes() == before
    assert same(network, Network())


def test_two_functions_without_a_name_are_told_apart_by_what_they_do(tmp_path):
    rates = [lambda done: 1 - done, lambda done: 1 - done / 2]
    call(Network(stop_at=6), {}, checkpoint=tmp_path / "c", rate=rates[0])
    with pytest.raises(DataError):
        call(Network(), {}, checkpoint=tmp_path / "c", rate=rates[1])
    assert not call(Network(), {}, checkpoint=tmp_path / "c", rate=rates[0]).interrupted


def test_other_images_or_another_start_are_another_training(tmp_path):
    x, y = images()
    train(Network(stop_at=6), x, y, **SETTINGS, checkpoint=tmp_path / "c")
    other = Network()
    other.answer.bias.data += 1
    for given in ((Network(), x[::-1], y), (Network(), x, (y + 1) % 3), (other, x, y)):
        with pytest.raises(DataError) as error:
            train(*given, **SETTINGS, checkpoint=tmp_path / "c")
        assert error.value.said.sentence is said.OTHER_TRAINING


def test_a_file_that_is_no_checkpoint_is_refused_and_left_alone(tmp_path):
    call(Network(stop_at=6), {}, checkpoint=tmp_path / "c")
    whole = (tmp_path / "c").read_bytes()
    for content in (b"", b"my thesis", whole[:200], whole[:-50], whole.replace(b'\\"history\\"', b'\\"hystery\\"')):
        (tmp_path / "c").write_bytes(content)
        with pytest.raises(DataError) as error:
            call(Network(), {}, checkpoint=tmp_path / "c")
        assert error.value.said.sentence is said.BAD_CHECKPOINT
        assert (tmp_path / "c").read_bytes() == content
    with pytest.raises(DataError):
        call(Network(), {}, checkpoint=tmp_path)  # a folder


def test_a_place_that_cannot_be_written_is_told_before_the_first_step(tmp_path):
    (tmp_path / "file").write_text("in the way")
    network = Network()
    with pytest.raises(FolderError):
        call(network, {}, checkpoint=tmp_path / "file" / "c")
    assert network.step == 0


def test_the_same_seed_gives_the_same_weights_twice():
    one, other = Network(), Network()
    way = WAYS["momentum, one cycle, augmentation"]
    assert call(one, way) == call(other, way)
    assert same(one, other)


def test_ctrl_c_from_the_keyboard_leaves_a_checkpoint_of_whole_epochs(tmp_path):
    def stop(epoch, history):
        if epoch == 2:
            signal.raise_signal(signal.SIGINT)

    network = Network()
    history = call(network, {}, checkpoint=tmp_path / "c", on_epoch=stop)
    assert (len(history), history.interrupted) == (2, True)
    kept = copy.deepcopy(network.state_dict())
    assert call(network, {}, checkpoint=tmp_path / "c") == call(Network(), {})
    assert any(not torch.equal(a, b) for a, b in zip(kept.values(), network.state_dict().values(), strict=True))
