"""The report of a segmentation: one page to read, print or send, that needs nothing else and names no patient."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Any

import dyplab
from dyplab.data.scan import BrainScan
from dyplab.system import now_utc
from dyplab.text import language, number, percent
from dyplab.text import segment as words
from dyplab.text import segment_report as says
from dyplab.tumour.inference import SMALLEST_ML, UNSURE_SHARES, Segmentation
from dyplab.tumour.report_pictures import drawn, unsure

PAGE = Path(__file__).with_name("report.html")


def as_html(scan: BrainScan, found: Segmentation, card: Mapping[str, Any]) -> str:
    """The page, in the language of the moment; the notice in both.

    Args:
        scan: what was asked about.
        found: what `segment` made of it.
        card: of the network's weights (`dyplab.training.read_card`): `trained_on` and `weak_spots` are told, each a
            text or a list of texts, in one language or as {"nb": …, "en": …}.

    Returns:
        HTML as text, to be saved as UTF-8: no script, nothing fetched, neither the patient nor a file named.
    """
    parts = [notice(), volumes(found), lines(scan, found), doubt(scan, found), geometry(scan, found), network(card)]
    body = "\n".join([*parts, notice()])
    page = Template(PAGE.read_text(encoding="utf-8"))
    return page.substitute(lang=language(), title=_text(says.TITLE), body=body)


def notice() -> str:
    told = "\n".join(
        f'<p lang="{lang}"><strong>{escape(getattr(words.NOTICE_TITLE, lang))}</strong> '
        f"{escape(getattr(words.NOTICE, lang))}</p>"
        for lang in (("nb", "en") if language() == "nb" else ("en", "nb"))
    )
    return f'<div class="notice">\n{told}\n</div>'


def volumes(found: Segmentation) -> str:
    least = number(SMALLEST_ML, 1)
    rows = [
        (words.REGIONS[name], words.LABELS[name], words.MILLILITRES(ml=number(ml, 1)))
        for name, ml in found.volumes_ml.items()
    ]
    told = [] if found.mask.any() else [words.NOTHING_FOUND(least=least)]
    told += [words.NO_TUMOUR_VOLUME(), says.SPECKS(least=least)]
    head = (says.REGION, says.LABELS, says.VOLUME)
    return "\n".join([_heading(says.VOLUMES), _table(says.VOLUMES_OF, head, rows), *map(_paragraph, told)])


def lines(scan: BrainScan, found: Segmentation) -> str:
    """Three planes of FLAIR and of T1 with contrast, with what was drawn."""
    legend = "\n".join(f"<li>{_text(words.REGIONS[name])}: {_text(line)}</li>" for name, line in says.LINES.items())
    flair, t1c = drawn(scan, found)
    parts = [_heading(says.PICTURES), _paragraph(says.LEGEND), f"<ul>\n{legend}\n</ul>"]
    parts += [f"<h3>{_text(says.ON_FLAIR)}</h3>", flair, f"<h3>{_text(says.ON_T1C)}</h3>", t1c]
    return "\n".join(parts)


def doubt(scan: BrainScan, found: Segmentation) -> str:
    low, high = (percent(share, 0) for share in UNSURE_SHARES)
    told = (says.UNCERTAINTY_IS, words.UNSURE(ml=number(found.unsure_ml, 1), low=low, high=high))
    return "\n".join([_heading(says.UNCERTAINTY), *map(_paragraph, told), unsure(scan, found)])


def geometry(scan: BrainScan, found: Segmentation) -> str:
    from nibabel import orientations

    named: Any = orientations  # has no types
    x, y, z = (number(step, 2) for step in scan.spacing_mm)
    rows = [
        (says.VOXELS, " × ".join(map(str, found.mask.shape))),
        (says.SIZE, says.MILLIMETRES(x=x, y=y, z=z)),
        (says.AXES, " ".join(named.aff2axcodes(scan.affine))),
        (says.BRAIN, words.MILLILITRES(ml=number(scan.brain.sum() * found.voxel_ml))),
    ]
    return "\n".join([_heading(says.GEOMETRY), _table(says.GEOMETRY_OF, (says.PROPERTY, says.VALUE), rows)])


def network(card: Mapping[str, Any]) -> str:
    """What the network has seen, where it is known to be weak, and which one it was."""
    saved = card.get("saved", {})
    trained = ", ".join(_from_card(card.get("trained_on"))) or says.NOT_SAID
    weak = "\n".join(f"<li>{_text(spot)}</li>" for spot in (*says.WEAK_ALWAYS, *_from_card(card.get("weak_spots"))))
    made = says.MADE_WITH(when=now_utc(), version=dyplab.__version__, weights=str(saved.get("sha256", "?"))[:12])
    return "\n".join(
        [
            _heading(says.NETWORK),
            _paragraph(says.TRAINED_ON(what=trained)),
            f"<h3>{_text(says.WEAK)}</h3>\n<ul>\n{weak}\n</ul>",
            _paragraph(made),
        ]
    )


def _from_card(told: Any) -> list[str]:
    """What a card says under one name, as a list, in the reader's language where it has that."""
    if isinstance(told, Mapping):
        told = told.get(language(), told.get("en"))
    return [str(part) for part in (told if isinstance(told, list) else [told]) if part]


def _table(caption: Any, head: Sequence[Any], rows: Sequence[Sequence[Any]]) -> str:
    heads = "".join(f'<th scope="col">{_text(cell)}</th>' for cell in head)
    body = "\n".join(
        f'<tr><th scope="row">{_text(row[0])}</th>{"".join(f"<td>{_text(cell)}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    top = f"<caption>{_text(caption)}</caption>\n<thead><tr>{heads}</tr></thead>"
    return f"<table>{top}\n<tbody>\n{body}\n</tbody></table>"


def _heading(said: Any) -> str:
    return f"<h2>{_text(said)}</h2>"


def _paragraph(said: Any) -> str:
    return f"<p>{_text(said)}</p>"


def _text(said: Any) -> str:
    return escape(str(said))
