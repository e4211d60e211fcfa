"""What an audit hands over: findings, and what it looked for when there are none."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log10
from typing import Any

from dyplab.text import Said, number, percent
from dyplab.text.audit import FINDING, NOTHING, SERIOUS, WORTH_A_LOOK


class Share(float):
    """A share that a sentence writes as a percentage in the language of the moment.

    >>> from dyplab.text import use
    >>> use("en"); f"{Share(0.936)}"
    '93.6%'
    >>> use(None)
    """

    def __format__(self, spec: str) -> str:
        return percent(float(self))


class Count(int):
    """A count that a sentence writes with the thousands gap of the language of the moment, and what is counted.

    >>> f"{Count(1):row|rows}, {Count(3):row|rows}, {Count(3)}"
    '1 row, 3 rows, 3'
    """

    def __format__(self, spec: str) -> str:
        one, _, more = spec.partition("|")
        return f"{number(int(self))} {one if self == 1 else more}".rstrip()


class Number(float):
    """A number that a sentence writes with three figures, in the language of the moment.

    >>> from dyplab.text import use
    >>> use("nb"); f"{Number(0.6834)} {Number(12.345)} {Number(1234)} {Number(-1e-9)}"
    '0,683 12,3 1234 0,0000'
    >>> use(None)
    """

    def __format__(self, spec: str) -> str:
        value = float(self)
        digits = 2 - floor(log10(abs(value))) if value else 0
        return number(round(value, 4) + 0.0, min(4, max(0, digits)))


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, or may be, with a data set or a split; `str(finding)` tells it in full."""

    name: str  # stable, for programs: "labels-parted", "duplicates-across" …
    serious: bool
    what: Said
    evidence: Said  # its numbers as numbers: `finding.evidence.values`
    why: Said  # what it means for a patient
    cure: Said
    rows: tuple[int, ...] = ()  # the rows concerned, counted from 0; empty when it concerns all

    def __str__(self) -> str:
        seriousness = SERIOUS if self.serious else WORTH_A_LOOK
        return str(
            FINDING(seriousness=seriousness, what=self.what, evidence=self.evidence, why=self.why, cure=self.cure)
        )


class Findings(list[Finding]):
    """The findings of one audit, with what it looked for and what it cannot see."""

    def __init__(self, findings: Iterable[Finding], looked: Said, blind: Said):
        super().__init__(findings)
        self.looked = looked
        self.blind = blind

    def __str__(self) -> str:
        """The whole report: what was looked for, what was found, and what cannot be seen."""
        found = [str(finding) for finding in self] or [str(NOTHING)]
        return "\n".join([str(self.looked), *found, str(self.blind)])

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """A notebook shows the report."""
        printer.text(str(self))
