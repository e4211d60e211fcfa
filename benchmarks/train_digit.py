"""Train the small network that the widget draw-a-digit ships, and keep it with its card.

All 5,000 bundled images (none of them in MNIST's official test), augmented; BatchNorm is folded into the convolutions,
and each detector's weights become whole numbers from −127 to 127 with one scale (int8). Nothing is chosen here: the
settings below were fixed before the official test was looked at, and it is looked at once.

Usage: python benchmarks/train_digit.py FOLDER   (MNIST's full IDX files, unpacked; the two of the test are read)
"""

import base64
import json
import platform
import sys
import time
from functools import partial
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import conv2d, max_pool2d, relu

import dyplab.widgets
from dyplab.data import load_mnist, read_idx
from dyplab.evaluation import accuracy
from dyplab.models import CNN
from dyplab.system import limit_threads
from dyplab.training import Augment, one_cycle, predict_probabilities, train

KEPT = Path(dyplab.widgets.__file__).parent / "weights" / "digit.json"
SEED, WIDTH = 0, 8
AUGMENT = Augment(shift=2, rotation=12, scale=0.1, shear=10, elastic=0.7)
SETTINGS: dict[str, Any] = {"epochs": 20, "batch_size": 100, "learning_rate": 0.1}
Layer = tuple[Tensor, Tensor]  # weights and bias terms


def main(folder: str) -> None:
    """Train, fold, make small, measure, keep."""
    limit_threads(1)
    bundled = load_mnist()
    network = CNN(width=WIDTH, seed=SEED)
    started = time.perf_counter()
    sgd = partial(torch.optim.SGD, momentum=0.9, nesterov=True)
    train(
        network, bundled.images, bundled.labels, **SETTINGS, seed=SEED, rate=one_cycle, augment=AUGMENT, optimiser=sgd
    )
    seconds = time.perf_counter() - started
    small = [whole_numbers(name, *layer) for name, layer in folded(network).items()]

    images = read_idx(Path(folder, "t10k-images-idx3-ubyte"))
    labels = read_idx(Path(folder, "t10k-labels-idx1-ubyte"))
    before = predict_probabilities(network, images).argmax(axis=1)
    after = answers(small, images)
    score = accuracy(labels, after)
    card = {
        "command": "python benchmarks/train_digit.py FOLDER",
        "seed": SEED,
        "data": "the 5,000 MNIST images bundled with dyplab, all of them; see the card of mnist",
        "network": f"dyplab.models.CNN(width={WIDTH}), BatchNorm folded into the convolutions, int8 per detector",
        "settings": f"{SETTINGS}, SGD with Nesterov momentum 0.9, one_cycle, {AUGMENT!r}",
        "seconds": round(seconds, 1),
        "versions": f"Python {platform.python_version()}, torch {version('torch')}, one thread",
        "test": "MNIST's official 10,000 test images, looked at once for these weights; 95% interval by bootstrap",
        "accuracy": [round(float(value), 4) for value in (score.value, score.low, score.high)],
        "same_answer_as_before_int8": round(float((before == after).mean()), 4),
        "use": "To see how a network reads a digit, in lessons. Not for any real use, least of all a dose.",
    }
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps({"card": card, "layers": small}, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(card, indent=1), f"\n{KEPT.stat().st_size} bytes")


def folded(network: CNN) -> dict[str, Layer]:
    """The weights and bias terms of each layer, with BatchNorm worked into the convolution before it."""
    network.eval()
    layers, parts = {}, list(network.features)
    for part, norm in pairwise(parts):
        if isinstance(part, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
            gain = norm.weight / torch.sqrt(norm.running_var + norm.eps)
            weights = part.weight * gain[:, None, None, None]
            layers[f"conv{len(layers) + 1}"] = weights, norm.bias - norm.running_mean * gain
    return {**layers, "output": (network.output.weight, network.output.bias)}


def whole_numbers(name: str, weights: Tensor, bias: Tensor) -> dict[str, Any]:
    """A layer as JSON: each detector's weights divided by its scale and rounded to int8."""
    flat = weights.detach().flatten(start_dim=1)
    scale = flat.abs().amax(dim=1) / 127
    rounded = (flat / scale[:, None]).round().to(torch.int8)
    return {
        "name": name,
        "shape": list(weights.shape),
        "scale": [float(f"{value:.6g}") for value in scale.tolist()],
        "bias": [float(f"{value:.6g}") for value in bias.tolist()],
        "weights": base64.b64encode(rounded.numpy().tobytes()).decode("ascii"),
    }


def answers(layers: list[dict[str, Any]], images: NDArray[Any]) -> NDArray[Any]:
    """What the small network answers, by torch."""
    x = torch.tensor(images[:, None] / 255.0, dtype=torch.float32)
    for layer in layers:
        rounded = torch.frombuffer(bytearray(base64.b64decode(layer["weights"])), dtype=torch.int8).float()
        scale = torch.tensor(layer["scale"]).reshape(-1, *[1] * (len(layer["shape"]) - 1))
        weights, bias = rounded.reshape(layer["shape"]) * scale, torch.tensor(layer["bias"])
        if layer["name"] == "output":
            return (x.flatten(start_dim=1) @ weights.T + bias).argmax(dim=1).numpy()  # type: ignore[no-any-return]
        size = weights.shape[-1]
        x = relu(conv2d(x, weights, bias, stride=2 if size == 5 else 1, padding=size // 2))
        x = max_pool2d(x, 2) if layer["name"] == "conv2" else x
    raise AssertionError("no output layer")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
