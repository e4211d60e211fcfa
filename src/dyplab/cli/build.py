"""`dyplab build`: the notebooks from their sources, for those who write lessons."""

import argparse
import sys

from dyplab.errors import LabError
from dyplab.text import cli as says


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help=str(says.CHECK))
    parser.set_defaults(work=work)


def work(asked: argparse.Namespace) -> int:
    from dyplab.course.catalogue import lessons, lessons_source
    from dyplab.course.lint import complaints
    from dyplab.course.notebook import differences, write_all

    source = lessons_source().parent
    if not (source / "pyproject.toml").is_file():
        raise LabError(says.BUILD_NEEDS_SOURCE())
    broken = [f"{info.id}/lesson.py, {complaint}" for info in lessons() for complaint in complaints(info.id)]
    if broken:  # a rule of the house: the notebooks stay as they were
        print(*broken, sep="\n", file=sys.stderr)
        return 1
    old = differences(source / "notebooks") if asked.check else []
    for name in old:
        print(says.OUT_OF_DATE(file=name), file=sys.stderr)
    written = [] if asked.check else write_all(source / "notebooks")
    for path in written:
        print(says.WRITTEN(file=path))
    if not old and not written:
        print(says.UP_TO_DATE)
    return 1 if old else 0
