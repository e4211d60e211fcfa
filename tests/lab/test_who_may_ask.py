"""The lab answers the learner alone: with the token, from its own pages, by its own name."""

from urllib.parse import urlsplit

import pytest
from lab.asked import ASKED, CHANGES, progress
from lab.asking_a_server import Client

PAGES = ("dyplab", "dyplab/home", "dyplab/quiz/00-start", "dyplab/slides/00-start", "dyplab/progress")


@pytest.mark.parametrize("token", ["", "wrong"])
def test_without_the_token_no_page_and_no_answer(lab, token):
    stranger = Client(lab.base, token)
    for path in PAGES:
        answer = stranger.ask(path)
        assert answer.status == 302 and urlsplit(answer.headers["Location"]).path == "/login", path
    for path in ASKED:
        assert stranger.ask(f"dyplab/api/{path}").status == 403, path
    for path, content in CHANGES.items():
        answer = stranger.ask(f"dyplab/api/{path}", content)
        assert answer.status == 403, path


def test_a_change_without_the_page_s_own_token_is_refused(reader):
    before = progress(reader).text
    for path, content in CHANGES.items():
        assert reader.ask(f"dyplab/api/{path}", content).status == 403, path
        assert reader.ask(f"dyplab/api/{path}", content, X_XSRFToken="made-up").status == 403, path
    assert progress(reader).text == before


def test_another_origin_is_refused_even_with_the_learner_s_cookies(reader):
    for origin in ("http://evil.example", "null", "http://127.0.0.1:1"):
        foreign = {"Origin": origin, "X_XSRFToken": reader.xsrf}
        for path, content in CHANGES.items():
            assert reader.ask(f"dyplab/api/{path}", content, **foreign).status in (403, 404), (path, origin)
        for path in ASKED:
            assert reader.ask(f"dyplab/api/{path}", **foreign).status in (403, 404), (path, origin)
    for path in ASKED:  # a <script src> of another page: cookies, no Origin, another Referer or none
        assert reader.ask(f"dyplab/api/{path}").status == 403
        assert reader.ask(f"dyplab/api/{path}", Referer="http://evil.example/").status == 403
    assert reader.ask("dyplab", Host="evil.example").status == 403, "a name that leads here from elsewhere"


def test_a_change_is_a_post(reader):
    for path in CHANGES:
        assert reader.ask(f"dyplab/api/{path}", X_XSRFToken=reader.xsrf).status == 405, path
