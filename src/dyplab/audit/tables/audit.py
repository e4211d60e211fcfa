"""Everything an audit looks for in one table."""

from typing import Any

import numpy as np

from dyplab.audit.finding import Count, Finding, Findings
from dyplab.audit.tables.alike import alikeness
from dyplab.audit.tables.beside import find_beside
from dyplab.audit.tables.duplicates import find_duplicates
from dyplab.audit.tables.given import checked
from dyplab.audit.tables.identifiers import Identifier, find_identifiers, tell_identifiers
from dyplab.audit.tables.leakage import find_leaks
from dyplab.audit.tables.looked import Looked, look
from dyplab.audit.tables.missingness import find_empty, find_missing, find_stand_ins
from dyplab.audit.tables.near_rows import find_near_rows
from dyplab.audit.tables.order import find_order
from dyplab.audit.tables.outcome import MOST_CLASSES
from dyplab.audit.tables.persons import Persons, find_persons
from dyplab.audit.tables.quick import compressed, matrix
from dyplab.audit.tables.row_blocks import find_blocks
from dyplab.audit.tables.same_person import tell_persons
from dyplab.audit.tables.scaled import find_scaled
from dyplab.audit.tables.shortcuts import find_shortcuts
from dyplab.audit.tables.spoiled import find_spoiled
from dyplab.text import audit_tables as words

FEWEST = 12


def audit_table(frame: Any, target: str, group: str | None = None, seed: int = 0) -> Findings:
    """Find what is wrong with a table of patients before a model hides it.

    Each finding says what, the evidence in numbers, why it matters for a patient and what to do. Serious ones come
    first. Takes a few seconds for a table of some hundred rows; of a long table a sample is looked at, and `looked`
    says so.

    Args:
        frame: (N, F + 1) a pandas DataFrame, a row for each patient or recording, of any column types.
        target: the column with the outcome: classes, or a number.
        group: the column that says which person a row belongs to, when there is one.
        seed: of every draw by which chance is judged.

    Returns:
        Findings, serious ones first, by these names. People and rows: "same-person", "row-order", "row-drift",
        "deviant-block", "duplicate-rows". Columns: "identifier", "target-leak", "shortcut-column", "missing-tells",
        "duplicate-columns", "scaled-over-all". Spoiled: "one-class", "rare-outcome", "missing-outcome",
        "constant-column", "empty-column", "stand-in-value", "infinite", "text-number", "excel-dates", "same-name".
        "not-examined" when there are too few rows, or an outcome that is neither classes nor a number.

    Raises:
        DataError: it is no DataFrame, or it has no column, or several, of that name; the sentence names near ones.

    >>> from dyplab.data.voice import simulate_voice
    >>> found = audit_table(simulate_voice(), target="status")
    >>> [finding.evidence.values["people"] for finding in found if finding.name == "same-person"]
    [40]
    """
    target_place, group_place = checked(frame, target, group)
    rng = np.random.default_rng(seed)
    looked = look(frame, target_place, group_place, seed)
    findings = sorted(_find(looked, target_place, str(group), rng), key=lambda finding: not finding.serious)
    numbers = {"rows": Count(len(frame)), "columns": Count(len(looked.columns)), "target": target}
    said = words.LOOKED_PARTLY(**numbers, looked=Count(looked.n)) if looked.partly else words.LOOKED(**numbers)
    return Findings(findings, said, words.BLIND())


def _find(looked: Looked, target: int, group: str, rng: np.random.Generator) -> list[Finding]:
    identifiers = find_identifiers(looked)
    kept = looked.without({one.place for one in identifiers})
    findings: list[Finding] = []
    known = int(looked.outcome.known.sum())
    if looked.outcome.kind == "many":
        findings.append(
            _not_examined(
                words.MANY_CLASSES(target=looked.outcome.name, classes=Count(len(looked.outcome.classes))),
                words.MANY_CLASSES_EVIDENCE(most=MOST_CLASSES),
                words.CURE_MANY_CLASSES(),
            )
        )
    elif known < FEWEST or not kept.columns:
        findings.append(
            _not_examined(
                words.TOO_FEW(rows=Count(known), columns=Count(len(looked.columns))),
                words.TOO_FEW_EVIDENCE(least=FEWEST),
                words.CURE_TOO_FEW(),
            )
        )
    else:
        findings += _with_outcome(looked, kept, identifiers, group, rng)
    findings += find_duplicates(kept, target) if kept.columns else []
    return [*findings, *find_spoiled(looked), *find_empty(looked), *find_stand_ins(kept), *find_scaled(kept)]


def _with_outcome(
    looked: Looked, kept: Looked, identifiers: list[Identifier], group: str, rng: np.random.Generator
) -> list[Finding]:
    """What has to do with the outcome; persons first, since the rest counts them."""
    from dataclasses import replace

    if looked.groups is None:
        persons = find_persons(looked, kept.columns, rng) or find_beside(looked, kept.columns, rng)
    else:
        rows = np.flatnonzero(looked.outcome.known)
        numbers = np.unique(looked.groups[rows], return_inverse=True)[1]
        alike = alikeness(compressed(matrix(kept.columns, rows, rng)), numbers, looked.outcome.codes[rows], rng)
        persons = Persons(group, "given", looked.groups, (), alike.between)
    findings = []
    if persons is not None:
        looked, kept = replace(looked, groups=persons.numbers), replace(kept, groups=persons.numbers)
        kept = kept.without(
            {place for place, column in zip(kept.places, kept.columns, strict=True) if column.name == persons.column}
        )
        hidden = any(one.column.name == persons.column and one.kind in words.PERSONAL for one in identifiers)
        findings += tell_persons(kept, persons, kept.columns, hidden, rng)
    else:
        findings += find_near_rows(kept, kept.columns, rng)
    findings += tell_identifiers(looked, identifiers)
    findings += find_order(looked)
    leaks = find_leaks(kept, kept.columns, rng)
    given_away = {finding.what.values["column"] for finding in leaks}
    honest = kept.without(
        {place for place, column in zip(kept.places, kept.columns, strict=True) if column.name in given_away}
    )
    return [
        *findings,
        *leaks,
        *find_missing(honest, rng),
        *find_shortcuts(honest, rng),
        *find_blocks(honest, honest.columns, rng),
    ]


def _not_examined(what: words.Said, evidence: words.Said, cure: words.Said) -> Finding:
    return Finding("not-examined", False, what, evidence, words.WHY_NOT_EXAMINED(), cure)
