"""The scores of many patients as a table, in a terminal and in a notebook, with the rules they follow under it."""

import html
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from dyplab.evaluation.score import Score
from dyplab.evaluation.segmentation.lesions import SMALLEST_ML
from dyplab.evaluation.segmentation.patient import TOLERANCE_MM, PatientScore
from dyplab.text import number
from dyplab.text import segmentation as words

if TYPE_CHECKING:
    from dyplab.evaluation.segmentation.patients import RegionSummary


def as_text(regions: Mapping[str, "RegionSummary"], flair: "RegionSummary | None") -> str:
    """One block a region, a line each score: nine columns do not fit a terminal."""
    head = _head()
    lines = []
    for cells in _rows(regions, flair):
        lines.append(cells[0])
        lines += [f"  {name}: {cell}" for name, cell in zip(head[1:], cells[1:], strict=True)]
    return "\n".join([*lines, *_notes(regions)])


def as_html(regions: Mapping[str, "RegionSummary"], flair: "RegionSummary | None") -> str:
    """The table a notebook shows."""
    style = 'style="text-align:left"'
    head = "".join(f'<th scope="col" {style}>{html.escape(cell, quote=False)}</th>' for cell in _head())
    body = "".join(
        f'<tr><th scope="row" {style}>{first}</th>{"".join(f"<td {style}>{cell}</td>" for cell in rest)}</tr>'
        for first, *rest in ([html.escape(cell, quote=False) for cell in row] for row in _rows(regions, flair))
    )
    notes = "".join(f"<p>{html.escape(note, quote=False)}</p>" for note in _notes(regions))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{notes}"


def frame(patients: Iterable[PatientScore]) -> Any:
    """A pandas table with one row for each patient and region."""
    from pandas import DataFrame

    rows = [
        (
            one.patient, region, score.dice, score.hd95_mm, score.surface_dice, score.truth_ml, score.predicted_ml,
            score.lesions.found, score.lesions.missed, score.lesions.false,
        )
        for one in patients
        for region, score in one.regions.items()
    ]  # fmt: skip
    return DataFrame(rows, columns=list(words.FRAME))


def _head() -> list[str]:
    return [str(head(tolerance=number(TOLERANCE_MM))) for head in words.HEAD]


def _rows(regions: Mapping[str, "RegionSummary"], flair: "RegionSummary | None") -> list[list[str]]:
    rows = [[str(words.REGION[name]), *_cells(one)] for name, one in regions.items()]
    return rows if flair is None else [*rows, [str(words.FLAIR_ROW), *_cells(flair)]]


def _cells(one: "RegionSummary") -> list[str]:
    lesions = str(words.LESIONS(found=one.found, missed=one.missed, false=one.false))
    if not one.n:
        return [number(0), *[str(words.NONE_HERE)] * 6, lesions]
    return [
        number(one.n),
        _interval(one.dice, 2),
        number(one.median_dice, 2),
        str(words.WORST(value=number(one.worst_dice, 2), patient=one.worst_patient)),
        _interval(one.hd95_mm, 1),
        _interval(one.surface_dice, 2),
        _interval(one.volume_error_ml, 1),
        lesions,
    ]


def _interval(score: Score | None, digits: int) -> str:
    if score is None:
        return str(words.NONE_HERE)
    value, low, high = (number(x, digits) for x in (score.value, score.low, score.high))
    return str(words.INTERVAL(value=value, low=low, high=high))


def _notes(regions: Mapping[str, "RegionSummary"]) -> list[str]:
    """Who lacks a region, and the rules."""
    notes = []
    for name, one in regions.items():
        if one.without:
            patient, largest = max(one.without, key=lambda pair: pair[1])
            median = float(np.median([ml for _, ml in one.without]))
            region = str(words.REGION[name]).capitalize()
            notes.append(
                words.WITHOUT(
                    region=region,
                    n=len(one.without),
                    median=number(median, 1),
                    largest=number(largest, 1),
                    patient=patient,
                )
            )
    return [str(note) for note in (*notes, words.EMPTY_RULE, words.LESION_RULE(smallest=number(SMALLEST_ML, 2)))]
