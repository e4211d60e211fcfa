"""An optional part is there, or its absence is said with the command that brings it."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from dyplab.errors import MissingExtra
from dyplab.system import extra_installed, extras, require_extra
from dyplab.text import Said

Install = Callable[..., Path]


@pytest.fixture(autouse=True)
def a_dyplab_with_extras(install: Install) -> None:
    install(
        "dyplab",
        "0.1",
        [
            "numpy>=1",
            "core-on-this-system; sys_platform != 'none such'",
            "brain-reader>=5.2; extra == 'mri'",
            "scan-maker!=2.6.2,>=2.4; extra == 'mri'",
            "only-elsewhere>=1; (sys_platform == 'none such') and extra == 'mri'",
        ],
    )


def test_a_missing_part_is_said_with_a_command_that_names_its_packages(both: Callable[[Said | None], str]) -> None:
    with pytest.raises(MissingExtra) as caught:
        require_extra("mri")
    assert isinstance(caught.value, ImportError)
    command = f'{sys.executable} -m pip install "brain-reader>=5.2" "scan-maker!=2.6.2,>=2.4"'
    for said in (caught.value.said.nb, caught.value.said.en):
        assert said.endswith(command) and "[mri]" in said
    assert "brain-reader, scan-maker" in both(caught.value.said)
    assert not extra_installed("mri")


def test_the_core_is_what_no_extra_asks_for() -> None:
    assert [requirement.name for requirement in extras.unmet()] == ["core-on-this-system"]


def test_an_installed_part_is_let_through(install: Install) -> None:
    install("brain-reader", "5.2")
    install("scan-maker", "2.6.3")
    require_extra("mri")
    assert extra_installed("mri")


@pytest.mark.parametrize("version", ["2.3.9", "2.6.2"])
def test_a_version_too_old_or_harmful_counts_as_missing(install: Install, version: str) -> None:
    install("brain_reader", "6.0rc1")  # written otherwise, and newer than asked for
    install("scan-maker", version)
    with pytest.raises(MissingExtra, match="scan-maker") as caught:
        require_extra("mri")
    assert "brain-reader" not in str(caught.value)


def test_in_a_notebook_the_command_is_a_line_for_a_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: object()))
    with pytest.raises(MissingExtra, match=re.escape('%pip install "brain-reader>=5.2"')):
        require_extra("mri")


def test_where_there_is_no_pip_the_command_is_for_uv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "executable", "/Skrive bord/python")
    command = 'uv pip install --python "/Skrive bord/python" "brain-reader>=5.2"'
    with pytest.raises(MissingExtra, match=re.escape(command)):
        require_extra("mri")


def test_every_extra_we_name_is_one_of_the_packages_own() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(extras.EXTRAS) <= set(project["optional-dependencies"])
