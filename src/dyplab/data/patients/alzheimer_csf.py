"""Proteins in spinal fluid of people who are mildly impaired, or not."""

import numpy as np

from dyplab.data.card import bundled_file, cards
from dyplab.data.table import Table


def load_alzheimer_csf() -> Table:
    """Spinal fluid of 333 people: 91 with mild cognitive impairment, 242 without; not proven Alzheimer's disease.

    The values are transformed, and how is only partly told: they are no pg/mL, no clinical cut-off can be used on
    them, and `age` (0.983 to 0.990) is not years. `Ab_42`, `tau` and `p_tau` are the three markers that clinics use;
    124 more proteins were explored.

    Returns:
        x (333, 130): 127 measures of spinal fluid, `age`, `male` (1 man, 0 woman) and `Genotype` of APOE, a category
        (E2E2 to E4E4); y 1 impaired, 0 control; patients None: each row is a person. Nothing is missing.

    Raises:
        DataError: the bundled file is missing or changed; install dyplab again.

    Source:
        Craig-Schapiro R. et al. Multiplexed immunoassay panel identifies novel CSF biomarkers for Alzheimer's disease
        diagnosis and prognosis. PLoS ONE 6(4): e18850, 2011. See `cards()["alzheimer-csf"]`.

    >>> x, y, patients = load_alzheimer_csf()
    >>> x.shape, int(y.sum()), x["Genotype"].cat.categories.tolist()
    ((333, 130), 91, ['E2E2', 'E2E3', 'E2E4', 'E3E3', 'E3E4', 'E4E4'])
    """
    import pandas as pd

    x = pd.read_csv(bundled_file(cards()["alzheimer-csf"], "ad_data.csv.gz"), dtype={"Genotype": "category"})
    impaired = x.pop("Class") == "Impaired"
    return Table(x, impaired.to_numpy(np.int64), None)
