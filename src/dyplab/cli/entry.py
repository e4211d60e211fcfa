"""From the words on the command line to the command that does the work, and from what happens to an exit code."""

import argparse
import io
import os
import sys
from collections.abc import Sequence

import dyplab
from dyplab.cli import ask, audit, build, data, doctor, lab, pfn, progress, run, segment, site, tumour
from dyplab.cli import list as listing
from dyplab.cli import open as opening
from dyplab.cli.norwegian import own_words
from dyplab.errors import DyplabError, UnknownLesson
from dyplab.system.settings import preferred_language
from dyplab.text import LANGUAGES, audit_command, fetch, pfn_real, tutor, use
from dyplab.text import cli as says
from dyplab.text import segment as segment_words
from dyplab.text import site_build as site_words
from dyplab.text import tumour as tumour_words

FINE, FAILED, WRONG_USE, STOPPED = 0, 1, 2, 130


def main(words: Sequence[str] | None = None) -> int:
    """Do what the command line asks.

    Args:
        words: what stands behind `dyplab`; None takes the command line of this process.

    Returns:
        The exit code: 0 fine, 1 the work failed, 2 wrong use, 130 stopped with Ctrl-C.
    """
    words = sys.argv[1:] if words is None else words
    speak_utf8()
    use(preferred_language(asked_language(words)))
    try:
        with own_words():
            asked = make_parser().parse_args(words)
            return int(asked.work(asked))
    except SystemExit as end:  # argparse has shown its help, or said what was wrong
        return int(end.code or FINE)
    except DyplabError as error:
        print(error, file=sys.stderr)
        return WRONG_USE if isinstance(error, UnknownLesson) else FAILED
    except KeyboardInterrupt:
        print(says.STOPPED, file=sys.stderr)
        return STOPPED
    except BrokenPipeError:  # `dyplab list | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def make_parser() -> argparse.ArgumentParser:
    """Everything `dyplab` understands, described in the language of the moment."""
    lang = argparse.ArgumentParser(add_help=False)
    lang.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=str(says.LANG))
    parser = argparse.ArgumentParser("dyplab", description=str(says.ABOUT), parents=[lang], allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"dyplab {dyplab.__version__}", help=str(says.VERSION))
    parser.set_defaults(work=lab.work, port=None, browser=True)
    commands = parser.add_subparsers(title=str(says.COMMANDS), metavar=str(says.COMMAND))

    def command(name: str, about: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=about, description=_sentence(about), parents=[lang], allow_abbrev=False)
        made.set_defaults(wrong_use=made.error)
        return made

    lab.add(command("lab", str(says.LAB)))
    listing.add(command("list", str(says.LIST)))
    opening.add(command("open", str(says.OPEN)))
    run.add(command("run", str(says.RUN)))
    ask.add(command("ask", str(tutor.ASK)))
    progress.add(command("progress", str(says.PROGRESS)))
    audit.add(command("audit", str(audit_command.AUDIT)))
    data.add(command("data", str(fetch.DATA)), lang)
    pfn.add(command("pfn", str(pfn_real.PFN)), lang)
    segment.add(command("segment", str(segment_words.SEGMENT)))
    tumour.add(command("tumour", str(tumour_words.TUMOUR)), lang)
    doctor.add(command("doctor", str(says.DOCTOR)))
    build.add(command("build", str(says.BUILD)))
    site.add(command("site", str(site_words.SITE)))
    return parser


def asked_language(words: Sequence[str]) -> str | None:
    """The language behind `--lang`, looked for first, so that help and faults can be told in it."""
    for at, word in enumerate(words):
        lang = word.removeprefix("--lang=") if word.startswith("--lang=") else "".join(words[at + 1 : at + 2])
        if word.partition("=")[0] == "--lang" and lang in LANGUAGES:
            return lang
    return None


def speak_utf8() -> None:
    """Write UTF-8 whatever the console believes in: cp1252 knows neither → nor ≤."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
