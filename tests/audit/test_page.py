"""The page and the JSON: well formed, escaped, both languages, and nothing fetched."""

import json
from html.parser import HTMLParser

import numpy as np
import pytest
from chromium import violations

from dyplab.audit import Finding, Findings, as_html, as_json, audit_marker, audit_split, audit_table
from dyplab.data import load_mnist, simulate_voice
from dyplab.text import Sentence, use

EVIL = '<script>alert("x")</script>&'
VOID = {"meta", "br", "hr", "img", "link"}


def told(text, **values):
    return Sentence(nb=f"nb {text}", en=f"en {text}")(**values)


def audit():
    finding = Finding(
        name="target-leak",
        serious=True,
        what=told("{column}", column=EVIL),
        evidence=told("{share}", share=np.float64("nan"), many=np.arange(2), n=np.int64(3)),
        why=told("why"),
        cure=told("cure"),
        rows=(np.int64(4),),
    )
    return Findings([finding], told("looked {column}", column=EVIL), told("blind"))


class Tree(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.tags, self.headings = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_the_page_is_well_formed_in_its_language_and_needs_nothing_else(lang):
    use(lang)
    images = load_mnist().images[:50]
    page = as_html(audit(), audit_split(images[:40], images[35:]), Findings([], told("x"), told("y")))
    tree = Tree()
    tree.feed(page)
    assert tree.open == [] and ("html", {"lang": lang}) in tree.tags
    tags = [tag for tag, _ in tree.tags]
    assert not {"script", "link", "img", "iframe"} & set(tags) and "http" not in page and "url(" not in page
    assert tags.count("h1") == tags.count("main") == tags.count("table") == 1 and tags.count("section") == 2
    assert tree.headings[0] == 1 and all(b - a <= 1 for a, b in zip(tree.headings, tree.headings[1:], strict=False))
    assert "prefers-color-scheme: dark" in page and "@media print" in page
    assert "<td>2</td></tr>" in page and "<td>0</td></tr>" in page  # two serious, none worth a look
    assert (("Alvorlig" if lang == "nb" else "Serious") in page) and f"{lang} blind" in page
    use(None)


def test_what_comes_from_the_readers_file_is_escaped():
    page = as_html(audit(), title=EVIL)
    assert "<script" not in page and page.count("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;") == 4


def test_json_has_names_numbers_rows_and_sentences_in_the_language_of_the_moment():
    use("nb")
    plain = json.loads(as_json(audit(), Findings([], told("x"), told("y"))))
    assert (plain["language"], plain["serious"], plain["worth_a_look"]) == ("nb", 1, 0)
    (found,) = plain["audits"][0]["findings"]
    assert found["what"] == f"nb {EVIL}" and found["rows"] == [4] and plain["audits"][1]["findings"] == []
    assert found["values"] == {"column": EVIL, "share": None, "many": "[0 1]", "n": 3}
    use("en")
    assert json.loads(as_json(audit()))["audits"][0]["blind"] == "en blind"


def test_real_findings_are_told_as_json():
    images, labels = (part[::10].copy() for part in load_mnist())
    images[labels == 3, :3, :3] = 255
    (found,) = json.loads(as_json(audit_marker(images, labels)))["audits"][0]["findings"]
    assert found["name"] == "marker" and found["values"]["row"] == 0 and len(found["rows"]) == 50


def test_a_notebook_shows_the_report_of_findings():
    from IPython.lib.pretty import pretty

    shown = pretty(audit())
    assert "looked" in shown and "Serious" in shown and "blind" in shown


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_the_page_is_readable_by_all_on_a_telephone_and_a_screen_in_light_and_dark(lang, browser, axe_script, tmp_path):
    use(lang)
    told = audit_table(simulate_voice().assign(**{"a_very_long_name_" * 8: 1}), target="status")
    (tmp_path / "page.html").write_text(as_html(told, audit(), title="voice_" * 20), encoding="utf-8")
    for scheme in ("light", "dark"):
        for width in (320, 800):
            page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
            page.goto((tmp_path / "page.html").as_uri())
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert (scheme, width, violations(page, axe_script), wide) == (scheme, width, [], 0)
            page.close()
    use(None)
