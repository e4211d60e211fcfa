"""One widget of each kind, for the tests that every widget must pass. A new widget is added here."""

import numpy as np

from dyplab.widgets import ConvolutionStepper

PATCH = (np.arange(63).reshape(7, 9) ** 2) % 251  # no symmetry, whole numbers below 256

EXAMPLES = {
    "convolution": lambda: ConvolutionStepper(PATCH),
}
