"""Each command does its work, and its exit code tells how it went."""

import json

import pytest
from packaging.requirements import Requirement

from dyplab.cli import entry
from dyplab.course import catalogue, lint, notebook, page, progress
from dyplab.course import run as running
from dyplab.course.run import Run
from dyplab.errors import DataError, MissingExtra
from dyplab.system import read_setting
from dyplab.text import Sentence

IDS = [info.id for info in catalogue.lessons()]
BROKEN = Sentence(nb="Filen er ødelagt.", en="The file is broken.")


def test_list_shows_every_lesson_with_its_title_in_the_language(dyplab):
    nb, en = dyplab("list", "--lang", "nb"), dyplab("list", "--lang", "en")
    assert (nb.code, en.code, nb.err, en.err) == (0, 0, "", "")
    for info in catalogue.lessons():
        assert any(line.startswith(info.id) and info.title.nb in line for line in nb.out.splitlines())
        assert any(line.startswith(info.id) and info.title.en in line for line in en.out.splitlines())
    assert [line.split()[0] for line in nb.out.splitlines()[1:]] == IDS


def test_list_as_json_holds_both_languages(dyplab):
    listed = json.loads(dyplab("list", "--json").out)
    assert [lesson["id"] for lesson in listed] == IDS
    for lesson, info in zip(listed, catalogue.lessons(), strict=True):
        assert (lesson["title"], lesson["minutes"]) == ({"nb": info.title.nb, "en": info.title.en}, info.minutes)
        assert lesson["goals"][0]["exercise"] == info.goals[0].exercise


def ran(monkeypatch, **given):
    """Let a lesson's run come out as the test says, and write down what was asked for."""
    asked = []

    def run_lesson(lesson, lang, solved=False, on_cell=None):
        asked.append((lesson, lang, solved))
        if lesson in given.get("missing", ()):
            raise MissingExtra(BROKEN())
        outcomes = given.get("outcomes", {"a": "passed" if solved else "to do"})
        return Run(lesson, 12.4, 345_000_000, outcomes, given.get("error"), {"cells": []})

    monkeypatch.setattr(running, "run_lesson", run_lesson)
    return asked


def test_run_tells_seconds_memory_and_outcomes(dyplab, monkeypatch):
    asked = ran(monkeypatch, outcomes={"a": "passed", "b": "passed", "c": "failed"})
    said = dyplab("run", IDS[0], "--lang", "nb")
    assert asked == [(IDS[0], "nb", False)]
    assert said.out.splitlines()[1].split() == f"{IDS[0]} 12 345 riktige: 2, feil: 1 (c)".split()
    assert "right: 2, wrong: 1 (c)" in dyplab("run", IDS[0], "--lang", "en").out


@pytest.mark.parametrize(
    ("words", "outcomes", "code"),
    [
        ([], {"a": "to do"}, 0),
        (["--solved"], {"a": "passed", "b": "passed"}, 0),
        (["--solved"], {"a": "passed", "b": "to do"}, 1),
        ([], {"a": "failed"}, 1),
    ],
)
def test_run_is_fine_when_a_fresh_lesson_is_to_do_and_a_solved_one_is_right(dyplab, monkeypatch, words, outcomes, code):
    ran(monkeypatch, outcomes=outcomes)
    assert dyplab("run", IDS[0], *words).code == code


def test_a_lesson_that_stopped_is_told_in_a_sentence_and_the_run_has_failed(dyplab, monkeypatch):
    ran(monkeypatch, error=BROKEN())
    for lang, sentence in (("nb", BROKEN.nb), ("en", BROKEN.en)):
        said = dyplab("run", IDS[0], "--lang", lang)
        assert (said.code, said.err) == (1, f"{IDS[0]}: {sentence}\n")


def test_run_all_runs_each_lesson_once_in_order(dyplab, monkeypatch):
    asked = ran(monkeypatch)
    assert dyplab("run", "--all", "--solved", "--lang", "en").code == 0
    assert asked == [(lesson, "en", True) for lesson in IDS]
    asked.clear()
    dyplab("run", IDS[0], IDS[0][:2])
    assert len(asked) == 1


