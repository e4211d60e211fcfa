"""`dyplab audit`: what is wrong with a table, told before a model hides it."""

import argparse
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from dyplab.errors import DyplabError
from dyplab.text import Said, cli
from dyplab.text import audit_command as says

if TYPE_CHECKING:
    import pandas as pd

    from dyplab.audit import Findings

CLEAN, SERIOUS, NOT_AUDITED = 0, 1, 2
MOST_LISTED = 12
LIKELY_NAMES = ("target", "outcome", "diagnosis", "diagnose", "status", "label", "class", "utfall", "fasit", "syk", "y")


def add(parser: argparse.ArgumentParser) -> None:
    column = str(says.COLUMN)
    parser.add_argument("table", type=Path, metavar=str(says.TABLE), help=str(says.WHICH_TABLE))
    parser.add_argument("--target", metavar=column, help=str(says.TARGET))
    parser.add_argument("--group", metavar=column, help=str(says.GROUP))
    parser.add_argument("--json", action="store_true", help=str(says.AS_JSON))
    parser.add_argument("--html", type=Path, metavar=str(cli.FILE), help=str(says.HTML))
    parser.epilog = str(says.EXIT_CODES)
    parser.set_defaults(work=work)


def work(asked: argparse.Namespace) -> int:
    try:
        return audit(asked)
    except DyplabError as error:
        print(error, file=sys.stderr)
    except MemoryError:
        print(says.NOT_ENOUGH_MEMORY(file=asked.table.name), file=sys.stderr)
    return NOT_AUDITED


def audit(asked: argparse.Namespace) -> int:
    """Read, search, tell; the exit code says whether something serious was found."""
    check_page(asked)
    with watched(says.READING(file=asked.table.name)):
        from dyplab.data import read_table

        frame = read_table(asked.table)
    check_columns(asked, frame)
    from dyplab.audit.finding import Count

    with watched(says.LOOKING(rows=Count(len(frame)), columns=Count(frame.shape[1]))):
        from dyplab.audit import audit_table

        findings = audit_table(frame, asked.target, asked.group)
    if asked.json:
        print(for_programs(asked, frame, findings))
    else:
        from dyplab.audit import report

        report(told(asked, frame, findings))
    if asked.html:
        write_page(asked, frame, findings)
        print(cli.WRITTEN(file=asked.html), file=sys.stderr if asked.json else sys.stdout)
    return SERIOUS if any(finding.serious for finding in findings) else CLEAN


def told(asked: argparse.Namespace, frame: "pd.DataFrame", findings: "Findings") -> "Findings":
    """The findings, and before them what was read and what was assumed about it."""
    from dyplab.audit.finding import Count, Findings

    size = says.WAS_READ(file=asked.table.name, rows=Count(len(frame)), columns=Count(frame.shape[1]))
    read = "\n".join(map(str, [size, *frame.attrs["read"]]))
    return Findings(findings, says.READ_AND_LOOKED(read=read, looked=findings.looked), findings.blind)


def write_page(asked: argparse.Namespace, frame: "pd.DataFrame", findings: "Findings") -> None:
    from dyplab.audit import as_html
    from dyplab.system import write_atomically

    title = str(says.PAGE_TITLE(file=asked.table.name))
    write_atomically(asked.html, as_html(told(asked, frame, findings), title=title))


def for_programs(asked: argparse.Namespace, frame: "pd.DataFrame", findings: "Findings") -> str:
    from dyplab.audit import as_json

    read = [str(said) for said in frame.attrs["read"]]
    about = {"file": asked.table.name, "rows": len(frame), "columns": frame.shape[1], "read": read}
    return json.dumps({**about, **json.loads(as_json(findings))}, ensure_ascii=False, indent=2)


def check_page(asked: argparse.Namespace) -> None:
    """The page goes into a file of its own."""
    if asked.html is None:
        return
    if asked.html.is_dir():
        other = asked.html / asked.table.with_suffix(".html").name
        asked.wrong_use(str(says.HTML_IS_FOLDER(file=asked.html, other=other)))
    if asked.html.resolve() == asked.table.resolve() or (asked.html.exists() and asked.html.samefile(asked.table)):
        asked.wrong_use(str(says.HTML_IS_TABLE(file=asked.table, other=asked.table.with_suffix(".html"))))


def check_columns(asked: argparse.Namespace, frame: "pd.DataFrame") -> None:
    """The columns asked for are there, and are two."""
    columns = [str(name) for name in frame.columns]
    if asked.target is None:
        likely = likely_targets(frame)
        quoted = subprocess.list2cmdline if os.name == "nt" else shlex.join
        example = quoted(["dyplab", "audit", str(asked.table), "--target", likely[0]])
        asked.wrong_use(str(says.WHICH_TARGET(example=example, likely=listed(likely), columns=listed(columns))))
    for name in (asked.target, asked.group):
        if name is not None and name not in columns:
            asked.wrong_use(str(no_such_column(asked.table.name, name, columns)))
    if asked.group == asked.target:
        asked.wrong_use(str(says.SAME_COLUMN(name=asked.target)))


def likely_targets(frame: "pd.DataFrame") -> list[str]:
    """Columns that may be the outcome: by their name, else those with two values, else the last."""
    columns = [str(name) for name in frame.columns]
    named = [name for name in columns if name.lower() in LIKELY_NAMES]
    return named or [name for name in columns if frame[name].nunique() == 2] or columns[-1:]


def no_such_column(file: str, name: str, columns: Sequence[str]) -> Said:
    plain = {column.casefold(): column for column in columns}
    near = [plain[match] for match in get_close_matches(name.strip().casefold(), plain, n=3)]
    if near:
        return says.NEAR_COLUMNS(file=file, name=name, near=listed(near), columns=listed(columns))
    return says.NO_SUCH_COLUMN(file=file, name=name, columns=listed(columns))


def listed(names: Sequence[str]) -> str:
    return ", ".join(names[:MOST_LISTED]) + (", …" if len(names) > MOST_LISTED else "")


@contextmanager
def watched(doing: Said) -> Iterator[None]:
    """A word about what goes on, when somebody is at the screen."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(Text(str(doing))):  # as text: a file's name may hold what rich takes for markup
        yield
