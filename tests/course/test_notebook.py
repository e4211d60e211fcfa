"""The notebook a learner opens: valid, in one language, without a solution, always the same."""

import nbformat
import pytest

from dyplab.course import notebook
from dyplab.course.notebook import as_text, build, differences, write_all

pytestmark = pytest.mark.usefixtures("small_course")


def sources(lang, solved=False):
    return [cell["source"] for cell in build("9x-small", lang, solved)["cells"]]


def test_a_notebook_is_valid_and_tells_its_lesson_version_and_language():
    made = nbformat.reads(as_text(build("9x", "nb")), as_version=4)
    nbformat.validate(made)
    assert made.metadata.dyplab == {"lesson": "9x-small", "lang": "nb", "version": notebook.version_of("9x-small")}


def test_only_the_first_cell_and_the_prose_differ_between_the_languages():
    nb, en = sources("nb"), sources("en")
    assert nb[0] != en[0] and 'lang="nb"' in nb[0] and 'lang="en"' in en[0]
    assert [a == b for a, b in zip(nb, en, strict=True)] == [False, False, False, True, True, True]
    assert "# Kvadratet" in nb[2] and "# The square" in en[2]
    ids = [[cell["id"] for cell in build("9x-small", lang)["cells"]] for lang in ("nb", "en")]
    assert ids[0] == ids[1]


def test_a_student_build_has_no_solution_and_no_planted_mistake():
    assert "return twice" not in as_text(build("9x-small", "en"))
    assert "return twice" in as_text(build("9x-small", "en", solved=True))
    assert "x * x" not in as_text(build("9x-small", "en", solved=True))


def test_computed_prose_hides_its_code():
    said = next(cell for cell in build("9x-small", "en")["cells"] if cell["source"].startswith("say("))
    assert said["metadata"] == {"jupyter": {"source_hidden": True}, "cellView": "form"}


def test_the_colab_link_comes_from_the_one_address():
    assert "[Åpne i Colab](https://colab.research.google.com/github/" in sources("nb")[1]
    assert sources("en")[1].endswith("/notebooks/en/9x-small.ipynb)")


def test_writing_twice_changes_nothing_and_what_no_lesson_makes_goes_away(tmp_path):
    assert [path.name for path in write_all(tmp_path)] == ["9x-small.ipynb"] * 2
    left_over = tmp_path / "nb" / "old.ipynb"
    left_over.write_text("{}", encoding="utf-8")
    assert differences(tmp_path) == ["nb/old.ipynb"]
    assert write_all(tmp_path) == [left_over] and not left_over.exists()
    assert write_all(tmp_path) == [] == differences(tmp_path)
