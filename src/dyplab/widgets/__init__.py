"""Small pictures that move: each a dependency-free JavaScript module beside its Python class."""

from dyplab.widgets.backprop import BackpropGraph
from dyplab.widgets.convolution import ConvolutionStepper
from dyplab.widgets.descent import DescentOnSurface
from dyplab.widgets.draw_digit import DrawDigit
from dyplab.widgets.eeg import EEGScroller
from dyplab.widgets.in_context import InContextExplorer
from dyplab.widgets.playground import Playground
from dyplab.widgets.prevalence import PrevalenceExplorer
from dyplab.widgets.slices import SliceViewer
from dyplab.widgets.threshold import ThresholdExplorer

__all__ = [
    "BackpropGraph",
    "ConvolutionStepper",
    "DescentOnSurface",
    "DrawDigit",
    "EEGScroller",
    "InContextExplorer",
    "Playground",
    "PrevalenceExplorer",
    "SliceViewer",
    "ThresholdExplorer",
]
