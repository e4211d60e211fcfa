"""What the tests of this room share: packages that are not there, and a look at both languages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dyplab.text import Said


@pytest.fixture(autouse=True)
def pip_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests may run in an environment that uv made, which has no pip."""
    monkeypatch.setattr("dyplab.system.extras.find_spec", lambda name: object())


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Make Python believe that a package is installed: `install("torch", "2.3")`."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(site)

    def pretend(
        name: str, version: str, requires: list[str] | None = None, files: dict[str, int] | None = None
    ) -> Path:
        about = site / f"{name.replace('-', '_')}-{version}.dist-info"
        about.mkdir()
        needs = "".join(f"Requires-Dist: {line}\n" for line in requires or [])
        (about / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\n{needs}")
        (about / "RECORD").write_text("".join(f"{path},,{size}\n" for path, size in (files or {}).items()))
        return site

    return pretend


@pytest.fixture
def both() -> Callable[[Said | None], str]:
    """A sentence in both languages, as one text; fails when either is empty or has an unfilled gap."""

    def read(said: Said | None) -> str:
        assert said is not None
        assert said.nb.strip() and said.en.strip() and said.nb != said.en
        assert "{" not in said.nb + said.en
        return f"{said.nb}\n{said.en}"

    return read