def test_a_missing_extra_is_said_and_the_other_lessons_run(dyplab, monkeypatch):
    asked = ran(monkeypatch, missing=[IDS[0]])
    said = dyplab("run", "--all", "--lang", "nb")
    assert len(asked) == len(IDS) and said.code == 1
    assert said.err == f"{BROKEN.nb}\n" and IDS[0] not in said.out and IDS[-1] in said.out


def test_run_writes_the_page_it_is_asked_for(dyplab, monkeypatch, tmp_path):
    ran(monkeypatch)
    written = []
    monkeypatch.setattr(page, "write_page", lambda book, path: written.append((book, path)))
    said = dyplab("run", IDS[0], "--out", str(tmp_path / "side på øya.html"))
    assert written == [({"cells": []}, tmp_path / "side på øya.html")] and "side på øya.html" in said.out


def test_the_progress_bar_counts_cells(dyplab, monkeypatch):
    told = []

    def run_lesson(lesson, lang, solved=False, on_cell=None):
        for done in (1, 2):
            told.append(on_cell(done, 2))
        return Run(lesson, outcomes={"a": "to do"})

    monkeypatch.setattr(running, "run_lesson", run_lesson)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert dyplab("run", IDS[0]).code == 0 and len(told) == 2


@pytest.fixture
def checkout(monkeypatch, tmp_path):
    """A source folder of its own, so that no test writes in the real one."""
    (tmp_path / "pyproject.toml").touch()
    catalogue.lessons()  # remembered from here on
    monkeypatch.setattr(catalogue, "lessons_source", lambda: tmp_path / "lessons")
    monkeypatch.setattr(lint, "complaints", lambda lesson: [])
    return tmp_path


def test_build_writes_and_says_what_changed(dyplab, monkeypatch, checkout):
    monkeypatch.setattr(notebook, "write_all", lambda folder: [folder / "nb" / "03-mlp.ipynb"])
    said = dyplab("build")
    assert said.code == 0 and str(checkout / "notebooks" / "nb" / "03-mlp.ipynb") in said.out


def test_build_check_writes_nothing_and_fails_on_what_is_old(dyplab, monkeypatch, checkout):
    monkeypatch.setattr(notebook, "write_all", lambda folder: pytest.fail("it wrote"))
    monkeypatch.setattr(notebook, "differences", lambda folder: ["nb/03-mlp.ipynb"])
    for lang, word in (("nb", "Stemmer ikke"), ("en", "Does not match")):
        said = dyplab("build", "--check", "--lang", lang)
        assert said.code == 1 and word in said.err and "nb/03-mlp.ipynb" in said.err
    monkeypatch.setattr(notebook, "differences", lambda folder: [])
    assert dyplab("build", "--check").code == 0


def test_build_refuses_a_lesson_that_breaks_a_rule(dyplab, monkeypatch, checkout):
    monkeypatch.setattr(notebook, "write_all", lambda folder: pytest.fail("it wrote"))
    monkeypatch.setattr(lint, "complaints", lambda lesson: [lint.Complaint(7, "an exclamation mark")])
    said = dyplab("build")
    assert said.code == 1 and f"{IDS[0]}/lesson.py, line 7: an exclamation mark" in said.err


def test_build_says_that_it_needs_the_sources(dyplab, monkeypatch, checkout):
    (checkout / "pyproject.toml").unlink()
    for lang, word in (("nb", "uten kildene"), ("en", "without its sources")):
        said = dyplab("build", "--lang", lang)
        assert said.code == 1 and word in said.err


def test_progress_shows_what_is_solved_and_can_be_taken_along_and_deleted(dyplab, tmp_path):
    lesson = IDS[0]
    exercise = next(cell.exercise for cell in notebook.read_lesson(lesson) if cell.exercise)
    progress.record(lesson, exercise, "exercise", "passed")
    progress.record(lesson, "a-quiz-item", "quiz", "right")
    line = next(line for line in dyplab("progress", "--lang", "nb").out.splitlines() if line.startswith(lesson))
    assert " 1 av " in line and line.split()[-1] == "1"
    said = dyplab("progress", "--export", str(tmp_path / "min framgang.json"))
    assert said.code == 0 and exercise in (tmp_path / "min framgang.json").read_text(encoding="utf-8")
    assert dyplab("progress", "--delete").code == 0
    assert progress.summary() == []


