"""The lesson format, judged by jupytext."""

import jupytext
import pytest

from dyplab.course.catalogue import lessons
from dyplab.course.source import in_language, parse, with_solution, without_solution


@pytest.mark.parametrize("lesson", [info.id for info in lessons()])
def test_jupytext_reads_the_same_cells_as_we_do(lesson):
    text = (next(info for info in lessons() if info.id == lesson).folder / "lesson.py").read_text(encoding="utf-8")
    theirs = [cell for cell in jupytext.reads(text, fmt="py:percent").cells if cell.cell_type != "raw"]
    ours = parse(text)
    assert [cell.kind for cell in ours] == [cell.cell_type for cell in theirs]
    for mine, other in zip(ours, theirs, strict=True):
        assert mine.text.strip() == other.source.strip()
        options = {key: value for key, value in other.metadata.items() if key in ("lang", "exercise", "wrong", "hint")}
        assert options == {
            key: getattr(mine, key) for key in ("lang", "exercise", "wrong", "hint") if getattr(mine, key)
        }


def test_an_option_the_format_does_not_have_is_refused():
    with pytest.raises(ValueError, match="line 1"):
        parse('# %% exrcise="a"\nx = 1\n')
    with pytest.raises(ValueError, match="line 1"):
        parse("# %% exercise=a\nx = 1\n")


def test_the_student_gets_an_ellipsis_and_the_teacher_the_solution():
    code = (
        "def f(x):\n    y = x\n    # BEGIN SOLUTION\n    z = 2 * y\n    return z\n    # END SOLUTION\n\n\ncheck('f', f)"
    )
    assert without_solution(code) == "def f(x):\n    y = x\n    return ...\n\n\ncheck('f', f)"
    assert with_solution(code) == "def f(x):\n    y = x\n    z = 2 * y\n    return z\n\n\ncheck('f', f)"


def test_of_a_pair_of_comments_one_is_kept():
    code = "# nb: Gjennomsnitt\n# en: Mean\nm = 1"
    assert in_language(code, "nb") == "# Gjennomsnitt\nm = 1"
    assert in_language(code, "en") == "# Mean\nm = 1"
