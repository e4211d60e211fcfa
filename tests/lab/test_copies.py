"""The learner's copies are theirs: put there when missing, never written over."""

import json

import pytest

from dyplab.errors import FolderError
from dyplab.lab import copies
from dyplab.lab.copies import copy_of
from dyplab.system import lessons_folder

LESSON = "03-mlp"


@pytest.fixture
def edition(monkeypatch):
    """Say which edition of the lesson is the present one."""
    present = {"version": "aaaa1111"}

    def build(lesson, lang):
        about = {"lesson": lesson, "version": present["version"], "lang": lang}
        return {"cells": [], "metadata": {"dyplab": about}, "nbformat": 4, "nbformat_minor": 5}

    monkeypatch.setattr(copies, "build", build)
    monkeypatch.setattr(copies, "version_of", lambda lesson: present["version"])
    return lambda version: present.update(version=version)


def test_a_missing_copy_is_written_in_the_language_asked_for(edition):
    path = copy_of(LESSON, "nb")
    assert path == lessons_folder("nb") / "03-mlp.ipynb"
    assert json.loads(path.read_text(encoding="utf-8"))["metadata"]["dyplab"]["lang"] == "nb"
    assert not lessons_folder("en").exists()


def test_a_copy_the_learner_has_changed_is_not_touched(edition):
    path = copy_of(LESSON, "nb")
    mine = json.loads(path.read_text(encoding="utf-8")) | {"cells": [{"source": "mitt svar"}]}
    path.write_text(json.dumps(mine), encoding="utf-8")
    before = path.stat().st_mtime_ns
    assert copy_of(LESSON, "nb") == path
    assert (json.loads(path.read_text(encoding="utf-8")), path.stat().st_mtime_ns) == (mine, before)


def test_a_new_edition_is_put_beside_and_the_old_copy_left_as_it_is(edition):
    old = copy_of(LESSON, "nb")
    before = old.read_bytes()
    edition("bbbb2222")
    new = copy_of(LESSON, "nb")
    assert new.name == "03-mlp-v2.ipynb" and old.read_bytes() == before
    assert copy_of(LESSON, "nb") == new, "the same edition is written once"
    edition("cccc3333")
    assert copy_of(LESSON, "nb").name == "03-mlp-v3.ipynb"
    assert len(list(lessons_folder("nb").iterdir())) == 3


def test_a_copy_the_learner_deleted_comes_back(edition):
    copy_of(LESSON, "nb").unlink()
    assert copy_of(LESSON, "nb").is_file()


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b'{"metadata": null}', b'{"metadata": {}}'])
def test_a_file_that_no_longer_tells_its_edition_is_left_alone(edition, content):
    path = copy_of(LESSON, "nb")
    path.write_bytes(content)
    assert copy_of(LESSON, "nb").name == "03-mlp-v2.ipynb"
    assert path.read_bytes() == content


def test_a_folder_that_cannot_be_written_is_said_in_both_languages(edition):
    lessons_folder("nb").parent.mkdir(parents=True)
    lessons_folder("nb").write_text("a file stands where the folder should be")
    with pytest.raises(FolderError) as error:
        copy_of(LESSON, "nb")
    assert str(lessons_folder("nb")) in error.value.said.nb and str(lessons_folder("nb")) in error.value.said.en