@pytest.mark.parametrize(
    ("lang", "answer", "left"), [("nb", "nei", 1), ("nb", " Ja ", 0), ("en", "", 1), ("en", "yes", 0)]
)
def test_a_person_is_asked_before_progress_is_deleted(dyplab, monkeypatch, lang, answer, left):
    progress.record(IDS[0], "x", "quiz", "right")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: answer)
    assert dyplab("progress", "--delete", "--lang", lang).code == 0
    assert len(progress.summary()) == left


def test_doctor_gives_each_fault_its_cure_and_fails_when_there_is_one(dyplab, monkeypatch):
    from dyplab.system.doctor import Symptom

    fine = Symptom("disk", True, Sentence(nb="God plass", en="Plenty of room")())
    fault = Symptom("port", False, BROKEN(), Sentence(nb="Bytt den.", en="Replace it.")())
    monkeypatch.setattr("dyplab.system.doctor.examine", lambda: [fine])
    assert dyplab("doctor").code == 0
    monkeypatch.setattr("dyplab.system.doctor.examine", lambda: [fine, fault])
    said = dyplab("doctor", "--lang", "nb")
    assert said.code == 1
    assert said.out.splitlines() == [
        "i orden  God plass",
        "feil     Filen er ødelagt.",
        "         → Bytt den.",
    ]
    assert "fault  The file is broken." in dyplab("doctor", "--lang", "en").out


def test_an_error_is_one_sentence_without_a_traceback(dyplab, monkeypatch):
    def broken():
        raise DataError(BROKEN())

    monkeypatch.setattr(progress, "summary", broken)
    for lang, sentence in (("nb", BROKEN.nb), ("en", BROKEN.en)):
        said = dyplab("progress", "--lang", lang)
        assert said == (1, "", f"{sentence}\n")


@pytest.fixture
def served(monkeypatch):
    asked = []
    monkeypatch.setattr("dyplab.lab.serve", lambda lang, **given: asked.append((lang, given)))
    return asked


def test_lab_is_what_happens_without_a_command(dyplab, served):
    expected = ("en", {"port": None, "browser": True})
    assert (dyplab("--lang", "en").code, dyplab("lab", "--lang", "en").code) == (0, 0)
    assert served == [expected, expected]
    dyplab("lab", "--no-browser", "--port", "9001", "--lang", "nb")
    assert served[-1] == ("nb", {"port": 9001, "browser": False})


def test_the_language_chosen_for_the_lab_is_the_one_it_speaks_next_time(dyplab, served, monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    dyplab("lab", "--lang", "nb")
    assert read_setting("language") == "nb"
    dyplab("lab")
    assert [lang for lang, _ in served] == ["nb", "nb"]
    dyplab("list", "--lang", "en")
    assert read_setting("language") == "nb"


def test_open_opens_the_lesson_whose_name_begins_so(dyplab, served):
    assert dyplab("open", IDS[-1][:2], "--no-browser", "--lang", "nb").code == 0
    assert served == [("nb", {"lesson": IDS[-1], "port": None, "browser": False})]


def test_open_says_which_extra_a_lesson_needs_and_opens_nothing(dyplab, served, monkeypatch):
    info = catalogue.lessons()[0]
    needy = type(info)(**{**vars(info), "needs": "mri"})
    monkeypatch.setattr(catalogue, "find", lambda name: needy)
    monkeypatch.setattr("dyplab.system.extras.unmet", lambda extra: [Requirement("monai>=1.4")])
    for lang in ("nb", "en"):
        said = dyplab("open", "x", "--lang", lang)
        assert said.code == 1 and "[mri]" in said.err and "monai>=1.4" in said.err
    assert served == []


def test_exit_codes_are_those_the_help_promises():
    assert (entry.FINE, entry.FAILED, entry.WRONG_USE, entry.STOPPED) == (0, 1, 2, 130)
