"""`dyplab lab`, and `dyplab` alone: start the lab."""

import argparse

from dyplab.system.settings import save_setting
from dyplab.text import cli as says
from dyplab.text import language


def add(parser: argparse.ArgumentParser) -> None:
    add_server_options(parser)
    parser.set_defaults(work=work)


def add_server_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-browser", dest="browser", action="store_false", help=str(says.NO_BROWSER))
    parser.add_argument("--port", type=port, metavar=str(says.NUMBER), help=str(says.PORT))


def port(given: str) -> int:
    if not (given.isascii() and given.isdecimal() and 1 <= int(given) <= 65535):
        raise argparse.ArgumentTypeError(str(says.BAD_PORT(given=given)))
    return int(given)


def work(asked: argparse.Namespace) -> int:
    from dyplab.lab import serve

    if "lang" in asked:  # a choice made here is the one to start with next time
        save_setting("language", asked.lang)
    serve(language(), port=asked.port, browser=asked.browser)
    return 0
