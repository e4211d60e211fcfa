"""How an answer is judged: called on small cases, compared with a reference, and recognised when it is a known mistake.

A lesson's `checks.py` holds one function per exercise, named after its id, that takes the learner's answer and a
random generator. It returns when the answer holds and raises `Settled` when it does not; most need one call of
`agrees`.
"""

import copy
import math
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dyplab.course.values import differs, finite, is_array, kind, shape_text, shown
from dyplab.text import Said, Sentence
from dyplab.text import course as says

Outcome = Literal["passed", "failed", "to do"]


class Settled(Exception):
    """The verdict is known: this answer failed, or is still to do.

    The gaps {exercise} and {name} (the id, and the function's name) are filled by `check`, which knows them.

    Attributes:
        hint: the name of the hint that answers it.
        said: the sentence for the learner.
        outcome: "failed" or "to do".
    """

    def __init__(self, hint: str, said: Said, outcome: Outcome = "failed"):
        super().__init__(hint)
        self.hint, self.said, self.outcome = hint, said, outcome


@dataclass(frozen=True)
class Mistake:
    """A mistake often made, written as the function that makes it.

    Attributes:
        hint: its name, the same as in the lesson's planted mistake.
        function: what a learner's function does who makes it; same arguments as the exercise.
        said: the hint. It may use the gaps {got}, {expected} and {given} (the call as text) and leaves the last step
            to the learner.
    """

    hint: str
    function: Callable[..., Any]
    said: Sentence


def call(answer: Any, *arguments: Any) -> Any:
    """The learner's function on copies of the arguments.

    Raises:
        Settled: it is no function, gave back `...` (to do) or `None`, changed what it was given, was
            interrupted or stopped with an error of its own.
    """
    if answer is ...:
        raise Settled("to-do", says.BEGIN(), "to do")
    if not callable(answer):
        raise Settled("not-a-function", says.NOT_A_FUNCTION(got=f"`{shown(answer)}`"))
    given = call_text(answer, arguments)
    copies = copy.deepcopy(arguments)
    try:
        value = answer(*copies)
    except KeyboardInterrupt:
        raise Settled("interrupted", says.INTERRUPTED()) from None
    except BaseException as error:  # a learner's code may raise anything, SystemExit too, and the check must go on
        raise Settled("raised", says.RAISED(error=_error_text(error), where=_where(error), given=given)) from None
    if value is ...:
        raise Settled("to-do", says.BEGIN(), "to do")
    if value is None:
        raise Settled("no-return", says.NO_RETURN())
    if differs(copies, arguments, 0.0):
        raise Settled("changed-input", says.CHANGED_INPUT(given=given))
    return value


def agrees(
    answer: Any,
    reference: Callable[..., Any],
    cases: Sequence[tuple[Any, ...]],
    mistakes: Sequence[Mistake] = (),
    tolerance: float = 1e-6,
) -> None:
    """Hold the answer to a reference on every case; name the mistake when it is a known one.

    Args:
        answer: the learner's function.
        reference: what it should do.
        cases: the arguments of each trial. Choose them so that every mistake differs from the reference and from
            the other mistakes in at least one case.
        mistakes: what learners often do; tried in this order.
        tolerance: how far a number may lie from the reference, relative and absolute.

    Raises:
        Settled: the answer failed, or is to do.
    """
    expected = [reference(*copy.deepcopy(case)) for case in cases]
    got, stopped = _answers(answer, cases, expected, tolerance)
    wrong = next((at for at, value in enumerate(got) if differs(value, expected[at], tolerance)), None)
    if wrong is None:
        if stopped:
            raise stopped
        return
    case = cases[wrong]
    gaps = {"got": shown(got[wrong]), "expected": shown(expected[wrong]), "given": call_text(answer, case)}
    for mistake in mistakes:
        if all(_same_as(mistake, case, value, tolerance) for case, value in zip(cases, got, strict=False)):
            raise Settled(mistake.hint, mistake.said(**gaps))
    compare(got[wrong], expected[wrong], gaps["given"], tolerance)


def _answers(
    answer: Any, cases: Sequence[tuple[Any, ...]], expected: list[Any], tolerance: float
) -> tuple[list[Any], Settled | None]:
    """The answer to each case, up to one that stops it or is of quite another kind (asking on would only take time)."""
    got: list[Any] = []
    for case, wanted in zip(cases, expected, strict=True):
        try:
            got.append(call(answer, *case))
        except Settled as stopped:
            return got, stopped
        if kind(got[-1]) != kind(wanted) and differs(got[-1], wanted, tolerance):
            break
    return got, None


def compare(got: Any, expected: Any, given: str, tolerance: float = 1e-6) -> None:
    """Say how a value differs from the expected one: its kind, its shape, `nan`, or its size.

    Raises:
        Settled: it differs.
    """
    as_array = is_array(expected) and isinstance(got, list | tuple)  # a list of the right numbers would do
    if kind(got) != kind(expected) and not as_array:
        raise Settled("wrong-type", says.WRONG_TYPE(got=f"`{shown(got)}`", expected=kind(expected), given=given))
    if shape_text(got) != shape_text(expected):
        gaps = {"got": shape_text(got), "expected": shape_text(expected), "given": given}
        raise Settled("wrong-shape", says.WRONG_SHAPE(**gaps))
    if not finite(got) and finite(expected):
        raise Settled("not-finite", says.NOT_FINITE(given=given))
    if differs(got, expected, tolerance):
        raise Settled("differs", says.DIFFERS(got=f"`{shown(got)}`", expected=f"`{shown(expected)}`", given=given))


def call_text(answer: Any, arguments: Sequence[Any]) -> str:
    """The call as a learner would write it, long values shortened."""
    return f"{getattr(answer, '__name__', 'f')}({', '.join(shown(argument, 60) for argument in arguments)})"


def _same_as(mistake: Mistake, case: tuple[Any, ...], value: Any, tolerance: float) -> bool:
    try:
        return not differs(value, mistake.function(*copy.deepcopy(case)), tolerance)
    except (ArithmeticError, ValueError, IndexError):  # the mistake cannot be made on this case
        return False


def _error_text(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:200].replace("`", "'").rstrip(": ")


def _where(error: BaseException) -> Said | str:
    """The deepest line of the learner's own cell, if the traceback has one."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__)[1:] if "dyplab" not in frame.filename]
    own = [frame for frame in frames if "ipykernel" in frame.filename or frame.filename.startswith("<")]
    return says.ON_LINE(line=own[-1].lineno) if own and own[-1].lineno else ""


def close(got: float, expected: float, tolerance: float = 1e-6) -> bool:
    """Whether two numbers are equal for the purpose of a check."""
    return math.isclose(got, expected, rel_tol=tolerance, abs_tol=tolerance)
