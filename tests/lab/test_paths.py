"""No address and no name leads out of the lab's own folders."""

import http.client
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lab.asked import CHANGES, post
from lab.asking_a_server import Served


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
