"""`dyplab ask`: a question to the course."""

import argparse

from dyplab.text import language
from dyplab.text import tutor as says


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", nargs="+", metavar=str(says.QUESTION), help=str(says.WHAT_TO_ASK))
    parser.set_defaults(work=work)


def work(asked: argparse.Namespace) -> int:
    """Passages first; what a connected model writes follows as it comes."""
    from dyplab.course.tutor import declared, stream
    from dyplab.course.tutor.showing import as_text

    lang = language()
    print(*declared(lang), sep="\n", end="\n\n")
    writing = False
    for piece in stream(" ".join(asked.question), lang):
        if text := piece.get("text"):
            print(text if writing else f"{says.WRITTEN_BY_MODEL}:\n{text.lstrip()}", end="", flush=True)
            writing = True
        elif shown := as_text([piece], lang):
            print(f"\n\n{shown}" if writing else shown, end="\n\n", flush=True)
            writing = False
    if writing:
        print()
    return 0
