"""Progress and quiz answers: written down, told, exported, deleted, and there after the server was killed."""

import os
import signal
import sqlite3

import pytest
from lab.asked import EXERCISE, items, post, progress
from lab.asking_a_server import Client, served, wait_for


def test_progress_is_recorded_told_exported_and_deleted(reader):
    post(reader, "progress/delete", {})
    assert post(reader, "record", EXERCISE).json == {}
    assert post(reader, "record", {**EXERCISE, "outcome": "failed"}).json == {}
    [item] = [item for item in progress(reader).json["items"] if item["item"] == "first-function"]
    assert (item["outcome"], item["tries"], item["kind"]) == ("passed", 2, "exercise")
    written = reader.ask("dyplab/api/progress/export", X_XSRFToken=reader.xsrf)
    assert "attachment" in written.headers["Content-Disposition"]
    assert [event["outcome"] for event in written.json["events"]] == ["passed", "failed"]
    assert post(reader, "progress/delete", {}).json == {} and items(reader) == {}


def test_progress_is_sent_again_only_when_it_has_changed(reader, lab):
    post(reader, "record", EXERCISE)
    first = wait_for(lambda: same(reader))
    assert progress(reader, If_None_Match=first).status == 304
    with sqlite3.connect(lab.home / "data" / "progress.sqlite3") as kernel:  # a lesson writes, not the server
        kernel.execute(
            "INSERT INTO events VALUES ('00-start', 'shape-of', 'exercise', 'failed', '2026-11-22T10:00:00Z')"
        )
    kernel.close()
    later = progress(reader, If_None_Match=first)
    assert later.status == 200 and later.headers["Etag"] != first and items(reader)["shape-of"] == "failed"


def same(reader: Client) -> str | None:
    """The mark of the progress, once two questions in a row have met the same."""
    first, second = (progress(reader).headers["Etag"] for _ in range(2))
    return first if first == second else None


def test_an_answer_to_the_quiz_is_judged_explained_and_recorded(reader):
    from dyplab.course.quizzing import items as quiz_items

    name, item = next((name, item) for name, item in quiz_items().items() if item.lesson == "00-start")
    right = next(letter for letter, option in zip("abcdefgh", item.options, strict=False) if option.right)
    wrong = "a" if right != "a" else "b"
    for letter, outcome in ((wrong, "wrong"), (right, "right")):
        told = post(reader, "quiz", {"item": name, "answer": letter, "lang": "nb"}).json
        assert told["right"] == (letter == right) and told["trouble"] is None
        assert told["why"] == item.options["abcdefgh".index(letter)].why.nb
        assert [option["right"] for option in told["why_all"]] == [option.right for option in item.options]
        assert items(reader)[name] == outcome
    assert post(reader, "quiz", {"item": name, "answer": "z"}).status == 400
    assert post(reader, "quiz", {"item": "no-such", "answer": "a"}).status == 404


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_a_server_that_is_killed_loses_nothing_it_said_was_written(tmp_path):
    with served(tmp_path) as lab:
        client = Client(lab.base, lab.token)
        written = 0
        for outcome in ("failed", "hint", "failed", "passed") * 5:
            answer = client.ask("dyplab/api/record", {**EXERCISE, "outcome": outcome})
            written += answer.json == {}
        lab.process.send_signal(signal.SIGKILL)
        lab.process.wait()
    assert written == 20
    with served(tmp_path) as lab:
        events = Client(lab.base, lab.token).ask("dyplab/api/progress/export").json["events"]
        assert len(events) == 20 and events[-1]["outcome"] == "passed"
