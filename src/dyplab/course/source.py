"""A lesson's source: one `lesson.py` in jupytext's py:percent form, both languages beside each other, code once.

The few rules the lab needs are read here, so that a learner's machine needs no jupytext; a test holds this
reader to jupytext's own.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from dyplab.course.catalogue import find, lessons

_MARKER = re.compile(r"^# %%(?P<markdown> \[markdown\])?(?P<options>.*)$")
_OPTION = re.compile(r'(\w+)="([^"]*)"')
_OPTIONS = {"lang", "exercise", "wrong", "hint", "slide"}


@dataclass(frozen=True)
class Cell:
    """One cell of a lesson.

    Attributes:
        kind: "markdown" or "code".
        text: prose without its comment signs, or code.
        line: the line its marker stands on, from 1.
        lang: "nb" or "en" for prose, else "".
        exercise: the exercise's id, if the cell is one.
        wrong: the id of the exercise this planted mistake belongs to; never shown to a learner.
        hint: the name of the hint that must answer that mistake.
        slide: the slide that shows this cell; a notebook does not know of it.
    """

    kind: str
    text: str
    line: int
    lang: str = ""
    exercise: str = ""
    wrong: str = ""
    hint: str = ""
    slide: str = ""


def parse(source: str) -> list[Cell]:
    """Split a lesson's source into its cells.

    Args:
        source: the text of a `lesson.py`; what stands before the first marker belongs to nobody.

    Raises:
        ValueError: an option the lesson format does not have.
    """
    cells: list[Cell] = []
    marker: re.Match[str] | None = None
    start, lines = 0, list[str]()
    for at, line in enumerate([*source.splitlines(), "# %%"], start=1):
        if not (found := _MARKER.match(line)):
            lines.append(line)
            continue
        if marker:
            cells.append(_cell(marker, lines, start))
        marker, start, lines = found, at, []
    return cells


def _cell(marker: re.Match[str], lines: list[str], start: int) -> Cell:
    options = dict(_OPTION.findall(marker["options"]))
    if _OPTION.sub("", marker["options"]).strip() or set(options) - _OPTIONS:
        raise ValueError(f"line {start}: {marker[0]!r}: only {sorted(_OPTIONS)} may stand behind the marker")
    if marker["markdown"]:
        lines = [line.removeprefix("#").removeprefix(" ") for line in lines]
    return Cell("markdown" if marker["markdown"] else "code", "\n".join(lines).strip("\n"), start, **options)


@lru_cache(maxsize=32)
def read_lesson(lesson: str) -> tuple[Cell, ...]:
    """The cells of one lesson, planted mistakes among them.

    Raises:
        UnknownLesson: no lesson has that id.
    """
    return tuple(parse((find(lesson).folder / "lesson.py").read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def exercise_homes() -> dict[str, str]:
    """From each exercise's id to the lesson it stands in."""
    return {cell.exercise: info.id for info in lessons() for cell in read_lesson(info.id) if cell.exercise}


_SOLUTION = re.compile(r"^(?P<indent>[ ]*)# BEGIN SOLUTION\n(?P<solution>.*?)^[ ]*# END SOLUTION\n?", re.M | re.S)


def without_solution(code: str) -> str:
    """The code a learner meets: `return ...` where the solution stood.

    >>> print(without_solution("def f(x):\\n    # BEGIN SOLUTION\\n    return 2 * x\\n    # END SOLUTION\\n"), end="")
    def f(x):
        return ...
    """
    return _SOLUTION.sub(lambda found: f"{found['indent']}return ...\n", code)


def with_solution(code: str) -> str:
    """The code with its solution in place and the marks around it gone."""
    return _SOLUTION.sub(lambda found: found["solution"], code)


def solved_function(exercise: str) -> str:
    """The solution as the learner would have written it: the cell without its call of `check`."""
    cell = next(cell for cell in read_lesson(exercise_homes()[exercise]) if cell.exercise == exercise)
    return re.sub(r"^check\(.*\Z", "", with_solution(cell.text), flags=re.M | re.S).strip()


def in_language(code: str, lang: str) -> str:
    """Code with the comments of one language: of a pair `# nb: …` / `# en: …` one is kept, without its mark."""
    kept = [line for line in code.splitlines() if not re.match(rf"\s*# {'en' if lang == 'nb' else 'nb'}: ", line)]
    return "\n".join(re.sub(rf"^(\s*)# {lang}: ", r"\1# ", line) for line in kept)
