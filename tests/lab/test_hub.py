"""The same first quarter of an hour on a JupyterHub; and what is one user's is not another's.

Costs a few minutes and 400 MB the first time, so it is asked for: DYPLAB_TEST_HUB=5.5,6.1 pytest tests/lab/test_hub.py
"""

import json
import os
import re

import pytest
from lab.asking_a_server import Client
from lab.hub import USERS, running_hub
from lab.walking import EXERCISE, elsewhere, new_reader, walk

VERSIONS = [version for version in os.environ.get("DYPLAB_TEST_HUB", "").split(",") if version]
ONES_OWN = (
    *("dyplab", "dyplab/progress", "dyplab/quiz/00-start", "dyplab/slides/00-start"),
    *("dyplab/api/progress", "dyplab/api/progress/export", "dyplab/api/machine"),
    *("api/contents", "api/contents/dyplab/lessons/nb/00-start.ipynb", "files/dyplab/lessons/nb/00-start.ipynb"),
    *("files/dyplab/data/progress.sqlite3", "api/kernels", "api/sessions", "lab", "tree"),
)
CHANGES = {
    "dyplab/api/record": {"lesson": "00-start", "item": EXERCISE, "kind": "exercise", "outcome": "failed"},
    "dyplab/api/progress/delete": {},
    "dyplab/api/reset": {"lesson": "00-start", "exercise": EXERCISE, "lang": "nb"},
    "dyplab/api/open": {"lesson": "01-mnist-data", "lang": "nb", "where": "notebook"},
    "dyplab/api/language": {"lang": "en"},
    "dyplab/api/ask": {"question": "x", "lang": "nb"},
}

pytestmark = pytest.mark.skipif(not VERSIONS, reason="asked for with DYPLAB_TEST_HUB=5.5,6.1")


def sign_in(page, address: str, user: str) -> None:
    """As the hub's own page asks; its server starts, and it lands on the lab's home page."""
    page.goto(f"{address}hub/login")
    page.locator("input[name=username]").fill(user)
    page.locator("input[name=password]").fill("whatever")
    page.locator("input[type=submit], button[type=submit]").first.click()
    page.wait_for_url(f"{address}user/{user}/dyplab*", timeout=300_000)


def xsrf(context, path: str) -> str:
    return next(c["value"] for c in context.cookies() if c["name"] == "_xsrf" and c["path"] == path)


def token_of(context, address: str, user: str) -> str:
    """A token for scripts, as the user would ask the hub for one."""
    answer = context.request.post(
        f"{address}hub/api/users/{user}/tokens",
        headers={"X-XSRFToken": xsrf(context, "/hub/"), "Referer": f"{address}hub/token"},
        data={"note": "test"},
    )
    assert answer.status == 201, answer.text()
    return str(answer.json()["token"])


def look_for_news(page, address: str, client: Client) -> None:
    """Open JupyterLab, and ask its server for what it would ask the network for: there is nothing, and no question."""
    page.goto(f"{address}lab")
    page.locator(".jp-Launcher-body").wait_for()
    config = json.loads(re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', client.ask("lab").text, re.S)[1])
    assert config["news"] == {"disabled": True}
    shown = client.ask("lab/api/settings/@jupyterlab/apputils-extension:notification").json["schema"]["properties"]
    assert (shown["fetchNews"]["default"], shown["checkForUpdates"]["default"]) == ("false", False)
    assert client.ask("lab/api/update").json == {"notification": None}
    assert client.ask("lab/api/news").json == {"news": []}
    page.wait_for_timeout(3000)
    assert page.locator(".Toastify__toast").count() == 0


@pytest.mark.parametrize("version", VERSIONS)
def test_on_a_hub_the_same_walk_passes_and_no_user_reaches_another_s(version, browser, tmp_path):
    with running_hub(version, tmp_path) as address:
        readers = {user: new_reader(browser) for user in USERS}
        pages = {user: context.new_page() for user, (context, _) in readers.items()}
        for user, page in pages.items():
            sign_in(page, address, user)
        walk(pages["kari"], f"{address}user/kari/dyplab?lang=nb", "nb")
        contexts = {user: context for user, (context, _) in readers.items()}
        tokens = {user: token_of(contexts[user], address, user) for user in USERS}
        kari = Client(f"{address}user/kari/", tokens["kari"])
        look_for_news(pages["kari"], f"{address}user/kari/", kari)
        before = kari.ask("dyplab/api/progress/export").json["events"]
        assert [event["outcome"] for event in before if event["item"] == EXERCISE][-1] == "passed"
        assert Client(f"{address}user/ola/", tokens["ola"]).ask("dyplab/api/progress").json["items"] == []
        for client in (Client(f"{address}user/kari/", tokens["ola"]), Client(f"{address}user/kari/")):
            for path in ONES_OWN:
                assert client.ask(path).status in (302, 403), path
            for path, content in CHANGES.items():
                assert client.ask(path, content).status in (302, 403), path
        ola = contexts["ola"].request  # ola's browser, with all of its cookies
        headers = {"X-XSRFToken": xsrf(contexts["ola"], "/user/ola/")}
        for path in ONES_OWN:
            answer = ola.get(f"{address}user/kari/{path}", headers=headers)
            assert answer.status == 403 and 'data-api="/user/kari/' not in answer.text(), path
        for path, content in CHANGES.items():
            assert ola.post(f"{address}user/kari/{path}", headers=headers, data=content).status == 403, path
        assert ola.get(f"{address}user/ola/dyplab").status == 200
        assert kari.ask("dyplab/api/progress/export").json["events"] == before
        assert not (tmp_path / "kari" / "dyplab" / "lessons" / "nb" / "01-mnist-data.ipynb").exists()
        for context, asked in readers.values():
            context.close()
            assert elsewhere(asked) == []
        asked_by_python = tmp_path / "asked.txt"
        assert not asked_by_python.exists(), asked_by_python.read_text(encoding="utf-8")
