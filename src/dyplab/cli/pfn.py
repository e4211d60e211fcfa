"""`dyplab pfn`: pretrain the prior-fitted network, and hold it against other models on real patients."""

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from dyplab.cli.long_training import add_sittings, at_least, refuse_one_file_for_both
from dyplab.errors import DataError, MissingExtra
from dyplab.text import cli, long_training, number
from dyplab.text import pfn_real as says

if TYPE_CHECKING:
    from dyplab.pfn.real.comparing import Compared
    from dyplab.pfn.real.tables import RealTable

HALVES = ("development", "report")
STEPS = 12_000  # as the shipped network
STOPPED = 130  # with Ctrl-C, as of every command


def add(parser: argparse.ArgumentParser, lang: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(title=str(cli.COMMANDS), metavar=str(cli.COMMAND), required=True)

    def command(name: str, about: str, work: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        description = f"{about[0].upper()}{about[1:]}."
        made = commands.add_parser(name, help=about, description=description, parents=[lang], allow_abbrev=False)
        made.set_defaults(work=work, wrong_use=made.error)
        return made

    training = command("pretrain", str(says.PRETRAIN), pretrain)
    add_sittings(training, STEPS)
    training.add_argument("--devices", type=at_least(1), default=1, metavar=str(cli.NUMBER), help=str(says.DEVICES))
    trial = command("evaluate", str(says.EVALUATE), evaluate)
    trial.add_argument("--half", choices=HALVES, metavar=str(says.HALF), help=str(says.WHICH_HALF))
    trial.epilog = str(says.EVALUATE_MORE)


def pretrain(asked: argparse.Namespace) -> int:
    """Go on with the pretraining; the weights are written out once all its steps are done."""
    refuse_one_file_for_both(asked)
    from dyplab.system import cores, limit_threads

    limit_threads(max(1, cores() // asked.devices))
    from dyplab.pfn.pretraining.loop import pretrain
    from dyplab.pfn.pretraining.shipping import ship

    def say(step: int, loss: float) -> None:
        print(long_training.STEP_DONE(step=step, steps=asked.steps, loss=number(loss, 4)), flush=True)

    made = pretrain(asked.checkpoint, asked.steps, until=asked.until, seed=asked.seed, devices=asked.devices, say=say)
    if not made.first_process:
        return 0
    done = len(made.so_far.losses)
    so_far = {"step": done, "steps": asked.steps, "file": asked.checkpoint}
    if made.interrupted and done < asked.steps:
        print(long_training.INTERRUPTED(**so_far), file=sys.stderr)
        return STOPPED
    if done < asked.steps:
        print(long_training.NOT_ALL_STEPS(**so_far))
    elif asked.out:
        ship(asked.out, made, f"dyplab pfn pretrain --steps {done} --seed {asked.seed} --devices {asked.devices}")
        print(long_training.SHIPPED(file=asked.out))
    return 0


def evaluate(asked: argparse.Namespace) -> int:
    """Each table as soon as it is done; then the halves, and what was to be reached."""
    from dyplab.system import limit_threads

    limit_threads(1)  # the seconds of all are those of one processor
    from dyplab.pfn import load_network
    from dyplab.pfn.real import contenders, looks, report
    from dyplab.pfn.real.tables import TABLES

    load_network()  # weights that cannot be used are said before anything is run
    done = []
    for table in TABLES:
        if asked.half in (None, table.half):
            compared = compare(table)
            if compared:
                done.append(compared)
                print(report.of_table(compared), flush=True)
    print(says.NOTES, end="\n\n")
    print(report.of_halves(done))
    print(report.of_aims(done))
    if asked.half != "development":
        print(f"\n{looks.note_look(contenders.version('ours'))}")
    return 0


def compare(table: "RealTable") -> "Compared | None":
    """All models on the table; None, and a sentence, where the table is not on this computer."""
    from dyplab.pfn.real import comparing

    name = says.TABLES[table.name]
    try:
        table.load()
    except (DataError, MissingExtra) as why:
        print(f"{says.NOT_THERE(table=name, why=why)}\n")
        return None
    return comparing.compare(
        table, say=lambda model: print(says.RUNNING(table=name, model=says.MODELS[model]), file=sys.stderr)
    )
