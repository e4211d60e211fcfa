"""What all figures share: sizes, colours, axes without clutter, numbers as the language writes them."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.ticker import ScalarFormatter

from dyplab.text import percent, pick

# From Okabe and Ito's palette, which the colour-blind can tell apart; the two main ones differ in grey as well.
BLUE, ORANGE, INK, GREY, PALE = "#0072B2", "#E69F00", "#222222", "#666666", "#DDDDDD"

TITLE, LABEL, TICK = 14, 12, 11  # points; at 100 dots an inch and 7.5 inches, what a notebook's column holds


def new_figure(width: float = 7.5, height: float = 4.6) -> Figure:
    """An empty figure, white whatever the notebook's theme is."""
    return Figure(figsize=(width, height), layout="constrained", facecolor="white")


def dress(axes: Axes, title: Any = "", x: Any = "", y: Any = "") -> None:
    """Title at the left, names on the axes, no frame above and to the right, a grid that stays in the background."""
    axes.set_title(str(title), fontsize=TITLE, loc="left", color=INK, pad=10)
    axes.set_xlabel(str(x), fontsize=LABEL, color=INK)
    axes.set_ylabel(str(y), fontsize=LABEL, color=INK)
    axes.tick_params(labelsize=TICK, color=GREY, labelcolor=INK)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(GREY)
    axes.grid(color=PALE, linewidth=0.8)
    axes.set_axisbelow(True)


def percent_axis(axis: Axis, ticks: Any = None) -> None:
    """Ticks written as percentages; every fifth of the way unless said."""
    shown = np.linspace(0, 1, 6) if ticks is None else ticks
    axis.set_ticks(shown, labels=[percent(tick, 1 if 0 < tick < 0.01 else 0) for tick in shown])


def number_axis(axis: Axis, times: float = 1.0, ending: str = "") -> None:
    """Ticks written with the decimal sign of the language.

    Args:
        axis: the axis.
        times: 100 writes shares as hundredths.
        ending: what follows each number, such as a per cent sign.
    """
    axis.set_major_formatter(_Numbers(times, ending))


def percent_sign() -> str:
    """The per cent sign, with the gap before it that Norwegian has."""
    return pick("\u00a0%", "%")


class _Numbers(ScalarFormatter):
    """As many decimals as the ticks need, in the language in which the figure was made."""

    def __init__(self, times: float, ending: str):
        super().__init__(useOffset=False)
        self.set_scientific(False)
        self._times, self._ending, self._sign = times, ending, pick(",", ".")

    def set_locs(self, locs: Any) -> None:
        super().set_locs([tick * self._times for tick in locs])

    def __call__(self, x: float, pos: int | None = None) -> str:
        return super().__call__(x * self._times, pos).replace(".", self._sign) + self._ending
