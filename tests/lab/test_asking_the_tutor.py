"""The tutor's answer comes line by line; no model and no reader who leaves holds others up; the index is made early."""

import asyncio
import http.client
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from lab.asked import post, progress
from lab.asking_a_server import Client, wait_for

from dyplab.course import tutor
from dyplab.lab import warming


def asking(reader: Client, question: str) -> http.client.HTTPConnection:
    """A question whose answer can be read as it comes."""
    connection = http.client.HTTPConnection(urlsplit(reader.base).netloc, timeout=60)
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in reader.cookies)
    headers = {"Cookie": cookies, "X-XSRFToken": reader.xsrf, "Content-Type": "application/json"}
    connection.request("POST", "/dyplab/api/ask", json.dumps({"question": question, "lang": "en"}), headers)
    return connection


def until(answer: http.client.HTTPResponse, name: str) -> list[dict]:
    """The lines up to the first that has that name."""
    lines = []
    while not lines or name not in lines[-1]:
        lines.append(json.loads(answer.readline()))
    return lines


def test_the_tutor_answers_line_by_line_and_the_passages_do_not_wait_for_the_model(reader, model):
    may_go_on = model[1]
    may_go_on.clear()
    connection = asking(reader, "What is the learning rate?")
    answer = connection.getresponse()
    lines = until(answer, "text")
    assert [line["passage"]["number"] for line in lines[:-1]] == [1, 2, 3] and "First words" in lines[-1]["text"]
    assert not may_go_on.is_set() and answer.headers["Content-Type"] == "application/x-ndjson"
    may_go_on.set()
    assert until(answer, "done")[-1] == {"done": True, "found": True} and answer.readline() == b""
    connection.close()


def test_readers_who_leave_while_the_model_is_silent_hold_up_nobody(reader, model):
    may_go_on = model[1]
    may_go_on.clear()
    for _ in range(8):
        connection = asking(reader, "What is the learning rate?")
        until(connection.getresponse(), "text")
        connection.close()
    assert reader.ask("dyplab").status == 200 and progress(reader).status == 200
    may_go_on.set()


def test_the_tutor_says_that_it_found_nothing(reader):
    for lang, question in (("nb", "Hvor kan jeg kjøpe sykkel?"), ("en", "xqzzt wvvrk")):
        answer = post(reader, "ask", {"question": question, "lang": lang})
        lines = [json.loads(line) for line in answer.text.splitlines()]
        assert lines[-1] == {"done": True, "found": False} and "notice" in lines[0]


@pytest.fixture
def made(monkeypatch):
    """The indexes that were made, each with the thread that made it."""
    made = []
    monkeypatch.setattr(tutor, "warm", lambda lang: made.append((lang, threading.current_thread())))
    monkeypatch.setattr(warming, "AFTER", 0.05)
    monkeypatch.setattr(warming, "_begun", set())
    return made


def test_the_index_is_made_once_for_each_language_a_little_after_a_page_beside_the_server_s_own_thread(made):
    async def pages():
        for lang in ("nb", "nb", "en", "nb"):
            warming.warm_soon(lang)
        assert made == [], "a page does not wait for it"
        await asyncio.to_thread(wait_for, lambda: len(made) >= 2)
        await asyncio.sleep(0.1)  # a third would have come too
        return threading.current_thread()

    with ThreadPoolExecutor() as own:  # another test's browser may have its loop in this one
        servers = own.submit(asyncio.run, pages()).result()
    assert sorted(lang for lang, _ in made) == ["en", "nb"]
    assert all(thread is not servers and thread.daemon for _, thread in made)
