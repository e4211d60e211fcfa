"""Findings as a page that needs nothing else, and as JSON for programs."""

import json
from html import escape
from typing import Any

from dyplab.audit.finding import Finding, Findings
from dyplab.text import audit_split as said
from dyplab.text import language
from dyplab.text.audit import NOTHING, SERIOUS, WORTH_A_LOOK

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #ffffff; --line: #767676; --serious: #a4001d; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --paper: #161616; --line: #9a9a9a; --serious: #ff9aa8; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; }
caption { text-align: left; padding: 0.3rem 0; }
th, td { border: 1px solid var(--line); padding: 0.3rem 0.8rem; text-align: left; }
section.finding { border-left: 0.3rem solid var(--line); padding-left: 1rem; margin: 1.5rem 0; }
section.serious { border-color: var(--serious); }
section.serious .kind { color: var(--serious); }
.kind, dt { font-weight: 600; }
dd { margin: 0 0 0.6rem; }
@media print { :root { --ink: #000; --paper: #fff; --serious: #000; } section.finding { break-inside: avoid; } }
"""

_FRAME = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


def as_html(*audits: Findings, title: str | None = None) -> str:
    """A page to read, print or send: one file, no script, nothing fetched, in the language of the moment.

    It tells what the findings tell; no rows of the data are in it but those a finding names by number.

    Args:
        audits: what `audit_table`, `audit_split` and the like gave back.
        title: heading of the page; None: "Audit of the data".

    Returns:
        HTML as text, to be saved as UTF-8.

    >>> import numpy as np
    >>> from dyplab.audit import audit_split
    >>> page = as_html(audit_split(np.ones((6, 2, 2)), np.ones((1, 2, 2))), title="My split")
    >>> page.count('<section class="finding serious">')
    1
    """
    body = "\n".join([_summary(audits), *(_audit(audit, at) for at, audit in enumerate(audits, 1))])
    heading = _text(said.PAGE_TITLE if title is None else title)
    return _FRAME.format(lang=language(), title=heading, style=_STYLE, body=body)


def as_json(*audits: Findings) -> str:
    """The same for programs: names that stay, sentences in the language of the moment, numbers as numbers.

    Args:
        audits: what `audit_table`, `audit_split` and the like gave back.

    Returns:
        JSON as text: language, serious and worth_a_look (how many), and audits, each with looked, blind and findings of
        name, serious, what, evidence, why, cure, values and rows.

    >>> import json, numpy as np
    >>> from dyplab.audit import audit_split
    >>> told = json.loads(as_json(audit_split(np.ones((6, 2, 2)), np.ones((1, 2, 2)))))
    >>> told["serious"], told["audits"][0]["findings"][0]["rows"]
    (1, [0])
    """
    told = {
        "language": language(),
        "serious": sum(finding.serious for audit in audits for finding in audit),
        "worth_a_look": sum(not finding.serious for audit in audits for finding in audit),
        "audits": [
            {"looked": str(audit.looked), "blind": str(audit.blind), "findings": [_as_plain(found) for found in audit]}
            for audit in audits
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2, allow_nan=False)


def _as_plain(finding: Finding) -> dict[str, Any]:
    values = {**finding.what.values, **finding.evidence.values}
    return {
        "name": finding.name,
        "serious": bool(finding.serious),
        "what": str(finding.what),
        "evidence": str(finding.evidence),
        "why": str(finding.why),
        "cure": str(finding.cure),
        "values": {name: _plain(value) for name, value in values.items()},
        "rows": [int(row) for row in finding.rows],
    }


def _plain(value: Any) -> Any:
    """What JSON knows: numbers (no nan), truth, text, lists; anything else as its text."""
    import math

    import numpy as np

    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return str(value)


def _summary(audits: tuple[Findings, ...]) -> str:
    serious = sum(finding.serious for audit in audits for finding in audit)
    rest = sum(map(len, audits)) - serious
    rows = "".join(
        f'<tr><th scope="row">{_text(kind)}</th><td>{count}</td></tr>\n'
        for kind, count in ((SERIOUS, serious), (WORTH_A_LOOK, rest))
    )
    head = f'<tr><th scope="col">{_text(said.KIND)}</th><th scope="col">{_text(said.NUMBER_OF)}</th></tr>'
    caption = f"<caption>{_text(said.COUNTED)}</caption>"
    return f"<h2>{_text(said.SUMMARY)}</h2>\n<table>{caption}\n<thead>{head}</thead>\n<tbody>\n{rows}</tbody></table>"


def _audit(audit: Findings, number: int) -> str:
    found = "\n".join(map(_finding, audit)) or f"<p>{_text(NOTHING)}</p>"
    return (
        f"<h2>{_text(said.AUDIT(number=number))}</h2>\n"
        f"<h3>{_text(said.LOOKED_FOR)}</h3>\n<p>{_text(audit.looked)}</p>\n{found}\n"
        f"<h3>{_text(said.NOT_SEEN)}</h3>\n<p>{_text(audit.blind)}</p>"
    )


def _finding(finding: Finding) -> str:
    kind, mark = (SERIOUS, "finding serious") if finding.serious else (WORTH_A_LOOK, "finding")
    told = ((said.EVIDENCE, finding.evidence), (said.WHY, finding.why), (said.CURE, finding.cure))
    parts = "\n".join(f"<dt>{_text(heading)}</dt><dd>{_text(sentence)}</dd>" for heading, sentence in told)
    return (
        f'<section class="{mark}">\n<h3><span class="kind">{_text(kind)}:</span> {_text(finding.what)}</h3>\n'
        f"<dl>\n{parts}\n</dl>\n</section>"
    )


def _text(sentence: Any) -> str:
    return escape(str(sentence))
