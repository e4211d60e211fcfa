"""Several rows of one person, told: how many people, how it shows, and what it does to a score."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.finding import Count, Finding, Share
from dyplab.audit.tables.alike import whole_persons
from dyplab.audit.tables.columns import Column
from dyplab.audit.tables.looked import Looked
from dyplab.audit.tables.personal import are_codes
from dyplab.audit.tables.persons import Persons
from dyplab.audit.tables.quick import forest_scores, matrix, shuffled_folds
from dyplab.audit.tables.written import Area, Ranges, joined
from dyplab.evaluation import Score, auroc
from dyplab.text import audit_tables as words

MOST = 1500
REPEATS = 2


def tell_persons(
    looked: Looked, persons: Persons, features: tuple[Column, ...], hidden: bool, rng: np.random.Generator
) -> list[Finding]:
    """The finding; serious unless the persons were given. Names that are no codes are hidden."""
    sizes = np.bincount(persons.numbers)
    if sizes.max() < 2:
        return []
    leak = leak_by_row(looked, persons.numbers, features, rng)
    names = persons.names if not hidden and are_codes(persons.names) else ()
    numbers: dict[str, Any] = {
        "people": Count(persons.people),
        "rows": Count(looked.n),
        "column": persons.column,
        "each": Ranges(((int(sizes.min()), int(sizes.max())),)),
        "least": Count(int(sizes.min())),
        "most": Count(int(sizes.max())),
        "between": Share(max(persons.between, 0)),
        "names": names,
        "first": names[0] if names else "",
        "last": names[-1] if names else "",
    }
    parts = [words.ALIKE] if persons.between > 0 else []
    if leak is not None:
        parts.append(words.LEAK_BY_ROW)
        for name, score in zip(("row", "person"), leak, strict=True):
            numbers |= {
                f"by_{name}": Area(score.value),
                f"{name}_low": Area(score.low),
                f"{name}_high": Area(score.high),
            }
    by_stem = words.BY_STEM if names else words.BY_HIDDEN_STEM
    evidence = {"given": words.BY_GIVEN, "column": words.BY_COLUMN, "stem": by_stem, "beside": words.BY_BESIDE}[
        persons.how
    ]
    what = {"given": words.SAME_PERSON_GIVEN, "beside": words.SAME_PERSON_ABOUT}.get(persons.how, words.SAME_PERSON)
    return [
        Finding(
            name="same-person",
            serious=persons.how != "given",
            what=what(people=numbers["people"], rows=numbers["rows"], column=persons.column),
            evidence=joined(evidence, *parts)(**numbers),
            why=words.WHY_SAME_PERSON(),
            cure=words.CURE_SAME_PERSON(people=numbers["people"], rows=numbers["rows"]),
        )
    ]


def leak_by_row(
    looked: Looked, persons: NDArray[np.int64], features: tuple[Column, ...], rng: np.random.Generator
) -> tuple[Score, Score] | None:
    """AUROC of a forest when rows are split, and when people are; None with too few people on either side.

    Both intervals are over people.
    """
    known = np.flatnonzero(looked.outcome.known)
    if looked.outcome.kind == "many" or len(known) == 0:
        return None
    numbers = np.unique(persons[known], return_inverse=True)[1]
    rows = known[whole_persons(numbers, MOST, rng)]
    of_row = np.unique(persons[rows], return_inverse=True)[1]
    ill = max(looked.outcome.at(rows).sides(), key=lambda side: min(side.mean(), 1 - side.mean()))
    people = np.bincount(of_row, ill) / np.bincount(of_row)
    if min((people >= 0.5).sum(), (people < 0.5).sum()) < 5:
        return None
    x = matrix(features, rows, rng)
    if x.shape[1] == 0:
        return None
    strata, usual = ill.astype(np.int64), (people >= 0.5).astype(np.int64)[of_row]
    by_row, by_person = np.zeros(len(rows)), np.zeros(len(rows))
    for repeat in range(REPEATS if len(rows) < 500 else 1):
        by_row += forest_scores(x, ill, shuffled_folds(strata, 5, rng), repeat)
        by_person += forest_scores(x, ill, shuffled_folds(usual, 5, rng, of_row), repeat)
    return auroc(ill, by_row, groups=of_row), auroc(ill, by_person, groups=of_row)
