"""Models on one table, each patient predicted in the same folds by each; what has been done is kept.

The answers of each model are written down after each repeat. A run that was stopped goes on with the model and the
repeat it was at, one that was finished has nothing left to do, and new weights make only our own network run again.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.data import Table
from dyplab.errors import DyplabError, MissingExtra
from dyplab.evaluation import CrossValidation, Procedure, Score, compare_cross_validated, expected_calibration_error
from dyplab.pfn.real import contenders
from dyplab.pfn.real.tables import RealTable
from dyplab.system import cache_folder, write_atomically

FOLDS, REPEATS, SEED = 5, 10, 0


@dataclass(frozen=True, eq=False)
class Tried:
    """How one model did on a table.

    answers: out-of-fold, with their score. calibration_error: None for numbers. seconds: of a processor, for one fold.
    version: what the model was, and on what.
    """

    answers: CrossValidation
    calibration_error: float | None
    seconds: float
    version: str

    @property
    def score(self) -> Score:
        return self.answers.score


@dataclass(frozen=True, eq=False)
class Compared:
    """All models on one table.

    shape: (N, F). ill: how many have the outcome, None where it is a number. tried: by model. left_out: why, by model.
    differences: our score minus the other's, by the other's name.
    """

    table: RealTable
    shape: tuple[int, int]
    ill: int | None
    tried: dict[str, Tried]
    left_out: dict[str, DyplabError]
    differences: dict[str, Score]


def compare(
    table: RealTable,
    models: Sequence[str] = tuple(contenders.CONTENDERS),
    *,
    folds: int = FOLDS,
    repeats: int = REPEATS,
    say: Callable[[str], None] = lambda model: None,
) -> Compared:
    """Try every model on a table; what is kept from an earlier run is not done again.

    Args:
        table: of real patients.
        models: names out of `CONTENDERS`; without "ours" there are no differences.
        folds: of each repeat.
        repeats: how many times the patients are dealt anew.
        say: called with a model's name before it is run.

    Raises:
        DataError, MissingExtra: the table is not here; the sentence says how to get it.
        FolderError: nothing can be kept.
    """
    data = table.load()
    given = dealt(data, folds, repeats)
    fold = given.folds(folds, repeats, SEED)
    folder = cache_folder() / "pfn-evaluate" / table.name
    tried: dict[str, Tried] = {}
    left_out: dict[str, DyplabError] = {}
    for name in models:
        try:
            model = contenders.CONTENDERS[name](data.x, given.kind == "number")
        except MissingExtra as error:
            left_out[name] = error
            continue
        tried[name] = attempt(name, given._replace(model=model), fold, folder, say)
    differences = {
        name: difference(tried["ours"], other, folder)
        for name, other in tried.items()
        if "ours" in tried and name != "ours"
    }
    ill = None if given.kind == "number" else int(given.y.sum())
    return Compared(table, (data.x.shape[0], data.x.shape[1]), ill, tried, left_out, differences)


def dealt(data: Table, folds: int, repeats: int) -> Procedure:
    """The table looked at, with a model that every table can be tried with."""
    anyones = contenders.null(data.x, data.y.dtype.kind == "f")
    return Procedure.of(anyones, data.x, data.y, data.patients, folds, repeats)


def attempt(
    name: str, given: Procedure, fold: NDArray[np.int64], folder: Path, say: Callable[[str], None] = lambda model: None
) -> Tried:
    """One model's out-of-fold answers and what they are worth, kept or made now."""
    version = digest(name, contenders.version(name), of_table(given), fold.tolist())
    repeats = folder / f"{name}-{version}"

    def make() -> dict[str, Any]:
        say(name)
        done = [remembered(repeats / f"{r}.json", partial(answers, given, folds)) for r, folds in enumerate(fold)]
        predicted = [one["predicted"] for one in done]
        found = CrossValidation.of(given, np.array(predicted), fold, SEED)
        return {
            "model": name,
            "score": asdict(found.score),
            "calibration_error": None if given.kind == "number" else calibration_error(found),
            "seconds": [seconds for one in done for seconds in one["seconds"]],
            "predicted": predicted,
        }

    kept = remembered(folder / f"{name}-{version}.json", make)
    shutil.rmtree(repeats, ignore_errors=True)  # all of it stands in the one file now
    score = Score(**kept["score"])
    found = CrossValidation(given.y, np.array(kept["predicted"]), fold, given.groups, score, given.kind, SEED)
    return Tried(found, kept["calibration_error"], float(np.median(kept["seconds"])), version)


def answers(given: Procedure, fold: NDArray[np.int64]) -> dict[str, Any]:
    """One repeat: (N,) out-of-fold answers, and the seconds of a processor that fit and predict took in each fold.

    Time of the processor and not of the clock, so that it is the same on a computer that is busy with other things.
    """
    predicted, seconds = np.empty(len(fold)), []
    for k in range(fold.max() + 1):
        train, test = np.flatnonzero(fold != k), np.flatnonzero(fold == k)
        began = process_time()
        predicted[test] = given.answers(train, test)
        seconds.append(process_time() - began)
    return {"predicted": predicted.tolist(), "seconds": seconds}


def calibration_error(found: CrossValidation) -> float:
    """The mean over the repeats: the mean of ten answers would be better calibrated than any of them."""
    errors = [
        expected_calibration_error(found.truth, repeat, groups=found.groups).value
        for repeat in np.clip(found.predicted, 0, 1)
    ]
    return float(np.mean(errors))


def difference(ours: Tried, other: Tried, folder: Path) -> Score:
    """Our score minus the other's, with its paired interval."""
    path = folder / f"difference-{digest(ours.version, other.version)}.json"
    return Score(**remembered(path, lambda: asdict(compare_cross_validated(ours.answers, other.answers))))


def remembered(path: Path, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What stands in the file; made and written where there is none, or none that can be read."""
    try:
        kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return kept
    except (OSError, ValueError):
        made = make()
        write_atomically(path, json.dumps(made))
        return made


def of_table(given: Procedure) -> str:
    groups = None if given.groups is None else given.groups.tolist()
    return digest(given.x.to_csv(), [str(kind) for kind in given.x.dtypes], given.y.tolist(), groups)


def digest(*parts: Any) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]
