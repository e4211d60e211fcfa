"""People with chest complaints in Cleveland, and whether a coronary artery was found narrowed."""

import numpy as np

from dyplab.data.fetching import fetched_files
from dyplab.data.table import Table

COLUMNS = ["age", "sex", "cp", "trestbps", "chol", "fbs", "restecg", "thalach", "exang", "oldpeak", "slope", "ca"]
COLUMNS += ["thal", "num"]
NAMES = {  # what the numbers of a category stand for, in the words of the file's description
    "cp": {1: "typical angina", 2: "atypical angina", 3: "non-anginal pain", 4: "asymptomatic"},
    "restecg": {0: "normal", 1: "ST-T abnormality", 2: "left ventricular hypertrophy"},
    "slope": {1: "upsloping", 2: "flat", 3: "downsloping"},
    "thal": {3: "normal", 6: "fixed defect", 7: "reversible defect"},
}


def load_cleveland_heart() -> Table:
    """303 people who were to have a coronary angiography, once they have been fetched: 139 had a narrowed artery.

    They had been referred, so they are no picture of those who come to a general practice with chest pain. The file's
    grades 1 to 4 are taken together as ill.

    Returns:
        x (303, 13): `age` (years), `sex` (1 man, 0 woman), `cp` (chest pain), `trestbps` (mmHg at rest), `chol`
        (mg/dL), `fbs` (1: fasting glucose above 120 mg/dL), `restecg`, `thalach` (highest heart rate), `exang` (1:
        angina on exertion), `oldpeak` (ST depression), `slope` (of ST), `ca` (vessels seen on fluoroscopy, 0 to 3) and
        `thal` (scintigraphy); `cp`, `restecg`, `slope` and `thal` are categories. What the file calls "?" is missing:
        `ca` in four people, `thal` in two. y (303,) 1 when an artery was narrowed by half or more, 0 not; patients
        None: each row is a person.

    Raises:
        DataError: not fetched, or damaged; run `dyplab data fetch cleveland-heart`.

    Source:
        Detrano R. et al. International application of a new probability algorithm for the diagnosis of coronary
        artery disease. American Journal of Cardiology 64(5), 304-310, 1989. See `cards()["cleveland-heart"]`.

    >>> load_cleveland_heart().x.shape  # doctest: +SKIP
    (303, 13)
    """
    import pandas as pd

    x = pd.read_csv(fetched_files("cleveland-heart")[0], header=None, names=COLUMNS, na_values="?")
    for column, names in NAMES.items():
        x[column] = pd.Categorical(x[column].map(names), list(names.values()))
    ill = x.pop("num") > 0
    return Table(x, ill.to_numpy(np.int64), None)
