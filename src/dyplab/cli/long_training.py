"""What the commands that train for hours ask for, and refuse before the first step."""

import argparse
from collections.abc import Callable
from pathlib import Path

from dyplab.text import cli
from dyplab.text import long_training as says


def add_sittings(parser: argparse.ArgumentParser, steps: int) -> None:
    """The arguments that every such training has: where it is kept, how long it takes, what decides it."""
    a_number, file = str(cli.NUMBER), str(cli.FILE)
    parser.add_argument("--checkpoint", type=Path, required=True, metavar=file, help=str(says.CHECKPOINT))
    parser.add_argument("--out", type=weights_file, metavar=file, help=str(says.OUT))
    parser.add_argument("--steps", type=at_least(1), default=steps, metavar=a_number, help=str(says.STEPS))
    parser.add_argument("--until", type=at_least(1), metavar=a_number, help=str(says.UNTIL))
    parser.add_argument("--seed", type=at_least(0), default=0, metavar=a_number, help=str(says.SEED))


def refuse_one_file_for_both(asked: argparse.Namespace) -> None:
    if asked.out and asked.out.absolute() == asked.checkpoint.absolute():
        asked.wrong_use(str(says.SAME_FILE))


def weights_file(given: str) -> Path:
    """Said before hours of work and not after them."""
    path = Path(given)
    if path.suffix != ".safetensors" or not path.parent.is_dir():
        raise argparse.ArgumentTypeError(str(says.BAD_OUT(given=given)))
    return path


def at_least(least: int) -> Callable[[str], int]:
    def whole(given: str) -> int:
        if not given.isdecimal() or int(given) < least:
            raise argparse.ArgumentTypeError(str(says.BAD_NUMBER(least=least, given=given)))
        return int(given)

    return whole
