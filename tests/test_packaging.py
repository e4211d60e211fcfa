"""What is shipped, in which versions, and whether Colab can take it without anything there being moved."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from conftest import missing
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dyplab
from dyplab.course.catalogue import lessons
from dyplab.text import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FOR_JUPYTER = {  # what switches the lab on in any Jupyter Server, and its news off
    "etc/jupyter/jupyter_server_config.d/dyplab.json",
    "share/jupyter/lab/settings/overrides.d/dyplab.json",
}
PINNED_EXTRAS = ("lab", "train", "author", "dev")  # those constraints.txt has versions for
# Debian 12 has Python 3.11.2; torch wants macOS 14. The CUDA packages of Linux are torch's own business.
PLATFORMS = [
    ("3.11.2", "x86_64-manylinux_2_28"),
    ("3.13.0", "x86_64-manylinux_2_28"),
    ("3.12.0", "windows"),
    ("3.12.0", "aarch64-apple-darwin"),
]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """What a reader gets who installs dyplab without its source."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def files_below(*parts: str) -> set[str]:
    folder = ROOT.joinpath(*parts)
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and ".ipynb_checkpoints" not in path.parts
    }


def in_wheel(wheel: zipfile.ZipFile, folder: str) -> set[str]:
    return {name.removeprefix(folder) for name in wheel.namelist() if name.startswith(folder)}


def test_the_wheel_holds_every_file_of_the_package(wheel):
    package = {name for name in in_wheel(wheel, "dyplab/") if not name.startswith(("lessons/", "notebooks/"))}
    assert package == files_below("src", "dyplab")
    assert any(name.endswith(".gz") for name in package), "the bundled data"


def test_the_wheel_holds_every_lesson_and_its_notebook_in_both_languages(wheel):
    assert in_wheel(wheel, "dyplab/lessons/") == files_below("lessons")
    for info in lessons():
        assert {f"{info.id}/{name}" for name in ("lesson.py", "checks.py", "quiz.toml")} <= files_below("lessons")
        assert {f"{lang}/{info.id}.ipynb" for lang in LANGUAGES} <= in_wheel(wheel, "dyplab/notebooks/")


def test_the_wheel_holds_nothing_else(wheel):
    strangers = {name for name in wheel.namelist() if not re.match(r"dyplab(-[\d.]+\.dist-info)?/", name)}
    assert {name.partition(".data/data/")[2] for name in strangers} == FOR_JUPYTER
    assert {"LICENSE", "LICENSE-LESSONS"} <= {name.rsplit("/", 1)[-1] for name in wheel.namelist()}


def test_the_version_stands_in_one_place(wheel):
    assert "version" not in PROJECT and PROJECT["dynamic"] == ["version"]
    assert f"dyplab-{dyplab.__version__}-" in str(wheel.filename)
    elsewhere = [
        path.relative_to(ROOT).as_posix()
        for path in [*(ROOT / "src").rglob("*.py"), ROOT / "start.py", ROOT / "pyproject.toml"]
        if f'"{dyplab.__version__}"' in path.read_text(encoding="utf-8")
    ]
    assert elsewhere == ["src/dyplab/__init__.py"]


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return {canonicalize_name(line.split("==")[0]): line.split("==")[1] for line in lines if "==" in line}


def test_every_requirement_has_a_tested_version_that_fits_it():
    named = [*PROJECT["dependencies"], *(r for e in PINNED_EXTRAS for r in PROJECT["optional-dependencies"][e])]
    for requirement in map(Requirement, named):
        if requirement.name != "dyplab":
            assert requirement.specifier.contains(pins()[canonicalize_name(requirement.name)]), requirement


def test_requirements_are_lower_bounds_alone():
    extras = PROJECT["optional-dependencies"].values()
    for requirement in map(Requirement, [*PROJECT["dependencies"], *(r for extra in extras for r in extra)]):
        assert {part.operator for part in requirement.specifier} <= {">=", "!="}, requirement


def resolve(requirements: list[str], constraints: Path, python: str, platform: str, config: str = "") -> dict[str, str]:
    """The versions uv would install there; nothing but what packages say about themselves is downloaded."""
    if find_spec("uv") is None:
        missing("uv")
    settings = constraints.parent / "uv.toml"
    settings.write_text(config, encoding="utf-8")
    asked = subprocess.run(
        [
            *(sys.executable, "-m", "uv", "pip", "compile", "-", "--config-file", str(settings)),
            *("-c", str(constraints), "--python-version", python, "--python-platform", platform),
            *("--no-header", "--no-annotate", "--quiet"),
        ],
        input="\n".join(requirements),
        env={**os.environ, "UV_PYTHON_DOWNLOADS": "never", "MACOSX_DEPLOYMENT_TARGET": "14.0"},
        capture_output=True,
        text=True,
    )
    if "error sending request" in asked.stderr or "Failed to fetch" in asked.stderr:
        missing("the package index")
    assert asked.returncode == 0, asked.stderr
    found = (line.split(" ;")[0].split("==") for line in asked.stdout.splitlines() if "==" in line)
    return {canonicalize_name(name): version for name, version in found}


@pytest.mark.parametrize(("python", "platform"), PLATFORMS)
def test_the_tested_versions_fit_together_on_every_python_and_system(tmp_path, python, platform):
    (tmp_path / "constraints.txt").write_bytes((ROOT / "constraints.txt").read_bytes())
    extras = [line for extra in PINNED_EXTRAS for line in PROJECT["optional-dependencies"][extra]]
    wanted = [line for line in [*PROJECT["dependencies"], *extras] if not line.startswith("dyplab")]
    found = resolve(wanted, tmp_path / "constraints.txt", python, platform)
    system_only = {"appnope", "colorama", "pywinpty", "triton"}  # and CUDA's packages
    unpinned = {name for name in found if not name.startswith(("nvidia", "cuda"))} - pins().keys() - system_only
    assert unpinned == set()


def test_colab_takes_the_core_without_anything_there_being_moved(shared, tmp_path):
    lines = (shared / "colab" / "pip-freeze.txt").read_text(encoding="utf-8").splitlines()
    there = dict(line.split("==") for line in lines if re.match(r"[\w.-]+==\S+$", line))
    (tmp_path / "there.txt").write_text("\n".join(f"{name}=={version}" for name, version in there.items()))
    # Colab's torch is a build of its own with other CUDA packages than the index lists for that version; it is there
    # already, so what it needs is not asked.
    torch = f'dependency-metadata = [{{ name = "torch", version = "{there["torch"]}", requires-dist = [] }}]'
    found = resolve(PROJECT["dependencies"], tmp_path / "there.txt", "3.13", "x86_64-manylinux_2_28", torch)
    before = {canonicalize_name(name): version for name, version in there.items()}
    assert {name: version for name, version in found.items() if before.get(name, version) != version} == {}
    assert found.keys() >= {"numpy", "pandas", "torch", "ipython", "ipykernel", "notebook"}  # met on the way, not moved
    # All that is new there; jedi is IPython's own requirement, which Colab has taken away on purpose.
    assert found.keys() - before.keys() == {"captum", "skops", "jedi"}
