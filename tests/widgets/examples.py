"""One widget of each kind, for the tests that every widget must pass. A new widget is added here."""

import numpy as np

from dyplab.widgets import BackpropGraph, ConvolutionStepper, Playground

PATCH = (np.arange(63).reshape(7, 9) ** 2) % 251  # no symmetry, whole numbers below 256

EXAMPLES = {
    "backprop": BackpropGraph,
    "convolution": lambda: ConvolutionStepper(PATCH),
    "playground": Playground,
}


# What a reader does in JupyterLab, what Python then reads (an expression in `widget`), and what that must be.
def edit_kernel(widget):
    weight = widget.get_by_label("Weight in row 1, column 2")
    weight.press("Control+a")
    weight.press_sequentially("7")


def change_leaf(widget):
    given = widget.get_by_label("b", exact=True)
    given.press("Control+a")
    given.press_sequentially("2.5")


def give_more_units(widget):
    widget.get_by_label("Units in layer 1").press("ArrowRight")


ACTS = {
    "backprop": (change_leaf, "(widget.leaves['b'], widget.values['L'])", (2.5, 0.25)),
    "convolution": (edit_kernel, "widget.kernel", [[-1, 7, 1], [-1, 0, 1], [-1, 0, 1]]),
    "playground": (give_more_units, "'hidden=5&' in widget.state", True),
}
