"""What makes no sense is refused in a sentence, in both languages."""

import json

import pytest
from lab.asked import CHANGES, post


@pytest.mark.parametrize("path", CHANGES)
def test_what_makes_no_sense_is_refused_in_a_sentence_in_both_languages(reader, path):
    for lang, words in (("nb", "JSON-objekt"), ("en", "JSON object")):
        for data in (b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b"[" * 60_000):
            answer = reader.ask(f"dyplab/api/{path}?lang={lang}", data=data, X_XSRFToken=reader.xsrf)
            assert answer.status == 400 and words in answer.json["message"], data[:10]
        huge = json.dumps({"lang": lang, "question": "x" * 2_000_000}).encode()
        answer = reader.ask(f"dyplab/api/{path}?lang={lang}", data=huge, X_XSRFToken=reader.xsrf)
        assert answer.status == 413 and "64" in answer.json["message"]


@pytest.mark.parametrize("path", [path for path, content in CHANGES.items() if content])
def test_a_field_of_the_wrong_kind_is_named(reader, path):
    for field in CHANGES[path]:
        for wrong in (None, 3, ["a"], {"a": 1}, True):
            answer = post(reader, path, {**CHANGES[path], field: wrong})
            assert answer.status == 400 and f"“{field}”" in answer.json["message"], (field, wrong)
        if field not in ("question",):
            answer = post(reader, path, {**CHANGES[path], field: "<nonsense>"})
            assert (answer.status in (400, 404) and "<nonsense>" in answer.text) or field == "answer"
