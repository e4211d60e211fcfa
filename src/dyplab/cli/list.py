"""`dyplab list`: which lessons there are."""

import argparse
import json
from dataclasses import asdict

from dyplab.cli.table import table
from dyplab.text import cli as says


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=str(says.JSON))
    parser.set_defaults(work=work)


def work(asked: argparse.Namespace) -> int:
    from dyplab.course.catalogue import lessons

    if asked.json:
        print(json.dumps([asdict(info) for info in lessons()], ensure_ascii=False, indent=2))
        return 0
    rows = [[info.id, info.title, says.PRIORITIES[info.priority], info.minutes, info.needs] for info in lessons()]
    print(table(["lesson", "title", "priority", "minutes", "needs"], rows))
    return 0
