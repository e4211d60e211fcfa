"""`dyplab segment`: the tumour on four MR images, as a mask, as volumes, and as a report; for teaching."""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dyplab.cli.audit import watched
from dyplab.text import cli, language, number, percent
from dyplab.text import segment as says

if TYPE_CHECKING:
    from torch import nn

    from dyplab.tumour.inference import Segmentation

FAILED = 1


def add(parser: argparse.ArgumentParser) -> None:
    for name, about in says.IMAGES.items():
        parser.add_argument(name, type=Path, metavar=name.upper(), help=str(about))
    file = str(cli.FILE)
    mask, page = new_file("mask", ".nii.gz", ".nii"), new_file("report", ".html", ".htm")
    parser.add_argument("-o", "--out", type=mask, required=True, metavar=file, help=str(says.OUT))
    parser.add_argument("--report", type=page, metavar=file, help=str(says.REPORT))
    parser.add_argument("--weights", type=Path, metavar=file, help=str(says.WEIGHTS))
    parser.epilog = str(says.MORE)
    parser.set_defaults(work=work)


def new_file(kind: str, *endings: str) -> Callable[[str], Path]:
    """A file that is not there yet: a mask may be hours of somebody's drawing. Said before the work, not after it."""

    def checked(given: str) -> Path:
        path = Path(given)
        if not path.name.lower().endswith(endings) or path.name.startswith("."):
            raise argparse.ArgumentTypeError(str(says.BAD_ENDING(given=given, endings=says.ENDINGS[kind])))
        for there in (path, beside(path)) if kind == "mask" else (path,):
            if there.exists():
                raise argparse.ArgumentTypeError(str(says.ALREADY_THERE(file=there)))
        return path

    return checked


def beside(mask: Path) -> Path:
    """Where the map of the uncertainty goes: `mask.nii.gz` → `mask-uncertainty.nii.gz`."""
    name, dot, ending = mask.name.rpartition(".nii")
    return mask.with_name(f"{name}-uncertainty{dot}{ending}")


def work(asked: argparse.Namespace) -> int:
    try:
        return segment(asked)
    except MemoryError:
        print(says.NOT_ENOUGH_MEMORY, file=sys.stderr)
        return FAILED


def segment(asked: argparse.Namespace) -> int:
    """Read, ask, write; nothing is written before all there is to write is made."""
    start = time.monotonic()
    from dyplab.system import limit_threads, require_extra, write_atomically

    require_extra("mri")
    limit_threads()
    images = [getattr(asked, name) for name in says.IMAGES]
    with watched(says.READING()):
        from dyplab.data.scans import read_scan

        scan = read_scan(*images)
    with watched(says.ASKING()):
        from dyplab.tumour.inference import segment as ask
        from dyplab.tumour.nifti import as_nifti

        network, card = load(asked.weights)
        found = ask(scan, network)
        percents = (found.uncertainty * 100).round().astype("uint8")
        doubt = beside(asked.out)
        made: dict[Path, bytes | str] = {
            asked.out: as_nifti(found.mask, images[0], asked.out),
            doubt: as_nifti(percents, images[0], doubt, step=0.01),
        }
    if asked.report:
        with watched(says.DRAWING()):
            from dyplab.tumour.report import as_html

            made[asked.report] = as_html(scan, found, card)
    for path, content in made.items():
        write_atomically(path, content)
    print("\n".join([notice(), "", *told(found), "", str(says.TOOK(seconds=number(time.monotonic() - start)))]))
    for path in made:
        print(cli.WRITTEN(file=path))
    return 0


def load(weights: Path | None) -> "tuple[nn.Module, dict[str, Any]]":
    """The network, and the card of its weights. What is wrong with the file is said before MONAI's seconds begin."""
    from dyplab.training.cards import open_kept, read_card
    from dyplab.tumour.weights import SHIPPED, load_network

    path = weights or SHIPPED
    open_kept(path, ".safetensors")
    return load_network(path), read_card(path)


def notice() -> str:
    """In a frame, in both languages: the reader's first."""
    order = ("nb", "en") if language() == "nb" else ("en", "nb")
    lines = [getattr(sentence, lang) for lang in order for sentence in (says.NOTICE_TITLE, says.NOTICE)]
    width = max(map(len, lines))
    edge = "═" * (width + 2)
    return "\n".join([f"╔{edge}╗", *(f"║ {line.ljust(width)} ║" for line in lines), f"╚{edge}╝"])


def told(found: "Segmentation") -> list[str]:
    """Volumes, what they are not, and how sure."""
    from dyplab.tumour.inference import SMALLEST_ML, UNSURE_SHARES

    volumes = {name: number(ml, 1) for name, ml in found.volumes_ml.items()}
    name_width = max(len(str(region)) for region in says.REGIONS.values())
    ml_width = max(map(len, volumes.values()))
    lines = [
        f"{str(says.REGIONS[name]).ljust(name_width)}  {ml.rjust(ml_width)} ml  ({says.LABELS[name]})"
        for name, ml in volumes.items()
    ]
    if not found.mask.any():
        lines.append(str(says.NOTHING_FOUND(least=number(SMALLEST_ML, 1))))
    low, high = (percent(share, 0) for share in UNSURE_SHARES)
    unsure = says.UNSURE(ml=number(found.unsure_ml, 1), low=low, high=high)
    return [*lines, str(says.NO_TUMOUR_VOLUME), str(unsure)]
