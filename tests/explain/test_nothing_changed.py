"""Asking a network where it looked leaves it, torch and the process as they were, and says nothing."""

import subprocess
import sys

import numpy as np
import pytest
import torch

from dyplab.explain import grad_cam, occlusion, saliency

ASKS = [grad_cam, saliency, occlusion]
IMAGES = np.random.default_rng(3).integers(0, 256, (2, 28, 28)).astype("uint8")


def hooks(network):
    return [
        len(part._forward_hooks) + len(part._forward_pre_hooks) + len(part._backward_hooks)
        for part in network.modules()
    ]


@pytest.mark.parametrize("ask", ASKS)
def test_asking_changes_nothing(make_digits, ask):
    network = make_digits()
    network.features[3].eval()
    network.head.weight.requires_grad_(False)
    network.head.bias.grad = torch.full((5,), 7.0)
    heard = []
    network.head.register_forward_hook(lambda *_: heard.append(1))
    modes = [part.training for part in network.modules()]
    weights = {name: values.clone() for name, values in network.state_dict().items()}
    x, chance, numpy_chance = IMAGES / 255, torch.get_rng_state(), str(np.random.get_state())
    ask(network, x, 1)
    assert [part.training for part in network.modules()] == modes
    assert all(torch.equal(values, weights[name]) for name, values in network.state_dict().items())
    assert [name for name, values in network.named_parameters() if not values.requires_grad] == ["head.weight"]
    assert [name for name, values in network.named_parameters() if values.grad is not None] == ["head.bias"]
    assert (network.head.bias.grad == 7).all()
    assert heard and sum(hooks(network)) == 1
    assert torch.equal(chance, torch.get_rng_state()) and str(np.random.get_state()) == numpy_chance
    assert torch.is_grad_enabled()
    np.testing.assert_array_equal(x, IMAGES / 255)


@pytest.mark.parametrize(
    ("ask", "passes"), [(grad_cam, 1), (grad_cam, 2), (grad_cam, 3), (saliency, 2), (occlusion, 2), (occlusion, 3)]
)
def test_not_even_when_it_breaks_down_on_the_way(make_digits, ask, passes):
    network = make_digits()
    countdown = iter(range(passes - 1, -1, -1))
    handle = network.pool.register_forward_hook(lambda *_: 1 / next(countdown) and None)
    with pytest.raises(ZeroDivisionError):
        ask(network, IMAGES, 1)
    handle.remove()
    assert all(part.training for part in network.modules())
    assert sum(hooks(network)) == 0


@pytest.mark.parametrize("ask", ASKS)
def test_a_network_in_training_mode_is_asked_at_rest(make_digits, ask):
    np.testing.assert_array_equal(ask(make_digits().train(), IMAGES), ask(make_digits().eval(), IMAGES))


@pytest.mark.parametrize("ask", ASKS)
def test_pixels_and_scaled_pixels_get_the_same_map(make_digits, ask):
    np.testing.assert_allclose(ask(make_digits(), IMAGES), ask(make_digits(), IMAGES / 255), atol=1e-6)


@pytest.mark.parametrize("ask", ASKS)
def test_it_works_where_gradients_are_switched_off_and_leaves_them_off(make_digits, ask):
    with torch.no_grad():
        found = ask(make_digits(), IMAGES)
        assert not torch.is_grad_enabled()
    np.testing.assert_array_equal(found, ask(make_digits(), IMAGES))


SILENT = """
import sys
before = set(sys.modules)
import dyplab.explain as explain
assert not {"captum", "matplotlib", "dyplab.models"} & set(sys.modules)
import logging, os, signal, threading, warnings
import matplotlib, numpy, torch
def state():
    return (
        list(warnings.filters), logging.getLogger().handlers[:], logging.getLogger().level, dict(matplotlib.rcParams),
        torch.get_default_dtype(), torch.get_num_threads(), torch.is_grad_enabled(), torch.get_rng_state().tolist(),
        str(numpy.random.get_state()), numpy.geterr(), threading.active_count(), signal.getsignal(signal.SIGINT),
        sys.excepthook, sys.displayhook, dict(os.environ), os.getcwd(),
    )
network = torch.nn.Sequential(
    torch.nn.Conv2d(1, 3, 3), torch.nn.ReLU(), torch.nn.AdaptiveAvgPool2d(1), torch.nn.Flatten()
)
was = state()
for ask in (explain.grad_cam, explain.saliency, explain.occlusion):
    ask(network, numpy.zeros((2, 1, 28, 28), "uint8"))
changed = [place for place, (old, new) in enumerate(zip(was, state())) if old != new]
assert not changed, changed
import matplotlib.pyplot
assert not matplotlib.pyplot.get_fignums()
"""


def test_captum_is_loaded_when_first_asked_and_stays_silent():
    done = subprocess.run([sys.executable, "-W", "error", "-c", SILENT], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
