"""The lab's pages and what they ask for: to the learner alone, and every refusal in a sentence."""

import http.client
import json
import os
import signal
import sqlite3
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest
from lab.asking_a_server import Client, Served, served, wait_for

EXERCISE = {"lesson": "00-start", "item": "first-function", "kind": "exercise", "outcome": "passed"}
PAGES = ("dyplab", "dyplab/home", "dyplab/quiz/00-start", "dyplab/slides/00-start", "dyplab/progress")
ASKED = ("progress", "progress/export", "machine", "nothing")
CHANGES = {
    "record": EXERCISE,
    "quiz": {"item": "start-order", "answer": "a"},
    "open": {"lesson": "00-start", "lang": "en", "where": "notebook"},
    "reset": {"lesson": "00-start", "exercise": "first-function", "lang": "en"},
    "ask": {"question": "What is a variable?", "lang": "en"},
    "language": {"lang": "en"},
    "progress/delete": {},
}
SCRIPT = "<script>window.stolen = 1</script><img src=x onerror='window.stolen = 1'>"


@pytest.fixture(scope="module")
def model():
    """A model's address that says two words and then waits until it may go on."""
    may_go_on = Event()

    class Model(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            try:
                self.say("First words [1].")
                while not may_go_on.wait(0.05):
                    self.wfile.write(b": still here\n\n")
                self.say(" Last words [1].")
                self.wfile.write(b"data: [DONE]\n\n")
            except OSError:  # the lab asks no more
                pass

        def say(self, words):
            told = json.dumps({"choices": [{"delta": {"content": words}}]})
            self.wfile.write(f"data: {told}\n\n".encode())

        def log_message(self, *args):
            """Say nothing on the screen."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Model)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1", may_go_on
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def lab(tmp_path_factory, model):
    with served(tmp_path_factory.mktemp("hjem på øya"), model=model[0]) as lab:
        yield lab


@pytest.fixture(scope="module")
def reader(lab):
    """The learner's own browser, signed in."""
    return Client(lab.base).sign_in(lab.token)


def post(client: Client, path: str, content: object):
    """As a page of the lab asks."""
    return client.ask(f"dyplab/api/{path}", content, X_XSRFToken=client.xsrf)


def items(client: Client) -> dict[str, str]:
    return {item["item"]: item["outcome"] for item in progress(client).json["items"]}


def progress(client: Client, **headers: str):
    return client.ask("dyplab/api/progress", X_XSRFToken=client.xsrf, **headers)


def test_the_home_page_comes_in_the_language_asked_for_with_every_header(reader):
    for lang in ("nb", "en"):
        page = reader.ask(f"dyplab?lang={lang}")
        assert page.status == 200 and f'<html lang="{lang}"' in page.text
        assert 'data-api="/dyplab/api/"' in page.text and len(page.text.encode()) < 150_000
        policy = page.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy and "frame-ancestors 'self'" in policy and "unsafe" not in policy
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        assert page.headers["Referrer-Policy"] == "same-origin"


def test_a_page_that_does_not_exist_says_so_on_a_page(reader):
    for name in ("nowhere", "read/99-nothing", "slides/99-nothing", "quiz/..", "read/00-start/x", "slides/"):
        page = reader.ask(f"dyplab/{name}?lang=nb")
        assert page.status == 404 and "Siden finnes ikke" in page.text, name
    answer = reader.ask("dyplab/api/nothing?lang=en", X_XSRFToken=reader.xsrf)
    assert answer.status == 404 and answer.json["message"].startswith("There is no page here")


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


def raw(lab: Served, path: str) -> tuple[int, bytes]:
    """Ask for a path that no client would send as it stands."""
    connection = http.client.HTTPConnection(urlsplit(lab.base).netloc, timeout=60)
    connection.putrequest("GET", path, skip_host=False)
    connection.putheader("Authorization", f"token {lab.token}")
    connection.endheaders()
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    return answer.status, text


def test_no_path_leads_out_of_the_folder_of_static_files(lab):
    assert raw(lab, "/dyplab/static/style.css")[0] == 200
    outside = Path(lab.home, "data", "secret.css")
    outside.parent.mkdir(parents=True, exist_ok=True)
    outside.write_text("content 4711")
    up = ("..", "%2e%2e", "%252e%252e", ".%2e", "..%2f..", "..%5c..", "..;", "%c0%ae%c0%ae", "....//")
    for dots in up:
        for path in (
            f"{dots}/pages.py",
            f"{dots}/{dots}/lab/serve.py",
            f"x/{dots}/{dots}/pages.py",
            f"{dots}%2fpages.py",
        ):
            status, text = raw(lab, f"/dyplab/static/{path}")
            assert status in (400, 403, 404) and b"dyplab.site" not in text, path
    for path in (str(outside), f"/{outside}", f"%2f{outside}", "pages.py%00.css", "", ".", "/etc/passwd"):
        status, text = raw(lab, f"/dyplab/static/{path}".replace(" ", "%20").encode("ascii", "ignore").decode())
        assert status in (301, 302, 400, 403, 404) and b"4711" not in text and b"root:" not in text, path


@pytest.mark.parametrize("name", ["../x", "..", "/etc/passwd", "00-start/../../x", "%2e%2e/x", "", "00-start\x00"])
def test_a_lesson_s_name_leads_nowhere_else(reader, lab, name):
    before = sorted(path.name for path in lab.home.rglob("*.ipynb"))
    for path in ("open", "reset", "record"):
        answer = post(reader, path, {**CHANGES[path], "lesson": name})
        assert answer.status == 404 and answer.json["message"], path
    if "\x00" not in name:
        assert raw(lab, f"/dyplab/read/{name}")[0] in (302, 404)
    assert sorted(path.name for path in lab.home.rglob("*.ipynb")) == before


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


def test_progress_is_recorded_told_exported_and_deleted(reader):
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


def test_a_lesson_opens_in_the_learner_s_own_copy_in_either_language(reader, lab):
    for lang, where, place in (("nb", "notebook", "notebooks"), ("en", "lab", "lab/tree")):
        answer = post(reader, "open", {"lesson": "00-start", "lang": lang, "where": where})
        assert answer.json == {"url": f"/{place}/{lang}/00-start.ipynb"}
        assert (lab.home / "lessons" / lang / "00-start.ipynb").is_file()
        assert reader.ask(f"api/contents/{lang}/00-start.ipynb").status in (200, 403)
    mine = lab.home / "lessons" / "nb" / "00-start.ipynb"
    mine.write_text(mine.read_text(encoding="utf-8").replace("cells", "cells", 1) + " ", encoding="utf-8")
    before = mine.read_bytes()
    post(reader, "open", {"lesson": "00-start", "lang": "nb", "where": "notebook"})
    assert mine.read_bytes() == before


def test_a_reset_names_the_file_that_keeps_what_was_there(reader, lab):
    copy = lab.home / "lessons" / "en" / "00-start.ipynb"
    post(reader, "open", {"lesson": "00-start", "lang": "en", "where": "notebook"})
    notebook = json.loads(copy.read_text(encoding="utf-8"))
    cell = next(cell for cell in notebook["cells"] if cell["id"] == "first-function")
    cell["source"] = "my own work"
    copy.write_text(json.dumps(notebook), encoding="utf-8")
    told = post(reader, "reset", CHANGES["reset"]).json
    assert told["kept"] in told["said"] and "reload" in told["said"] and told["url"] == "/notebooks/en/00-start.ipynb"
    assert "my own work" in (copy.parent / told["kept"]).read_text(encoding="utf-8")
    assert "my own work" not in copy.read_text(encoding="utf-8")
    again = post(reader, "reset", {**CHANGES["reset"], "lang": "nb"}).json
    assert again["kept"] is None and "alt slik den var" in again["said"]


def test_the_language_chosen_is_remembered(reader, lab):
    assert post(reader, "language", {"lang": "nb"}).json == {}
    assert json.loads((lab.home / "data" / "settings.json").read_text())["language"] == "nb"
    assert post(reader, "language", {"lang": "no"}).status == 400


def test_the_machine_tells_of_itself_in_the_language_asked_for(reader):
    told = {
        lang: reader.ask(f"dyplab/api/machine?lang={lang}", X_XSRFToken=reader.xsrf).json["symptoms"]
        for lang in ("nb", "en")
    }
    names = [symptom["name"] for symptom in told["nb"]]
    assert names == [symptom["name"] for symptom in told["en"]] and "memory" in names and "port" not in names
    assert told["nb"][1]["said"] and all(symptom["ok"] or symptom["cure"] for symptom in told["nb"])


def test_nothing_of_the_learner_s_notebooks_is_shown_on_the_lab_s_pages(reader, lab):
    """An untrusted notebook's script does not run: its text does not come near."""
    from dyplab.site.pages import names

    post(reader, "open", {"lesson": "00-start", "lang": "en", "where": "notebook"})
    copy = lab.home / "lessons" / "en" / "00-start.ipynb"
    notebook = json.loads(copy.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = SCRIPT
        if cell["cell_type"] == "code":
            cell["outputs"] = [{"output_type": "display_data", "data": {"text/html": SCRIPT}, "metadata": {}}]
    notebook["metadata"]["title"] = SCRIPT
    text = json.dumps(notebook)
    copy.write_text(text, encoding="utf-8")
    (copy.parent / f"{SCRIPT.replace('/', '')}.ipynb").write_text(text, encoding="utf-8")
    for name in [*names(), "slides/00-start"]:
        if "/" in name and "00-start" not in name:
            continue
        page = reader.ask(f"dyplab/{name}?lang=en")
        assert page.status == 200 and "stolen" not in page.text, name
        policy = page.headers["Content-Security-Policy"]
        assert "script-src 'unsafe-inline'" not in policy or policy.startswith("sandbox allow-scripts"), name
    copy.unlink()


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


PLAIN = """
import warnings
from jupyter_server.serverapp import JupyterServerAuthWarning, ServerApp
warnings.simplefilter("error", JupyterServerAuthWarning)  # an extension with an open door is not loaded
app = ServerApp.instance()
app.initialize(["--ServerApp.base_url=/user/kari%20nordmann/", "--no-browser", "--allow-root", "--log-level=ERROR",
    "--ServerApp.ip=127.0.0.1", "--IdentityProvider.token=abc", "--ServerApp.allow_unauthenticated_access=False",
    "--ServerApp.root_dir={root}",
    "--ServerApp.jpserver_extensions=" + repr({{'dyplab.lab.extension': True,
    **dict.fromkeys(("notebook", "jupyterlab", "jupyter_lsp", "jupyter_server_terminals"), False)}})])
app.io_loop.add_callback(print, f"http://127.0.0.1:{{app.port}}/user/kari%20nordmann/?token=abc", flush=True)
app.start()
"""


def test_a_server_that_is_not_ours_shows_the_pages_below_its_own_address(tmp_path):
    """As JupyterHub's does: another base_url, no way in for strangers by default, the files elsewhere."""
    root = tmp_path / "lessons" / "nb"
    root.mkdir(parents=True)
    with served(tmp_path, "-c", PLAIN.format(root=root)) as lab:
        reader = Client(lab.base).sign_in("abc")
        page = reader.ask("dyplab?lang=nb")
        assert page.status == 200 and 'data-api="/user/kari%20nordmann/dyplab/api/"' in page.text
        assert 'href="/dyplab' not in page.text and 'src="/dyplab' not in page.text
        assert reader.ask("dyplab/static/style.css").status == 200
        told = post(reader, "open", {"lesson": "00-start", "lang": "nb", "where": "notebook"}).json
        assert told["url"] == "/user/kari%20nordmann/notebooks/00-start.ipynb"
        elsewhere = post(reader, "open", {"lesson": "00-start", "lang": "en", "where": "notebook"})
        assert elsewhere.status == 409 and "DYPLAB_HOME" in elsewhere.json["message"]
        assert (
            Client(lab.base).ask("dyplab").status == 302 and Client(lab.base).ask("dyplab/api/progress").status == 403
        )
