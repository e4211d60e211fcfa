"""A simulated voice study, with three traps that real studies have set for those who analysed them."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pandas import DataFrame

CASES, CONTROLS, RECORDINGS = 20, 20, 6
OTHER_MICROPHONE = 4  # people, the last tenth
ILLNESS = 2.0  # how much hoarser the ill are, in SDs of people
MICROPHONE, HISS = 3.5, 3.0  # how much hoarser the other microphone makes everyone, and what its hiss adds
REPEAT = 0.3  # how much one person's recordings differ, where people differ by 1
WOMAN = 2.2  # by how many SDs of people of one sex a woman's voice is higher

Values = NDArray[np.float64]


class Measure(NamedTuple):
    """One measure of a voice; spread and lowest to highest as in the patients of the sources."""

    middle: float
    spread: float  # SD over people, of the logarithm for what cannot be negative
    lowest: float
    highest: float
    digits: int
    family: int  # measures of one family follow each other
    hoarse: float  # correlation with hoarseness
    hiss: float = 0.0  # how much the other microphone's noise adds to it
    logarithm: bool = True


MEASURES = {
    "f0_mean_hz": Measure(145.0, 0.14, 70, 300, 2, 0, -0.26),
    "f0_max_hz": Measure(172.0, 0.18, 75, 600, 2, 0, 0.13, 0.5),
    "f0_min_hz": Measure(118.0, 0.20, 60, 280, 2, 0, -0.65),
    "jitter_percent": Measure(0.50, 0.45, 0.1, 4, 3, 1, 0.78),
    "jitter_rap_percent": Measure(0.25, 0.45, 0.05, 2.5, 3, 1, 0.78),
    "jitter_ppq_percent": Measure(0.27, 0.42, 0.05, 2.5, 3, 1, 0.78),
    "shimmer_percent": Measure(2.4, 0.45, 0.6, 14, 2, 2, 0.78),
    "shimmer_apq3_percent": Measure(1.25, 0.45, 0.3, 7, 2, 2, 0.78, 0.5),
    "shimmer_apq5_percent": Measure(1.45, 0.45, 0.3, 9, 2, 2, 0.78),
    "nhr": Measure(0.013, 0.75, 0.0005, 0.4, 4, 3, 0.78, 1.0),
    "hnr_db": Measure(22.5, 3.8, 6, 36, 1, 3, -0.78, -1.0, logarithm=False),
    "rpde": Measure(0.48, 0.09, 0.2, 0.8, 3, 4, 0.78, logarithm=False),
    "spread1": Measure(-6.0, 0.85, -8.5, -2, 2, 4, 0.9, logarithm=False),
    "ppe": Measure(0.18, 0.07, 0.02, 0.55, 3, 4, 0.9, logarithm=False),
    "dfa": Measure(0.71, 0.05, 0.5, 0.9, 3, 5, 0.52, logarithm=False),
    "d2": Measure(2.3, 0.3, 1.2, 3.8, 2, 5, 0.65, logarithm=False),
}


def simulate_voice(seed: int = 0) -> "DataFrame":
    """Invent a study of Parkinson's disease by voice, and give its file as such files are passed on.

    Nobody in it exists. Twenty people with the disease and twenty without (40 % women in both groups, of the same
    age) were each recorded six times. Three things are as they have been in real studies:

    - A person's recordings are nearly alike, and there is a name for each recording, not for each person:
      `voice_P07_3` is the third of person P07. A model that meets a person in training knows the person again.
    - The cases stand first, and `id` counts the rows: it tells who is ill.
    - The last four people, all of them controls, were recorded later, with a microphone that hisses. So the last of
      five folds taken in the order of the file has ranks turned round, the healthy above the ill, and shuffled
      folds do not show it.

    As each group has 20 people of six recordings, scikit-learn's five stratified folds without shuffling keep each
    person whole. Any four people who stand together are drawn with the same mean, so chance does not make folds differ.

    Args:
        seed: the same seed invents the same people.

    Returns:
        A row for each of 240 recordings: `id`, `recording`, `age_years`, `sex` (F, M), 16 measures of the voice and
        `status` (1 ill, 0 not). f0 is the pitch (Hz), jitter and shimmer its unsteadiness in period and loudness (%),
        `nhr` and `hnr_db` noise against tone; `rpde`, `dfa`, `d2`, `spread1` and `ppe` have no unit.

    Source:
        Names, ranges and direction of the measures: Little, McSharry, Roberts, Costello and Moroz, BioMedical
        Engineering OnLine 6:23, 2007; Little, McSharry, Hunter, Spielman and Ramig, IEEE Transactions on Biomedical
        Engineering 56(4), 1015-1022, 2009. How they hang together and how far the groups are apart is our own choice.

    >>> voice = simulate_voice()
    >>> voice.shape, voice["recording"][0], voice["status"].tolist() == [1] * 120 + [0] * 120
    ((240, 21), 'voice_P20_1', True)
    """
    import pandas as pd

    rng = np.random.default_rng(seed)
    people = CASES + CONTROLS
    person = np.repeat(np.arange(people), RECORDINGS)
    ill = np.arange(people) < CASES
    woman = np.concatenate([rng.permutation(np.arange(group) % 5 < 2) for group in (CASES, CONTROLS)])
    age = np.clip(np.rint(66 + 9 * _traits(people, 1, rng)[:, 0]), 40, 88).astype(int)
    number = rng.permutation(people) + 1
    names = [f"voice_P{number[one]:02}_{row % RECORDINGS + 1}" for row, one in enumerate(person)]
    about = {"id": np.arange(len(person)) + 1, "recording": names}
    about |= {"age_years": age[person], "sex": np.where(woman, "F", "M")[person]}
    return pd.DataFrame({**about, **_measures(person, ill, woman, rng), "status": ill[person].astype(int)})


def _measures(
    person: NDArray[np.int64], ill: NDArray[np.bool_], woman: NDArray[np.bool_], rng: np.random.Generator
) -> dict[str, Values]:
    """Each measure: hoarseness, what its family shares and what is its own, of the person and of the recording."""
    families = max(measure.family for measure in MEASURES.values()) + 1

    def recorded(kinds: int) -> Values:
        traits = _traits(len(ill), kinds, rng)
        return traits[person] + REPEAT * rng.standard_normal((len(person), kinds))

    other = (np.arange(len(ill)) >= len(ill) - OTHER_MICROPHONE)[person]
    hoarseness = recorded(1)[:, 0] + ILLNESS * (ill[person] - 0.5) + MICROPHONE * other
    shared, own = recorded(families), recorded(len(MEASURES))
    values = {}
    for column, (name, measure) in enumerate(MEASURES.items()):
        rest = np.sqrt(1 - measure.hoarse**2) * (0.8 * shared[:, measure.family] + 0.6 * own[:, column])
        pitch = WOMAN * (woman[person] - 0.4) if name.startswith("f0") else 0.0
        steps = measure.spread * (measure.hoarse * hoarseness + rest + pitch + HISS * measure.hiss * other)
        exact = measure.middle * np.exp(steps) if measure.logarithm else measure.middle + steps
        values[name] = np.round(np.clip(exact, measure.lowest, measure.highest), measure.digits)
    return values


def _traits(people: int, kinds: int, rng: np.random.Generator) -> Values:
    """What people are like, mean 0 and SD 1 within every four who stand together: (people, kinds)."""
    fours: Values = rng.standard_normal((people // 4, 4, kinds))
    fours -= fours.mean(axis=1, keepdims=True)
    fours /= fours.std(axis=1, keepdims=True)
    return fours.reshape(people, kinds)
