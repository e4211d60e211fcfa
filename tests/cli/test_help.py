"""Help and faults of the command line are whole in both languages, argparse's own words among them."""

import argparse
import ast
import re
from pathlib import Path

import pytest

from dyplab.cli.norwegian import own_words
from dyplab.text import use
from dyplab.text.cli import ARGPARSE

COMMANDS = [[], ["lab"], ["list"], ["open"], ["run"], ["build"], ["progress"], ["doctor"], ["data"], ["audit"]]
COMMANDS += [["pfn"], ["pfn", "pretrain"], ["pfn", "evaluate"], ["segment"]]
# What only whoever writes the parser can meet, as Python 3.11 to 3.14 have it.
FOR_PROGRAMMERS = re.compile(
    r"conflicting|cannot merge|invalid option string|dest= is required|invalid conflict_resolution|"
    r"__call__\(\)|is an invalid argument for positionals|mutually exclusive arguments must|cannot have multiple|"
    r"subcommands|is not callable|can't open|unknown parser|argument \"-\" with mode|unexpected option string|"
    r"argument '-' with mode|deprecated|maybe you meant"
)


def argparse_texts() -> set[str]:
    """Every text this Python's argparse hands to gettext."""
    tree = ast.parse(Path(argparse.__file__).read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    texts = [word for call in calls if call.func.id in ("_", "ngettext") for word in call.args]
    return {word.value for word in texts if isinstance(word, ast.Constant) and isinstance(word.value, str)}


def test_everything_argparse_can_say_to_a_person_has_a_norwegian_form():
    unsaid = {text for text in argparse_texts() - ARGPARSE.keys() if not FOR_PROGRAMMERS.search(text)}
    assert unsaid == set()


def test_the_norwegian_form_fills_the_same_gaps():
    for english, norwegian in ARGPARSE.items():
        gaps = re.findall(r"%(?:\(\w+\))?[sr]", english)
        assert sorted(gap for gap in gaps if "type" not in gap) == sorted(re.findall(r"%(?:\(\w+\))?[sr]", norwegian))


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_is_wholly_in_one_language(dyplab, words):
    english = dyplab(*words, "--help", "--lang", "en")
    norwegian = dyplab(*words, "--help", "--lang", "nb")
    assert (english.code, norwegian.code) == (0, 0)
    assert english.out.startswith("usage: dyplab") and norwegian.out.startswith("bruk: dyplab")
    for word in ("usage", "options", "positional", "show", "help", "language", "lesson", "the ", "and "):
        assert word not in norwegian.out.replace("--help", "").replace("lessons/", ""), word
    for word in ("bruk", "valg", "argumenter", "vis ", "språk:", "leksjon", " og "):
        assert word not in english.out, word


@pytest.mark.parametrize(
    ("words", "nb", "en"),
    [
        (["lesson"], "finnes ikke (velg mellom", "invalid choice"),
        (["list", "--fast"], "ukjent: --fast", "unrecognized arguments: --fast"),
        (["open"], "dette mangler: LEKSJON", "the following arguments are required: LESSON"),
        (["run"], "ett av disse må være med: LEKSJON --all", "one of the arguments LESSON --all is required"),
        (["run", "--all", "03-mlp"], "kan ikke brukes sammen med", "not allowed with argument"),
        (["run", "--all", "--out"], "trenger en verdi", "expected one argument"),
        (["run", "--all", "--out", "a.html"], "--out skriver én leksjon", "--out writes one lesson"),
        (["list", "--json=x"], "tar ingen verdi, men fikk 'x'", "ignored explicit argument 'x'"),
        (["lab", "--port", "0"], "fra 1 til 65535, ikke 0", "from 1 to 65535, not 0"),
        (["lab", "--port", "åtte"], "fra 1 til 65535, ikke åtte", "from 1 to 65535, not åtte"),
        (["progress", "--delete", "--export", "a"], "kan ikke brukes sammen med", "not allowed with argument"),
        (["open", "99-nothing"], "Det finnes ingen leksjon", "There is no lesson"),
        (["run", "99-nothing"], "Det finnes ingen leksjon", "There is no lesson"),
    ],
)
def test_wrong_use_is_said_in_the_readers_language_and_ends_with_2(dyplab, words, nb, en):
    for lang, expected in (("nb", nb), ("en", en)):
        said = dyplab(*words, "--lang", lang)
        assert (said.code, said.out) == (2, "")
        assert expected in said.err and "Traceback" not in said.err
        assert ("bruk:" if lang == "nb" else "usage:") in said.err or "99-nothing" in words


def test_an_unknown_language_is_refused(dyplab):
    said = dyplab("list", "--lang", "de")
    assert said.code == 2 and "'de'" in said.err


def test_the_language_is_found_wherever_it_stands_and_however_it_is_joined(dyplab):
    assert dyplab("--lang", "nb", "list").out == dyplab("list", "--lang=nb").out != dyplab("list", "--lang", "en").out


def test_the_environment_names_the_language_when_the_words_do_not(dyplab, monkeypatch):
    monkeypatch.setenv("DYPLAB_LANG", "nb")
    assert dyplab("--help").out.startswith("bruk:")
    assert dyplab("--help", "--lang", "en").out.startswith("usage:")


def test_argparse_speaks_english_again_afterwards():
    before = argparse._
    use("nb")
    with own_words():
        assert argparse._("options") == "valg"
    assert argparse._ is before


def test_the_version_is_shown(dyplab):
    said = dyplab("--version")
    assert said.code == 0 and re.fullmatch(r"dyplab \d+\.\d+\.\d+\n", said.out)
