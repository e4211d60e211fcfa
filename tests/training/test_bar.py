"""The bar of a training: in a terminal, in a notebook, and nowhere when nobody looks."""

import io
import sys
import time

import IPython.display
import numpy as np
import pytest

from dyplab.models import MLP
from dyplab.text import use
from dyplab.training import bar, train


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def every_step(monkeypatch):
    monkeypatch.setattr(bar, "EVERY", 0)
    yield
    use(None)


def call(progress=True, **more):
    x, y = np.random.default_rng(0).random((40, 2)), np.arange(40) % 2
    return train(MLP(2, (4,), 2), x, y, epochs=3, batch_size=10, learning_rate=0.01, seed=0, progress=progress, **more)


@pytest.mark.parametrize(
    ("lang", "under_way", "end"), [("nb", "Epoke 2 av 3", "3 epoker på"), ("en", "Epoch 2 of 3", "3 epochs in")]
)
def test_a_terminal_sees_how_far_it_has_come_and_what_it_took(lang, under_way, end, monkeypatch):
    use(lang)
    monkeypatch.setattr(sys, "stderr", Terminal())
    call(on_epoch=lambda *_: time.sleep(0.3))  # rich draws ten times a second
    assert under_way in sys.stderr.getvalue()
    assert end in sys.stderr.getvalue()


def test_a_notebook_sees_one_picture_that_changes(monkeypatch):
    class Handle:
        def update(self, bundle, raw):
            shown.append(bundle)

    shown = []
    monkeypatch.setattr(bar, "in_notebook", lambda: True)
    monkeypatch.setattr(IPython.display, "display", lambda bundle, raw, display_id: Handle())
    use("nb")
    call()
    assert len(shown) == 13  # three epochs of four steps, and the end
    assert all(set(bundle) == {"text/html", "text/plain"} for bundle in shown)
    assert '<progress max="1" value="0.500" aria-label="Epoke 2 av 3' in shown[6]["text/html"]
    assert 'value="1.000"' in shown[-1]["text/html"]
    assert "3 epoker på" in shown[-1]["text/plain"]


@pytest.mark.parametrize("progress", [True, False])
def test_nobody_looking_or_nobody_asking_nothing_is_written(progress, capsys, monkeypatch):
    if not progress:
        monkeypatch.setattr(sys, "stderr", Terminal())
    call(progress=progress)
    said = capsys.readouterr()
    assert said.out == said.err == ""


def test_a_training_stopped_by_hand_leaves_the_bar_where_it_was(monkeypatch):
    def stop(epoch, history):
        if epoch == 2:
            raise KeyboardInterrupt

    use("en")
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert call(on_epoch=stop).interrupted
    assert "2 epochs in" in sys.stderr.getvalue()
