"""Models: networks readable on one screen each, and scikit-learn's reference models with stated settings."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dyplab.models.reference import make_boosting, make_forest, make_logistic, make_mlp_classifier, make_table_forest

if TYPE_CHECKING:
    from dyplab.models.cnn import CNN, DeepCNN
    from dyplab.models.eeg import EEGCNN
    from dyplab.models.mlp import MLP, count_parameters

__all__ = [
    "CNN",
    "EEGCNN",
    "MLP",
    "DeepCNN",
    "count_parameters",
    "make_boosting",
    "make_forest",
    "make_logistic",
    "make_mlp_classifier",
    "make_table_forest",
]

NEED_TORCH = {"CNN": "cnn", "DeepCNN": "cnn", "EEGCNN": "eeg", "MLP": "mlp", "count_parameters": "mlp"}


def __getattr__(name: str) -> Any:
    """The networks need torch, the reference models do not: torch is loaded at the first use of a network."""
    if name in NEED_TORCH:
        return getattr(import_module(f"dyplab.models.{NEED_TORCH[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
