"""A notebook that has been run, as one HTML page that needs nothing else: no script, no font, no network."""

import html
import re
from pathlib import Path
from typing import Any

from dyplab.course.catalogue import find
from dyplab.course.notebook import Notebook
from dyplab.system.files import write_atomically

_FRAME = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · dyplab</title>
<style>
{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def write_page(notebook: Notebook, path: Path) -> None:
    """Write a notebook with its outputs as a page to read, mathematics as MathML.

    Args:
        notebook: as `run_lesson` gives it.
        path: the .html file to write; it is written whole or not at all.

    Raises:
        FolderError: the folder cannot be written.
    """
    write_atomically(path, page(notebook))


def page(notebook: Notebook) -> str:
    """The page as text."""
    about = notebook["metadata"]["dyplab"]
    title = html.escape(getattr(find(about["lesson"]).title, about["lang"]))
    style = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
    body = "\n".join(_cell(cell) for cell in notebook["cells"])
    return _FRAME.format(lang=about["lang"], title=title, style=style, body=body)


def _cell(cell: Any) -> str:
    if cell["cell_type"] == "markdown":
        return markdown(cell["source"])
    hidden = cell["metadata"].get("jupyter", {}).get("source_hidden")
    outputs = "\n".join(output_html(output) for output in cell["outputs"])
    code = "" if hidden else highlighted(cell["source"])
    return code + (f'<div class="output">{outputs}</div>' if outputs else "")


def highlighted(code: str) -> str:
    """Python code as HTML with the classes of pygments; the colours are the page's own."""
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import PythonLexer

    # A keyboard must reach a block that scrolls sideways.
    return str(highlight(code, PythonLexer(), HtmlFormatter())).replace("<pre>", '<pre tabindex="0">', 1)


def output_html(output: Any) -> str:
    """One output of a cell that has been run, as HTML."""
    if output["output_type"] == "stream":
        return f'<pre tabindex="0">{html.escape(output["text"])}</pre>'
    if output["output_type"] == "error":
        return f'<pre tabindex="0">{html.escape(output["ename"])}: {html.escape(output["evalue"])}</pre>'
    data = output["data"]
    if "text/html" in data:
        return str(data["text/html"])
    if "text/markdown" in data:
        return markdown(data["text/markdown"])
    if "image/png" in data:
        return f'<img alt="{html.escape(data["text/plain"])}" src="data:image/png;base64,{data["image/png"].strip()}">'
    return f'<pre tabindex="0">{html.escape(data["text/plain"])}</pre>'


def markdown(text: str) -> str:
    """Markdown as HTML, its formulas as MathML.

    >>> "<math" in markdown("The slope is $x^2$.")
    True
    """
    import mistune
    from latex2mathml.converter import convert

    class Renderer(mistune.HTMLRenderer):
        def block_code(self, code: str, info: str | None = None) -> str:
            return str(super().block_code(code, info)).replace("<pre>", '<pre tabindex="0">', 1)  # as `highlighted`

        def inline_math(self, formula: str) -> str:
            return str(convert(formula))

        def block_math(self, formula: str) -> str:
            return f"<p>{convert(formula, display='block')}</p>\n"

    written = str(mistune.create_markdown(renderer=Renderer(escape=False), plugins=["table", "math"])(text))
    return re.sub(r"<table>.*?</table>", lambda found: _rows_named(found[0]), written, flags=re.S)


def _rows_named(table: str) -> str:
    """Where the first column has no heading it names the rows, and is read aloud with each cell of its row.

    >>> _rows_named("<table><tr><th></th><th>n</th></tr><tr><td>ill</td><td>5</td></tr></table>")
    '<table><tr><td></td><th>n</th></tr><tr><th scope="row">ill</th><td>5</td></tr></table>'
    """
    named, empty = re.subn(r"(<tr>\s*)<th[^>]*></th>", r"\1<td></td>", table, count=1)
    return re.sub(r"(<tr>\s*)<td([^>]*)>(?!</td>)(.+?)</td>", r'\1<th scope="row"\2>\3</th>', named) if empty else table
