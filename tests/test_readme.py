"""What the READMEs promise is there, in both languages."""

import re
from pathlib import Path

import pytest

from dyplab.cli.entry import make_parser
from dyplab.course.catalogue import colab_address, lessons

ROOT = Path(__file__).parents[1]
READMES = {"en": ROOT / "README.md", "nb": ROOT / "README.nb.md"}


@pytest.mark.parametrize("lang", READMES)
def test_every_lesson_stands_there_with_its_minutes_and_its_colab_link(lang):
    text = READMES[lang].read_text(encoding="utf-8")
    for info in lessons():
        row = next(line for line in text.splitlines() if f"notebooks/{lang}/{info.id}.ipynb)" in line)
        assert getattr(info.title, lang) in row and f"| {info.minutes} |" in row and colab_address(info.id, lang) in row


@pytest.mark.parametrize("file", [*READMES.values(), ROOT / "CONTRIBUTING.md"], ids=lambda path: path.name)
def test_every_local_link_and_folder_leads_somewhere(file):
    text = file.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!http)([^)#]+)\)", text) + re.findall(r"`([\w.]+(?:/\w+)*/)`", text)
    assert links and not [link for link in links if not (ROOT / link).exists()]


@pytest.mark.parametrize("lang", READMES)
def test_every_command_named_is_one_dyplab_has(lang):
    named = re.findall(r"`dyplab ([a-z]+)", READMES[lang].read_text(encoding="utf-8"))
    known = re.findall(r"^    ([a-z]+) ", make_parser().format_help(), re.M)
    assert set(named) <= set(known) and len(set(named)) >= 6


def test_both_languages_show_the_same_commands_tables_and_sizes():
    commands, rows, sizes = ({}, {}, {})
    for lang, file in READMES.items():
        text = file.read_text(encoding="utf-8")
        commands[lang] = [line.split("#")[0].strip() for line in text.splitlines() if line.startswith("make ")]
        rows[lang] = sum(line.startswith("|") for line in text.splitlines())
        sizes[lang] = re.findall(r"\d+ MB", text)
    assert commands["nb"] == commands["en"] and rows["nb"] == rows["en"] and sizes["nb"] == sizes["en"]
