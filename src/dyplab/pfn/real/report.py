"""What a person reads: a table of models for each table of patients, the means of each half, what was to be reached."""

from collections.abc import Sequence

from dyplab.evaluation import Score
from dyplab.pfn.real.comparing import Compared
from dyplab.pfn.real.gates import Aim, aims, means, score
from dyplab.pfn.real.tables import HALVES
from dyplab.text import number
from dyplab.text import pfn_real as says


def of_table(compared: Compared) -> str:
    """One table of patients: its models, best understood from the column of differences."""
    n, columns = compared.shape
    name = says.TABLES[compared.table.name]
    half = says.HALVES[compared.table.half]
    numeric = compared.ill is None
    size = says.OF_NUMBERS(n=n, columns=columns) if numeric else says.OF_TWO(n=n, columns=columns, ill=compared.ill)
    digits = 2 if numeric else 3
    heads = (says.MODEL, says.RMSE if numeric else says.AUROC, says.DIFFERENCE, says.ECE, says.SECONDS)
    lines = [[str(head) for head in heads]]
    for model, tried in compared.tried.items():
        difference = compared.differences.get(model)
        error = tried.calibration_error
        lines.append(
            [
                str(says.MODELS[model]),
                with_interval(tried.score, digits),
                with_interval(difference, digits, sign=True) if difference else "",
                "" if error is None else number(error, 3),
                number(tried.seconds, 2),
            ]
        )
    left_out = [str(why) for why in compared.left_out.values()]
    return "\n".join([str(says.TABLE(name=name, size=size, half=half)), aligned(lines), *left_out, ""])


def of_halves(done: Sequence[Compared]) -> str:
    """The mean AUROC of each model over each half."""
    found = {half: means(done, half, score) for half in HALVES}
    counts = {half: sum(one.ill is not None and one.table.half == half for one in done) for half in HALVES}
    heads = [str(says.MEAN_OF(half=says.HALVES[half], tables=counts[half])) for half in HALVES if counts[half]]
    models = dict.fromkeys(name for half in HALVES for name in found[half])
    lines = [
        [str(says.MODELS[name]), *(shown(found[half].get(name)) for half in HALVES if counts[half])] for name in models
    ]
    return "\n".join([str(says.MEANS), aligned([[str(says.MODEL), *heads], *lines]), ""]) if lines else ""


def of_aims(done: Sequence[Compared]) -> str:
    """Gates and goals."""
    return "\n".join(line(aim) for aim in aims(done))


def line(aim: Aim) -> str:
    digits = 2 if aim.needed is not None and aim.needed > 1 else 4
    needed = "–" if aim.needed is None else ("≥ " if aim.at_least else "≤ ") + shown(aim.needed, digits)
    met = says.MET[{None: "unknown", True: "yes", False: "no"}[aim.met]]
    reached = shown(aim.reached, digits)
    return str(says.AIM(kind=says.KINDS[aim.kind], what=aim.what, needed=needed, reached=reached, met=met))


def with_interval(found: Score, digits: int, sign: bool = False) -> str:
    value, low, high = (signed(one, digits, sign) for one in (found.value, found.low, found.high))
    between = says.SIGNED_RANGE if sign else says.RANGE
    return f"{value} ({between(low=low, high=high)})"


def signed(value: float, digits: int, sign: bool) -> str:
    """A number with the sign that prose has for "minus", and "+" where a difference is meant."""
    value = round(value, digits) + 0.0  # no "−0.000"
    return ("+" if sign and value > 0 else "") + number(value, digits).replace("-", "−")


def shown(value: float | None, digits: int = 4) -> str:
    return "–" if value is None else signed(value, digits, sign=False)


def aligned(lines: Sequence[Sequence[str]]) -> str:
    """Columns below each other, the first to the left and the others to the right."""
    first, *others = (max(map(len, column)) for column in zip(*lines, strict=True))
    return "\n".join("  ".join([row[0].ljust(first), *map(str.rjust, row[1:], others)]).rstrip() for row in lines)
