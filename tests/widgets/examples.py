"""One widget of each kind, for the tests that every widget must pass. A new widget is added here."""

import numpy as np

from dyplab.widgets import (
    BackpropGraph,
    ConvolutionStepper,
    DescentOnSurface,
    DrawDigit,
    EEGScroller,
    InContextExplorer,
    Playground,
    PrevalenceExplorer,
    SliceViewer,
    ThresholdExplorer,
)

PATCH = (np.arange(63).reshape(7, 9) ** 2) % 251  # no symmetry, whole numbers below 256
CHANCE = np.random.default_rng(0)
ILL = CHANCE.random(400) < 0.2
SECONDS = np.arange(20 * 128) / 128
SWINGS = ((30, 10, 0), (5, 9, 0), (90, 4, 9), (12, 20, 0))  # µV, Hz and when it begins
WAVES = [a * np.sin(2 * np.pi * f * SECONDS) * (s <= SECONDS) + CHANCE.normal(0, 6, len(SECONDS)) for a, f, s in SWINGS]
SCORES = 1 / (1 + np.exp(-CHANCE.normal(np.where(ILL, 0.8, -1.2), 1.1)))
OTHERS = np.random.default_rng(1)  # so that nothing above changes
MEASURED = np.array(((12.5, 0.035), (17, 0.085)))[np.arange(36) % 2] + OTHERS.normal(0, (1.9, 0.02), (36, 2))
MALIGNANT = np.arange(36) % 2

VOXELS = np.indices((26, 30, 18))
AWAY = ((VOXELS - np.reshape((12.5, 14, 9), (3, 1, 1, 1))) ** 2 / np.reshape((130, 170, 65), (3, 1, 1, 1))).sum(axis=0)
HEAD = np.where(AWAY < 1, 300 + 100 * (3 * AWAY).round() + 40 * (VOXELS[1] // 10), 0)
SPOT = ((VOXELS - np.reshape((8, 17, 10), (3, 1, 1, 1))) ** 2).sum(axis=0)
TUMOUR = np.select([SPOT < 3, SPOT < 9, SPOT < 22], [1, 3, 2])
DRAWN = np.select([SPOT < 5, SPOT < 8, np.roll(SPOT, 1, axis=1) < 20], [1, 3, 2])
LYING = np.array([[-4.0, 0, 0, 50], [0, -4, 0, 60], [0, 0, 6, -30], [0, 0, 0, 1]])  # x to the left, y to the back


def near(known_x, known_y, asked_x):
    """A smooth stand-in for a model: each known patient counts the more the nearer it is, well beforehand."""
    far = ((asked_x[:, None] - known_x) ** 2 / (8, 0.001)).sum(axis=-1)
    weight = np.exp(-2 * far)
    return (weight @ known_y + 0.02) / (weight.sum(axis=1) + 0.05)


EXAMPLES = {
    "backprop": BackpropGraph,
    "convolution": lambda: ConvolutionStepper(PATCH),
    "descent": DescentOnSurface,
    "draw_digit": DrawDigit,
    "eeg": lambda: EEGScroller(WAVES, 128),
    "in_context": lambda: InContextExplorer(
        MEASURED, MALIGNANT, near, names=("Radius (µm)", "Concave points"), outcomes=("benign", "malignant")
    ),
    "playground": Playground,
    "prevalence": lambda: PrevalenceExplorer(0.9, 0.9, 0.01, study_prevalence=0.75, places={"GP": 0.02}),
    "slices": lambda: SliceViewer({"flair": HEAD + 300 * (TUMOUR > 0), "t1": HEAD}, LYING, TUMOUR, DRAWN),
    "threshold": lambda: ThresholdExplorer(ILL, SCORES),
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


def choose_surface(widget):
    widget.get_by_label("Surface").select_option("saddle")
    widget.get_by_label("Momentum").press("End")


def move_threshold(widget):
    widget.get_by_role("slider", name="Threshold").press("ArrowRight")
    widget.get_by_label("A missed patient costs").fill("20")


def show_seven(widget):
    widget.get_by_role("button", name="Show a 7", exact=True).click()


def choose_row(widget):
    widget.get_by_role("combobox", name="Chosen row").select_option("2")
    widget.get_by_label("The window begins at").press("End")


def add_malignant(widget):
    widget.get_by_role("button", name="malignant").click()
    widget.get_by_role("group", name="The new patient").get_by_label("Radius").press("Home")


def scroll_up(widget):
    widget.get_by_label("Image").select_option("t1")
    widget.get_by_role("slider", name="Axial").press("End")
    widget.get_by_role("application", name="Axial").press("ArrowLeft")


def carry_over(widget):
    widget.get_by_label("The patient's probability").fill("90")
    widget.get_by_role("button", name="GP (2%)").click()


ACTS = {
    "backprop": (change_leaf, "(widget.leaves['b'], widget.values['L'])", (2.5, 0.25)),
    "convolution": (edit_kernel, "widget.kernel", [[-1, 7, 1], [-1, 0, 1], [-1, 0, 1]]),
    "descent": (choose_surface, "(widget.surface, widget.momentum)", ("saddle", 0.95)),
    "draw_digit": (show_seven, "widget.probabilities.index(max(widget.probabilities))", 7),
    "eeg": (choose_row, "(widget.start, max(widget.powers(), key=widget.powers().get))", (15.0, "theta")),
    "in_context": (add_malignant, "(widget.outcome, widget.place[0] == widget.low[0])", (1, True)),
    "playground": (give_more_units, "'hidden=5&' in widget.state", True),
    "prevalence": (carry_over, "(widget.prevalence, widget.probability)", (0.02, 0.9)),
    "slices": (scroll_up, "(widget.image, widget.voxel)", ("t1", [7, 17, 17])),
    "threshold": (move_threshold, "(widget.threshold, widget.cost_fn)", (0.51, 20)),
}
