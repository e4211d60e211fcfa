"""The static site: every page there, every link leading somewhere, nothing from elsewhere, and nothing run twice."""

import base64
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from made_up_runs import made_up_run, picture

from dyplab.course.catalogue import lessons
from dyplab.errors import FolderError, LabError
from dyplab.site import build, executed, freshness, pictures, published, running, search
from dyplab.text import site_build as says


@pytest.fixture
def same_home(built: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The runs of the build are on the shelf, and no lesson can be run for earnest."""
    monkeypatch.setenv("DYPLAB_HOME", str(built.home / "hjem"))
    monkeypatch.setattr(running, "run_lesson", made_up_run)


def test_no_page_is_over_two_megabytes_and_neither_is_the_index(built):
    sizes = {path: path.stat().st_size for path in built.folder.rglob("*") if path.is_file()}
    assert max(sizes.values()) <= 2_000_000
    assert built.site.largest == max(size for path, size in sizes.items() if path.suffix == ".html")
    assert built.site.pages == sum(path.suffix == ".html" for path in sizes)


def test_a_second_build_runs_nothing_and_says_the_same(built, same_home):
    before = {path: path.read_bytes() for path in built.folder.rglob("*.*")}
    assert len(built.ran) == len(set(built.ran)) == 2 * len(lessons()) == built.site.ran
    told: list[Any] = []
    again = build.build(built.folder, told.append)
    assert again.ran == 0
    assert {path: path.read_bytes() for path in built.folder.rglob("*.*")} == before
    assert [said.sentence for said in told] == [says.UNCHANGED]
    assert all(said.nb and said.en for said in told + built.told)


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "thesis.docx").write_text("precious")
    with pytest.raises(FolderError) as caught:
        build.build(tmp_path)
    assert str(tmp_path) in caught.value.said.nb and str(tmp_path) in caught.value.said.en
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_lesson_that_fails_leaves_the_old_site_and_keeps_no_run(built, same_home, monkeypatch):
    def fails(lesson: str, lang: str, **_: Any) -> Any:
        run = made_up_run(lesson, lang, True)
        run.outcomes["first-function"] = "failed"
        return run

    monkeypatch.setattr(running, "run_lesson", fails)
    monkeypatch.setattr(build, "on_shelf", lambda lesson, lang: None)
    shelf = {path: path.read_bytes() for path in running.shelf().iterdir()}
    before = (built.folder / "index.html").stat().st_mtime_ns
    with pytest.raises(LabError) as caught:
        build.build(built.folder)
    assert "first-function" in caught.value.said.nb and "00-start" in caught.value.said.en
    assert (built.folder / "index.html").stat().st_mtime_ns == before
    assert {path: path.read_bytes() for path in running.shelf().iterdir()} == shelf
    assert not built.folder.with_name(built.folder.name + ".new").exists()


def test_a_damaged_run_on_the_shelf_is_made_again(built, same_home):
    place = running.shelf() / "03-mlp-en.json"
    whole = place.read_bytes()
    place.write_bytes(whole[: len(whole) // 2])
    assert running.on_shelf("03-mlp", "en") is None
    place.write_bytes(whole)
    assert running.on_shelf("03-mlp", "en").seconds == 12.3


def test_what_a_lesson_can_reach_changes_its_fingerprint_and_nothing_else_does(monkeypatch):
    before = freshness.fingerprint("00-start", "nb")
    assert before != freshness.fingerprint("00-start", "en") != freshness.fingerprint("03-mlp", "en")
    read_bytes, changed = Path.read_bytes, ""

    def read(path: Path) -> bytes:
        return read_bytes(path) + (b"#" if path.as_posix().endswith(changed) else b"")

    monkeypatch.setattr(Path, "read_bytes", read)
    for changed in ("text/numbers.py", "widgets/playground.js", "evaluation/score.py", "00-start/checks.py"):
        assert freshness.fingerprint("00-start", "nb") != before, changed
    for changed in ("text/site_home.py", "site/home.py", "lab/serve.py", "training/loop.py", "course/glossary.py"):
        assert freshness.fingerprint("00-start", "nb") == before, changed
    monkeypatch.setattr(freshness, "_versions", lambda: ("3.99",))
    assert freshness.fingerprint("00-start", "nb") != before


def test_an_exercise_is_shown_as_it_is_met_and_its_solution_is_one_press_away(built, same_home):
    page = (built.folder / "nb/lessons/00-start.html").read_text(encoding="utf-8")
    cell = page.partition('id="cell-first-function"')[2].partition('<div class="cell"')[0]
    met, _, behind = cell.partition("<details>")
    assert "sum" not in met and '<span class="o">...</span>' in met
    assert "sum" in behind and "Riktig" in behind
    deck_of = executed.as_met(running.on_shelf("00-start", "nb"))
    (met_again,) = [cell for cell in deck_of["cells"] if cell["id"] == "first-function"]
    assert "return ..." in met_again["source"] and met_again["outputs"] == []


def test_a_large_page_gets_smaller_pictures_and_a_small_one_is_left_as_it_is():
    page = f'<img alt="noise" src="data:image/png;base64,{picture(300, noise=True)}">'
    assert pictures.shrink(page) == page
    smaller = pictures.shrink(page, limit=len(page) // 2)
    assert len(smaller) <= len(page) // 2 and 'alt="noise" src="data:image/webp;base64,' in smaller
    from io import BytesIO

    from PIL import Image

    again = Image.open(BytesIO(base64.b64decode(re.search(r'base64,([^"]+)', smaller)[1])))
    assert (again.format, again.size) == ("WEBP", (300, 300))


def test_a_page_that_cannot_be_made_small_enough_stops_the_build():
    with pytest.raises(LabError) as caught:
        build._small_enough("nb/long", "x" * 2_100_000, lambda said: None)
    assert "nb/long" in caught.value.said.en and "2,1" in caught.value.said.nb + caught.value.said.en.replace(".", ",")


def test_a_script_in_an_output_that_is_no_widget_has_no_leave_to_run():
    page = '<html><head><meta charset="utf-8"></head><body><script>alert(1)</script><p>more</p></body></html>'
    assert "sha256" not in published.with_policy(page)
    assert "sha256" in published.with_policy(page.replace("<p>more</p>", ""))  # where a deck has its own


def test_an_index_cannot_end_the_element_it_stands_in():
    script = search.index({"home": "<title>A · dyplab</title><main><h1 id='a'>A</h1><p>&lt;/script&gt;</p></main>"})
    assert "</script" not in script and "\\u003c/script" in script
