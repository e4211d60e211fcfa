"""Images as a folder of PNG files, named with their number and their label: 00017_label7.png."""

import os
import re
import shutil
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dyplab.data.images import Images, check_images
from dyplab.errors import DataError
from dyplab.system.files import cannot_write, make_folder
from dyplab.text.data import (
    FOLDER_HAS_FILES,
    NO_LABEL_IN_NAME,
    NO_PNGS,
    NOT_A_FOLDER,
    NOT_AN_IMAGE,
    NOT_GREY,
    WRONG_SIZE,
)

NAME = re.compile(r"(\d+)_label(\d)\.png", re.IGNORECASE)


def write_pngs(folder: str | os.PathLike[str], images: ArrayLike, labels: ArrayLike) -> Path:
    """Write each image as a PNG file that `read_pngs` gives back unchanged; all of them or none.

    Args:
        folder: a new or empty folder; its files are never mixed with others.
        images: (N, H, W) uint8.
        labels: (N,) whole numbers 0–9; they go into the names.

    Returns:
        The folder.

    Raises:
        DataError: another shape or number type, or a folder with something in it; choose a new one.
        FolderError: the folder cannot be written or the disk is full.

    >>> with tempfile.TemporaryDirectory() as home:
    ...     folder = write_pngs(Path(home, "digits"), np.zeros((2, 28, 28), np.uint8), [7, 1])
    ...     sorted(file.name for file in folder.iterdir())
    ['00000_label7.png', '00001_label1.png']
    """
    from PIL import Image

    given = check_images(images, labels)
    folder = Path(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DataError(FOLDER_HAS_FILES(folder=folder))
    make_folder(folder.parent)
    try:
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".png-") as work:
            part = Path(work, "part")
            part.mkdir()
            for i, (picture, label) in enumerate(zip(given.images, given.labels, strict=True)):
                Image.fromarray(picture).save(part / f"{i:05d}_label{label}.png")
            if folder.exists():
                folder.rmdir()  # empty; Windows moves nothing onto a folder
            shutil.move(part, folder)
    except OSError as error:
        raise cannot_write(folder, error) from error
    return folder


def read_pngs(folder: str | os.PathLike[str], shape: tuple[int, int] = (28, 28)) -> Images:
    """Images and labels from a folder of PNG files named like 00017_label7.png, in the order of their numbers.

    The numbers are read as numbers: as text, file 10 would come before file 2.

    Args:
        folder: other files than PNG in it are passed over.
        shape: height and width every image must have, in pixels.

    Returns:
        Images (N, H, W) and labels (N,).

    Raises:
        DataError: no such folder, no PNG in it, a name without label, a file that is no image, is in colour or has
            another size; the message names the file.

    >>> with tempfile.TemporaryDirectory() as home:
    ...     read_pngs(write_pngs(Path(home, "digits"), np.zeros((2, 28, 28), np.uint8), [7, 1])).labels
    array([7, 1])
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise DataError(NOT_A_FOLDER(folder=folder))
    files = [file for file in folder.iterdir() if file.suffix.lower() == ".png" and not file.name.startswith(".")]
    if not files:
        raise DataError(NO_PNGS(folder=folder))
    numbered = []
    for file in files:
        name = NAME.fullmatch(file.name)
        if name is None:
            raise DataError(NO_LABEL_IN_NAME(file=file.name))
        numbered.append((int(name[1]), file, int(name[2])))
    numbered.sort()
    images = np.stack([_read_png(file, shape) for _, file, _ in numbered])
    return Images(images, np.array([label for _, _, label in numbered], np.int64))


def _read_png(file: Path, shape: tuple[int, int]) -> NDArray[np.uint8]:
    from PIL import Image

    try:
        with Image.open(file, formats=["PNG"]) as picture:  # reads the header only: size and kind come first
            if (picture.height, picture.width) != tuple(shape):
                raise DataError(
                    WRONG_SIZE(file=file.name, got=f"{picture.height} × {picture.width}", need="{} × {}".format(*shape))
                )
            if picture.mode != "L":
                raise DataError(NOT_GREY(file=file.name, mode=picture.mode))
            return np.array(picture)
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:  # pillow calls a broken PNG a SyntaxError
        raise DataError(NOT_AN_IMAGE(file=file.name)) from error
