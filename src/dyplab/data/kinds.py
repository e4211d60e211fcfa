"""Which files are no text, told by how they begin."""

from pathlib import Path

from dyplab.errors import DataError, UnsafeFile
from dyplab.text.reading import OTHER_KIND, PICKLE

SIGNATURES = {
    b"PAR1": "parquet",
    b"$FL": "spss",
    b"<stata_dta>": "stata",
    b"\0" * 12 + b"\xc2\xea\x81\x60": "sas",
    b"RDX": "r",
    b"X\n\0": "r",
    b"\x89HDF": "hdf5",
    b"SQLite format 3": "sqlite",
    b"%PDF-": "pdf",
    b"\x89PNG": "image",
    b"\xff\xd8\xff": "image",
    b"\x93NUMPY": "numpy",
    b"7z\xbc\xaf": "archive",
    b"BZh": "archive",
    b"\xfd7zXZ": "archive",
    b"\x28\xb5\x2f\xfd": "archive",
    b"\xd0\xcf\x11\xe0": "xlsx",
    b"<!doctype": "markup",
    b"<html": "markup",
    b"<?xml": "markup",
}
TEXTUAL = ("markup", "pdf", "stata")


def check_kind(path: Path, head: bytes) -> None:
    """Refuse a file that people take for a table and that is no text.

    Args:
        path: the file.
        head: how it begins, unpacked.

    Raises:
        DataError: another kind of file; save it as CSV from the program it comes from.
        UnsafeFile: a pickle.
    """
    if head[:1] == b"\x80" and head[1:2] in (b"\2", b"\3", b"\4", b"\5"):
        raise UnsafeFile(PICKLE(file=path.name))
    begins = head.lstrip().lower()
    kind = next((kind for sign, kind in SIGNATURES.items() if begins.startswith(sign.lower())), None)
    if kind not in TEXTUAL and b"\0" not in head:  # PAR1 may be the name of a column
        kind = None
    if head.startswith(b"PK\3\4"):
        kind = "xlsx" if b"xl/" in head or b"[Content_Types]" in head else "zip"
    if kind:
        raise DataError(OTHER_KIND[kind](file=path.name))
