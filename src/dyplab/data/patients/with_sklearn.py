"""Two tables of patients that come with scikit-learn."""

import numpy as np

from dyplab.data.table import Table


def load_breast_cancer() -> Table:
    """Cells of 569 breast masses, measured under a microscope: 212 malignant, 357 benign.

    scikit-learn calls malignant 0. Here it is 1, as the finding that is looked for always is in dyplab.

    Returns:
        x (569, 30): mean, standard error and worst value of ten measures of the cell nuclei, scikit-learn's names, in
        the units of the image; y 1 malignant, 0 benign; patients None: each row is one mass, and whether a person had
        two is not told. Nothing is missing.

    Source:
        Street W. N., Wolberg W. H. and Mangasarian O. L. Nuclear feature extraction for breast tumor diagnosis. SPIE
        1905, 861-870, 1993; as `sklearn.datasets.load_breast_cancer` gives it. See `cards()["breast-cancer"]`.

    >>> x, y, patients = load_breast_cancer()
    >>> x.shape, int(y.sum())
    ((569, 30), 212)
    """
    from sklearn import datasets

    given = datasets.load_breast_cancer(as_frame=True)
    return Table(given.data, (given.target == 0).to_numpy(np.int64), None)


def load_diabetes() -> Table:
    """442 people who all have diabetes: ten measures at the start, and how far the disease had come a year later.

    y is a score without a unit (25 to 346, median 140.5) and how it was made is not told. The measures are as they
    were taken: scikit-learn's own default has been scaled over all rows, those of a later test set with them.

    Returns:
        x (442, 10): `age` (years), `sex` (1 or 2; which is which is not told), `bmi` (kg/m²), `bp` (mean blood
        pressure, mmHg) and `s1` to `s6` from serum: total cholesterol, LDL, HDL, cholesterol/HDL, logarithm of
        triglycerides, glucose; y (442,) float; patients None: each row is a person. Nothing is missing.

    Source:
        Efron B., Hastie T., Johnstone I. and Tibshirani R. Least angle regression. Annals of Statistics 32(2),
        407-499, 2004; as `sklearn.datasets.load_diabetes(scaled=False)` gives it. See `cards()["diabetes"]`.

    >>> x, y, patients = load_diabetes()
    >>> x.shape, float(np.median(y))
    ((442, 10), 140.5)
    """
    from sklearn import datasets

    given = datasets.load_diabetes(as_frame=True, scaled=False)
    return Table(given.data, given.target.to_numpy(np.float64, copy=True), None)
