"""`dyplab data`: which data sets there are; to fetch one, and to verify those that are here."""

import argparse
import sys
from collections.abc import Callable, Iterable

from dyplab.text import cli
from dyplab.text import fetch as says


def add(parser: argparse.ArgumentParser, lang: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(title=str(cli.COMMANDS), metavar=str(cli.COMMAND))

    def command(name: str, about: str, work: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        description = f"{about[0].upper()}{about[1:]}."
        made = commands.add_parser(name, help=about, description=description, parents=[lang], allow_abbrev=False)
        made.set_defaults(work=work, wrong_use=made.error)
        return made

    command("list", str(says.LIST), show)
    command("fetch", str(says.FETCH), bring).add_argument("name", metavar=str(says.NAME), help=str(says.WHICH_DATA))
    command("verify", str(says.VERIFY), check).add_argument(
        "name", nargs="?", metavar=str(says.NAME), help=str(says.WHICH_DATA)
    )
    parser.set_defaults(work=show)


def show(_: argparse.Namespace) -> int:
    """A line for each data set: its name, where it stands, how large it is, and what it is."""
    from dyplab.data import cards, verify
    from dyplab.data.fetching import megabytes

    rows = []
    for name, card in cards().items():
        have = "bundled" if card.bundled else worst(verify(name).values() or ["missing"])
        rows.append([name, str(says.HAVE[have]), f"{megabytes(card)} MB" if card.files else "", str(card.title)])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, have, size, title in rows:
        print(f"{name.ljust(widths[0])}  {have.ljust(widths[1])}  {size.rjust(widths[2])}  {title}")
    return 0


def bring(asked: argparse.Namespace) -> int:
    from dyplab.data import fetch

    check_name(asked)
    if not sys.stderr.isatty():
        folder = fetch(asked.name)
    else:
        from rich.console import Console
        from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(asked.name, total=None)
            folder = fetch(asked.name, lambda done, of: bar.update(task, completed=done, total=of))
    print(says.READY(folder=folder))
    return 0


def check(asked: argparse.Namespace) -> int:
    """A line for each file. What was never fetched is no fault, unless it was asked for by name."""
    from dyplab.data import cards, verify

    check_name(asked)
    code = 0
    for name, card in cards().items():
        found = verify(name)
        never = not card.bundled and set(found.values()) <= {"missing"}
        if asked.name != name and (asked.name or never):
            continue
        for file, state in found.items():
            print(f"{name}/{file}: {says.FOUND[state]}")
        if not card.bundled and not found:  # nobody has described its files
            print(says.BY_HAND(name=name, page=card.addresses[0]), file=sys.stderr)
            code = 1
        if worst(found.values()) != "whole":
            print((says.BUNDLED_CURE if card.bundled else says.CURE)(name=name), file=sys.stderr)
            code = 1
    return code


def check_name(asked: argparse.Namespace) -> None:
    from dyplab.data import cards

    if asked.name and asked.name not in cards():
        asked.wrong_use(str(says.NO_SUCH_DATA(name=asked.name, names=", ".join(cards()))))


def worst(found: Iterable[str]) -> str:
    return next((state for state in ("damaged", "missing") if state in set(found)), "whole")
