"""Handwriting of people with and without Alzheimer's disease."""

import numpy as np

from dyplab.data.fetching import fetched_files
from dyplab.data.table import Table


def load_darwin() -> Table:
    """Handwriting of 174 people, once it has been fetched: 89 with Alzheimer's disease, 85 without.

    The rows are in the order of the file, the ill first, and the last rows differ from the others: folds taken in
    order show it, shuffled folds hide it. The file's column `ID` counts the rows, so it tells who is ill; it is left
    out here, since published models have learned from it.

    Returns:
        x (174, 450): 18 measures of each of 25 tasks, all numbers; y (174,) 1 patient, 0 healthy; patients None: each
        row is a person. Nothing is missing.

    Raises:
        DataError: not fetched, or damaged; run `dyplab data fetch darwin`.

    Source:
        Cilia N. D. et al. Diagnosing Alzheimer's disease from on-line handwriting: A novel dataset and performance
        benchmarking. Engineering Applications of Artificial Intelligence 111, 104822, 2022. See `cards()["darwin"]`.

    >>> load_darwin().x.shape  # doctest: +SKIP
    (174, 450)
    """
    import pandas as pd

    x = pd.read_csv(fetched_files("darwin")[0]).drop(columns="ID")
    ill = x.pop("class") == "P"
    return Table(x, ill.to_numpy(np.int64), None)
