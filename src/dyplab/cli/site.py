"""`dyplab site`: the course as web pages to read without Python, for those who teach with it."""

import argparse
from pathlib import Path

from dyplab.text import number
from dyplab.text import site_build as says


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=Path("site"), metavar=str(says.FOLDER), help=str(says.OUT))
    parser.set_defaults(work=work)


def work(asked: argparse.Namespace) -> int:
    from dyplab.site.build import build

    site = build(asked.out, tell=lambda said: print(said, flush=True))
    largest = number(site.largest / 1e6, 1)
    print(says.BUILT(pages=site.pages, folder=site.folder, largest=largest, file=site.folder / "index.html"))
    return 0
