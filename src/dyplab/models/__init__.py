"""Models: networks readable on one screen each, and scikit-learn's two reference models with stated settings."""

from typing import TYPE_CHECKING, Any

from dyplab.models.reference import make_forest, make_mlp_classifier

if TYPE_CHECKING:
    from dyplab.models.mlp import MLP, count_parameters

__all__ = ["MLP", "count_parameters", "make_forest", "make_mlp_classifier"]


def __getattr__(name: str) -> Any:
    """The networks need torch, the reference models do not: torch is loaded at the first use of a network."""
    if name in ("MLP", "count_parameters"):
        from dyplab.models import mlp

        return getattr(mlp, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
