"""`dyplab progress`: what the learner has solved; to see, to take along, to delete."""

import argparse
import sys
from collections import Counter
from pathlib import Path

from dyplab.cli.table import table
from dyplab.text import cli as says


def add(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--export", type=Path, metavar=str(says.FILE), help=str(says.EXPORT))
    what.add_argument("--delete", action="store_true", help=str(says.DELETE))
    parser.set_defaults(work=work)


def work(asked: argparse.Namespace) -> int:
    from dyplab.course import progress

    if asked.export:
        print(says.WRITTEN(file=progress.export(asked.export)))
    elif asked.delete:
        if sys.stdin.isatty() and input(says.SURE()).strip().lower() != str(says.YES):
            print(says.NOT_DELETED)
            return 0
        progress.delete()
        print(says.DELETED)
    else:
        show()
    return 0


def show() -> None:
    """A line for each lesson: exercises solved, of how many, and quiz items answered right."""
    from dyplab.course.catalogue import lessons
    from dyplab.course.progress import summary
    from dyplab.course.source import exercise_homes

    homes = exercise_homes()
    total = Counter(homes.values())
    reached = summary()
    solved = Counter(homes.get(item.item) for item in reached if (item.kind, item.outcome) == ("exercise", "passed"))
    answered = Counter(item.lesson for item in reached if (item.kind, item.outcome) == ("quiz", "right"))
    rows = [
        [info.id, info.title, says.SOLVED_OF(n=solved[info.id], total=total[info.id]), answered[info.id]]
        for info in lessons()
    ]
    print(table(["lesson", "title", "solved", "answered"], rows))
