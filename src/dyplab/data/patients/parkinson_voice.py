"""Recordings of the voices of 32 people, 24 of them with Parkinson's disease."""

import numpy as np

from dyplab.data.fetching import fetched_files
from dyplab.data.table import Table


def load_parkinson_voice() -> Table:
    """195 recordings of 32 voices, once they have been fetched: 24 people with Parkinson's disease, 8 without.

    Six or seven recordings are of the same person, and only their names say so: `phon_R01_S01_3` is the third of
    `phon_R01_S01`. Recordings of one person on both sides of a split promise far too much.

    Returns:
        x (195, 22): measures of the voice, named as in the file, all numbers; y (195,) 1 Parkinson's disease, 0 not;
        patients (195,) whose recording it is. Nothing is missing.

    Raises:
        DataError: not fetched, or damaged; run `dyplab data fetch parkinson-voice`.

    Source:
        Little M. A. et al. Exploiting nonlinear recurrence and fractal scaling properties for voice disorder
        detection. BioMedical Engineering OnLine 6:23, 2007. See `cards()["parkinson-voice"]`.

    >>> load_parkinson_voice().x.shape  # doctest: +SKIP
    (195, 22)
    """
    import pandas as pd

    x = pd.read_csv(fetched_files("parkinson-voice")[0])
    patients = x.pop("name").str.rpartition("_")[0]
    return Table(x, x.pop("status").to_numpy(np.int64, copy=True), patients.to_numpy(np.str_))
