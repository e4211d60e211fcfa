"""Choices are kept, a spoilt file is no obstacle, and the language is found in the order that is promised."""

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dyplab.errors import FolderError
from dyplab.system import data_folder, make_folder, now_utc, preferred_language, read_setting, save_setting
from dyplab.text import Said


@pytest.fixture(autouse=True)
def no_language_around(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda *_: (None, None))


def test_a_choice_is_kept_and_the_others_with_it() -> None:
    assert read_setting("language") is None
    save_setting("language", "nb")
    save_setting("by", "Tromsø")
    save_setting("language", "en")
    assert (read_setting("language"), read_setting("by")) == ("en", "Tromsø")


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[1]", b"\xff\xfe\x00", b"null"])
def test_a_spoilt_file_is_as_if_nothing_was_chosen(spoilt: bytes) -> None:
    (make_folder(data_folder()) / "settings.json").write_bytes(spoilt)
    assert read_setting("language") is None
    save_setting("language", "nb")
    assert read_setting("language") == "nb"


def test_a_folder_that_cannot_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, both: Callable[[Said | None], str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DYPLAB_HOME", str(tmp_path / "file"))
    assert read_setting("language") is None
    with pytest.raises(FolderError) as caught:
        save_setting("language", "nb")
    assert both(caught.value.said).count("DYPLAB_HOME") == 2


def test_the_language_is_the_one_asked_for_then_dyplab_lang_then_saved_then_the_systems_then_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert preferred_language() == "en"
    monkeypatch.setenv("LANG", "nn_NO.UTF-8")
    assert preferred_language() == "nb"
    save_setting("language", "en")
    assert preferred_language() == "en"
    monkeypatch.setenv("DYPLAB_LANG", "NB")
    assert preferred_language() == "nb"
    assert preferred_language("en") == "en"


def test_an_unknown_language_is_passed_over_unless_it_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DYPLAB_LANG", "fr")
    save_setting("language", "de")
    assert preferred_language() == "en"
    with pytest.raises(ValueError, match="fr"):
        preferred_language("fr")


def test_the_clock_gives_utc_to_the_second_wherever_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    if hasattr(time, "tzset"):
        time.tzset()
    said = now_utc()
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", said)
    assert abs((datetime.now(UTC) - datetime.fromisoformat(said)).total_seconds()) < 5
