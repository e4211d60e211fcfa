"""Small pictures that move: each a dependency-free JavaScript module beside its Python class."""

from dyplab.widgets.backprop import BackpropGraph
from dyplab.widgets.convolution import ConvolutionStepper
from dyplab.widgets.playground import Playground

__all__ = ["BackpropGraph", "ConvolutionStepper", "Playground"]
