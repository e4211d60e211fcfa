"""What an audit hands over: findings, and what it looked for when there are none."""

from collections.abc import Iterable
from dataclasses import dataclass

from dyplab.text import Said, number, percent
from dyplab.text.audit import FINDING, SERIOUS, WORTH_A_LOOK


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
    """A count that a sentence writes with the thousands gap of the language of the moment."""

    def __format__(self, spec: str) -> str:
        return number(int(self))


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
