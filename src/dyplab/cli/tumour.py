"""`dyplab tumour`: train the segmentation network on simulated patients, and measure how good it is."""

import argparse
from collections.abc import Callable
from pathlib import Path

from dyplab.cli.long_training import add_sittings, at_least, refuse_one_file_for_both
from dyplab.text import cli, long_training, number
from dyplab.text import tumour as says

STEPS = 3000  # of the shipped weights: an hour on two processors


def add(parser: argparse.ArgumentParser, lang: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(title=str(cli.COMMANDS), metavar=str(cli.COMMAND), required=True)

    def command(name: str, about: str, work: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        description = f"{about[0].upper()}{about[1:]}."
        made = commands.add_parser(name, help=about, description=description, parents=[lang], allow_abbrev=False)
        made.set_defaults(work=work, wrong_use=made.error)
        return made

    a_number, file = str(cli.NUMBER), str(cli.FILE)
    training = command("train", str(says.TRAIN), train)
    add_sittings(training, STEPS)
    training.add_argument("--start", type=Path, metavar=file, help=str(says.START))
    trial = command("evaluate", str(says.EVALUATE), evaluate)
    trial.add_argument("--patients", type=at_least(2), default=20, metavar=a_number, help=str(says.PATIENTS))
    files = tuple(str(name).upper() for name in ("t1", "t1c", "t2", "flair", cli.FILE))
    trial.add_argument("--scan", nargs=5, type=Path, metavar=files, help=str(says.SCAN))
    trial.add_argument("--weights", type=Path, metavar=file, help=str(says.WEIGHTS))


def train(asked: argparse.Namespace) -> int:
    """Go on with the training; the weights are written out once all its steps are done."""
    refuse_one_file_for_both(asked)
    from dyplab.system import cores, limit_threads

    limit_threads(max(1, cores() - 1))  # one is busy growing patients
    from dyplab.tumour.training.loop import train
    from dyplab.tumour.training.shipping import ship

    def say(step: int, loss: float) -> None:
        print(long_training.STEP_DONE(step=step, steps=asked.steps, loss=number(loss, 3)), flush=True)

    made = train(asked.checkpoint, asked.steps, until=asked.until, seed=asked.seed, start=asked.start, say=say)
    done = len(made.so_far.losses)
    if made.interrupted or done < asked.steps:
        stopped = long_training.INTERRUPTED if made.interrupted else long_training.NOT_ALL_STEPS
        print(stopped(step=done, steps=asked.steps, file=asked.checkpoint))
    elif asked.out:
        begun_with = f" --start {asked.start.name}" if asked.start else ""
        ship(asked.out, made, f"dyplab tumour train --steps {done} --seed {asked.seed}{begun_with}")
        print(long_training.SHIPPED(file=asked.out))
    return 130 if made.interrupted else 0


def evaluate(asked: argparse.Namespace) -> int:
    """The simulated patients, or one real scan with its truth."""
    from dyplab.system import limit_threads

    limit_threads()
    from dyplab.tumour.trial import PATIENTS_FOR_THRESHOLD, SPACING_MM, flair_threshold, held_out_scans, score
    from dyplab.tumour.weights import load_network

    network = load_network(asked.weights)  # weights that cannot be used are said before anything is simulated
    if asked.scan:
        from dyplab.data import read_scan

        scans = [read_scan(*asked.scan)]
    else:
        print(says.SIMULATING(n=asked.patients, spacing=number(SPACING_MM)), flush=True)
        scans = held_out_scans(asked.patients)
    threshold = flair_threshold()
    print(score(network, scans, threshold))
    print(says.THRESHOLD(threshold=number(threshold, 2), n=PATIENTS_FOR_THRESHOLD))
    return 0
