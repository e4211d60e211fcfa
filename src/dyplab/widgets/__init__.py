"""Small pictures that move: each a dependency-free JavaScript module beside its Python class."""

from dyplab.widgets.convolution import ConvolutionStepper

__all__ = ["ConvolutionStepper"]
