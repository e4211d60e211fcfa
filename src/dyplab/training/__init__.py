"""Training: one visible loop, predictions from a trained network, and saving without pickle.

loop        the training itself: mini-batches, validation, early stopping
settings    what is refused, and the small rules of the loop
rates       how the learning rate moves through a training
augmentation  whole batches of images moved, turned and bent
checkpoint  a training under way, and the file it is taken up again from
sittings    a training of hours, taken up again from a file
stopping    Ctrl-C, heeded where the work can be left
bar         how far a training has come
lightning   the same training in Lightning (extra `train`)
history     what each epoch gave
prediction  probabilities from a network
state       a network's mode and torch's random state, put back as they were
arrays      from numpy to tensors, and the one place where pixels are scaled
saving      networks as safetensors, scikit-learn's models as skops
cards       the card beside each model file, and what is refused unopened
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dyplab.training.cards import read_card
from dyplab.training.history import History
from dyplab.training.rates import cosine, one_cycle
from dyplab.training.saving import load_network, load_sklearn, save_network, save_sklearn

if TYPE_CHECKING:
    from dyplab.training.augmentation import Augment
    from dyplab.training.loop import train
    from dyplab.training.prediction import predict_probabilities

__all__ = [
    "Augment",
    "History",
    "cosine",
    "load_network",
    "load_sklearn",
    "one_cycle",
    "predict_probabilities",
    "read_card",
    "save_network",
    "save_sklearn",
    "train",
]

NEED_TORCH = {"Augment": "augmentation", "predict_probabilities": "prediction", "train": "loop"}


def __getattr__(name: str) -> Any:
    """Training needs torch, saving a forest does not: torch is loaded when one of these is first used."""
    if name in NEED_TORCH:
        return getattr(import_module(f"dyplab.training.{NEED_TORCH[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
