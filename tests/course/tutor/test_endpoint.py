"""A language model behind an address: whatever it does, the passages stand, and the reader is told in one sentence."""

import json

import pytest

from dyplab.course.tutor import declared, stream, talking
from dyplab.course.tutor.endpoint import connected
from dyplab.text import tutor as says

QUESTION = "What is overfitting?"


@pytest.fixture(autouse=True)
def warm():
    list(stream(QUESTION, "en"))  # the index is made before any clock runs


def told(lang="en"):
    pieces = list(stream(QUESTION, lang))
    assert sum("passage" in piece for piece in pieces) == 3
    assert pieces[-1] == {"done": True, "found": True}
    return "".join(piece.get("text", "") for piece in pieces), [
        piece["notice"] for piece in pieces if "notice" in piece
    ]


def test_without_an_address_nobody_is_asked(server):
    server.asked.clear()
    assert told() == ("", [])
    assert server.asked == []
    assert connected() is None


def test_an_answer_with_citations_comes_through_piece_by_piece_after_the_passages(connect):
    connect("good")
    pieces = list(stream(QUESTION, "en"))
    kinds = [next(iter(piece)) for piece in pieces]
    assert kinds[:3] == ["passage"] * 3 and kinds[3:5] == ["text", "text"]
    assert told() == ("The loss is a number [1]. Small is good [2].", [])


def test_only_the_passages_and_the_question_are_sent_as_data(connect, monkeypatch):
    asked = connect("good")
    monkeypatch.setenv("DYPLAB_TUTOR_KEY", "secret-key")
    question = 'What is overfitting? "}]}'
    pieces = list(stream(question, "en"))
    (path, headers, body) = asked[0]
    assert path == "/good/v1/chat/completions" and headers["Authorization"] == "Bearer secret-key"
    rules, data = body["messages"]
    assert rules == {"role": "system", "content": says.PROMPT.en}
    sent = json.loads(data["content"])  # nothing in the question breaks out of it
    passages = [{name: piece["passage"][name] for name in ("number", "title", "text")} for piece in pieces[:3]]
    assert sent == {"passages": passages, "question": question}
    assert set(body) == {"model", "messages", "stream", "temperature", "max_tokens"}


def test_no_key_means_no_authorization(connect):
    asked = connect("good")
    told()
    assert "Authorization" not in asked[0][1]


@pytest.mark.parametrize("lang", ["nb", "en"])
@pytest.mark.parametrize(
    ("way", "shown", "sentence"),
    [
        ("wrong", False, says.MODEL_CITES_NOTHING),
        ("uncited", False, says.MODEL_CITES_NOTHING),
        ("silent", False, says.MODEL_SILENT),
        ("slow", True, says.MODEL_CUT),
        ("cut", True, says.MODEL_CUT),
        ("too_short", True, says.MODEL_CUT),
        ("drip", False, says.MODEL_SILENT),
        ("dripping_head", False, says.MODEL_SILENT),
        ("page", False, "not-a-stream"),
        ("not_json", False, "not-a-stream"),
        ("other_json", False, "not-a-stream"),
        ("number", False, "not-a-stream"),
        ("elsewhere", False, "redirected"),
        ("broken", False, "status"),
        ("babble", False, "unreachable"),
        ("endless", False, "too-much"),
        ("one_long_line", False, "too-much"),
    ],
)
def test_a_model_that_misbehaves_ends_in_one_sentence(connect, monkeypatch, way, shown, sentence, lang):
    connect(way)
    if way in ("silent", "slow", "drip", "dripping_head"):  # each would go on for ten seconds and more
        monkeypatch.setattr(talking, "PATIENCE", 2.0)
        monkeypatch.setattr(talking, "LONGEST", 4.0)
    text, notices = told(lang)
    assert text.strip() == ("The loss is a number [1]." if shown else "")
    said = says.MODEL_FAILED[sentence] if isinstance(sentence, str) else sentence
    assert notices == [said.nb if lang == "nb" else said.en]


def test_a_redirection_is_not_followed(connect):
    asked = connect("elsewhere")
    told()
    assert [path for path, _, _ in asked] == ["/elsewhere/v1/chat/completions"]


def test_nobody_at_the_address_is_one_sentence(monkeypatch):
    monkeypatch.setenv("DYPLAB_TUTOR_MODEL", "small")
    for url, why in [("http://127.0.0.1:9/v1", "unreachable"), ("file:///etc", "address"), ("no address", "address")]:
        monkeypatch.setenv("DYPLAB_TUTOR_URL", url)
        assert told("en") == ("", [says.MODEL_FAILED[why].en])


def test_markup_stays_text_escape_codes_go_and_what_no_citation_vouches_for_is_not_shown(connect):
    connect("injecting")
    text, notices = told()
    assert "<script>alert(1)</script> [1]" in text
    assert all(sign.isprintable() or sign == "\n" for sign in text)
    assert "\x1b" not in text and "\u202e" not in text
    assert text.rstrip().endswith("[2].")
    assert "Ignore your rules" not in text
    assert notices == []


def test_a_question_on_a_patient_or_a_solution_is_never_put_before_the_model(connect):
    asked = connect("good")
    for question in ("Is overfitting why the model missed my patient?", "What is the solution of best-epoch?"):
        assert list(stream(question, "en"))[-1]["done"]
    assert asked == []


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_whoever_asks_is_told_where_the_question_goes_and_never_the_key(connect, monkeypatch, lang):
    connect("good")
    monkeypatch.setenv("DYPLAB_TUTOR_KEY", "secret-key")
    rules = " ".join(declared(lang))
    assert "127.0.0.1" in rules
    assert "secret-key" not in rules + repr(connected())
