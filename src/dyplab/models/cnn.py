"""The convolutional networks of the lab: detectors that slide over the image, layer upon layer."""

from numbers import Integral

import torch
from torch import Tensor, nn

from dyplab.errors import DataError
from dyplab.text.models import BAD_SIZE


class CNN(nn.Module):
    """Three layers of detectors, then one weighted sum for each class.

    The first layer looks at 5 × 5 pixels and steps two at a time, the others at 3 × 3 of what came before. After each
    come BatchNorm, which brings the numbers to a size that is easy to learn from, and ReLU. It answers with one logit
    for each class.

    Args:
        width: detectors in the first layer; the next have twice and four times as many.
        outputs: classes (K).
        size: pixels along the side of an image, 4 or more; images are square.
        channels: colours of an image: 1 for grey.
        seed: decides the weights it starts from; torch's own random state is left as it was.

    Raises:
        DataError: a width, size or number of classes that nothing can be made of; the message names it.

    >>> network = CNN()
    >>> network(torch.zeros(2, 28, 28)).shape
    torch.Size([2, 10])
    """

    def __init__(self, width: int = 16, outputs: int = 10, *, size: int = 28, channels: int = 1, seed: int = 0):
        super().__init__()
        check_sizes(width=width, outputs=outputs, size=size, channels=channels)
        with torch.random.fork_rng(devices=[]):
            torch.default_generator.manual_seed(seed)
            self.features = nn.Sequential(
                *detectors(channels, width, kernel=5, stride=2),
                *detectors(width, 2 * width),
                nn.MaxPool2d(2),
                *detectors(2 * width, 4 * width),
            )
            self.output = nn.Linear(4 * width * ((size + 1) // 4) ** 2, outputs)
        side_by_side(self)

    def forward(self, x: Tensor) -> Tensor:
        """From images, (B, H, W) or (B, C, H, W), to logits (B, K)."""
        x = x[:, None] if x.ndim == 3 else x
        x = self.features(x.contiguous(memory_format=torch.channels_last))
        logits: Tensor = self.output(x.flatten(start_dim=1))
        return logits


class DeepCNN(nn.Module):
    """Four layers of detectors that see every pixel: slower than `CNN`, and better once there is time for many epochs.

    Each layer looks at 3 × 3 of what came before, with BatchNorm and ReLU; after the first and the second only the
    highest of four neighbours goes on.

    Args:
        width: detectors in the first layer; then twice, four times and four times as many.
        outputs: classes (K).
        size: pixels along the side of an image, 4 or more; images are square.
        channels: colours of an image: 1 for grey.
        seed: decides the weights it starts from; torch's own random state is left as it was.

    Raises:
        DataError: a width, size or number of classes that nothing can be made of; the message names it.

    >>> network = DeepCNN()
    >>> network(torch.zeros(2, 28, 28)).shape
    torch.Size([2, 10])
    """

    def __init__(self, width: int = 16, outputs: int = 10, *, size: int = 28, channels: int = 1, seed: int = 0):
        super().__init__()
        check_sizes(width=width, outputs=outputs, size=size, channels=channels)
        with torch.random.fork_rng(devices=[]):
            torch.default_generator.manual_seed(seed)
            self.features = nn.Sequential(
                *detectors(channels, width),
                nn.MaxPool2d(2),
                *detectors(width, 2 * width),
                nn.MaxPool2d(2),
                *detectors(2 * width, 4 * width),
                *detectors(4 * width, 4 * width),
            )
            self.output = nn.Linear(4 * width * (size // 4) ** 2, outputs)
        side_by_side(self)

    def forward(self, x: Tensor) -> Tensor:
        """From images, (B, H, W) or (B, C, H, W), to logits (B, K)."""
        x = x[:, None] if x.ndim == 3 else x
        x = self.features(x.contiguous(memory_format=torch.channels_last))
        logits: Tensor = self.output(x.flatten(start_dim=1))
        return logits


def detectors(before: int, after: int, *, kernel: int = 3, stride: int = 1) -> list[nn.Module]:
    """One layer of sliding detectors with BatchNorm and ReLU; BatchNorm brings the bias term."""
    slide = nn.Conv2d(before, after, kernel, stride, padding=kernel // 2, bias=False)
    return [slide, nn.BatchNorm2d(after), nn.ReLU(inplace=True)]


def side_by_side(network: nn.Module) -> None:
    """Let the numbers of one pixel lie side by side in memory: the same sums, faster."""
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]


def check_sizes(**sizes: int) -> None:
    """Raise a plain sentence for a number that no network can be made with."""
    for name, given in sizes.items():
        least = 4 if name == "size" else 1
        if not isinstance(given, Integral) or given < least:
            raise DataError(BAD_SIZE(name=name, given=given, least=least))
