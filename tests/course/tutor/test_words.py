"""Words as the tutor compares them, judged by a plain edit distance and by pairs a reader would call the same."""

import random
from functools import cache

import pytest

from dyplab.course.tutor.vocabulary import Vocabulary, distance
from dyplab.course.tutor.words import fold, stem


def brute(one: str, other: str) -> int:
    @cache
    def far(a: int, b: int) -> int:
        if not a or not b:
            return a + b
        steps = min(far(a - 1, b) + 1, far(a, b - 1) + 1, far(a - 1, b - 1) + (one[a - 1] != other[b - 1]))
        if a > 1 and b > 1 and one[a - 1] == other[b - 2] and one[a - 2] == other[b - 1]:
            steps = min(steps, far(a - 2, b - 2) + 1)
        return steps

    return far(len(one), len(other))


def test_the_distance_is_that_of_the_definition():
    rng = random.Random(0)
    for _ in range(300):
        one, other = ("".join(rng.choices("abc", k=rng.randint(0, 7))) for _ in range(2))
        for most in (1, 2):
            assert distance(one, other, most) == min(brute(one, other), most + 1), (one, other)


@pytest.mark.parametrize(("one", "other"), [("lære", "laere"), ("måle", "maale"), ("øke", "oeke"), ("naïve", "naive")])
def test_letters_and_their_makeshifts_are_the_same(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize("form", ["nettverket", "nettverkene", "nettverks", "nettverk"])
def test_norwegian_inflections_share_a_stem(form):
    assert stem(form, "nb") == "nettverk"


@pytest.fixture
def known():
    texts = [
        "trening av nettverk",
        "et sett",
        "sett og trening",
        "tap",
        "tap i et lag",
        "lag",
        "lag",
        "nettverk",
        "læring",
    ]
    return Vocabulary(texts, "nb")


def test_a_compound_comes_apart_into_words_that_stand_alone(known):
    assert known.parts("treningssett") == ("trening", "sett")
    assert known.parts("treningstap") == ("trening", "tap")
    assert known.parts("nettverkslag") == ("nettverk", "lag")


def test_a_word_is_no_compound_of_what_nobody_uses_alone(known):
    assert known.parts("hjerteinfarkt") == ()
    assert known.parts("nettverk") == ()


def test_a_misspelt_word_is_taken_for_the_nearest_known_one(known):
    assert known.nearest("netverk") == {"nettverk"}
    assert known.nearest("trenning") == {"trening"}
    assert known.nearest("fotball") == set()
    assert known.nearest("tep") == set()  # too short to guess


def test_a_rare_word_tells_more(known):
    assert known.rarity("læring") > known.rarity("lag")
    assert known.rarity("ukjent") > known.rarity("lag")
