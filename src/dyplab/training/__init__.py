"""Training: one visible loop, predictions from a trained network, and saving without pickle.

loop        the training itself: mini-batches, validation, early stopping
history     what each epoch gave
prediction  probabilities from a network
state       a network's mode and torch's random state, put back as they were
arrays      from numpy to tensors, and the one place where pixels are scaled
saving      networks as safetensors, scikit-learn's models as skops
cards       the card beside each model file, and what is refused unopened
"""

from typing import TYPE_CHECKING, Any

from dyplab.training.cards import read_card
from dyplab.training.history import History
from dyplab.training.saving import load_network, load_sklearn, save_network, save_sklearn

if TYPE_CHECKING:
    from dyplab.training.loop import train
    from dyplab.training.prediction import predict_probabilities

__all__ = [
    "History",
    "load_network",
    "load_sklearn",
    "predict_probabilities",
    "read_card",
    "save_network",
    "save_sklearn",
    "train",
]


def __getattr__(name: str) -> Any:
    """The loop needs torch, saving a forest does not: torch is loaded when training or prediction is first used."""
    if name == "train":
        from dyplab.training.loop import train

        return train
    if name == "predict_probabilities":
        from dyplab.training.prediction import predict_probabilities

        return predict_probabilities
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
