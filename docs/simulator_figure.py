"""Draw docs/simulator.webp: patients 0 to 9, not chosen, each in T1, T1 with contrast, T2, FLAIR and with the truth."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from dyplab.data import TumourPatient, simulate_patient

COLOURS = np.array([[0, 0, 0], [86, 180, 233], [240, 228, 66], [213, 94, 0]])  # none, core, oedema, enhancing
SIDE = (192, 160)  # pixels of one picture


def slices(patient: TumourPatient) -> NDArray[np.uint8]:
    """(H, 5 W, 3), the slice with most tumour."""
    mask = patient.scan.mask
    assert mask is not None
    height = int(np.count_nonzero(mask, axis=(0, 1)).argmax())
    pictures = []
    for image in patient.scan.images:
        low, high = np.percentile(image[patient.scan.brain], (1, 99.7))
        grey = np.clip((image[:, :, height] - low) / (high - low), 0, 1) * (image[:, :, height] > 0)
        pictures.append(np.repeat((grey * 255)[..., None], 3, axis=2))
    labels = mask[:, :, height][..., None]
    pictures.append(np.where(labels > 0, 0.45 * pictures[3] + 0.55 * COLOURS[labels[..., 0]], pictures[3]))
    upright = [np.rot90(picture)[:, ::-1] for picture in pictures]  # as radiologists look: the patient's left is right
    large = [
        np.asarray(Image.fromarray(one.astype(np.uint8)).resize(SIDE[::-1], Image.Resampling.BICUBIC))
        for one in upright
    ]
    return np.concatenate(large, axis=1)


if __name__ == "__main__":
    made = []
    for seed in range(10):
        patient = simulate_patient(seed, spacing_mm=2)
        print(seed, patient.kind, patient.age_years, flush=True)
        made.append(slices(patient))
    gap = np.full((SIDE[0], 12, 3), 255, np.uint8)
    rows = [np.concatenate((made[i], gap, made[i + 1]), axis=1) for i in range(0, 10, 2)]
    Image.fromarray(np.concatenate(rows)).save(Path(__file__).with_name("simulator.webp"), quality=80, method=6)
