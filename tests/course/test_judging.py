"""How an answer is judged: never by raising, always with what was given, what was expected and what to try."""

import math
import time

import numpy as np
import pytest

from dyplab.course.judging import Mistake, Settled, agrees, call
from dyplab.course.values import differs, kind, shown
from dyplab.text import Sentence, use


def verdict(answer, reference=lambda x: 2.0 * x, cases=((3.0,), (5.0,)), mistakes=()):
    try:
        agrees(answer, reference, cases, mistakes)
    except Settled as settled:
        return settled
    return None


def test_a_right_answer_is_left_in_peace():
    assert verdict(lambda x: x + x) is None
    assert verdict(lambda x: np.float64(2 * x)) is None


def test_an_ellipsis_is_to_do_and_not_a_mistake():
    assert verdict(lambda x: ...).outcome == "to do"
    assert verdict(...).outcome == "to do"


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda x: None, "no-return"),
        (6.0, "not-a-function"),
        (lambda x: "6", "wrong-type"),
        (lambda x: True, "wrong-type"),
        (lambda x: [2 * x], "wrong-type"),
        (lambda x: math.nan, "not-finite"),
        (lambda x: 1 / 0, "raised"),
        (lambda: 6.0, "raised"),
        (lambda x: 2 * x + 1, "differs"),
    ],
)
def test_each_way_of_going_astray_has_its_own_answer(answer, hint):
    assert verdict(answer).hint == hint


def test_a_known_mistake_is_named_before_a_general_one():
    squared = Mistake(
        "squared", lambda x: x * x, Sentence(nb="{got} {expected} {given}", en="{got} {expected} {given}")
    )
    found = verdict(lambda x: x**2, mistakes=[squared])
    assert (found.hint, found.said.en) == ("squared", "9 6 <lambda>(3)")
    assert verdict(lambda x: x**3, mistakes=[squared]).hint == "differs"


def test_a_mistake_must_fit_every_case_to_be_named():
    squared = Mistake("squared", lambda x: x * x, Sentence(nb="", en=""))
    assert verdict(lambda x: 9.0, mistakes=[squared]).hint == "differs"


def test_an_answer_that_only_fails_later_is_told_where():
    assert verdict(lambda x: 6.0 if x == 3 else 1 / 0).hint == "raised"


@pytest.mark.parametrize("stop", [SystemExit, KeyboardInterrupt, RecursionError, MemoryError])
def test_nothing_a_learner_raises_gets_out(stop):
    def answer(x):
        raise stop

    assert verdict(answer).outcome == "failed"


def test_an_answer_that_changes_its_input_is_told_so_and_harms_nobody():
    given = np.arange(3.0)

    def answer(x):
        x[0] = 99.0
        return x.sum()

    with pytest.raises(Settled) as settled:
        call(answer, given)
    assert settled.value.hint == "changed-input"
    assert given[0] == 0.0


def test_an_enormous_answer_costs_nothing():
    huge = np.broadcast_to(np.float64(1.0), (10**6, 10**6))
    started = time.perf_counter()
    assert verdict(lambda x: huge).hint == "wrong-type"
    assert verdict(lambda x: huge, reference=lambda x: np.ones((2, 2))).hint == "wrong-shape"
    assert len(verdict(lambda x: "a" * 10**7).said.en) < 400
    assert len(verdict(lambda x: list(range(10**6)), reference=lambda x: [1.0]).said.en) < 400
    assert time.perf_counter() - started < 1.0


def test_a_list_may_stand_for_an_array_and_is_told_what_is_wrong_with_its_numbers():
    def doubled(x):
        return np.array([x, 2 * x])

    assert verdict(lambda x: [x, 2 * x], reference=doubled) is None
    assert verdict(lambda x: [x, 3 * x], reference=doubled).hint == "differs"
    assert verdict(lambda x: [x], reference=doubled).hint == "wrong-shape"


def test_the_message_names_what_was_given_and_what_was_expected_in_both_languages():
    said = verdict(lambda x: 2 * x + 1).said
    for text in (said.nb, said.en):
        assert "7" in text and "6" in text and "(3)" in text


def test_values_are_equal_when_a_reader_would_say_so():
    same = [(1, 1.0), ([1, 2], np.array([1.0, 2.0])), (np.float32(0.1), 0.1), ("a", "a"), ({"a": 1}, {"a": 1.0})]
    other = [
        (True, 1),
        (1, True),
        ("1", 1),
        ([1], [1, 2]),
        (np.ones((2, 1)), np.ones(2)),
        ({"a": 1}, {"b": 1}),
        (None, 0),
    ]
    assert not [pair for pair in same if differs(*pair, 1e-6)]
    assert not [pair for pair in other if not differs(*pair, 1e-6)]


def test_values_are_shown_short():
    assert shown(0.1 + 0.2) == "0.3"
    assert shown(np.zeros((28, 28))) == "array(28, 28)"
    assert shown(np.array([1.0, 2.5])) == "[1. 2.5]"
    assert shown((2.0, np.True_)) == "(2, True)"
    assert len(shown("x" * 1000)) <= 90
    use("nb")
    assert kind((1, 2)) == "2 verdier"
