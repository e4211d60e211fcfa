"""Speech of people with and without Parkinson's disease, with more measures than people."""

import numpy as np

from dyplab.data.card import bundled_file, cards
from dyplab.data.table import Table


def load_parkinson_speech() -> Table:
    """Speech of 252 people: 188 with Parkinson's disease, 64 without; three times as many measures as people.

    Each person said a long "a" three times; the values are the mean of the three, so each row is a person. Three of
    four are ill, which is no clinic's share: a model's probabilities hold for such a mixture alone. More of the ill
    are men (107 of 188) than of the others (23 of 64), so `gender` by itself tells something of who is ill.

    Returns:
        x (252, 751): 750 measures of the voice and `gender` (1 man, 0 woman), all numbers; y 1 Parkinson's disease,
        0 control; patients None: each row is a person. Nothing is missing.

    Raises:
        DataError: the bundled file is missing or changed; install dyplab again.

    Source:
        Sakar C. O. et al. A comparative analysis of speech signal processing algorithms for Parkinson's disease
        classification and the use of the tunable Q-factor wavelet transform. Applied Soft Computing 74, 255-263,
        2019. See `cards()["parkinson-speech"]`.

    >>> x, y, patients = load_parkinson_speech()
    >>> x.shape, int(y.sum())
    ((252, 751), 188)
    """
    import pandas as pd

    x = pd.read_csv(bundled_file(cards()["parkinson-speech"], "pd_speech.csv.gz"))
    ill = x.pop("class") == "PD"
    return Table(x, ill.to_numpy(np.int64), None)
