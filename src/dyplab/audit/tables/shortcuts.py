"""A column that is not of the patient but of how, when or where the data were collected, and tells the outcome."""

import re

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.finding import Count, Finding, Share
from dyplab.audit.tables.blocks import within_strata
from dyplab.audit.tables.columns import Column
from dyplab.audit.tables.leakage import area_of
from dyplab.audit.tables.looked import Looked
from dyplab.audit.tables.quick import Array, matrix, spread_of_area
from dyplab.audit.tables.written import Area, Names
from dyplab.text import audit_tables as words

TELLS = 0.6  # AUROC worth a look
STRONG = 0.7  # AUROC that a model would lean on
BEYOND = 5.0  # standard deviations, for a serious finding or a column of any name …
NAMED = 3.5  # … and for one whose name or cells say that it is of the collection: there are few of those
SHIFTED = 0.5  # of the other columns differ by it, among patients with the same outcome
MOST = 3000
_HEAD = re.compile(
    r"(^|[\W_])(site|center|centre|senter|sykehus|hospital|clinic|klinikk|scanner|skanner|device|apparat|machine|maskin|vendor"
    r"|manufacturer|produsent|model|batch|plate|lot|run|lane|kit|operator|operatør|technician|reader|rater|lab|laboratory"
    r"|laboratorium|date|dato|file|filename|fil|filnavn|path|source|kilde|protocol|protokoll|cohort|kohort|series|microphone|mikrofon"
    r"|camera|kamera|software|version|versjon|year|år)($|[\W_\d])",
    re.I,
)
_MAKER = re.compile(
    r"siemens|philips|toshiba|canon|hitachi|ge healthcare|ge medical|samsung|fuji"
    r"|\bgems?\b|scanner|batch|plate|\bsite\b",
    re.I,
)


def find_shortcuts(looked: Looked, rng: np.random.Generator) -> list[Finding]:
    """Columns that by name or content are of the collection, tell the outcome and shift the other columns."""
    rows = looked.per_person()
    rows = rows[looked.outcome.known[rows]]
    rows = rows[:: -(-len(rows) // MOST)] if len(rows) else rows
    if len(rows) < 20 or looked.outcome.kind == "many":
        return []
    outcome = looked.outcome.at(rows)
    found = (_tell(looked, column, rows, outcome.sides(), outcome.codes, rng) for column in looked.columns)
    return [finding for finding in found if finding is not None]


def _tell(
    looked: Looked,
    column: Column,
    rows: NDArray[np.int64],
    sides: list[NDArray[np.bool_]],
    strata: NDArray[np.int64],
    rng: np.random.Generator,
) -> Finding | None:
    collected = _of_collection(column)
    if not (collected or 2 <= column.different <= 30) or column.different < 2:
        return None
    told = max(sides, key=lambda ill: area_of(column, ill, rows))
    found = area_of(column, told, rows)
    beyond = (found - 0.5) / spread_of_area(told)
    if found < TELLS or beyond < (NAMED if collected else BEYOND):
        return None
    others = tuple(other for other in looked.columns if other is not column)
    shifted = _shifted(column, matrix(others, rows, rng), rows, strata)
    if not collected and (shifted < SHIFTED or column.kind != "words" or len(others) < 8):
        return None
    name = column.name
    return Finding(
        name="shortcut-column",
        serious=collected and beyond >= BEYOND and found >= STRONG and looked.outcome.kind == "classes",
        what=(words.SHORTCUT if collected else words.MAYBE_SHORTCUT)(column=name, target=looked.outcome.name),
        evidence=words.SHORTCUT_EVIDENCE(
            area=Area(found), shifted=Share(shifted), different=Count(column.different), n=Count(len(rows))
        ),
        why=words.WHY_SHORTCUT(),
        cure=words.CURE_SHORTCUT(columns=Names((name,))),
    )


def _of_collection(column: Column) -> bool:
    """By its name, by being a date, or by names of makers in its cells."""
    if column.kind == "date" or _HEAD.search(re.sub(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])", "_", column.name)):
        return True
    return (
        column.kind == "words" and column.different <= 30 and any(_MAKER.search(level) for level in column.levels()[1])
    )


def _shifted(column: Column, x: Array, rows: NDArray[np.int64], strata: NDArray[np.int64]) -> float:
    """Share of the other columns whose middle differs between its values, among rows with the same outcome."""
    from scipy.stats import chi2

    if x.shape[1] == 0:
        return 0.0
    values = column.ordered[rows]
    known = ~np.isnan(values)
    cuts = (
        np.unique(np.quantile(values[known], [0.25, 0.5, 0.75]))
        if column.different > 30
        else np.unique(values[known])[:-1]
    )
    level = np.searchsorted(cuts, values[known], "left" if column.different <= 30 else "right")
    resid = within_strata(x[known], strata[known])
    resid /= np.maximum(resid.std(axis=0), 1e-9)
    sizes = np.bincount(level)
    sums = np.zeros((len(sizes), resid.shape[1]))
    np.add.at(sums, level, resid)
    spread = (sums[sizes > 0] ** 2 / sizes[sizes > 0, None]).sum(axis=0)
    return float(np.mean(chi2.sf(spread, (sizes > 0).sum() - 1) * x.shape[1] < 0.01))
