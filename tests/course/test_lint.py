"""The rules of a lesson's source, each seen to bite."""

import pytest

from dyplab.course import lint
from dyplab.course.source import parse

NB, EN = '# %% [markdown] lang="nb"\n', '# %% [markdown] lang="en"\n'


def found(monkeypatch, source, checks=""):
    monkeypatch.setattr(lint, "read_lesson", lambda lesson: tuple(parse(source)))
    monkeypatch.setattr(lint, "_checks", lambda lesson: checks)
    monkeypatch.setattr(lint, "items", dict)
    return " | ".join(str(complaint) for complaint in lint.complaints("x") if complaint.line)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (NB + "# Hei\n", "no English cell"),
        (EN + "# Hi\n", "no Norwegian cell"),
        ("# %% [markdown]\n# Hi\n", "needs lang"),
        (NB + "# # Hei\n" + EN + "# ## Hi\n", "other headings"),
        (NB + "# $x^2$\n" + EN + "# $x^3$\n", "other formulas"),
        (NB + "# `a`\n" + EN + "# `b`\n", "other code spans"),
        (NB + "# [a](b)\n" + EN + "# [a](c)\n", "other links"),
        (NB + "# Det er 93 % riktige.\n" + EN + "# It is right.\n", "a digit without a source"),
        (NB + "# Hei\n" + EN + "# It is `93`.\n", "a digit without a source"),
        (NB + "# " + "ord " * 91 + "\n" + EN + "# words\n", "91 words"),
        (NB + "# Hei!\n" + EN + "# Hi\n", "exclamation"),
        (NB + "# Hei 🙂\n" + EN + "# Hi\n", "emoji"),
        (NB + "# En label per bilde.\n" + EN + "# A label.\n", "merkelapp"),
        ('# %%\nsay(nb="Det er 7.", en="It is seven.")\n', "a digit without a source"),
        ('# %%\nsay(nb="Sju.")\n', "both nb= and en="),
        ('# %%\nx = 1\nsay(nb="Sju.", en="Seven.")\n', "cells of their own"),
        ("# %%\n# one language\nx = 1\n", "a comment in one language"),
        ("# %%\n" + "x = 1\n" * 16, "16 lines"),
        ('# %% exercise="a"\ndef a(x):\n    return x\n', "the last line"),
        (
            '# %% exercise="a-b"\ndef a_b(x):\n    # BEGIN SOLUTION\n    return x\n    # END SOLUTION\ncheck("a-b", a_b)\n# %%\na_b(1)\n',
            "the learner's own",
        ),
        ('# %% exercise="a"\ndef a(x):\n    return x\ncheck("a", a)\n', "0 planted mistakes"),
    ],
)
def test_each_rule_bites(monkeypatch, source, words):
    assert words in found(monkeypatch, source)


def test_digits_that_are_computed_cited_or_part_of_code_are_free(monkeypatch):
    free = (
        "# # Leksjon 2\n#\n# I `x[0:3]` og $2x$ (LeCun 1998): 93 %.\n#\n# 1. Først\n#\n# Se oppgave 3 og leksjon 02.\n"
    )
    english = "# # Lesson 2\n#\n# In `x[0:3]` and $2x$ (LeCun 1998): 93%.\n#\n# 1. First\n#\n# See exercise 3 and lesson 02.\n"
    assert found(monkeypatch, NB + free + EN + english) == ""
    assert found(monkeypatch, '# %%\nsay(nb=f"Det er {7}.", en=f"It is {7}.")\n') == ""


def test_a_hint_that_no_planted_mistake_shows_is_found_in_the_check_and_in_its_helpers(monkeypatch):
    checks = """
def a(answer, rng):
    agrees(answer, abs, [(1,)], [Mistake("shown", lambda x: x, said), Mistake("unseen", lambda x: -x, said)])
    _first(answer)

def _first(answer):
    _deeper(lambda row: _within_a_lambda(row))

def _deeper(answer):
    _first(answer)
    raise Settled("deep", said())

def _within_a_lambda(row):
    raise Settled("deeper", said())

def another(answer, rng):
    raise Settled("of-another-exercise", said())
"""
    source = '# %% exercise="a"\ndef a(x):\n    return x\ncheck("a", a)\n# %% wrong="a" hint="shown"\ndef a(x):\n    return x\n'
    said = found(monkeypatch, source, checks)
    assert all(f"no planted mistake shows that the hint '{hint}'" in said for hint in ("unseen", "deep", "deeper"))
    assert "'shown'" not in said and "of-another-exercise" not in said


def test_the_quiz_must_be_long_spread_and_reasoned(small_course):
    said = " | ".join(str(complaint) for complaint in lint.complaints("9x-small"))
    assert "1 quiz items; 10 is the least" in said and "5 quiz items belong in the flow" in said
