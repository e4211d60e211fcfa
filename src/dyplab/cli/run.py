"""`dyplab run`: lessons from the first cell to the last, without a browser."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dyplab.cli.table import table
from dyplab.errors import MissingExtra
from dyplab.text import cli as says
from dyplab.text import language

if TYPE_CHECKING:
    from dyplab.course.run import Run


def add(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("lessons", nargs="*", default=[], metavar=str(says.LESSON), help=str(says.WHICH_LESSON))
    which.add_argument("--all", action="store_true", help=str(says.ALL))
    parser.add_argument("--solved", action="store_true", help=str(says.SOLVED))
    parser.add_argument("--out", type=Path, metavar=str(says.FILE), help=str(says.OUT))
    parser.set_defaults(work=work)


def work(asked: argparse.Namespace) -> int:
    from dyplab.course.catalogue import find, lessons

    infos = lessons() if asked.all else [find(name) for name in asked.lessons]
    if asked.out and len(infos) != 1:
        asked.wrong_use(str(says.OUT_IS_FOR_ONE(n=len(infos))))
    runs, missing = [], []
    for lesson in dict.fromkeys(info.id for info in infos):
        try:
            runs.append(watch(lesson, asked.solved))
        except MissingExtra as error:  # the others can still be run
            missing.append(error)
    if runs:
        columns = ["lesson", "seconds", "memory", "exercises"]
        rows = [[run.lesson, round(run.seconds), round(run.peak_bytes / 1e6), outcomes(run)] for run in runs]
        print(table(columns, rows))
    if asked.out and runs:
        from dyplab.course.page import write_page

        write_page(runs[0].notebook, asked.out)
        print(says.WRITTEN(file=asked.out))
    for run in runs:
        if run.error:
            print(f"{run.lesson}: {run.error}", file=sys.stderr)
    for extra in missing:
        print(extra, file=sys.stderr)
    return 0 if not missing and all(went_well(run, asked.solved) for run in runs) else 1


def watch(lesson: str, solved: bool) -> "Run":
    """Run one lesson, with a bar to watch when somebody is at the screen."""
    from dyplab.course.run import run_lesson

    if not sys.stderr.isatty():
        return run_lesson(lesson, language(), solved)
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(lesson, total=None)
        return run_lesson(
            lesson, language(), solved, on_cell=lambda done, of: bar.update(task, completed=done, total=of)
        )


def outcomes(run: "Run") -> str:
    """How the exercises went, such as "right: 5, wrong: 1 (two-by-two)"."""
    groups = {name: [exercise for exercise, met in run.outcomes.items() if met == name] for name in says.OUTCOMES}
    return ", ".join(
        str(says.OUTCOMES[name](n=len(which), which=", ".join(which))) for name, which in groups.items() if which
    )


def went_well(run: "Run", solved: bool) -> bool:
    """Reached the end, every solution right; in a fresh lesson "to do" is as it should be."""
    return run.error is None and set(run.outcomes.values()) <= ({"passed"} if solved else {"passed", "to do"})
