"""Every sentence of the program, in both languages."""

import ast
import importlib
import pkgutil
import string
from pathlib import Path

import pytest

import dyplab.text
from dyplab.course.prose import avoided_words
from dyplab.text import Said, Sentence, language, number, percent, use

ROOMS = [name for _, name, _ in pkgutil.iter_modules(dyplab.text.__path__)]
SOURCES = Path(dyplab.__file__).parent


def sentences() -> list[tuple[str, Sentence]]:
    found = []
    for room in ROOMS:
        for name, value in vars(importlib.import_module(f"dyplab.text.{room}")).items():
            values = value.values() if isinstance(value, dict) else [value]
            found += [(f"{room}.{name}", one) for one in values if isinstance(one, Sentence)]
    return found


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(("name", "sentence"), sentences())
def test_a_sentence_says_the_same_with_the_same_gaps_in_both_languages(name, sentence):
    assert sentence.nb.strip() and sentence.en.strip()
    assert gaps(sentence.nb) == gaps(sentence.en)
    for text in (sentence.nb, sentence.en):
        assert "!" not in text.replace("!=", "").replace("!r}", "}")  # a sign of code, or of how a gap is filled


@pytest.mark.parametrize(("name", "sentence"), sentences())
def test_the_norwegian_keeps_to_the_glossary(name, sentence):
    assert avoided_words(sentence.nb) == []


def test_every_sentence_is_said_somewhere():
    root = SOURCES.parents[1]
    files = [*root.glob("lessons/*/checks.py"), root / "start.py", *SOURCES.rglob("*.py")]
    code = [path.read_text(encoding="utf-8") for path in files if path.parent.name != "text"]
    said = {node.attr for text in code for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Attribute)}
    said |= {node.id for text in code for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
    assert sorted({name for name, _ in sentences() if name.rpartition(".")[2] not in said}) == []


def test_the_language_is_the_one_chosen_then_the_surroundings_then_english(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    assert language() == "en"
    monkeypatch.setenv("LANG", "nn_NO.UTF-8")
    assert language() == "nb"
    monkeypatch.setenv("DYPLAB_LANG", "en")
    assert language() == "en"
    use("nb")
    assert language() == "nb"
    use(None)
    monkeypatch.setenv("DYPLAB_LANG", "klingon")
    assert language() == "nb"
    with pytest.raises(ValueError, match="nb / en"):
        use("no")


def test_windows_spells_the_language_out(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: ("Norwegian Bokmål_Norway", "1252"))
    assert language() == "nb"


def test_a_filled_sentence_follows_the_language_of_the_moment():
    said = Sentence(nb="Fant {n} bilder.", en="Found {n} images.")(n=3)
    assert isinstance(said, Said)
    use("nb")
    assert str(said) == "Fant 3 bilder."
    use("en")
    assert str(said) == "Found 3 images."


@pytest.mark.parametrize(
    ("value", "digits", "nb", "en"),
    [
        (0.5, 2, "0,50", "0.50"),
        (-1234.5, 1, "-1234,5", "-1,234.5"),
        (84060, 0, "84\u00a0060", "84,060"),
        (1e6, 0, "1\u00a0000\u00a0000", "1,000,000"),
        (-0.4, 0, "0", "0"),
    ],
)
def test_numbers_are_written_as_each_language_writes_them(value, digits, nb, en):
    use("nb")
    assert number(value, digits) == nb
    use("en")
    assert number(value, digits) == en
    assert percent(0.936) == "93.6%"
