"""Brightness of the tissues, against the signal equations with published relaxation times."""

from typing import NamedTuple

import numpy as np
import pytest

from dyplab.data.tumour_patients.contrast import draw_contrast
from dyplab.data.tumour_patients.lesion import KINDS


class Tissue(NamedTuple):
    water: float  # proton density beside that of spinal fluid
    t1: float  # ms
    t2: float  # ms


# Spinal fluid: T1 from Rooney WD et al., Magn Reson Med 57(2), 2007; T2 from Spijkerman JM et al., MAGMA 31, 2018.
FLUID = Tissue(1.0, 4300, 2000)
PUBLISHED = {
    "Wansapura 1999, 3 T": (Tissue(0.70, 832, 79.6), Tissue(0.83, 1331, 110)),  # white, grey; JMRI 9(4)
    "Stanisz 2005, 3 T": (Tissue(0.70, 1084, 69), Tissue(0.83, 1820, 99)),  # Magn Reson Med 54(3)
    "Stanisz 2005, 1.5 T": (Tissue(0.70, 884, 72), Tissue(0.83, 1124, 95)),
}


def signal_t1(tissue: Tissue) -> float:
    """Spoiled gradient echo, TR 10 ms, 20 degrees."""
    left, angle = np.exp(-10 / tissue.t1), np.deg2rad(20)
    return float(tissue.water * np.sin(angle) * (1 - left) / (1 - np.cos(angle) * left))


def signal_t2(tissue: Tissue) -> float:
    """Spin echo, TR 5000 ms, TE 80 ms."""
    return float(tissue.water * (1 - np.exp(-5000 / tissue.t1)) * np.exp(-80 / tissue.t2))


def signal_flair(tissue: Tissue) -> float:
    """Spin echo after an inversion, TR 9000 ms, TI 2500 ms, TE 90 ms."""
    back = 1 - 2 * np.exp(-2500 / tissue.t1) + np.exp(-9000 / tissue.t1)
    return float(tissue.water * abs(back) * np.exp(-90 / tissue.t2))


EQUATIONS = {"t1": signal_t1, "t2": signal_t2, "flair": signal_flair}
DRAWN = [draw_contrast(np.random.default_rng(seed), KINDS[seed % 3]).value for seed in range(300)]


def wet(tissue: Tissue, share: float) -> Tissue:
    """Tissue with a share of free water in quick exchange: swelling."""
    rates = [
        (1 - share) / of_tissue + share / of_fluid for of_tissue, of_fluid in zip(tissue[1:], FLUID[1:], strict=True)
    ]
    return Tissue(tissue.water + share * (1 - tissue.water), 1 / rates[0], 1 / rates[1])


def with_gadolinium(tissue: Tissue, mmol_per_litre: float) -> Tissue:
    """Shorter T1 and T2 by the relaxivity of Gd-DTPA, about 4 and 5 per second and mmol/l."""
    t1, t2 = (
        1 / (1 / of + relaxivity * mmol_per_litre / 1000) for of, relaxivity in zip(tissue[1:], (4, 5), strict=True)
    )
    return Tissue(tissue.water, t1, t2)


@pytest.mark.parametrize("modality", EQUATIONS)
@pytest.mark.parametrize("source", PUBLISHED)
def test_healthy_tissues_are_ordered_as_the_signal_equations_order_them(modality: str, source: str) -> None:
    white, grey = PUBLISHED[source]
    physics = {"white": white, "grey": grey, "fluid": FLUID}
    order = sorted(physics, key=lambda name: EQUATIONS[modality](physics[name]))
    for drawn in DRAWN:
        assert sorted(physics, key=lambda name: drawn[modality][name]) == order


@pytest.mark.parametrize("modality", EQUATIONS)
@pytest.mark.parametrize("source", PUBLISHED)
def test_the_published_ratio_of_grey_and_white_matter_is_among_those_drawn(modality: str, source: str) -> None:
    white, grey = (EQUATIONS[modality](tissue) for tissue in PUBLISHED[source])
    ratios = [drawn[modality]["grey"] / drawn[modality]["white"] for drawn in DRAWN]
    assert min(ratios) - 0.06 < grey / white < max(ratios) + 0.06


@pytest.mark.parametrize("share", [0.4, 0.6])
@pytest.mark.parametrize("source", PUBLISHED)
def test_oedema_is_darker_than_white_matter_in_t1_and_brighter_than_both_in_t2_and_flair(
    source: str, share: float
) -> None:
    white, grey = PUBLISHED[source]
    swollen = wet(white, share)
    assert signal_t1(swollen) < signal_t1(white)
    assert signal_t2(swollen) > max(signal_t2(white), signal_t2(grey))
    assert signal_flair(swollen) > max(signal_flair(white), signal_flair(grey))
    for drawn in DRAWN:
        assert drawn["t1"]["oedema"] < drawn["t1"]["white"]
        for modality in ("t2", "flair"):
            assert drawn[modality]["oedema"] > max(drawn[modality]["white"], drawn[modality]["grey"])


@pytest.mark.parametrize("source", PUBLISHED)
def test_what_takes_up_contrast_is_brighter_after_it_than_before_and_than_white_matter(source: str) -> None:
    white, _ = PUBLISHED[source]
    tumour = wet(white, 0.3)
    assert signal_t1(with_gadolinium(tumour, 0.5)) > max(signal_t1(tumour), signal_t1(white))
    for drawn in DRAWN:
        assert drawn["t1c"]["enhancing"] > max(drawn["t1"]["enhancing"], drawn["t1c"]["white"])


def test_contrast_changes_only_what_takes_it_up_unless_the_sequence_is_another() -> None:
    def unchanged(drawn: dict[str, dict[str, float]]) -> bool:
        names = ("white", "grey", "fluid", "oedema", "core", "filled")
        return all(drawn["t1c"][name] == pytest.approx(drawn["t1"][name], rel=0.05) for name in names)

    assert 0.5 < sum(map(unchanged, DRAWN)) / len(DRAWN) < 0.7
    assert all(drawn["t1c"]["fluid"] < drawn["t1c"]["grey"] < 1.05 * drawn["t1c"]["white"] for drawn in DRAWN)


def test_brightness_is_never_negative() -> None:
    assert min(value for drawn in DRAWN for of in drawn.values() for value in of.values()) >= 0
