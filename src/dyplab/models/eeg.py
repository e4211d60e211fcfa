"""A convolutional network for one-channel EEG: detectors that slide along time instead of across an image."""

import torch
from torch import Tensor, nn


class EEGCNN(nn.Module):
    """Three convolutions along time, then the mean of each detector over the segment, then one weighted sum a class.

    The mean over time makes it blind to when something happens, so a segment may have any length. BatchNorm after
    each convolution brings microvolts to the size the next layer expects; the segments need no scaling before.

    Args:
        outputs: classes (K).
        seed: decides the weights it starts from; torch's own random state is left as it was.

    >>> network = EEGCNN()
    >>> network(torch.zeros(5, 384)).shape, sum(weights.numel() for weights in network.parameters())
    (torch.Size([5, 2]), 4010)
    """

    def __init__(self, outputs: int = 2, *, seed: int = 0):
        super().__init__()
        with torch.random.fork_rng(devices=[]):
            torch.default_generator.manual_seed(seed)
            self.features = nn.Sequential(
                *_detectors(1, 8, width=15),
                *_detectors(8, 16, width=9),
                *_detectors(16, 32, width=5),
            )
            self.output = nn.Linear(32, outputs)

    def forward(self, x: Tensor) -> Tensor:
        """From segments in µV, (B, T) or (B, 1, T), to logits (B, K)."""
        if x.ndim == 2:
            x = x.unsqueeze(1)  # one channel
        logits: Tensor = self.output(self.features(x).mean(dim=2))
        return logits


def _detectors(channels_in: int, channels_out: int, width: int) -> list[nn.Module]:
    """Kernels `width` samples wide that step two samples at a time, so that time halves."""
    return [
        nn.Conv1d(channels_in, channels_out, width, stride=2, padding=width // 2, bias=False),
        nn.BatchNorm1d(channels_out),
        nn.ReLU(),
    ]
