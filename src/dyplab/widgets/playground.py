"""Train a small network on two groups of patients, and see where it draws the line between them."""

from collections.abc import Sequence
from numbers import Integral, Real
from typing import Any, Self
from urllib.parse import parse_qsl

import numpy as np
import traitlets
from numpy.typing import NDArray

from dyplab.errors import DataError
from dyplab.text import Said
from dyplab.text import widgets as says
from dyplab.widgets import svg
from dyplab.widgets.base import Widget, module
from dyplab.widgets.patients import SHAPES, two_groups

ACTIVATIONS = ("relu", "tanh", "sigmoid", "none")
LIMITS = {
    "noise": (0, 1),
    "points": (20, 500),
    "rate": (0, 10),
    "l2": (0, 1),
    "batch": (1, 500),
    "seed": (0, 2**32 - 1),
}
WHOLE = ("points", "batch", "seed")


class Playground(Widget):
    """Two groups of patients with two blood tests each, and a network that learns to tell them apart.

    The reader turns the knobs, steps or plays, and sees the surface and the loss. Half of the patients are for
    training, the others for testing. All knobs in one line of text is `state`: copy it, send it, and
    `Playground.from_string(state)` starts the same training. On a page without Jupyter the line is also the end of the
    page's address (`#playground=…`), and a link that ends so starts the playground with these knobs.

    What has been reached can be read from `epochs`, `losses` (training, test) and `right` (share right in the test).

    Args:
        data: how the groups lie: "blobs", "circles", "xor" or "spiral".
        noise: 0–1, how much chance is added to the blood tests.
        points: patients, 20–500.
        hidden: units of each hidden layer, none to three layers of 1–8.
        activation: "relu", "tanh", "sigmoid" or "none".
        rate: learning rate, 0–10.
        l2: pull of the weights towards 0 (weight decay), 0–1.
        batch: patients a step, 1–500.
        seed: decides the patients, the starting weights and the order.

    Raises:
        DataError: a knob that cannot be turned so far; the sentence says which, and how far it goes.

    >>> widget = Playground("xor", hidden=(4, 2))
    >>> widget.state
    'data=xor&noise=0.2&points=200&hidden=4-2&activation=tanh&rate=0.1&l2=0&batch=10&seed=1'
    >>> points, ill = widget.patients()
    >>> points.shape, int(ill.sum())
    ((200, 2), 100)
    """

    _esm = module("playground")
    _texts = says.PLAYGROUND

    state = traitlets.Unicode().tag(sync=True)
    epochs = traitlets.Int(0).tag(sync=True)
    losses: Any = traitlets.List().tag(sync=True)
    right: Any = traitlets.Float(None, allow_none=True).tag(sync=True)

    def __init__(
        self,
        data: str = "circles",
        *,
        noise: float = 0.2,
        points: int = 200,
        hidden: Sequence[int] = (4,),
        activation: str = "tanh",
        rate: float = 0.1,
        l2: float = 0.0,
        batch: int = 10,
        seed: int = 1,
    ):
        numbers = {"noise": noise, "points": points, "rate": rate, "l2": l2, "batch": batch, "seed": seed}
        for name, given in numbers.items():
            _check_number(name, given)
        for name, choice, known in (("data", data, SHAPES), ("activation", activation, ACTIVATIONS)):
            if choice not in known:
                raise DataError(says.KNOB_UNKNOWN(name=name, given=choice, known=", ".join(known)))
        units = list(hidden) if isinstance(hidden, Sequence) and not isinstance(hidden, str) else [None]
        if len(units) > 3 or not all(isinstance(one, Integral) and 1 <= one <= 8 for one in units):
            raise DataError(says.KNOB_HIDDEN(given=hidden))
        knobs = {
            "data": data,
            **{name: f"{numbers[name]:.10g}" for name in ("noise", "points")},
            "hidden": "-".join(map(str, units)),
            "activation": activation,
            **{name: f"{numbers[name]:.10g}" for name in ("rate", "l2", "batch", "seed")},
        }
        super().__init__(state="&".join(f"{name}={value}" for name, value in knobs.items()))

    @classmethod
    def from_string(cls, state: str) -> Self:
        """The playground with the knobs of a line of text, as copied from another; knobs left out stay as usual.

        Args:
            state: such as "data=xor&hidden=4-2"; also the address of a page that ends with `#playground=…`.

        Raises:
            DataError: an unknown knob, or one that cannot be turned so far.

        >>> Playground.from_string("data=spiral&hidden=8-8&rate=0.03").patients()[0].shape
        (200, 2)
        """
        knobs: dict[str, Any] = {}
        for name, value in parse_qsl(state.partition("#playground=")[2] or state.strip(), keep_blank_values=True):
            if name in LIMITS:
                knobs[name] = _as_number(value)
            elif name == "hidden":
                knobs[name] = [_as_number(units) for units in value.split("-")] if value else []
            elif name in ("data", "activation"):
                knobs[name] = value
            else:
                raise DataError(says.KNOB_UNKNOWN(name="state", given=name, known=", ".join(_NAMES)))
        return cls(**knobs)

    def patients(self) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """The patients of this moment, as the playground has them: the first half train, the others test.

        Returns:
            The two blood tests (N, 2), and who is ill (N,), 1 for ill.
        """
        knobs = dict(parse_qsl(self.state, keep_blank_values=True))
        return two_groups(knobs["data"], int(knobs["points"]), float(knobs["noise"]), int(knobs["seed"]))

    def summary(self) -> Said:
        knobs = dict(parse_qsl(self.state, keep_blank_values=True))
        sizes = "–".join(["2", *filter(None, knobs["hidden"].split("-")), "1"])
        return says.PLAYGROUND_SUMMARY(count=knobs["points"], sizes=sizes)

    def figure(self) -> str:
        points, ill = self.patients()
        body = svg.line([(20, 20), (20, 340), (340, 340), (340, 20), (20, 20)], width=1)
        for (x, y), one in zip(180 + points * (160 / 3, -160 / 3), ill, strict=True):
            mark = f"M{x:.0f} {y - 5:.0f}l4.5 8h-9z" if one else f"M{x - 4:.0f} {y:.0f}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z"
            body += f'<path d="{mark}" fill="{"#c76200" if one else "#0b5cad"}" stroke="#fff"/>'
        return svg.picture(360, 375, body + svg.text(180, 362, says.PLAYGROUND_GROUPS()))


_NAMES = ("data", "noise", "points", "hidden", "activation", "rate", "l2", "batch", "seed")


def _as_number(text: str) -> Any:
    """The number a text stands for, whole if it is; the text itself when it is no number."""
    try:
        value = float(text)
    except ValueError:
        return text
    return int(value) if value.is_integer() else value


def _check_number(name: str, given: object) -> None:
    low, high = LIMITS[name]
    kind = Integral if name in WHOLE else Real
    if not isinstance(given, kind) or isinstance(given, bool) or not low <= given <= high:  # type: ignore[operator]
        raise DataError(
            (says.KNOB_WHOLE if name in WHOLE else says.KNOB_NUMBER)(name=name, given=given, low=low, high=high)
        )
