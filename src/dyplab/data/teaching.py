"""Five images to look at before anything learns: four real ones that dyplab brings, and a simulated CT slice."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dyplab.data.card import bundled_file, cards

# Hounsfield units of the simulated head: air and water by definition, the others as textbooks give them.
AIR, FAT, SPINAL_FLUID, OEDEMA, WHITE, GREY, CLOT, BONE = -1000, -80, 8, 18, 28, 38, 68, 900


def load_section() -> NDArray[np.uint8]:
    """Glands of the colon under the microscope: the protein FHL2 stained brown (DAB), cell nuclei blue (haematoxylin).

    It is an immunohistochemical stain, not the pink and blue of H&E.

    Returns:
        (256, 256, 3) red, green and blue, 0 dark to 255 bright; row 0 is the upper edge.

    Raises:
        DataError: the bundled file is missing or changed; install dyplab again.

    Source:
        Center for Microscopy and Molecular Imaging, by way of scikit-image. See `cards()["ihc-section"]`.

    >>> load_section().shape
    (256, 256, 3)
    """
    return _pixels("ihc-section")


def load_fundus() -> NDArray[np.uint8]:
    """A normal left eye: the retina photographed through the pupil.

    Returns:
        (400, 400, 3) red, green and blue, 0 dark to 255 bright; row 0 is the upper edge.

    Raises:
        DataError: the bundled file is missing or changed; install dyplab again.

    Source:
        Häggström M. Medical gallery of Mikael Häggström 2014. WikiJournal of Medicine 1(2), 2014.
        doi:10.15347/wjm/2014.008. See `cards()["fundus"]`.

    >>> load_fundus().dtype
    dtype('uint8')
    """
    return _pixels("fundus")


def load_microaneurysms() -> NDArray[np.uint8]:
    """A small piece of a retina with micro-aneurysms: dark dots a few pixels wide, between dark vessels.

    Returns:
        (102, 102) the green channel alone, where blood is darkest; row 0 is the upper edge.

    Raises:
        DataError: the bundled file is missing or changed; install dyplab again.

    Source:
        Budai A. et al. Robust vessel segmentation in fundus images. International Journal of Biomedical Imaging, 2013.
        doi:10.1155/2013/154860. See `cards()["microaneurysms"]`.

    >>> image = load_microaneurysms()
    >>> int(image[20:26, 13:20].min()), int(image.min())  # the darkest pixel lies in a dot, not in a vessel
    (38, 38)
    """
    return _pixels("microaneurysms")


def load_mri_slice() -> NDArray[np.uint8]:
    """A horizontal slice through an average brain, T1-weighted: it is nobody's, but made of many people's scans.

    The slice lies 14 mm above the plane of the anterior commissure; the skull is removed, and a pixel is 1 mm wide. The
    template is symmetric: left and right are exact mirror images, so the side cannot be told from the picture.

    Returns:
        (200, 181) 0 outside the brain to 255 brightest; row 0 is in front.

    Raises:
        DataError: the bundled file is missing or changed; install dyplab again.

    Source:
        Fonov V. et al. Unbiased average age-appropriate atlases for pediatric studies. NeuroImage 54(1), 2011.
        doi:10.1016/j.neuroimage.2010.07.033. See `cards()["mni152-slice"]`.

    >>> image = load_mri_slice()
    >>> bool((image == image[:, ::-1]).all())
    True
    """
    return _pixels("mni152-slice")


def simulate_ct(seed: int = 0) -> NDArray[np.int16]:
    """A simulated CT slice of a head with a haemorrhage, in Hounsfield units; no patient was ever scanned for it.

    The shapes are those of `load_mri_slice`, with a skull, a scalp and a haemorrhage deep on one side added; each
    tissue has one typical value, and the noise is drawn at random. It is made for windowing: brain and clot differ by
    some tens of units out of two thousand.

    Args:
        seed: which noise is drawn.

    Returns:
        (232, 213) Hounsfield units: air −1000, water 0, brain about 30, clot about 70, bone about 900; row 0 is in
            front.

    Raises:
        DataError: the bundled slice is missing or changed; install dyplab again.

    Source:
        The values: Buzug T. M. Computed Tomography, Springer 2008, p. 475.

    >>> ct = simulate_ct()
    >>> ct.shape, int(ct.max() - ct.min()) > 1500
    ((232, 213), True)
    """
    from scipy import ndimage

    slice_ = np.pad(load_mri_slice(), 16).astype(float)
    brain = ndimage.binary_fill_holes(ndimage.binary_closing(slice_ > 0, iterations=14))
    outside = ndimage.distance_transform_edt(~brain)  # mm from the brain's surface
    tissue = np.where(slice_ > 190, WHITE, np.where(slice_ > 105, GREY, SPINAL_FLUID)).astype(float)
    for limit, units in ((0, SPINAL_FLUID), (2, BONE), (8, FAT), (12, GREY), (13.5, AIR)):
        tissue[outside > limit] = units
    rows, columns = np.indices(tissue.shape)
    from_centre = np.hypot((rows - 118) / 15, (columns - 76) / 10)
    tissue[from_centre < 1.4] = OEDEMA
    tissue[from_centre < 1] = CLOT
    noise = ndimage.gaussian_filter(np.random.default_rng(seed).normal(0, 12, tissue.shape), 0.8)
    image: NDArray[np.int16] = np.rint(ndimage.gaussian_filter(tissue, 0.6) + noise).astype(np.int16)
    return image


def _pixels(name: str) -> NDArray[Any]:
    from PIL import Image

    with Image.open(bundled_file(cards()[name], "image.png")) as picture:
        return np.array(picture)
