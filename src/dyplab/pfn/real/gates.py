"""What the network must reach, what it should reach, and what it did."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dyplab.pfn.real.comparing import Compared, Tried
from dyplab.pfn.real.tables import HALVES, Half
from dyplab.text import Said, Sentence
from dyplab.text import pfn_real as says


@dataclass(frozen=True)
class Aim:
    """One of them.

    what: in words. needed, reached: numbers, to be held against each other. at_least: whether more is better. reached
    is None while a table or a model it needs has not been run.
    """

    kind: Literal["gate", "goal"]
    what: Said
    needed: float | None
    reached: float | None
    at_least: bool = True

    @property
    def met(self) -> bool | None:
        if self.needed is None or self.reached is None:
            return None
        return self.reached >= self.needed if self.at_least else self.reached <= self.needed


def aims(done: Sequence[Compared]) -> list[Aim]:
    """Gates first, then goals, each with what was measured."""
    by_name = {compared.table.name: compared for compared in done}
    breast, error = value(by_name.get("breast-cancer")), value(by_name.get("diabetes"))
    report = means(done, "report", score)
    found = [Aim("gate", says.BREAST_CANCER(), 0.993, breast)]
    for model in ("forest", "linear"):
        what = says.MEAN_AGAINST(half=says.HALVES["report"], model=says.MODELS[model])
        found.append(Aim("gate", what, *against(report, model)))
    found.append(Aim("gate", says.DIABETES_ERROR(), 56.0, error, at_least=False))
    for half in HALVES:
        reached = means(done, half, score)
        best = max((name for name in reached if name != "ours"), key=lambda name: reached[name], default="")
        what = says.MEAN_AGAINST_BEST(half=says.HALVES[half], model=says.MODELS.get(best, "–"))
        found.append(Aim("goal", what, *against(reached, best)))
    calibration = means(done, None, lambda tried: tried.calibration_error)
    needed, reached_error = against(calibration, "linear")
    table, shortfall = largest_shortfall(done)
    return [
        *found,
        Aim("goal", says.BREAST_CANCER(), 0.995, breast),
        Aim("goal", says.DIABETES_ERROR(), 54.8, error, at_least=False),
        Aim("goal", says.LARGEST_SHORTFALL(table=table), 0.015, shortfall, at_least=False),
        Aim("goal", says.CALIBRATION(), None if needed is None else needed + 0.01, reached_error, at_least=False),
    ]


def means(done: Iterable[Compared], half: Half | None, measure: Callable[[Tried], float | None]) -> dict[str, float]:
    """The mean over the tables with two answers, for each model that was run on all of them."""
    tables = [one for one in done if one.ill is not None and half in (None, one.table.half)]
    everywhere = set.intersection(*(set(one.tried) for one in tables)) if tables else set()
    order = [name for name in tables[0].tried if name in everywhere] if tables else []
    return {name: float(np.mean([measure(one.tried[name]) for one in tables])) for name in order}


def score(tried: Tried) -> float:
    return tried.score.value


def value(compared: Compared | None) -> float | None:
    """Our own score on a table."""
    return compared.tried["ours"].score.value if compared and "ours" in compared.tried else None


def against(reached: dict[str, float], other: str) -> tuple[float | None, float | None]:
    """What the other has, and what we have."""
    return reached.get(other), reached.get("ours")


def largest_shortfall(done: Iterable[Compared]) -> tuple[Sentence | str, float | None]:
    """The table on which we are furthest below the best other model, and how far."""
    short = {
        one.table.name: max(score(other) for name, other in one.tried.items() if name != "ours")
        - score(one.tried["ours"])
        for one in done
        if one.ill is not None and "ours" in one.tried and len(one.tried) > 1
    }
    worst = max(short, key=lambda name: short[name], default="")
    return says.TABLES.get(worst, "–"), short.get(worst)
