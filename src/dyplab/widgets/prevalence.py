"""Give the same test to other people, and see what a positive answer then means."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import traitlets

from dyplab.errors import DataError
from dyplab.evaluation import Score
from dyplab.text import Said, number
from dyplab.text import widgets as says
from dyplab.widgets import svg
from dyplab.widgets.base import Widget, module
from dyplab.widgets.people import People, predictive, shares, signs, told, whole_people

LOWEST, HIGHEST = 0.0001, 0.99  # share of ill


class PrevalenceExplorer(Widget):
    """A test that was measured in a study, among people of whom more or fewer are ill.

    The reader moves the share of ill and sees 1,000 tested people as signs (10,000 or 100,000 where fewer would not
    show them truly), the predictive values, and what becomes of a patient's probability. What the reader has chosen
    can be read from `prevalence` and `probability`.

    Args:
        sensitivity: share of the ill that test positive, 0–1, a number or a `Score`.
        specificity: share of the well that test negative, 0–1, a number or a `Score`.
        prevalence: share of the tested who are ill at the start, 0.0001–0.99.
        study_prevalence: share of ill in the study the test was measured in, 0.0001–0.99.
        probability: of disease for one patient in the study, 0–1; it is carried over to the prevalence by odds.
        places: names of other places and their prevalences, each a button: `{"Fastlegekontor": 0.02}`.

    Raises:
        DataError: something is not a number, or out of its range.

    >>> widget = PrevalenceExplorer(0.9, 0.9, 0.01, study_prevalence=0.75)
    >>> widget.prevalence, widget.probability
    (0.01, 0.8)
    """

    _esm = module("prevalence")
    _texts = says.PREVALENCE

    sensitivity = traitlets.Float().tag(sync=True)
    specificity = traitlets.Float().tag(sync=True)
    study_prevalence = traitlets.Float().tag(sync=True)
    places: Any = traitlets.List().tag(sync=True)
    prevalence: Any = traitlets.Float().tag(sync=True)
    probability: Any = traitlets.Float().tag(sync=True)

    def __init__(
        self,
        sensitivity: float | Score,
        specificity: float | Score,
        prevalence: float,
        *,
        study_prevalence: float,
        probability: float = 0.8,
        places: Mapping[str, float] | None = None,
    ):
        super().__init__(
            sensitivity=_share("sensitivity", sensitivity),
            specificity=_share("specificity", specificity),
            study_prevalence=_common("study_prevalence", study_prevalence),
            places=[[str(name), _common(f'places["{name}"]', share)] for name, share in (places or {}).items()],
            prevalence=_common("prevalence", prevalence),
            probability=_share("probability", probability),
        )

    def _people(self) -> People:
        return whole_people(self.sensitivity, self.specificity, self.prevalence)

    def summary(self) -> Said:
        people = self._people()
        ppv, npv = predictive(*shares(self.sensitivity, self.specificity, self.prevalence))
        counted = {name: number(count) for name, count in people._asdict().items()}
        return says.PREVALENCE_SUMMARY(
            n=number(sum(people)),
            ill=number(people.found + people.missed),
            positive=number(people.found + people.alarmed),
            negative=number(people.missed + people.left),
            ppv=told(ppv),
            npv=told(npv),
            **counted,
        )

    def figure(self) -> str:
        people, words = self._people(), says.PREVALENCE
        paths = dict.fromkeys(People._fields, "")
        kinds = [kind for kind, count in zip(People._fields, signs(people), strict=True) for _ in range(count)]
        for at, kind in enumerate(kinds):
            paths[kind] += f"M{at % 50 * 10 + 10} {at // 50 * 10 + 10}{_SHAPES[kind]}"
        body = "".join(f'<path d="{paths[kind]}" {_PAINT[kind]}/>' for kind in People._fields)
        for row, (kind, count) in enumerate(people._asdict().items()):
            x, y = 20 + row % 2 * 260, 230 + row // 2 * 22
            body += f'<path d="M{x - 5} {y - 9}{_SHAPES[kind]}" {_PAINT[kind]}/>'
            body += svg.text(x + 12, y, f"{words[kind]}: {number(count)}", "start")
        each = sum(people) // 1000
        body += "" if each == 1 else svg.text(260, 274, words["field_tens"](n=number(sum(people)), each=number(each)))
        return svg.picture(520, 284, body)


# Disc, ring, triangle, small dot, in a square of 10: told apart without colour. From the square's upper left corner.
_SHAPES = {
    "found": "m1 5a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
    "missed": "m1.8 5a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0",
    "alarmed": "m5 1l4.2 8h-8.4z",
    "left": "m3.5 5a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0",
}
_PAINT = {
    "found": 'fill="#a34e00"',
    "missed": 'fill="none" stroke="#a34e00" stroke-width="1.6"',
    "alarmed": 'fill="#0b5cad"',
    "left": 'fill="#6f7b88"',
}


def _share(name: str, given: Any) -> float:
    """The number, if it is a share."""
    fits = isinstance(given, int | float | np.number | Score) and not isinstance(given, bool)
    if not fits or not 0 <= float(given) <= 1:
        raise DataError(says.NO_SHARE(name=name, given=given))
    return float(given)


def _common(name: str, given: Any) -> float:
    """The number, if it is a share of ill that the widget can show."""
    share = _share(name, given)
    if not LOWEST <= share <= HIGHEST:
        raise DataError(says.PREVALENCE_OUT_OF_RANGE(name=name, given=share, low=LOWEST, high=HIGHEST))
    return share
