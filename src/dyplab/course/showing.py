"""What a lesson shows: cards, computed prose, and figures that can also be read aloud."""

import base64
import html
import io
import re
from dataclasses import dataclass
from typing import Any

from dyplab.text import Said, pick

# The colour stands only in the edge, and the words say the same: readable in grey, in the dark and aloud.
_EDGE = {"good": "#2e7d32", "bad": "#b26a00", "plain": "#5c6b7a"}


@dataclass(frozen=True)
class Card:
    """A short answer to the learner: a title, some sentences, perhaps code; as HTML in a notebook, else as text."""

    title: Said
    parts: tuple[Said, ...] = ()
    tone: str = "plain"
    code: str = ""

    def __str__(self) -> str:
        return "\n".join(filter(None, [f"{self.title}. " + " ".join(map(str, self.parts)), self.code]))

    def __repr__(self) -> str:
        return str(self)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        body = "".join(f"<p style='margin:.3em 0'>{inline(str(part))}</p>" for part in self.parts)
        code = f"<pre><code>{html.escape(self.code)}</code></pre>" if self.code else ""
        style = f"border-left:5px solid {_EDGE[self.tone]};padding:.2em .9em;margin:.4em 0;max-width:46em"
        page = f"<div role='status' style='{style}'><strong>{html.escape(str(self.title))}</strong>{body}{code}</div>"
        return {"text/html": page, "text/plain": str(self)}


def inline(text: str) -> str:
    """Escaped text with its `code spans` as HTML."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text, quote=False))


def say(*, nb: str, en: str) -> None:
    """Prose with numbers of this run in it, in the reader's language.

    Args:
        nb: markdown in Norwegian, its numbers already in place.
        en: the same in English.
    """
    said = pick(nb, en)
    _display({"text/markdown": said, "text/plain": said})


def show(figure: Any, *, nb: str, en: str) -> None:
    """A figure with a description for those who cannot see it, in the reader's language.

    Args:
        figure: a matplotlib Figure, or a drawing as SVG text.
        nb: what it shows, in one or two sentences of Norwegian.
        en: the same in English.
    """
    said = pick(nb, en)
    if isinstance(figure, str):
        kind, content = "svg+xml", figure.encode()
    else:
        kind, content = "png", _small_png(figure)
    picture = base64.b64encode(content).decode("ascii")
    style = "max-width:100%;background:#fff"
    image = f'<img alt="{html.escape(said)}" style="{style}" src="data:image/{kind};base64,{picture}">'
    _display({"text/html": image, "text/plain": said})


def _small_png(figure: Any) -> bytes:
    """The figure in 256 colours of its own: half the bytes, so that a notebook full of figures can still be mailed."""
    from PIL import Image

    full, small = io.BytesIO(), io.BytesIO()
    figure.savefig(full, format="png", dpi=100, bbox_inches="tight")
    Image.open(full).convert("RGB").quantize(256).save(small, format="png", optimize=True)
    return min(full.getvalue(), small.getvalue(), key=len)


def _display(bundle: dict[str, str]) -> None:
    """To the notebook as it is; to a plain terminal as text."""
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ImportError:
        print(bundle["text/plain"])
        return
    if get_ipython() is None:
        print(bundle["text/plain"])
    else:
        display(bundle, raw=True)  # type: ignore[no-untyped-call]
