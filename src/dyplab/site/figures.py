"""The figures with knobs that need no lesson: alive on a page of the lab, with made-up patients and one real digit."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from dyplab.data import load_mnist
from dyplab.text import speaking
from dyplab.widgets import (
    BackpropGraph,
    ConvolutionStepper,
    DescentOnSurface,
    DrawDigit,
    Playground,
    PrevalenceExplorer,
    ThresholdExplorer,
)
from dyplab.widgets.base import Widget, page_html

_PIECES = re.compile(
    r'(?s)(?P<open><div data-dyplab-widget="\w+">)<img [^>]*>(?P<rest><p>.*)<script type="module">(?P<code>.*)</script>'
)


class Figure(NamedTuple):
    """A figure in two parts: what stands on the page, and the module that brings it to life."""

    html: str
    module: str


def _stepper() -> Widget:
    seven = load_mnist().images[3600]
    return ConvolutionStepper(seven[6:22, 6:22])


def _threshold() -> Widget:
    chance = np.random.default_rng(0)
    ill = chance.random(300) < 0.25
    return ThresholdExplorer(ill, 1 / (1 + np.exp(-chance.normal(np.where(ill, 1.0, -1.0), 1.2))))


# The others show what a lesson has worked out, or need a library that no page waits for.
FIGURES: dict[str, Callable[[], Widget]] = {
    "Playground": lambda: Playground("circles", hidden=(4,)),
    "ConvolutionStepper": _stepper,
    "BackpropGraph": BackpropGraph,
    "DescentOnSurface": lambda: DescentOnSurface("valley", rate=0.1),
    "ThresholdExplorer": _threshold,
    "DrawDigit": DrawDigit,
    "PrevalenceExplorer": lambda: PrevalenceExplorer(0.9, 0.9, 0.01, study_prevalence=0.5),
}


@lru_cache(maxsize=32)
def figure(name: str, lang: str) -> Figure:
    """One of `FIGURES`, in one language.

    Its script is a file of its own and its still picture is left out, so that the page needs no wider policy than any
    other: nothing inline, nothing but what the lab itself serves.

    Args:
        name: the widget's.
        lang: "nb" or "en".

    Raises:
        KeyError: no figure has that name.
    """
    with speaking(lang):
        found = _PIECES.match(page_html(FIGURES[name]()))
    if found is None:
        raise ValueError("a widget's page has other parts than before, and this file must follow")
    return Figure(found["open"] + found["rest"], found["code"])
