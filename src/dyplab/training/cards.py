"""The card beside each model file, and what is refused before a model file is opened.

The card of `mlp.safetensors` is `mlp.safetensors.json`: your own words about the model, and under "saved" when it
was saved, with which versions, how large it is and its sha256. A model is not opened without its card.
"""

import hashlib
import json
import os
import pickletools
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dyplab.errors import DataError, UnsafeFile
from dyplab.system import now_utc, write_atomically
from dyplab.text.training import (
    BAD_CARD,
    CARD_NOT_JSON,
    CUT_SHORT,
    NO_CARD,
    NO_FILE,
    NOT_A_MODEL,
    OTHER_CARD,
    PICKLE,
    TOO_LARGE,
    UNREADABLE,
    WRONG_SUFFIX,
)

LARGEST = 1_000_000_000  # bytes of a model file, unpacked

# How gzip, bzip2, xz, lzma, lz4 and the four kinds of zlib begin: what joblib packs its pickles with
PACKED = tuple(
    bytes.fromhex(start)
    for start in ("1f8b", "425a68", "fd377a585a", "5d0000", "04224d18", "7801", "785e", "789c", "78da")
)


def read_card(path: str | os.PathLike[str]) -> dict[str, Any]:
    """What is written about a saved model: the words given when it was saved, and under "saved" when and with what.

    Args:
        path: the model file; its card lies beside it.

    Returns:
        The card.

    Raises:
        DataError: there is no card, or it cannot be read; save the model again.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     kept = keep(Path(folder, "m.skops"), ".skops", b"PK", {"trained_on": "3,200 digits"}, ["scikit-learn"])
    ...     read_card(kept)["trained_on"]
    '3,200 digits'
    """
    path, card_path = Path(path), _card_path(path)
    try:
        card = json.loads(card_path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DataError(NO_CARD(file=path.name, card=card_path.name)) from error
    except (OSError, ValueError, RecursionError) as error:
        raise DataError(BAD_CARD(card=card_path.name)) from error
    if not isinstance(card, dict) or not isinstance(card.get("saved"), dict):
        raise DataError(BAD_CARD(card=card_path.name))
    return card


def keep(
    path: str | os.PathLike[str], suffix: str, content: bytes, card: Mapping[str, Any], made_with: list[str]
) -> Path:
    """Write a model file and its card, each whole or not at all; first the file, the one that may not fit."""
    path = Path(path)
    if path.suffix != suffix:
        raise DataError(WRONG_SUFFIX(file=path.name, suffix=suffix, better=path.with_suffix(suffix).name))
    saved = {
        "when": now_utc(),
        "versions": {package: version(package) for package in made_with},
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    try:
        text = json.dumps({**card, "saved": saved}, ensure_ascii=False, indent=2, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise DataError(CARD_NOT_JSON(reason=error)) from error
    write_atomically(path, content)
    write_atomically(_card_path(path), text + "\n")
    return path


def open_kept(path: str | os.PathLike[str], suffix: str) -> bytes:
    """The bytes of a model file, once they are known to be of the right kind, whole, and those of the card."""
    path = Path(path)
    content = _read(path)
    if _looks_like_pickle(content):
        raise UnsafeFile(PICKLE(file=path.name, suffix=suffix))
    begins_right = content[8:9] == b"{" if suffix == ".safetensors" else content[:2] == b"PK"
    if content and not begins_right:
        raise DataError(NOT_A_MODEL(file=path.name, suffix=suffix))
    saved = read_card(path)["saved"]
    if isinstance(saved.get("bytes"), int) and len(content) < saved["bytes"]:
        raise DataError(CUT_SHORT(file=path.name, got=len(content), needed=saved["bytes"]))
    if hashlib.sha256(content).hexdigest() != saved.get("sha256"):
        raise DataError(OTHER_CARD(file=path.name, card=_card_path(path).name))
    return content


def check_size(path: Path, size: int) -> None:
    """Raise a plain sentence for a file that is larger, unpacked, than any model of this lab."""
    if size > LARGEST:
        raise DataError(TOO_LARGE(file=path.name, megabytes=size // 1_000_000, limit=LARGEST // 1_000_000))


def _read(path: Path) -> bytes:
    try:
        check_size(path, path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DataError(NO_FILE(file=path.name)) from error
    except OSError as error:
        raise DataError(UNREADABLE(file=path.name, reason=error.strerror)) from error


def _looks_like_pickle(content: bytes) -> bool:
    """Whether this is a pickle in any of its clothes; looked at, never opened.

    Anything else is not opened as a pickle either: this only decides which sentence the reader gets.
    """
    if content[8:9] == b"{":  # a safetensors file, whose first byte may be any
        return False
    if content.startswith(b"PK"):
        return b"data.pkl" in content  # torch.save
    if content.startswith((b"\x80", *PACKED)):
        return True
    try:
        for _ in pickletools.genops(content):  # the oldest pickles are plain text: is it all pickle, to the end?
            pass
    except ValueError:
        return False
    return True


def _card_path(path: str | os.PathLike[str]) -> Path:
    return Path(f"{os.fspath(path)}.json")
