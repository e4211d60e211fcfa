"""What slides show of a run: sentences chosen by their first words, figures with the question they are about."""

import ast
import base64
import re
from itertools import takewhile

import pytest
from made_up_runs import pictured_run

from dyplab.course.catalogue import lessons
from dyplab.course.source import read_lesson
from dyplab.site.slides import deck, slides
from dyplab.site.slides.shown import chosen, code_of, is_tall, paragraphs_of, short
from dyplab.text import LANGUAGES

LESSONS = [info.id for info in lessons() if (info.folder / "slides.toml").exists()]


def said_in_every_run(source: str, lang: str) -> str:
    """What a `say` cell says whatever it computes: 0 for each number, of two sentences what they share."""
    call = ast.parse(source).body[-1].value
    assert isinstance(call, ast.Call)
    return words_of(next(given.value for given in call.keywords if given.arg == lang))


def words_of(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(words)):
            return words
        case ast.JoinedStr(values=parts):
            return "".join(words_of(part) if isinstance(part, ast.Constant) else "0" for part in parts)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return words_of(left) + words_of(right)
        case ast.IfExp(body=one, orelse=other):
            both = zip(words_of(one), words_of(other), strict=False)
            return "".join(letter for letter, same in takewhile(lambda pair: pair[0] == pair[1], both))
    return "0"


def prose(lesson: str, slide: str, lang: str) -> list[str]:
    sources = [cell.text for cell in read_lesson(lesson) if cell.slide == slide and cell.text.startswith("say(")]
    return [said_in_every_run(source, lang) for source in sources]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("lesson", LESSONS)
def test_the_sentences_a_slide_chooses_are_said_in_every_run(lesson, lang):
    missing = [
        (slide.id, begin)
        for slide in slides(lesson)
        for begin in slide.computed.get(lang, ())
        if not any(chosen(said, [begin]) for said in prose(lesson, slide.id, lang))
    ]
    assert missing == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_slide_chooses_sentences_in_both_languages_and_no_paragraph_that_is_not_there(lesson):
    for slide in slides(lesson):
        assert set(slide.computed) in (set(), set(LANGUAGES)), slide.id
        for lang in LANGUAGES:
            for said in prose(lesson, slide.id, lang):
                by_words = slide.computed and chosen(said, slide.computed[lang])
                assert by_words or max(slide.paragraphs) <= len(paragraphs_of(said)), (slide.id, lang)


def test_sentences_are_found_by_their_first_words_alone_or_with_those_that_follow():
    said = "**One is 93,6 % (KI 92,0–95,1) of them.** Two is: It is more.\n\nThree is last. Four is after."
    assert chosen(said, ["Two is"]) == "Two is:"
    assert chosen(said, ["Two is …"]) == "Two is: It is more."
    assert chosen(said, ["Three", "One"]) == "Three is last. **One is 93,6 % (KI 92,0–95,1) of them.**"
    assert chosen(said, ["Five"]) == ""
    assert chosen("In all 1.\n\n84 060 numbers. Two more.", ["numbers"]) == "84 060 numbers."
    table = "| a | b |\n|--|--|\n| 1 | 2 |"
    assert chosen(f"{table}\n\n{said}", ["| a", "Three"]) == f"{table}\n\nThree is last."


def test_what_is_cut_does_not_end_with_a_promise():
    assert short("The first. A reason: " + "It has many words " * 12) == "The first."


def section(page: str, slide: str) -> tuple[str, str]:
    """What a slide says at once, and what it says then."""
    whole = re.search(rf'<section [^>]*id="{slide}".*?</section>', page, re.DOTALL)
    assert whole
    at_once, _, then = whole[0].partition('<div class="then')
    return at_once, then.partition("<aside")[0]


def test_a_figure_that_the_question_is_about_stands_there_with_it():
    lesson = "00a-cnn-basics"
    page = deck(lesson, "nb", pictured_run(lesson, "nb"))
    asked, answered = section(page, "table")  # a figure, and then what it shows
    assert asked.count("<img ") == answered.count("<img ") == 1
    asked, answered = section(page, "neuron")
    assert asked.count("<img ") == 0 and answered.count("<img ") == 2


def test_code_that_only_repeats_what_it_prints_is_left_out():
    page = deck("00-start", "en", pictured_run("00-start", "en"))
    assert "mean_entered" in section(page, "fault")[0]
    assert "Traceback" not in section(page, "error")[0]


def test_code_has_one_blank_line_at_most():
    cell = {"metadata": {}, "source": "def f():\n    return 1\n\n\nf()"}
    assert "\n\n\n" not in re.sub(r"<[^>]*>", "", code_of(cell))


@pytest.mark.parametrize(("width", "height", "tall"), [(700, 500, True), (700, 300, False)])
def test_words_stand_beside_a_tall_figure_and_above_a_wide_one(width, height, tall):
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes(9)
    svg = f'<svg viewBox="0 0 {width} {height}"></svg>'.encode()
    for kind, data in [("png", png), ("svg+xml", svg)]:
        picture = f'<img alt="x" src="data:image/{kind};base64,{base64.b64encode(data).decode()}">'
        assert is_tall(["<p>x</p>", picture]) is tall
        assert is_tall([f"<p>{'Many words. ' * 35}</p>", picture])  # they leave too little below them
        assert not is_tall([picture, picture]) and not is_tall(["<p>x</p>"])


@pytest.mark.parametrize("lesson", LESSONS)
def test_on_a_projector_every_slide_stands_on_one_screen(browser, tmp_path, lesson):
    svg = base64.b64encode(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 300"></svg>').decode()
    ran = pictured_run(lesson, "en")
    for cell in [cell for cell in ran["cells"] if cell["cell_type"] == "code"]:
        given = {"text/plain": "x"}
        if cell["source"].startswith("show("):
            given = {"text/html": f'<img alt="x" src="data:image/svg+xml;base64,{svg}">'}
        elif cell["source"].startswith("say("):
            given = {"text/markdown": said_in_every_run(cell["source"], "en")}
        cell["outputs"] = [{"output_type": "display_data", "data": given}]
    path = tmp_path / f"{lesson}.html"
    path.write_text(deck(lesson, "en", ran), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    page.goto(path.as_uri())
    too_long = page.evaluate(
        """() => [...document.querySelectorAll(".slide")].filter(slide => {
            location.hash = slide.id;
            document.querySelector(".slide.now").classList.remove("now");
            slide.classList.add("now", "told");
            const body = slide.querySelector(".body");
            return Math.max(slide.scrollHeight - slide.clientHeight, body.scrollHeight - body.clientHeight) > 1
                || document.documentElement.scrollHeight > innerHeight + 1;
        }).map(slide => slide.id)"""
    )
    page.close()
    assert too_long == []
