"""The bytes of a text file as lines of UTF-8, whatever they were written in."""

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from dyplab.data.kinds import check_kind
from dyplab.errors import DataError
from dyplab.text import Said
from dyplab.text.data import BAD_GZIP, CANNOT_READ, FILE_TOO_LARGE, NOT_A_FILE
from dyplab.text.reading import (
    ALL_WINDOWS,
    IS_A_FOLDER,
    LONG_LINE,
    NUL_BYTES,
    SOME_WINDOWS,
    UTF16,
)

BLOCK = 2**22
LONGEST_LINE = 2**26  # a million columns of sixty characters
MOST_BYTES = 2**34  # far more than a table that fits in memory; a gzip file can promise anything


class Lines:
    """A text file that is read from the start as often as asked for, each time as UTF-8 lines that end in `\\n`.

    Args:
        path: the file; unpacked if it is gzipped.

    Raises:
        DataError: no such file, a folder, not allowed to read, or another kind of file than text.
        UnsafeFile: a pickle.
    """

    def __init__(self, path: Path):
        if path.is_dir():
            raise DataError(IS_A_FOLDER(file=path))
        if not path.is_file():
            raise DataError(NOT_A_FILE(file=path))
        self.path = path
        self.gzipped = False
        self.gzipped = self._head().startswith(b"\x1f\x8b")
        head = self._head()
        check_kind(path, head)
        self.encoding = _encoding(head)
        self.foreign: list[int] = [
            0,
            0,
            0,
        ]  # of the last reading: lines not in UTF-8, the first of them, others not ASCII

    def blocks(self) -> Iterator[bytes]:
        """The file in pieces of whole lines.

        Raises:
            DataError: the file cannot be read, is damaged, or holds what no text holds; the message names the line.
        """
        self.foreign = [0, 0, 0]
        line, rest = 1, b""
        for piece in self._decoded():
            text = rest + piece
            held = text.endswith(b"\r")  # perhaps half a line end
            whole = text[: len(text) - held] if held else text
            if b"\r" in whole:
                whole = whole.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            cut = whole.rfind(b"\n") + 1
            rest = whole[cut:] + b"\r" * held
            if len(rest) > LONGEST_LINE:
                raise DataError(LONG_LINE(file=self.path.name, line=line, most=LONGEST_LINE))
            yield self._checked(whole[:cut], line)
            line += whole.count(b"\n", 0, cut)
        yield self._checked(rest.rstrip(b"\r") + b"\n" * bool(rest), line)

    def stream(self, skip: int = 0) -> io.BufferedReader:
        """The file as something to read from, without its first `skip` lines."""
        return io.BufferedReader(_Stream(_without_first(self.blocks(), skip)), BLOCK)

    def assumed(self) -> list[Said]:
        """What the last reading took for granted about the characters."""
        lines, first, others = self.foreign
        if self.encoding.startswith("utf-16"):
            return [UTF16()]
        if lines:
            return [SOME_WINDOWS(n=lines, line=first) if others else ALL_WINDOWS()]
        return []

    def _head(self) -> bytes:
        with self._opened() as file:
            return file.read(4096)

    @contextmanager
    def _opened(self) -> Iterator[BinaryIO]:
        try:
            with cast(BinaryIO, gzip.open(self.path) if self.gzipped else self.path.open("rb")) as file:
                yield file
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise DataError(BAD_GZIP(file=self.path.name)) from error
        except OSError as error:
            raise DataError(CANNOT_READ(file=self.path, reason=error.strerror or error)) from error

    def _raw(self) -> Iterator[bytes]:
        seen = 0
        with self._opened() as file:
            while piece := file.read(BLOCK):
                seen += len(piece)
                if seen > MOST_BYTES:
                    raise DataError(FILE_TOO_LARGE(file=self.path.name, got=f"> {MOST_BYTES}", most=MOST_BYTES))
                yield piece

    def _decoded(self) -> Iterator[bytes]:
        """UTF-16 made UTF-8, and no byte order mark at the beginning."""
        decoder = codecs.getincrementaldecoder(self.encoding)("replace")
        for at, piece in enumerate(self._raw()):
            utf8 = decoder.decode(piece).encode() if self.encoding.startswith("utf-16") else piece
            yield utf8.removeprefix(codecs.BOM_UTF8) if at == 0 else utf8

    def _checked(self, lines: bytes, first: int) -> bytes:
        """The same lines, those that are not UTF-8 read as Windows-1252."""
        nul = lines.find(b"\0")
        if nul >= 0:
            raise DataError(NUL_BYTES(file=self.path.name, line=first + lines.count(b"\n", 0, nul)))
        if lines.isascii():
            return lines
        return b"\n".join(self._line(line, first + at) for at, line in enumerate(lines.split(b"\n")))

    def _line(self, line: bytes, at: int) -> bytes:
        if line.isascii():
            return line
        try:
            line.decode()
            self.foreign[2] += 1
            return line
        except UnicodeDecodeError:
            self.foreign[0] += 1
            self.foreign[1] = self.foreign[1] or at
            return "".join(map(_windows, line)).encode()


class _Stream(io.RawIOBase):
    """Pieces of bytes as a file."""

    def __init__(self, pieces: Iterator[bytes]):
        self.pieces, self.rest = pieces, memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self.rest:
            try:
                self.rest = memoryview(next(self.pieces))
            except StopIteration:
                return 0
        n = min(len(buffer), len(self.rest))
        buffer[:n], self.rest = self.rest[:n], self.rest[n:]
        return n


def _windows(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:  # five of its bytes mean nothing
        return chr(byte)


def _without_first(blocks: Iterator[bytes], n: int) -> Iterator[bytes]:
    for block in blocks:
        while n and block:
            block, n = block[block.find(b"\n") + 1 :], n - 1
        yield block


def _encoding(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for name, zeros, letters in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if len(head) >= 4 and zeros.count(0) > len(zeros) / 2 and 0 not in letters:
            return name
    return "utf-8"
