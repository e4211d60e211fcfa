"""The tutor on the command line and in a notebook."""

from html.parser import HTMLParser

import pytest
from IPython.core.interactiveshell import InteractiveShell

from dyplab.cli import main
from dyplab.course import lesson
from dyplab.course.tutor import load_ipython_extension
from dyplab.course.tutor.showing import as_html, as_text
from dyplab.text import tutor as says
from dyplab.text import use


@pytest.mark.parametrize(("lang", "question"), [("nb", "hva er overtilpasning"), ("en", "what is overfitting")])
def test_the_command_prints_what_it_is_and_the_passages_with_their_place(capsys, lang, question):
    assert main(["ask", "--lang", lang, *question.split()]) == 0
    told = capsys.readouterr().out
    assert told.startswith(says.MACHINE.nb if lang == "nb" else says.MACHINE.en)
    assert "[1] " in told and "[3] " in told and "dyplab open " in told


def test_the_command_streams_what_a_model_writes_after_the_passages(capsys, connect):
    connect("injecting")
    assert main(["ask", "--lang", "en", "what is overfitting"]) == 0
    told = capsys.readouterr().out
    assert told.index("[3] ") < told.index(says.WRITTEN_BY_MODEL.en) < told.index("<script>")
    assert "\x1b" not in told


def test_the_command_without_a_question_is_wrong_use(capsys):
    assert main(["ask", "--lang", "nb"]) == 2
    assert says.QUESTION.nb in capsys.readouterr().err


@pytest.fixture
def shell(monkeypatch):
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)  # another environment that is active would be warned of
    made = InteractiveShell()
    monkeypatch.setattr("IPython.get_ipython", lambda: made)
    yield made
    made.history_manager.end_session()


def test_a_lessons_first_cell_brings_ask_into_the_notebook(shell):
    lesson("00-start", lang="nb")
    shown = shell.run_cell_magic("ask", "", "Hva er overtilpasning?")
    assert "overtilpasning" in repr(shown).lower()
    assert "lang" in shown._repr_mimebundle_()["text/html"]


def test_ask_can_be_loaded_by_itself_and_answers_in_the_language_of_the_moment(shell):
    load_ipython_extension(shell)
    use("en")
    assert "loss" in repr(shell.run_line_magic("ask", "what is overfitting?"))
    assert says.NOTHING.en in repr(shell.run_line_magic("ask", "xyzzy"))


class Tags(HTMLParser):
    def __init__(self, page: str):
        super().__init__()
        self.names: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)


def test_what_others_wrote_is_text_and_never_markup():
    nasty = "<script>alert(1)</script><img src=x onerror=y>"
    place = {"number": 1, "kind": "lesson", "lesson": "00-start", "anchor": "cell-a", "title": nasty, "text": nasty}
    pieces = [{"passage": place}, {"text": nasty}, {"notice": nasty}, {"done": True, "found": True}]
    assert Tags(as_html(pieces, "nb")).names <= {"div", "details", "summary", "strong", "p", "small", "ul", "li"}
    assert nasty in as_text(pieces, "nb")
