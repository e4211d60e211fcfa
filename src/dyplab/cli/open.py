"""`dyplab open`: one lesson in the browser."""

import argparse

from dyplab.cli.lab import add_server_options
from dyplab.text import cli as says
from dyplab.text import language


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lesson", metavar=str(says.LESSON), help=str(says.WHICH_LESSON))
    add_server_options(parser)
    parser.set_defaults(work=work)


def work(asked: argparse.Namespace) -> int:
    from dyplab.course.catalogue import find
    from dyplab.lab import serve
    from dyplab.system.extras import require_extra

    lesson = find(asked.lesson)
    if lesson.needs != "core":
        require_extra(lesson.needs)
    serve(language(), lesson=lesson.id, port=asked.port, browser=asked.browser)
    return 0
