"""One made-up patient on disk, and what a refusal says."""

from collections.abc import Callable
from pathlib import Path

import pytest
from made_up_scans import NAMES, make_images, make_mask, save


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """The four files of one patient, and the mask, in a folder of the patient's own."""
    folder = tmp_path / "øving 1" / "pasient-07"
    folder.mkdir(parents=True)
    found = {name: save(folder / f"{name}.nii.gz", values) for name, values in make_images().items()}
    return found | {"mask": save(folder / "mask.nii.gz", make_mask())}


@pytest.fixture
def images(files: dict[str, Path]) -> list[Path]:
    return [files[name] for name in NAMES]


@pytest.fixture
def refused() -> Callable[..., tuple[str, str]]:
    """`refused(function, …)`: what the error says in Norwegian and in English, every gap filled."""
    from dyplab.errors import DataError

    def call(function, *args, **kwargs) -> tuple[str, str]:
        with pytest.raises(DataError) as caught:
            function(*args, **kwargs)
        nb, en = caught.value.said.nb, caught.value.said.en
        assert nb and en and nb != en and "{" not in nb + en
        return nb, en

    return call
