"""The pages: in the language asked for, with a policy, and nothing of the learner's notebooks in them."""

import json

from lab.asked import post

SCRIPT = "<script>window.stolen = 1</script><img src=x onerror='window.stolen = 1'>"


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
