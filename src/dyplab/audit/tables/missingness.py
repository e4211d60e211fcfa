"""Missing values that tell the outcome, columns that are empty, and numbers that stand for missing."""

import numpy as np
from numpy.typing import NDArray

from dyplab.audit.finding import Count, Finding, Share
from dyplab.audit.tables.columns import Column
from dyplab.audit.tables.looked import Looked
from dyplab.audit.tables.quick import Array, area, linear_area, spread_of_area
from dyplab.audit.tables.written import Area, Names, names
from dyplab.text import audit_tables as words

BY_CHANCE = 1e-3  # how often a table where nothing is wrong gives this finding
STRONG = 0.7  # AUROC of all that is missing together, cross-validated
STANDS_FOR_MISSING = (-9, -99, -999, -9999, 99, 999, 9999, 99999, 88, 888, 8888, 77, 777, -1, -8, -88, 0)


def find_missing(looked: Looked, rng: np.random.Generator) -> list[Finding]:
    """Missingness that tells the outcome; persons count once."""
    rows = looked.per_person()
    rows = rows[looked.outcome.known[rows]]
    holes = [column for column in looked.columns if 0 < column.missing[rows].sum() < len(rows)]
    if not holes or len(rows) < 12 or looked.outcome.kind == "many":
        return []
    outcome = looked.outcome.at(rows)
    sides = outcome.sides()
    p_values = np.asarray([[_p_value(column.missing[rows], ill) for ill in sides] for column in holes])
    telling = p_values.min(axis=1) * p_values.size < BY_CHANCE
    if not telling.any():
        return []
    found = [column for column, tells in zip(holes, telling, strict=True) if tells]
    strongest = found[int(np.argmin(p_values.min(axis=1)[telling]))]
    ill = sides[int(np.argmin(p_values[telling].min(axis=0)))]
    gone = strongest.missing[rows]
    together = linear_area(_standard(holes, rows), ill, rng)
    sure = together - 0.5 > 4 * spread_of_area(ill)
    return [
        Finding(
            name="missing-tells",
            serious=together >= STRONG and sure,
            what=words.MISSING_TELLS(columns=names(column.name for column in found), target=looked.outcome.name),
            evidence=words.MISSING_EVIDENCE(
                column=strongest.name,
                ill=Share(gone[ill].mean()),
                well=Share(gone[~ill].mean()),
                area=Area(together),
                n=Count(len(rows)),
                tests=Count(p_values.size),
            ),
            why=words.WHY_MISSING(),
            cure=words.CURE_MISSING(),
        )
    ]


def _p_value(gone: NDArray[np.bool_], ill: NDArray[np.bool_]) -> float:
    """Fisher's exact test; for many rows its normal approximation, which is then as good."""
    from scipy.stats import fisher_exact

    if len(ill) > 2000:
        from scipy.special import ndtr

        apart = abs(area(ill, gone.astype(float)) - 0.5)
        ties = np.sqrt(max(3 * gone.mean() * (1 - gone.mean()), 1e-12))  # two values only: the ranks spread less
        return float(2 * ndtr(-apart / (spread_of_area(ill) * ties)))
    table = [[int((gone & ill).sum()), int((~gone & ill).sum())], [int((gone & ~ill).sum()), int((~gone & ~ill).sum())]]
    return float(fisher_exact(np.asarray(table)).pvalue)


def _standard(holes: list[Column], rows: NDArray[np.int64]) -> Array:
    gone = np.unique(np.column_stack([column.missing[rows] for column in holes]).astype(float), axis=1)
    return np.asarray((gone - gone.mean(axis=0)) / gone.std(axis=0))


def find_empty(looked: Looked) -> list[Finding]:
    """Columns without a single value."""
    empty = [column.name for column in looked.columns if looked.n and column.missing.all()]
    if not empty:
        return []
    return [
        Finding(
            "empty-column",
            False,
            words.EMPTY(columns=names(empty)),
            words.EMPTY_EVIDENCE(n=Count(looked.n)),
            words.WHY_EMPTY(),
            words.CURE_EMPTY(),
        )
    ]


def find_stand_ins(looked: Looked) -> list[Finding]:
    """Numbers such as 999, −1, or 0 for a blood pressure, far from all others of the column."""
    findings = []
    for column in looked.columns:
        if column.kind != "number" or column.different < 8:
            continue
        value, count = _stand_in(column)
        if count:
            plain = Count if column.whole else Area
            rest = column.numbers[np.isfinite(column.numbers) & (column.numbers != value)]
            findings.append(
                Finding(
                    "stand-in-value",
                    False,
                    words.STAND_IN(column=column.name, value=f"{value:g}".replace("-", "−")),
                    words.STAND_IN_EVIDENCE(count=Count(count), low=plain(rest.min()), high=plain(rest.max())),
                    words.WHY_STAND_IN(),
                    words.CURE_STAND_IN(columns=Names((column.name,))),
                    tuple(int(row) for row in looked.rows[np.flatnonzero(column.numbers == value)][:10_000]),
                )
            )
    return findings


def _stand_in(column: Column) -> tuple[float, int]:
    """The value that stands for missing, and how often it does: repeated, and a long way from the rest."""
    numbers = column.numbers[np.isfinite(column.numbers)]
    for value in STANDS_FOR_MISSING:
        count = int((numbers == value).sum())
        rest = numbers[numbers != value]
        if count < 2 or count > len(numbers) / 2 or len(np.unique(rest)) < 8:
            continue
        low, quarter, three, high = np.quantile(rest, [0, 0.25, 0.75, 1])
        away = max(low - value, value - high)
        if value == 0 and low <= 0:
            continue
        if value in (0, -1) and away <= np.diff(np.unique(rest)).max():  # 0, 1, 2 …: it goes on where the others end
            continue
        if away > (three - quarter) * (1.0 if value <= 0 else 2.0) and away > 0:
            return float(value), count
    return 0.0, 0
