"""A whole scan through the network: from four images to a mask in the scan's own voxels, and how sure it is."""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from dyplab.data.scan import BrainScan
from dyplab.data.scans.axes import from_canonical, to_canonical
from dyplab.evaluation.segmentation.regions import REGIONS
from dyplab.training.state import mode_put_back
from dyplab.tumour.grid import SHAPE
from dyplab.tumour.placing import place

# Smaller spots of tumour are taken away: a ball of 7 mm. At two millimetres that is 25 voxels, about as few as carry
# a shape; what is left of noise and of blood vessels is smaller than that, and so are some true foci, which are lost.
SMALLEST_ML = 0.2
UNSURE, UNSURE_SHARES = 0.722, (0.2, 0.8)  # bits: the network gave the tumour between 20 and 80 per cent

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Segmentation:
    """What the network made of a scan, voxel upon voxel with the scan given.

    Attributes:
        mask: (X, Y, Z) uint8, labels of BraTS 2023: 1 necrotic or non-enhancing core, 2 oedema and infiltration,
            3 enhancing tumour, 0 everything else.
        probabilities: (3, X, Y, Z) float32, of the whole tumour, its core and its enhancing part; 0 outside the brain.
        uncertainty: (X, Y, Z) float32, entropy of the whole tumour's probability in bits: 0 where the network is sure
            of either answer, 1 where it might as well toss a coin. It tells of the network's doubt and not of its
            mistakes: it can be sure and wrong.
        voxel_ml: the volume of a voxel.
    """

    mask: NDArray[np.uint8]
    probabilities: Floats
    uncertainty: Floats
    voxel_ml: float

    @property
    def volumes_ml(self) -> dict[str, float]:
        """Of each region, in ml; the whole tumour is oedema and infiltration too, so it is no tumour's volume."""
        _, core, oedema, enhancing = np.bincount(self.mask.ravel(), minlength=4) * self.voxel_ml
        return dict(zip(REGIONS, (core + oedema + enhancing, core + enhancing, enhancing), strict=True))

    @property
    def unsure_ml(self) -> float:
        """How much of the brain the network gave between 20 and 80 per cent to be tumour."""
        return float((self.uncertainty > UNSURE).sum() * self.voxel_ml)


def segment(scan: BrainScan, network: nn.Module, *, mirrored: bool = True) -> Segmentation:
    """Find the tumour in a scan, whatever its voxels measure and however its axes run.

    Args:
        scan: skull-stripped (0 outside the brain), any scale of each image.
        network: from (B, 4, D, H, W), standardised, to logits (B, 3, D, H, W); it is left as it was.
        mirrored: ask again about the scan with left and right exchanged, and take the mean; twice the time.

    Returns:
        Mask, probabilities and uncertainty in the scan's own voxels.

    Raises:
        DataError: there is no brain in the scan, or none of a size that brains have.

    >>> class Bright(nn.Module):  # whatever is bright on FLAIR
    ...     def forward(self, x):
    ...         return (x[:, 3:] - 1.5).expand(-1, 3, -1, -1, -1) * 9
    >>> images = np.ones((4, 60, 70, 60), np.float32) + np.linspace(0, 1, 60, dtype="float32")
    >>> images[3, 20:30, 20:30, 20:30] = 9
    >>> found = segment(BrainScan("made-up", images, np.diag([2.0, 2.0, 2.0, 1.0])), Bright())
    >>> round(found.volumes_ml["whole"]), found.mask.shape
    (8, (60, 70, 60))
    """
    placed = place(to_canonical(scan))
    images = torch.from_numpy(placed.images)[None]
    probabilities = placed.bring_back(ask(network, images, mirrored)[0].numpy())
    voxel_ml = float(np.prod(scan.spacing_mm)) / 1000
    mask = without_specks(as_labels(probabilities), voxel_ml)
    uncertainty = entropy(probabilities[0])
    return Segmentation(
        mask=from_canonical(mask, scan),
        probabilities=from_canonical(probabilities, scan),
        uncertainty=from_canonical(uncertainty, scan),
        voxel_ml=voxel_ml,
    )


def ask(network: nn.Module, images: Tensor, mirrored: bool) -> Tensor:
    """The network's probabilities, the mean over the images as they are and, if wanted, left and right exchanged."""
    with mode_put_back(network), torch.inference_mode():
        network.eval()
        answer = over_all(network, images).sigmoid()
        if mirrored:
            answer = (answer + over_all(network, images.flip(2)).sigmoid().flip(2)) / 2
    return answer


def over_all(network: nn.Module, images: Tensor) -> Tensor:
    """Logits for a grid of any size: at once where it is the network's own, else window by window, blended."""
    if images.shape[2:] == SHAPE:
        return torch.as_tensor(network(images))
    from dyplab.system import require_extra

    require_extra("mri")
    from monai.inferers.utils import sliding_window_inference

    return torch.as_tensor(sliding_window_inference(images, SHAPE, 1, network, overlap=0.5, mode="gaussian"))


def as_labels(probabilities: Floats) -> NDArray[np.uint8]:
    """Labels from the three regions' probabilities: each region lies in the one before it, whatever was said."""
    whole, core, enhancing = probabilities > 0.5
    inner = np.where(enhancing, np.uint8(3), np.where(core, np.uint8(1), np.uint8(2)))
    return np.asarray(inner * whole, np.uint8)


def without_specks(mask: NDArray[np.uint8], voxel_ml: float) -> NDArray[np.uint8]:
    """The mask without tumours smaller than `SMALLEST_ML`; voxels that touch, by a corner even, are one tumour."""
    from scipy import ndimage

    parts, _ = ndimage.label(mask > 0, np.ones((3, 3, 3)))
    keep = np.bincount(parts.ravel()) * voxel_ml >= SMALLEST_ML
    return np.asarray(mask * keep[parts], np.uint8)


def entropy(probabilities: Floats) -> Floats:
    """The doubt in a probability, in bits: 0 for 0 and 1, 1 for a half.

    >>> entropy(np.array([0.0, 0.2, 0.5, 1.0], np.float32)).round(3).tolist()
    [0.0, 0.722000002861023, 1.0, 0.0]
    """
    p = np.clip(probabilities, 1e-7, 1 - 1e-7)
    doubt = -(p * np.log2(p) + (1 - p) * np.log2(1 - p))
    return np.where((probabilities <= 0) | (probabilities >= 1), np.float32(0), doubt)
