"""The glossary holds together, and the Norwegian prose of the whole house keeps to it."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import dyplab
from dyplab.course import glossary
from dyplab.course.catalogue import lessons, lessons_source
from dyplab.course.glossary import Term, alphabetical, avoided, terms
from dyplab.course.prose import avoided_words
from dyplab.course.source import read_lesson

NAMES = [term.id for term in terms()]
# What the seed of the glossary in the course's plan names, in the order it stands there.
SEED = """
deep-learning neural-network mlp cnn layer weight bias-term statistical-bias bias-field activation-function loss
cross-entropy gradient-descent backpropagation optimiser learning-rate epoch batch overfitting dropout early-stopping
augmentation training-set validation-set test-set held-out cross-validation data-leakage ground-truth
reference-standard label annotation variable image-feature kernel stride padding receptive-field threshold sensitivity
ppv accuracy auroc baseline-model segmentation mask enhancing-tumour ablation-study csf score data-check seizure slice
shortcut
"""


def without_brackets(word: str) -> str:
    return re.sub(r"\s*\(.*?\)", "", word).strip().lower()


def repeated(words: list[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


def test_there_are_terms_enough_and_those_the_plan_names_are_among_them():
    assert len(terms()) >= 165
    assert sorted(set(SEED.split()) - set(NAMES)) == []


def test_no_two_terms_share_an_id_or_a_norwegian_word():
    assert repeated(NAMES) == []
    assert repeated([without_brackets(term.term.nb) for term in terms()]) == []
    assert repeated([term.term.en.lower() for term in terms()]) == []


def test_an_id_can_stand_in_an_address():
    assert [name for name in NAMES if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []


@pytest.mark.parametrize("term", terms(), ids=NAMES)
def test_a_term_is_explained_in_both_languages_briefly_and_without_numbers(term: Term):
    for name, about in ((term.term.nb, term.about.nb), (term.term.en, term.about.en)):
        assert name.strip() == name != "" and about.strip() == about != ""
        assert about.endswith(".") and not re.search(r"[{}!]", name + about)
        sentences = len(re.findall(r"[.?](?=\s|$)", about))
        assert 1 <= sentences <= 3 and len(about.split()) <= 75
        assert not re.search(r"(?<!\w)\d", re.sub(r"(leksjon|lesson) \d\d\w?", "", about))
    assert term.about.nb != term.about.en


def test_the_norwegian_alphabet_orders_the_terms_with_its_own_letters_last():
    words = [term.term.nb for term in terms()]
    assert words == sorted(words, key=alphabetical)
    assert "".join(sorted("åøæzyxa", key=alphabetical)) == "axyzæøå"
    assert words.index("voksel") < words.index("ødem") < words.index("årsak")


def test_a_word_to_avoid_is_never_a_term_nor_used_to_explain_one():
    for term in terms():
        assert avoided_words(term.term.nb) == [] and avoided_words(term.about.nb) == [], term.id
        bare = without_brackets(term.term.nb)
        assert [word for word in avoided() if re.fullmatch(f"(?i){word}", bare)] == [], term.id


def test_every_word_to_avoid_is_a_pattern_of_a_whole_word_and_leads_to_a_word_to_use():
    for word, instead in avoided().items():
        assert not re.search(word, "") and word == word.strip() != "", word
        assert instead.strip() and avoided_words(instead) == [], word


def test_a_word_two_terms_avoid_leads_to_both():
    assert avoided()["feature(s|n|ne|r)?"] == "trekk / variabel"
    assert avoided_words("Bias er noe annet.") == ["«Bias»: skriv konstantledd / skjevhet"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Vi måler accuracy på testsettet.", "accuracy"),
        ("Modellen har god **recall** her.", "recall"),
        ("Nøyaktigheten var høy.", "Nøyaktigheten"),
        ("Et *fint* bilde, med **fete** ord og en label.", "label"),
        ("Modellen performer bra.", "performer"),
        ("Se i denne arrayen.", "arrayen"),
    ],
)
def test_an_avoided_word_in_prose_is_found(text, word):
    assert [found.split("»")[0] for found in avoided_words(text)] == [f"«{word}"]


@pytest.mark.parametrize(
    "text",
    [
        "Andelen riktige (*accuracy*) er høy.",
        "Det heter *recall* på engelsk, og «precision» er noe annet.",
        "**hele tumoren** (*whole tumour*, WT) og **kjernen** (*tumour core*, TC)",
        "`accuracy(truth, predicted)` gir {accuracy}, og se [her](https://example.org/recall).",
        "Biasfelt, merkelapper og en notatbok åpnet i Notebook eller `array`.",
    ],
)
def test_english_in_code_quotes_brackets_and_italics_is_free(text):
    assert avoided_words(text) == []


def norwegian() -> Iterator[tuple[str, str]]:
    """Every Norwegian text of the lessons, their checks, the pages and the program, and the file it stands in."""
    for info in lessons():
        for cell in read_lesson(info.id):
            if cell.kind == "markdown" and cell.lang == "nb":
                yield f"{info.id}/lesson.py", cell.text
    sources = Path(dyplab.__file__).parent
    for path in [*lessons_source().glob("*/*.py"), *sources.rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "nb" and isinstance(node.value, ast.Constant):
                yield f"{path.parent.name}/{path.name}", str(node.value.value)
    for path in lessons_source().rglob("*.toml"):
        for text in under_nb(tomllib.loads(path.read_text(encoding="utf-8"))):
            yield f"{path.parent.name}/{path.name}", text


def under_nb(node: Any, inside: bool = False) -> Iterator[str]:
    """The texts kept under a key `nb` in what was read from TOML."""
    if isinstance(node, str) and inside:
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from under_nb(value, key == "nb" or (inside and key != "en"))
    elif isinstance(node, list):
        for value in node:
            yield from under_nb(value, inside)


def test_all_norwegian_prose_keeps_to_the_glossary():
    texts = list(norwegian())
    assert len(texts) > 3000
    assert [f"{place}: {said}" for place, text in texts for said in avoided_words(text)] == []


def test_the_words_are_read_once():
    assert terms() is terms() and glossary.avoided() is avoided()
