"""Pictures inside a page, made smaller when the page would be too large to fetch on a slow line."""

import base64
import io
import re
from functools import partial

LIMIT = 2_000_000  # bytes of a page
_PNG = re.compile(r"data:image/png;base64,([A-Za-z0-9+/=\s]+)")


def shrink(html: str, limit: int = LIMIT) -> str:
    """The page with its PNG pictures as WebP, if it is over the limit: first without any loss, then with a little.

    Args:
        html: a page, or part of one.
        limit: bytes it should not be above.

    Returns:
        The page as it was when it is small enough; it may still be too large when its weight is not pictures.
    """
    for quality in (None, 85, 60):
        if len(html.encode()) <= limit:
            break
        html = _PNG.sub(partial(_webp, quality=quality), html)
    return html


def _webp(found: re.Match[str], quality: int | None) -> str:
    """One picture, re-encoded; the old one where that is no larger."""
    from PIL import Image

    smaller = io.BytesIO()
    picture = Image.open(io.BytesIO(base64.b64decode(found[1]))).convert("RGB")
    picture.save(smaller, "webp", lossless=quality is None, quality=quality or 80, method=4)
    text = base64.b64encode(smaller.getvalue()).decode("ascii")
    return f"data:image/webp;base64,{text}" if len(text) < len(found[1]) else found[0]
