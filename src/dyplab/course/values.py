"""Looking at a learner's value without trusting it: what it is, how to show it, whether it equals another.

Nothing here copies or walks through a value before its size is known, so an enormous array costs nothing.
"""

import math
import reprlib
from collections.abc import Mapping
from typing import Any

from dyplab.text import Said
from dyplab.text.course import KINDS

_REPR = reprlib.Repr()
_REPR.maxstring = _REPR.maxother = 60


def is_array(value: Any) -> bool:
    """A numpy array, a torch tensor or a pandas column: something with a shape of at least one axis."""
    return hasattr(value, "shape") and hasattr(value, "dtype") and len(value.shape) > 0


def is_number(value: Any) -> bool:
    """A Python number, a numpy number or an array of no axes that holds one; truth values are not numbers."""
    if isinstance(value, bool) or "bool" in str(getattr(value, "dtype", "")):
        return False
    return isinstance(value, int | float) or (hasattr(value, "dtype") and value.shape == () and hasattr(value, "item"))


def is_bool(value: Any) -> bool:
    """True or False, numpy's as well."""
    return isinstance(value, bool) or ("bool" in str(getattr(value, "dtype", "")) and value.shape == ())


def kind(value: Any) -> str:
    """The kind of a value in words, in the language of the moment."""
    words: Said
    if is_bool(value):
        words = KINDS["bool"]()
    elif is_number(value):
        words = KINDS["number"]()
    elif isinstance(value, str):
        words = KINDS["text"]()
    elif isinstance(value, tuple):
        words = KINDS["tuple"](n=len(value))
    elif isinstance(value, list):
        words = KINDS["list"]()
    elif isinstance(value, Mapping):
        words = KINDS["dict"]()
    elif is_array(value):
        words = KINDS["array"]()
    elif callable(value):
        words = KINDS["function"]()
    else:
        return f"`{type(value).__name__}`"
    return str(words)


def shape_text(value: Any) -> str:
    """The shape as a learner writes it, "(3, 4)"; empty for what has none."""
    if is_array(value):
        return str(tuple(value.shape))
    return f"({len(value)},)" if isinstance(value, list | tuple) else ""


def shown(value: Any, limit: int = 90) -> str:
    """The value in a few characters, for a sentence; never more than `limit`."""
    if is_bool(value):
        return str(bool(value))
    if is_number(value):
        as_python = value if isinstance(value, int | float) else value.item()
        return f"{as_python:.6g}" if isinstance(as_python, float) else str(as_python)[:limit]
    if is_array(value):
        text = _array_text(value)
    elif isinstance(value, tuple):
        text = "(" + ", ".join(shown(part, limit // 2) for part in value[:6]) + (", …)" if len(value) > 6 else ")")
    elif isinstance(value, list) and all(is_number(part) for part in value[:6]):
        text = "[" + ", ".join(shown(part) for part in value[:6]) + (", …]" if len(value) > 6 else "]")
    elif callable(value) and hasattr(value, "__name__"):
        text = value.__name__
    else:
        text = _REPR.repr(value)
    text = text.replace("`", "'")
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _array_text(value: Any) -> str:
    if math.prod(value.shape) > 12:
        return f"array{tuple(value.shape)}"
    return " ".join(_as_array(value).round(4).__str__().split()) if _numeric(value) else str(list(_as_array(value)))


def _numeric(value: Any) -> bool:
    return any(word in str(value.dtype) for word in ("int", "float"))


def _as_array(value: Any) -> Any:
    import numpy as np

    return np.asarray(value.detach() if hasattr(value, "detach") else value)


def finite(value: Any) -> bool:
    """No `nan` or infinity in a number or an array of numbers; anything else counts as finite."""
    import numpy as np

    if is_number(value):
        return math.isfinite(value)
    if is_array(value) and _numeric(value):
        return bool(np.isfinite(_as_array(value)).all())
    return True


def differs(got: Any, expected: Any, tolerance: float) -> bool:
    """Whether `got` is another value than `expected`; numbers may lie `tolerance` apart, relative and absolute.

    A list and an array with the same numbers are the same; so are 1 and 1.0. True and 1 are not.
    """
    if is_number(expected):
        if not is_number(got):
            return True
        both_nan = math.isnan(got) and math.isnan(expected)
        return not (both_nan or math.isclose(got, expected, rel_tol=tolerance, abs_tol=tolerance))
    if is_array(expected) or (isinstance(expected, list) and is_array(got)):
        return _arrays_differ(got, expected, tolerance)
    if is_bool(expected):
        return not is_bool(got) or bool(got) != bool(expected)
    if isinstance(expected, list | tuple):
        if not isinstance(got, list | tuple) or len(got) != len(expected):
            return True
        return any(differs(one, other, tolerance) for one, other in zip(got, expected, strict=True))
    if isinstance(expected, Mapping):
        if not isinstance(got, Mapping) or len(got) != len(expected) or set(got) != set(expected):
            return True
        return any(differs(got[key], expected[key], tolerance) for key in expected)
    if callable(expected):
        return got is not expected
    return type(got) is not type(expected) or bool(got != expected)


def _arrays_differ(got: Any, expected: Any, tolerance: float) -> bool:
    import numpy as np

    expected = _as_array(expected)
    if not has_shape(got, expected.shape):
        return True
    try:
        got = _as_array(got)
        if got.shape != expected.shape or (got.dtype == bool) != (expected.dtype == bool):
            return True
        if got.dtype.kind in "iuf" and expected.dtype.kind in "iuf":
            return not np.allclose(got, expected, rtol=tolerance, atol=tolerance, equal_nan=True)
        return bool((got != expected).any())
    except (ValueError, TypeError):  # a ragged list, or things that do not compare
        return True


def has_shape(value: Any, shape: tuple[int, ...]) -> bool:
    """Whether an array or nested lists have this shape, seen without building anything."""
    if is_array(value):
        return tuple(value.shape) == shape
    if not shape or not isinstance(value, list | tuple):
        return not shape and not isinstance(value, list | tuple)
    return len(value) == shape[0] and all(has_shape(part, shape[1:]) for part in value)
