"""Augmentation: each image of a batch moved, turned, sized, slanted and bent a little, differently every time.

The whole batch is done at once, as tensors in memory: one grid says, for every pixel of every new image, where in the
old image to look.
"""

import math
from collections.abc import Callable
from numbers import Real

import torch
import torch.nn.functional as F
from torch import Generator, Tensor

from dyplab.errors import DataError
from dyplab.text.training import BAD_AMOUNT

BENDS = 5  # an elastic bend is drawn at 5 × 5 points, and is smooth between them


class Augment:
    """Small changes that leave the digit the same digit; each amount is the most it may be, 0 leaves it out.

    There is no mirroring and no half turn: a mirrored 2 is no digit, and a 6 upside down is a 9. What is safe
    depends on what the label means; in a chest X-ray, left and right mean something as well.

    Args:
        shift: pixels to any side.
        rotation: degrees either way.
        scale: share larger or smaller: 0.1 gives from 1/1.1 to 1.1 times the size.
        shear: degrees of slant either way.
        elastic: pixels that points of the image are moved, standard deviation; what lies between follows smoothly.

    Raises:
        DataError: an amount that is negative, not a number, or so large that nothing of the image is left.

    Source: elastic bends as in Simard, Steinkraus and Platt 2003, https://doi.org/10.1109/ICDAR.2003.1227801.

    >>> images = torch.rand(5, 28, 28)
    >>> Augment(shift=2, rotation=10)(images, torch.Generator().manual_seed(0)).shape
    torch.Size([5, 28, 28])
    """

    def __init__(
        self, *, shift: float = 0, rotation: float = 0, scale: float = 0, shear: float = 0, elastic: float = 0
    ):
        self.amounts = {"shift": shift, "rotation": rotation, "scale": scale, "shear": shear, "elastic": elastic}
        for name, amount in self.amounts.items():
            largest = {"rotation": 180, "shear": 80}.get(name, math.inf)
            if not isinstance(amount, Real) or not 0 <= amount <= largest or amount == math.inf:
                raise DataError(BAD_AMOUNT(name=name, given=amount))

    def __repr__(self) -> str:
        """The amounts, as they were given."""
        return f"Augment({', '.join(f'{name}={amount}' for name, amount in self.amounts.items() if amount)})"

    def __call__(self, images: Tensor, generator: Generator) -> Tensor:
        """New images from old.

        Args:
            images: (B, H, W) or (B, C, H, W), decimal; what lies outside the image counts as 0.
            generator: where the chance comes from.

        Returns:
            The same shape; the images given are untouched.
        """
        channels = images[:, None] if images.ndim == 3 else images
        grid = affine_grid(channels, self.amounts, generator)
        if self.amounts["elastic"]:
            grid = grid + elastic_bend(channels, self.amounts["elastic"], generator)
        return F.grid_sample(channels, grid, align_corners=False).view(images.shape)


def affine_grid(images: Tensor, amounts: dict[str, float], generator: Generator) -> Tensor:
    """Where each new pixel looks after shift, rotation, scale and shear, (B, H, W, 2), in half image widths."""
    count, _, height, width = images.shape
    draw = _draws(count, generator)
    turn = draw(math.radians(amounts["rotation"]))
    slant = torch.tan(draw(math.radians(amounts["shear"])))
    size = torch.exp(draw(math.log1p(amounts["scale"])))
    cos, sin = size * turn.cos(), size * turn.sin()
    # The grid is measured in half widths and half heights: in an oblong image, a turn must not slant.
    along_x = [cos, (slant * cos - sin) * height / width, draw(2 * amounts["shift"] / width)]
    along_y = [sin * width / height, slant * sin + cos, draw(2 * amounts["shift"] / height)]
    rows = torch.stack([torch.stack(along_x, dim=1), torch.stack(along_y, dim=1)], dim=1)
    return F.affine_grid(rows, [count, 1, height, width], align_corners=False)


def elastic_bend(images: Tensor, pixels: float, generator: Generator) -> Tensor:
    """How far each new pixel's look is moved by a smooth random bend, (B, H, W, 2), in half image widths."""
    count, _, height, width = images.shape
    moves = torch.randn(count, 2, BENDS, BENDS, generator=generator) * pixels
    moves = moves * torch.tensor([2 / width, 2 / height]).view(1, 2, 1, 1)
    smooth = F.interpolate(moves, size=(height, width), mode="bicubic", align_corners=False)
    return smooth.permute(0, 2, 3, 1)


def _draws(count: int, generator: Generator) -> Callable[[float], Tensor]:
    """A function that draws one number an image, evenly from −most to most."""
    return lambda most: (2 * torch.rand(count, generator=generator) - 1) * most
