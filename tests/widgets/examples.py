"""One widget of each kind, for the tests that every widget must pass. A new widget is added here."""

import numpy as np

from dyplab.widgets import ConvolutionStepper

PATCH = (np.arange(63).reshape(7, 9) ** 2) % 251  # no symmetry, whole numbers below 256

EXAMPLES = {
    "convolution": lambda: ConvolutionStepper(PATCH),
}


# What a reader does in JupyterLab, what Python then reads (an expression in `widget`), and what that must be.
def edit_kernel(widget):
    weight = widget.get_by_label("Weight in row 1, column 2")
    weight.press("Control+a")
    weight.press_sequentially("7")


ACTS = {
    "convolution": (edit_kernel, "widget.kernel", [[-1, 7, 1], [-1, 0, 1], [-1, 0, 1]]),
}
