"""Where things are kept: the system's places, or all of it below DYPLAB_HOME."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from dyplab.errors import FolderError
from dyplab.system import cache_folder, data_folder, lessons_folder
from dyplab.text import Said


def test_dyplab_home_gathers_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "Skrive bord" / "øving på åsen"
    monkeypatch.setenv("DYPLAB_HOME", str(home))
    assert data_folder() == home / "data"
    assert cache_folder() == home / "cache"
    assert [lessons_folder(lang) for lang in ("nb", "en")] == [home / "lessons" / "nb", home / "lessons" / "en"]
    assert not home.exists(), "asking where must not make anything"


def test_without_it_the_systems_own_places_are_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DYPLAB_HOME", "  ")  # as good as unset
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert data_folder() == platformdirs.user_data_path("dyplab", appauthor=False)
    assert cache_folder() == platformdirs.user_cache_path("dyplab", appauthor=False)
    assert lessons_folder("nb") == tmp_path / "dyplab" / "nb"


def test_dyplab_home_may_be_relative_or_start_with_a_tilde(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DYPLAB_HOME", "lab")
    monkeypatch.chdir(tmp_path)
    assert data_folder() == tmp_path / "lab" / "data"
    monkeypatch.setenv("DYPLAB_HOME", "~/lab")
    assert data_folder() == Path.home() / "lab" / "data"


def test_a_user_without_a_home_is_told_of_dyplab_home(
    monkeypatch: pytest.MonkeyPatch, both: Callable[[Said | None], str]
) -> None:
    def homeless(path: Path) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("DYPLAB_HOME")
    monkeypatch.setattr(Path, "expanduser", homeless)
    for folder in (data_folder, cache_folder, lambda: lessons_folder("en")):
        with pytest.raises(FolderError) as caught:
            folder()
        assert both(caught.value.said).count("DYPLAB_HOME") == 2


def test_importing_the_room_makes_nothing_and_loads_nothing_heavy(tmp_path: Path) -> None:
    heavy = {"numpy", "pandas", "torch", "scipy", "matplotlib", "platformdirs", "sqlite3", "packaging", "zipfile"}
    posix_only = {"fcntl", "resource"}
    code = f"""
import sys
before = set(sys.modules)
import dyplab.system
print(*sorted((set(sys.modules) - before) & {heavy | posix_only!r}))
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert said.stdout.split() == [] and list(tmp_path.iterdir()) == []
