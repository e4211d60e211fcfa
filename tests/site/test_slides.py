"""The slides of the lessons: what each deck must hold, and that it works in a browser with nothing but itself."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from made_up_runs import pictured_run

from dyplab.course.catalogue import lessons
from dyplab.course.notebook import build, version_of
from dyplab.course.prose import avoided_words, unsourced_digits
from dyplab.course.source import read_lesson
from dyplab.site.slides import deck, slides
from dyplab.site.slides.choice import Words
from dyplab.site.slides.shown import short
from dyplab.text import LANGUAGES
from dyplab.text import slides as says

LESSONS = [info.id for info in lessons() if (info.folder / "slides.toml").exists()]
MOST_WORDS = 40
MOST_LINES = 12


def words_in(text: str) -> int:
    """How many words a reader meets; a formula counts as one."""
    return len(re.sub(r"\$[^$]+\$|<[^>]+>", " x ", text).replace("#", " ").split())


def marked(lesson: str) -> dict[str, list[Any]]:
    cells: dict[str, list[Any]] = {}
    for cell in read_lesson(lesson):
        if cell.slide:
            cells.setdefault(cell.slide, []).append(cell)
    return cells


def texts(lesson: str) -> Iterator[tuple[str, str, str]]:
    for slide in slides(lesson):
        for lang in LANGUAGES:
            for name, text in vars(slide.words(lang)).items():
                yield f"{slide.id}, {lang}, {name}", lang, text


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_has_fifteen_to_twenty_five_slides_of_every_kind_a_talk_needs(lesson):
    parts = [slide.part for slide in slides(lesson)]
    assert 15 <= len(parts) <= 25
    assert parts[0] == "question" and parts[-1] == "recap"
    assert parts.count("question") == 1 and {"fault", "result", "harm"} <= set(parts)
    assert parts.count("room") >= 3
    assert set(parts) <= {"idea", *says.PARTS}


@pytest.mark.parametrize("lesson", LESSONS)
def test_half_the_slides_of_a_lesson_ask_before_they_answer(lesson):
    asking = [slide for slide in slides(lesson) if slide.nb.text and (slide.nb.then or slide.id in marked(lesson))]
    assert len(asking) >= len(slides(lesson)) / 2


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_cells_of_a_lesson_and_its_slides_name_each_other(lesson):
    talk, cells = slides(lesson), marked(lesson)
    ids = [slide.id for slide in talk]
    assert len(ids) == len(set(ids))
    assert set(cells) <= set(ids)
    assert len(cells) >= 5
    assert not [cell for found in cells.values() for cell in found if cell.kind != "code" or cell.wrong]
    assert [slide.id for slide in talk if not (slide.nb.text or slide.nb.then or slide.id in cells)] == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_slide_is_no_page_of_prose(lesson):
    long = {where: words_in(text) for where, lang, text in texts(lesson) if "notes" not in where}
    most = {where: (20 if "question" in where else 15) if "title" in where else MOST_WORDS for where in long}
    assert {where: n for where, n in long.items() if n > most[where]} == {}
    code = {
        slide: sum(len([line for line in cell.text.splitlines() if line.strip()]) for cell in cells)
        for slide, cells in marked(lesson).items()
        for cells in [[cell for cell in cells if not cell.text.startswith(("say(", "show("))]]
    }
    exercises = {cell.slide for cell in read_lesson(lesson) if cell.slide and cell.exercise}
    assert {slide: n for slide, n in code.items() if n > MOST_LINES and slide not in exercises} == {}


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_slide_has_notes_to_the_teacher_in_both_languages(lesson):
    notes = {where: words_in(text) for where, lang, text in texts(lesson) if "notes" in where}
    assert {where: n for where, n in notes.items() if not 15 <= n <= 90} == {}
    assert all(0.5 <= slide.minutes <= 10 for slide in slides(lesson))


@pytest.mark.parametrize("lesson", LESSONS)
def test_slides_say_what_the_house_allows(lesson):
    for where, lang, text in texts(lesson):
        assert "!" not in re.sub(r"`[^`]*`", "", text), where
        assert unsourced_digits(text) == [], where
        if lang == "nb":
            assert avoided_words(text) == [], where
    for slide in slides(lesson):
        for field in ("text", "then"):
            assert bool(getattr(slide.nb, field)) == bool(getattr(slide.en, field)), (slide.id, field)
        assert slide.nb.notes != slide.en.notes, slide.id


@pytest.mark.parametrize("lesson", LESSONS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_deck_is_one_small_file_that_asks_for_nothing(lesson, lang):
    page = deck(lesson, lang)
    assert len(page.encode()) < 200_000
    assert not re.search(r"<(link|iframe|object|embed)|src=\"(?!data:)|@import|url\((?!data:)|fetch\(|XMLHttp", page)
    ids = Ids()
    ids.feed(page)
    assert len(ids.found) == len(set(ids.found))
    assert ids.slides == len(slides(lesson))


class Ids(HTMLParser):
    """The ids of a page, and how many slides it has."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.slides = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.found += [given["id"] or ""] if "id" in given else []
        self.slides += tag == "section"


def test_marks_for_slides_change_no_notebook(tmp_path, monkeypatch):
    from dyplab.course import notebook, source

    lesson = LESSONS[0]
    path = next(info.folder for info in lessons() if info.id == lesson) / "lesson.py"
    bare = re.sub(r' slide="[^"]*"', "", path.read_text(encoding="utf-8"))
    version, with_marks = version_of(lesson), build(lesson, "nb")
    assert 'slide="' in path.read_text(encoding="utf-8")
    folder = tmp_path / lesson
    folder.mkdir()
    (folder / "lesson.py").write_text(bare, encoding="utf-8")
    here = next(info for info in lessons() if info.id == lesson)
    moved = type("Moved", (), {**vars(here), "folder": folder})()
    monkeypatch.setattr(source, "find", lambda name: moved)
    monkeypatch.setattr(notebook, "find", lambda name: moved)
    source.read_lesson.cache_clear()
    try:
        assert build(lesson, "nb") == with_marks
        assert version_of(lesson) == version
        (folder / "lesson.py").write_text(bare + "\n# %%\nx = 1\n", encoding="utf-8")
        assert version_of(lesson) != version
    finally:
        source.read_lesson.cache_clear()


def test_of_long_computed_prose_whole_sentences_are_kept_and_tables_are_not_cut():
    prose = "**One answer: 93,6 % (KI 92,0–95,1) of them. And** more.\n\n" + "Word " * 60 + "end. The next."
    assert short(prose, 1) == "**One answer: 93,6 % (KI 92,0–95,1) of them. And** more."
    assert short(prose, 2) == "Word " * 60 + "end."
    table = "| a | b |\n|--|--|\n" + "| one | two |\n" * 30
    assert short(table + "\n\nLong after.") == table.strip()


def test_a_deck_shows_what_the_run_gave_and_says_where_it_has_not_been_run():
    lesson = LESSONS[0]
    assert says.NOT_RUN.en in deck(lesson, "en")
    ran = deck(lesson, "en", pictured_run(lesson, "en"))
    assert says.NOT_RUN.en not in ran
    shown = sum(not cell.exercise for cells in marked(lesson).values() for cell in cells)
    assert ran.count("<img ") == shown


def test_a_slide_without_words_in_a_language_is_refused():
    with pytest.raises(TypeError, match="notes"):
        Words(title="Only a title")
