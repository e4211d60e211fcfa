"""Segmentation of brain tumours: a network, its training on simulated patients, a whole volume, shipped weights.

For teaching. Not a medical device.

grid        what the network sees: two millimetres, each image on a scale of its own
placing     a scan brought to that grid, and probabilities brought back
network     MONAI's U-Net in three dimensions
inference   a whole scan through the network
training    on patients made up as it goes (`dyplab tumour train`)
trial       how good it is, beside the FLAIR threshold (`dyplab tumour evaluate`)
weights     the shipped network
report      a page about one scan
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dyplab.tumour.inference import Segmentation, segment
    from dyplab.tumour.network import make_network
    from dyplab.tumour.weights import load_network

__all__ = ["Segmentation", "load_network", "make_network", "segment"]

WHERE = {"Segmentation": "inference", "load_network": "weights", "make_network": "network", "segment": "inference"}


def __getattr__(name: str) -> Any:
    """Torch is loaded when one of these is first used."""
    if name in WHERE:
        return getattr(import_module(f"dyplab.tumour.{WHERE[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
