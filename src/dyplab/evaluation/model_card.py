"""A model card: what someone must know of a model before they use it on a patient."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from dyplab.errors import DataError
from dyplab.evaluation.score import Score, in_unit
from dyplab.text import Said, Sentence, percent
from dyplab.text import clinical as words

Line = str | Said | Sentence | Score
Lines = Line | Sequence[Line]
ScoreRow = tuple[Line, Score, Score | float]


@dataclass(frozen=True)
class ModelCard:
    """What a reader needs to judge a model, in the author's own sentences; what is left empty is named as not stated.

    Every field but `scores` takes a sentence (a string, a `Sentence`, a `Said` or a `Score`) or several in a list.
    Strings are shown as they are; a `Sentence` or a `Said` follows the language.

    Args:
        name: the model's name and version.
        purpose: the question it answers, and what is done with the answer.
        users: who it is for.
        not_for: what it must not be used for.
        patients: who they were, where, when, and how they were chosen.
        counts: how many, and how many of them were ill.
        split_unit: what was kept whole when the data were split: a patient, a hospital, a recording.
        reference_standard: how it was decided who was ill.
        predictors: what the model sees, and when in the course of care it is known.
        model: what kind of model it is.
        training: how it was trained and chosen, and what was done about missing values.
        scores: rows of a name, a `Score`, and the score without a model (a number or a `Score`).
        calibration: whether the probabilities hold: slope, intercept, error.
        subgroups: how it does in the old and the young, women and men, each hospital.
        threshold: where action begins, and what a false alarm and a missed patient cost.
        errors: what it gets wrong.
        harms: what could harm a patient.
        limits: what has not been tested.
        data_licence: what the data may be used for.
        date: when the card was written.

    Source:
        Mitchell et al. (2019), FAT* 220 (model cards). Collins et al. (2024), BMJ 385:e078378 (TRIPOD+AI).

    >>> card = ModelCard(name="Speech 0.1", purpose="Teaching.", scores=[("AUROC", Score(.8, .7, .9, .95, 60), 0.5)])
    >>> card.as_markdown()[:42]
    '## Speech 0.1\\n\\n**Not stated: who it is for'
    """

    name: Line = ""
    purpose: Lines = ""
    users: Lines = ""
    not_for: Lines = ""
    patients: Lines = ""
    counts: Lines = ""
    split_unit: Lines = ""
    reference_standard: Lines = ""
    predictors: Lines = ""
    model: Lines = ""
    training: Lines = ""
    scores: Sequence[ScoreRow] = ()
    calibration: Lines = ""
    subgroups: Lines = ""
    threshold: Lines = ""
    errors: Lines = ""
    harms: Lines = ""
    limits: Lines = ""
    data_licence: Lines = ""
    date: Lines = ""

    def __post_init__(self) -> None:
        for place, row in enumerate(self.scores, start=1):
            if not (isinstance(row, (tuple, list)) and len(row) == 3 and isinstance(row[1], Score)):
                raise DataError(words.NOT_A_SCORE_ROW(row=place, got=str(row)))

    def not_stated(self) -> list[str]:
        """The fields that say nothing, by the names they have here.

        >>> ModelCard(name="Speech 0.1", purpose="Teaching.").not_stated()[:2]
        ['users', 'not_for']
        """
        return [field.name for field in fields(self) if not _lines(getattr(self, field.name))]

    def as_markdown(self) -> str:
        """The card as Markdown, in the language of the moment."""
        lacking = self.not_stated()
        parts = ["## " + (" ".join(_lines(self.name)) or str(words.NOT_STATED))]
        if lacking:
            named = "; ".join(_lowered(str(words.CARD_FIELDS[name])) for name in lacking)
            parts.append(f"**{words.CARD_LACKS(fields=named)}**")
        for field in fields(self)[1:]:
            said = self._score_table() if field.name == "scores" else _paragraph(_lines(getattr(self, field.name)))
            parts.append(f"**{words.CARD_FIELDS[field.name]}**\n\n{said or f'*{words.NOT_STATED}*'}")
        return "\n\n".join(parts) + "\n"

    def _repr_markdown_(self) -> str:
        """A notebook shows the card as text."""
        return self.as_markdown()

    def _score_table(self) -> str:
        if not self.scores:
            return ""
        head = f"| {words.CARD_SCORE} | {words.CARD_MODEL_COLUMN} | {words.CARD_BASELINE} |\n|:--|--:|--:|"
        rows = [(str(name), str(score), _baseline(baseline, score)) for name, score, baseline in self.scores]
        return "\n".join([head] + ["| " + " | ".join(_in_a_cell(cell) for cell in row) + " |" for row in rows])


def _lines(value: Any) -> list[str]:
    """The sentences of a field that say something; a table of scores counts its rows."""
    values = [value] if isinstance(value, (str, Said, Sentence, Score)) or not isinstance(value, Sequence) else value
    said = ["" if line is None else str(line).strip() for line in values]
    return [line for line in said if line]


def _paragraph(lines: list[str]) -> str:
    return "\n".join(lines if len(lines) < 2 else [f"- {line}" for line in lines])


def _baseline(baseline: Score | float, score: Score) -> str:
    if isinstance(baseline, Score):
        return str(baseline)
    return percent(float(baseline)) if score.unit == "share" else in_unit(float(baseline), score.unit)


def _in_a_cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
