"""Step a kernel over a patch of an image, with the arithmetic in view."""

from typing import Any

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from dyplab.errors import DataError
from dyplab.text import Said
from dyplab.text import widgets as says
from dyplab.widgets import svg
from dyplab.widgets.base import Widget, module
from dyplab.widgets.given import finite

LARGEST_PATCH, LARGEST_KERNEL = 16, 5
EDGE = ((-1, 0, 1), (-1, 0, 1), (-1, 0, 1))


class ConvolutionStepper(Widget):
    """A kernel slides over a patch; every number of the output is shown as a sum of products.

    The reader steps, edits the kernel, and chooses stride and padding. What they have done can be read
    from `kernel`, `stride`, `padding` and `output`.

    Args:
        image: (H, W) pixel values, at most 16 × 16; whole numbers are shown whole.
        kernel: (k, k) weights, k from 1 to 5; without one, a kernel that answers to vertical edges.
        stride: 1, 2 or 3 pixels from one place to the next.
        padding: 0, 1 or 2 rings of zeros around the image.

    Raises:
        DataError: the image or kernel has a wrong shape or holds NaN, or the kernel does not fit. The sentence
            says which, and what to change.

    >>> widget = ConvolutionStepper([[0, 0, 9], [0, 0, 9], [0, 0, 9]])
    >>> widget.output
    [[27.0]]
    """

    _esm = module("convolution")
    _texts = says.CONVOLUTION

    image: Any = traitlets.List().tag(sync=True)
    kernel: Any = traitlets.List().tag(sync=True)
    stride = traitlets.Int(1).tag(sync=True)
    padding = traitlets.Int(0).tag(sync=True)

    def __init__(self, image: ArrayLike, kernel: ArrayLike = EDGE, stride: int = 1, padding: int = 0):
        pixels, weights = finite(image, says.IMAGE()), finite(kernel, says.KERNEL())
        if pixels.ndim != 2 or not 1 <= min(pixels.shape) <= max(pixels.shape) <= LARGEST_PATCH:
            raise DataError(says.PATCH_SHAPE(shape=pixels.shape, most=LARGEST_PATCH))
        if weights.ndim != 2 or len(set(weights.shape)) != 1 or not 1 <= len(weights) <= LARGEST_KERNEL:
            raise DataError(says.KERNEL_SHAPE(shape=weights.shape))
        if stride not in (1, 2, 3) or padding not in (0, 1, 2):
            raise DataError(says.STRIDE_OR_PADDING(stride=stride, padding=padding))
        (rows, columns), size = pixels.shape, len(weights)
        if size > min(rows, columns) + 2 * padding:
            raise DataError(says.KERNEL_TOO_LARGE(size=size, rows=rows, columns=columns, padding=padding))
        super().__init__(image=pixels.tolist(), kernel=weights.tolist(), stride=int(stride), padding=int(padding))

    @property
    def output(self) -> list[list[float]]:
        """The whole output for the kernel, stride and padding of this moment, (rows, columns)."""
        return _convolve(self._padded(), np.array(self.kernel), self.stride).tolist()  # type: ignore[no-any-return]

    def _padded(self) -> NDArray[Any]:
        return np.pad(np.array(self.image), self.padding)

    def summary(self) -> Said:
        out = np.shape(self.output)
        rows, columns = np.shape(self.image)
        shapes = {"rows": rows, "columns": columns, "size": len(self.kernel), "out_rows": out[0], "out_columns": out[1]}
        return says.CONVOLUTION_SUMMARY(**shapes)

    def figure(self) -> str:
        blocks = (svg.greys(self._padded()), svg.numbers(np.array(self.kernel)), svg.signed(np.array(self.output)))
        return svg.side_by_side(blocks, "∗=")


def _convolve(image: NDArray[Any], kernel: NDArray[Any], stride: int) -> NDArray[Any]:
    """As networks do it: the kernel is not flipped."""
    size = len(kernel)
    if size > min(image.shape):
        return np.zeros((0, 0))
    windows = np.lib.stride_tricks.sliding_window_view(image, (size, size))[::stride, ::stride]
    output: NDArray[Any] = np.einsum("rcij,ij->rc", windows.astype(float), kernel.astype(float))
    return output
