"""What every widget is: its state, its words in the reader's language, its module, and a picture of itself."""

import base64
import html
import json
import re
import zlib
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets

from dyplab.text import Said, Sentence, language
from dyplab.text.widgets import COMMON

_HERE = Path(__file__).parent


def module(name: str) -> str:
    """A widget's JavaScript as one module that imports nothing: what the widgets share, then its own.

    Lines that are comments alone are left out: they are for who reads the source, and every page would carry them.
    """
    kit = (_HERE / "kit.js").read_text(encoding="utf-8").replace("export ", "")
    own = (_HERE / f"{name}.js").read_text(encoding="utf-8").splitlines(keepends=True)
    whole = kit + "".join(line for line in own if not line.startswith("import "))
    return re.sub(r"(?m)^ *(?://.*|/\*\*.*\*/)\n", "", whole)


class Widget(anywidget.AnyWidget):
    """A picture that answers to mouse and keyboard, the same in JupyterLab, Notebook 7, Colab and on a page.

    A widget has `_esm = module("its name")`, `_texts`, a few synchronised traits that are plain JSON, a
    `figure` and a `summary`. Its mathematics stands in the JavaScript, so that it works without a kernel.
    """

    lang = traitlets.Unicode().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    _texts: ClassVar[dict[str, Sentence]] = {}

    def __init__(self, **state: Any):
        words = {name: getattr(text, language()) for name, text in (COMMON | self._texts).items()}
        super().__init__(lang=language(), words=words, **state)

    def summary(self) -> Said:
        """What the widget shows at the start, in a sentence or two."""
        raise NotImplementedError

    def figure(self) -> str:
        """A still picture of the widget, as SVG."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return str(self.summary())

    def _repr_mimebundle_(self, **_: Any) -> Any:
        """The living widget where someone sits before the screen; elsewhere a picture and a page's script."""
        still = {"text/plain": repr(self), "text/html": still_html(self)}
        if not watched():
            return still | {"text/html": page_html(self)}
        data, metadata = super()._repr_mimebundle_() or ({}, {})
        return data | still, metadata


def watched() -> bool:
    """Whether a reader may answer this cell: a notebook run without a screen forbids its kernel to ask."""
    try:
        from IPython import get_ipython

        asked = get_ipython().kernel.get_parent("shell")["content"]
    except (ImportError, AttributeError, KeyError):  # no notebook at all
        return False
    return bool(asked.get("allow_stdin", True))


def still_html(widget: Widget) -> str:
    """The picture with its sentence: all that is seen where no script runs (GitHub, print, a screen reader)."""
    said = html.escape(repr(widget))
    picture = base64.b64encode(widget.figure().encode()).decode("ascii")
    style = "max-width:100%;background:#fff"
    return f'<img alt="{said}" style="{style}" src="data:image/svg+xml;base64,{picture}"><p>{said}</p>'


def page_html(widget: Widget) -> str:
    """The picture, its sentence, and a script that puts the living widget in their place; it asks no network.

    Args:
        widget: any widget; its state at this moment is what the page starts from.

    Returns:
        str: HTML to put anywhere on a page, also more than once.
    """
    state = json.dumps(page_state(widget), ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    key = f"{zlib.crc32((type(widget).__name__ + state).encode()):08x}"
    host = (_HERE / "host.js").read_text(encoding="utf-8").replace("KEY", key)
    return (
        f'<div data-dyplab-widget="{key}">{still_html(widget)}'
        f'<script type="application/json">{state}</script>'
        f'<script type="module">\n{widget._esm}\n{host}</script></div>'
    )


def page_state(widget: Widget) -> dict[str, Any]:
    """The widget's own synchronised values; what Jupyter needs besides is left out."""
    foreign = set(anywidget.AnyWidget.class_trait_names(sync=True))
    own = [name for name in widget.trait_names(sync=True) if name not in foreign and not name.startswith("_")]
    return dict(widget.get_state(own))
