"""The network: MONAI's U-Net in three dimensions, small enough for two processors."""

from torch import nn

from dyplab.system import require_extra

WIDTHS = (16, 32, 64, 128, 160)  # features at 2, 4, 8, 16 and 32 mm


def make_network(widths: tuple[int, ...] = WIDTHS, inputs: int = 4, outputs: int = 3) -> nn.Module:
    """A U-Net for (B, 4, X, Y, Z) standardised images: logits (B, 3, X, Y, Z) of whole tumour, core and enhancing.

    Args:
        widths: Features at each resolution; each side of the images divides by 2 to the power of their number less one.
        inputs: Numbers a voxel that go in, instead of the four images.
        outputs: Numbers a voxel that come out, instead of the three regions.

    Raises:
        MissingExtra: MONAI is not installed.

    Source:
        Çiçek Ö et al. 3D U-Net. MICCAI 2016; Isensee F et al. nnU-Net. Nature Methods 18, 2021 (its blocks).
    """
    require_extra("mri")
    from monai.networks.nets.dynunet import DynUNet

    strides = [1] + [2] * (len(widths) - 1)
    whole = DynUNet(3, inputs, outputs, [3] * len(widths), strides, strides[1:], filters=list(widths), res_block=False)
    return nn.Sequential(whole.skip_layers, whole.output_block)  # it knows each layer by two names; a file wants one
