"""How bright each tissue is in T1, T1 with contrast, T2 and FLAIR: drawn anew each time, within what scanners show."""

from dataclasses import dataclass

import numpy as np

from dyplab.data.scan import MODALITIES

HEALTHY = ("fluid", "grey", "white")
LIKE_OTHERS = 0.6  # how much a lesion looks as that of the scanner's other patients; the rest is its own
LESION = ("oedema", "core", "filled", "blood", "enhancing")  # laid over each other in this order


@dataclass(frozen=True)
class Contrast:
    """Brightness of each tissue by modality: `value["t2"]["white"]`."""

    value: dict[str, dict[str, float]]


def draw_contrast(rng: np.random.Generator, kind: str) -> Contrast:
    """Brightness from the physics' order: T1 falls and T2 rises with water, FLAIR is T2 with free water put out.

    White matter is 1 in T1, spinal fluid is 1 in T2, grey matter is 1 in FLAIR. How wet a lesion is decides all its
    images together, as one T1 and one T2 time do in a patient.

    Source:
        For the order and the usual ranges: Wansapura JP et al. NMR relaxation times in the human brain at 3.0 tesla.
        JMRI 9(4), 1999; Bakas S et al. Advancing The Cancer Genome Atlas glioma MRI collections. Sci Data 4, 2017.
    """

    def between(low: float, high: float) -> float:
        return float(rng.uniform(low, high))

    def mixed(one: float, other: float, share: float) -> float:
        return one + (other - one) * share

    grey1, fluid1 = between(0.68, 0.94), between(0.12, 0.62)
    t1 = {"white": 1.0, "grey": grey1, "fluid": fluid1}
    grey2 = between(0.22, 0.62)
    t2 = {"white": grey2 * between(0.62, 0.95), "grey": grey2, "fluid": 1.0}
    flair = {"white": between(0.7, 0.98), "grey": 1.0}
    flair["fluid"] = between(0.05, 0.9 if rng.random() < 0.15 else 0.6) * flair["white"]  # not always quite dark

    wet = {"oedema": between(0.1, 0.65)}  # 0 grey matter, 1 free water
    more = rng.normal(0.04, 0.04) if kind != "glioblastoma" and rng.random() < 0.25 else rng.normal(0.2, 0.15)
    wet["core"] = float(np.clip(wet["oedema"] + more, 0.2, 1.0))  # a core and its surroundings may hardly differ
    wet["filled"] = between(0.8, 1.1)
    wet["enhancing"] = between(-0.1, 0.5)
    wet["spots"] = between(0.05, 0.35)
    wet["blood"] = between(-0.4, 0.2)
    bright = {
        "oedema": between(1.25, 2.2),
        "enhancing": between(0.95, 1.8),
        "spots": between(1.15, 1.8),
        "blood": between(0.4, 1.2),
    }
    bright["core"] = between(0.4, 1.15) if rng.random() < 0.3 else bright["oedema"] * between(0.75, 1.15)
    if kind == "glioblastoma":
        bright["core"] = between(0.35, 1.7)  # necrosis: from fluid-like to as bright as the swelling
    bright["filled"] = mixed(flair["fluid"], 1.3, between(0, 0.7))
    for name in wet:
        t1[name] = mixed(grey1, fluid1, float(np.clip(0.85 * wet[name] + rng.normal(0, 0.1), -0.4, 1)))
        t2[name] = max(mixed(grey2, 1.0, wet[name]), 0.02)
        flair[name] = bright[name]
    t1["oedema"] = max(t1["oedema"], mixed(1.0, fluid1, 0.55))
    t1["blood"] = between(0.9, 1.6)
    t1["spots"] = mixed(1.0, fluid1, between(0.05, 0.3))
    known = other = (fluid1, grey1, 1.0)
    if rng.random() < 0.4:  # with contrast another sequence is often used than without
        other = (between(0.12, 0.62), between(0.68, 0.92), 1.0)
    t1c = {
        name: (float(np.interp(value, known, other)) if value < 1 else value) * between(0.96, 1.04)
        for name, value in t1.items()
    }
    t1c["enhancing"] = max(t1c["enhancing"], 1.0) * between(1.05, 2.1)
    for modality, low, high in ((t1, 0.3, 1.1), (t1c, 1.05, 2.2), (t2, 0.15, 0.9), (flair, 0.2, 1.2)):
        modality["vessels"] = between(low, high)
        modality["flow"] = modality["choroid"] = between(low, high)
        modality["membranes"] = between(low * 0.7, high)
    return Contrast(dict(zip(MODALITIES, (t1, t1c, t2, flair), strict=True)))


def on_scanner(rng: np.random.Generator, scanner: int, kind: str) -> Contrast:
    """Brightness on one scanner: healthy tissue the same in all its patients, lesions somewhat their own."""
    usual, own = draw_contrast(np.random.default_rng(scanner), kind).value, draw_contrast(rng, kind).value
    for modality, value in usual.items():
        for name in LESION:
            value[name] += (1 - LIKE_OTHERS) * (own[modality][name] - value[name])
    return Contrast(usual)
