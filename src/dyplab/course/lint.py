"""What a lesson's source must keep to, read without running it: twin languages, sourced digits, short cells."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dyplab.course.catalogue import find
from dyplab.course.prose import CODE, LINK, MATH, avoided_words, unsourced_digits
from dyplab.course.quizzing import items
from dyplab.course.source import Cell, read_lesson, without_solution

MOST_WORDS = 90  # a cell of prose
MOST_LINES = 15  # a cell of code, solution and blank lines not counted
FEWEST_QUIZ_ITEMS = 10
QUIZ_IN_FLOW = 5

# What both languages of a cell must have alike.
_PARTS: dict[str, Callable[[str], list[str]]] = {
    "headings": lambda text: re.findall(r"^(#+) ", text, re.M),
    "formulas": lambda text: sorted(MATH.findall(text)),
    "code spans": lambda text: sorted(CODE.findall(MATH.sub("", text))),
    "links": lambda text: sorted(LINK.findall(text)),
    "HTML tags": lambda text: re.findall(r"</?\w+", text),
}
_EMOJI = re.compile("[\U0001f300-\U0001faff☀-➿⬀-⯿]")


@dataclass(frozen=True)
class Complaint:
    """One thing to mend, and the line of `lesson.py` (or 0 for the quiz) where it stands."""

    line: int
    what: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.what}"


def complaints(lesson: str) -> list[Complaint]:
    """Everything in a lesson's source that breaks a rule of the house; empty when it keeps to all.

    Args:
        lesson: its id.
    """
    cells = read_lesson(lesson)
    shown = [cell for cell in cells if not cell.wrong]
    rules = (_pairs(shown), _prose(shown), _code(shown), _exercises(cells, _checks(lesson)), _quiz(lesson, shown))
    return [complaint for rule in rules for complaint in rule]


def _pairs(cells: list[Cell]) -> Iterator[Complaint]:
    prose = [cell for cell in cells if cell.kind == "markdown"]
    for cell in prose:
        if cell.lang not in ("nb", "en"):
            yield Complaint(cell.line, 'prose needs lang="nb" or lang="en"')
    for at, cell in enumerate(cells):
        follower = cells[at + 1] if at + 1 < len(cells) else None
        if cell.lang == "nb" and (follower is None or follower.lang != "en"):
            yield Complaint(cell.line, "no English cell follows the Norwegian one")
        if cell.lang == "en" and (at == 0 or cells[at - 1].lang != "nb"):
            yield Complaint(cell.line, "no Norwegian cell stands before the English one")
        if cell.lang == "nb" and follower and follower.lang == "en":
            yield from _twins(cell, follower)


def _twins(nb: Cell, en: Cell) -> Iterator[Complaint]:
    for name, part in _PARTS.items():
        if part(nb.text) != part(en.text):
            yield Complaint(nb.line, f"other {name} in nb than in en: {part(nb.text)} / {part(en.text)}")


def _prose(cells: list[Cell]) -> Iterator[Complaint]:
    for cell in cells:
        texts = [(cell.lang, cell.text)] if cell.kind == "markdown" else list(_spoken(cell.text))
        for lang, text in texts:
            words = len(re.sub(r"<[^>]+>|[#*_`]", " ", text).split())
            if cell.kind == "markdown" and words > MOST_WORDS:
                yield Complaint(cell.line, f"{words} words in one cell; {MOST_WORDS} is the most")
            if "!" in CODE.sub("", MATH.sub("", re.sub(r"!\[", "[", text))):
                yield Complaint(cell.line, "an exclamation mark")
            if _EMOJI.search(text):
                yield Complaint(cell.line, "an emoji")
            for digits in unsourced_digits(text):
                yield Complaint(cell.line, f"a digit without a source: {digits!r}")
            if lang == "nb":
                yield from (Complaint(cell.line, said) for said in avoided_words(text))


def _spoken(code: str) -> Iterator[tuple[str, str]]:
    """The prose inside code: what `say`, `show` and `pick` are given, computed values left out."""
    for node in ast.walk(ast.parse(without_solution(code))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "show", "pick"):
            for keyword in node.keywords:
                if keyword.arg in ("nb", "en"):
                    yield keyword.arg, "".join(_literals(keyword.value))


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield str(part.value) if isinstance(part, ast.Constant) else " "
    elif isinstance(node, ast.BinOp):
        yield from _literals(node.left)
        yield from _literals(node.right)
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def _code(cells: list[Cell]) -> Iterator[Complaint]:
    learners = {cell.exercise.replace("-", "_") for cell in cells if cell.exercise}
    for cell in cells:
        if cell.kind != "code":
            continue
        lines = [line for line in without_solution(cell.text).splitlines() if line.strip()]
        if len(lines) > MOST_LINES and not cell.text.startswith(("say(", "show(")):
            yield Complaint(cell.line, f"{len(lines)} lines of code; {MOST_LINES} is the most")
        for line in cell.text.splitlines():
            if re.match(r"\s*#", line) and not re.match(r"\s*# (nb: |en: |BEGIN SOLUTION|END SOLUTION)", line):
                yield Complaint(cell.line, f"a comment in one language only: {line.strip()!r}")
        if re.search(r"(?m)^\s*(say|show)\(", cell.text) and len(ast.parse(cell.text).body) > 1:
            yield Complaint(cell.line, "`say` and `show` stand in cells of their own, whose code is hidden")
        for call in _calls(cell.text, "say", "show"):
            if {keyword.arg for keyword in call.keywords} != {"nb", "en"}:
                yield Complaint(cell.line, "`say` and `show` need both nb= and en=")
        used = {node.id for node in ast.walk(ast.parse(cell.text)) if isinstance(node, ast.Name)}
        if not cell.exercise and used & learners:
            yield Complaint(cell.line, f"uses the learner's own {sorted(used & learners)}; call the library's")


def _calls(code: str, *names: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


def _exercises(cells: tuple[Cell, ...], checks: str) -> Iterator[Complaint]:
    for cell in cells:
        if not cell.exercise:
            continue
        if not cell.text.rstrip().splitlines()[-1].startswith(f'check("{cell.exercise}", '):
            yield Complaint(cell.line, f'the last line must be check("{cell.exercise}", …)')
        if cell.text.count("# BEGIN SOLUTION") != 1 or cell.text.count("# END SOLUTION") != 1:
            yield Complaint(cell.line, "one pair of BEGIN SOLUTION and END SOLUTION is needed")
        mistakes = {other.hint for other in cells if other.wrong == cell.exercise}
        if len(mistakes) < 3:
            yield Complaint(cell.line, f"{len(mistakes)} planted mistakes; three is the least")
        for hint in sorted(hints_named(checks, cell.exercise) - mistakes):
            yield Complaint(cell.line, f"no planted mistake shows that the hint {hint!r} can be given")


def _checks(lesson: str) -> str:
    return (find(lesson).folder / "checks.py").read_text(encoding="utf-8")


def hints_named(checks: str, exercise: str) -> set[str]:
    """The hints the check of an exercise can name, itself or in the functions beside it that it uses.

    >>> hints_named("def one(answer, rng): _sum(answer)\\ndef _sum(n): raise Settled('no-carry', said())", "one")
    {'no-carry'}
    """
    functions = {node.name: ast.unparse(node) for node in ast.parse(checks).body if isinstance(node, ast.FunctionDef)}
    used = [exercise.replace("-", "_")]
    for name in used:  # it grows as it is read
        names = {node.id for node in ast.walk(ast.parse(functions.get(name, ""))) if isinstance(node, ast.Name)}
        used += sorted(names & set(functions) - set(used))
    calls = [call for name in used for call in _calls(functions.get(name, ""), "Mistake", "Settled")]
    return {ast.literal_eval(call.args[0]) for call in calls}


def _quiz(lesson: str, cells: list[Cell]) -> Iterator[Complaint]:
    pool = {name: item for name, item in items().items() if item.lesson == lesson}
    calls = [call for cell in cells if cell.kind == "code" for call in _calls(cell.text, "quiz")]
    asked = [ast.literal_eval(call.args[0]) for call in calls]
    if len(pool) < FEWEST_QUIZ_ITEMS:
        yield Complaint(0, f"{len(pool)} quiz items; {FEWEST_QUIZ_ITEMS} is the least")
    if len(asked) != QUIZ_IN_FLOW or not set(asked) <= set(pool):
        yield Complaint(0, f"{QUIZ_IN_FLOW} quiz items belong in the flow, all from the lesson's pool; found {asked}")
    places = [next((at for at, option in enumerate(item.options) if option.right), -1) for item in pool.values()]
    for name, item in pool.items():
        if sum(option.right for option in item.options) != 1:
            yield Complaint(0, f"{name}: exactly one option is right")
        for text in (part for option in item.options for part in (option.text, option.why)):
            if not text.nb.strip() or not text.en.strip():
                yield Complaint(0, f"{name}: an option without words or reason")
        for text in (item.question, *(part for option in item.options for part in (option.text, option.why))):
            yield from (Complaint(0, f"{name}: {said}") for said in avoided_words(text.nb))
    if places and max(places.count(place) for place in set(places)) > len(places) / 2:
        yield Complaint(0, "the right answer stands at the same letter more than half the time")
