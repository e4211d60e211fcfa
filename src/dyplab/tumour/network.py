"""The network: MONAI's U-Net in three dimensions, small enough for two processors."""

import torch
from torch import Tensor, nn

from dyplab.system import require_extra

FOLD = 2  # so many voxels along each axis become one place of the network
WIDTHS = (32, 64, 96, 128)  # features at 4, 8, 16 and 32 mm
SHARES = (0.08, 0.035, 0.02)  # of the voxels, about: what an untrained network says of each region


class Folded(nn.Module):
    """A U-Net whose first step down packs 2 × 2 × 2 voxels into one place, and whose last step up unpacks them.

    No number is lost, and the convolutions that take most of the time, those of the full resolution, are saved.
    """

    def __init__(self, unet: nn.Module) -> None:
        super().__init__()
        self.unet = unet

    def forward(self, images: Tensor) -> Tensor:
        """(B, 4, X, Y, Z) to logits (B, 3, X, Y, Z)."""
        from monai.networks.utils import pixelshuffle, pixelunshuffle

        return pixelshuffle(self.unet(pixelunshuffle(images, 3, FOLD)), 3, FOLD)


def make_network(widths: tuple[int, ...] = WIDTHS) -> nn.Module:
    """An untrained network, which begins by taking each region to be as rare as it is.

    From (B, 4, X, Y, Z) standardised images to logits (B, 3, X, Y, Z) of whole tumour, core and enhancing.

    Args:
        widths: features at each resolution; each side of the images divides by 2 to the power of their number.

    Raises:
        MissingExtra: MONAI is not installed.

    Source:
        Çiçek Ö et al. 3D U-Net. MICCAI 2016; Isensee F et al. nnU-Net. Nature Methods 18, 2021 (its blocks).
    """
    require_extra("mri")
    from monai.networks.nets.dynunet import DynUNet

    kernels, strides = [3] * len(widths), [1] + [2] * (len(widths) - 1)
    inputs, outputs = 4 * FOLD**3, 3 * FOLD**3
    whole = DynUNet(3, inputs, outputs, kernels, strides, strides[1:], filters=list(widths), res_block=False)
    unet = nn.Sequential(whole.skip_layers, whole.output_block)  # it knows each layer by two names; a file wants one
    last = whole.output_block.conv.conv
    with torch.no_grad():
        last.weight.mul_(0.3)
        last.bias.copy_(torch.logit(torch.tensor(SHARES)).repeat_interleave(FOLD**3))
    return Folded(unet)
