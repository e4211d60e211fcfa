"""Glioma: age, sex and mutated genes of the patients, and which kind it was called."""

import numpy as np

from dyplab.data.fetching import fetched_files
from dyplab.data.table import Table

MEMBER = "TCGA_InfoWithGrade.csv"
RACES = {0: "White", 1: "Black or African American", 2: "Asian", 3: "American Indian or Alaska Native"}


def load_glioma_grading() -> Table:
    """839 people with a glioma, once they have been fetched: 352 called glioblastoma, 487 of lower grade.

    The diagnoses are from before WHO 2021, which asks for the IDH mutation: with one, no tumour in an adult is called
    glioblastoma any more, so 23 of these would have another name today. `IDH1` is therefore close to the answer
    itself; a model that scores high with it has found the definition.

    Returns:
        x (839, 23): `Gender` (0 man, 1 woman), `Age_at_diagnosis` in years, `Race` as a category, and 20 genes (1
        mutated, 0 not); y (839,) 1 glioblastoma, 0 lower grade; patients None: each row is a person. Nothing is
        missing, since people with something missing were taken out by those who made the table.

    Raises:
        DataError: not fetched, or damaged; run `dyplab data fetch glioma-grading`.

    Source:
        Tasci E., Zhuge Y., Kaur H., Camphausen K. and Krauze A. V. Hierarchical voting-based feature selection and
        ensemble learning model scheme for glioma grading with clinical and molecular characteristics. International
        Journal of Molecular Sciences 23(22), 14155, 2022. See `cards()["glioma-grading"]`. WHO 2021: Louis D. N. et
        al., Neuro-Oncology 23(8), 1231-1251, 2021.

    >>> load_glioma_grading().x.shape  # doctest: +SKIP
    (839, 23)
    """
    from zipfile import ZipFile

    import pandas as pd

    with ZipFile(fetched_files("glioma-grading")[0]) as archive, archive.open(MEMBER) as file:
        x = pd.read_csv(file)
    x["Race"] = pd.Categorical(x["Race"].map(RACES), list(RACES.values()))
    return Table(x, x.pop("Grade").to_numpy(np.int64, copy=True), None)
