"""Clean tables, real and simulated, and faults to plant."""

import importlib
import warnings

import numpy as np
import pandas as pd

# Data sets of statsmodels whose rows are people, places or experiments, and what is predicted in each.
STATSMODELS = {
    "anes96": "vote",
    "ccard": "AVGEXP",
    "china_smoking": None,
    "committee": "BILLS104",
    "copper": "WORLDCONSUMPTION",
    "cpunish": "EXECUTIONS",
    "engel": "foodexp",
    "fair": "affairs",
    "fertility": None,
    "grunfeld": "invest",
    "heart": "censors",
    "longley": "TOTEMP",
    "macrodata": "realgdp",
    "modechoice": "choice",
    "randhie": "mdvis",
    "scotland": "YES",
    "spector": "GRADE",
    "stackloss": "STACKLOSS",
    "star98": "NABOVE",
    "statecrime": "murder",
    "strikes": "duration",
}


def with_target(columns, target, name="outcome"):
    """A table of a matrix or frame and its outcome."""
    frame = (
        columns.copy()
        if isinstance(columns, pd.DataFrame)
        else pd.DataFrame(columns, columns=[f"x{j}" for j in range(columns.shape[1])])
    )
    return frame.assign(**{name: target})


def from_scikit_learn():
    """(name, table, target) of scikit-learn's bundled tables, also as two classes."""
    from sklearn import datasets

    cancer = datasets.load_breast_cancer(as_frame=True).frame
    diabetes = datasets.load_diabetes(as_frame=True, scaled=False).frame
    iris, wine = datasets.load_iris(as_frame=True).frame, datasets.load_wine(as_frame=True).frame
    linnerud = datasets.load_linnerud(as_frame=True).frame
    yield "breast cancer", cancer, "target"
    yield "diabetes", diabetes, "target"
    yield "diabetes, two classes", diabetes.assign(target=(diabetes.target > 140).astype(int)), "target"
    yield "diabetes, scaled", datasets.load_diabetes(as_frame=True).frame, "target"
    yield "iris", iris, "target"
    yield "iris, two species", iris[iris.target > 0], "target"
    yield "iris, setosa or not", iris.assign(target=iris.target == 0), "target"
    yield "wine", wine, "target"
    yield "wine, two classes", wine[wine.target < 2], "target"
    yield "digits", datasets.load_digits(as_frame=True).frame, "target"
    yield "linnerud", linnerud, "Weight"


def from_statsmodels():
    """(name, table, target) of statsmodels' bundled tables."""
    for name, target in STATSMODELS.items():
        if target is not None:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                yield name, importlib.import_module(f"statsmodels.datasets.{name}").load_pandas().data, target


def simulated(seed=0):
    """(name, table, target) of tables invented without a fault, each with something that might look like one."""
    rng = np.random.default_rng(seed)
    n = 300
    x = rng.normal(size=(n, 8)) @ rng.normal(size=(8, 8))
    ill = (x[:, 0] + rng.normal(size=n) > 0).astype(int)
    yield "noise", with_target(rng.normal(size=(n, 20)), rng.integers(0, 2, n)), "outcome"
    yield "noise, number", with_target(rng.normal(size=(n, 20)), rng.normal(size=n)), "outcome"
    yield "running number", with_target(x, ill).assign(id=np.arange(1, n + 1)), "outcome"
    order = np.argsort(-ill, kind="stable")
    yield "sorted by outcome", with_target(x[order], ill[order]), "outcome"
    age = np.sort(rng.integers(18, 90, n))
    yield "sorted by age", with_target(x, (age + 20 * rng.normal(size=n) > 55).astype(int)).assign(age=age), "outcome"
    words = pd.DataFrame({f"c{j}": rng.choice(list("abcdefghij")[: 2 + j], n) for j in range(8)})
    words["town"] = rng.choice([f"town {k}" for k in range(60)], n)
    yield "categories", with_target(words, (words.c0 == "a") ^ (rng.random(n) < 0.3)), "outcome"
    rare = (x[:, 1] + 2 * rng.normal(size=n) > np.quantile(x[:, 1] + 2 * rng.normal(size=n), 0.95)).astype(int)
    yield "rare outcome", with_target(x, rare), "outcome"
    holes = with_target(np.where(rng.random(x.shape) < 0.3, np.nan, x), ill)
    yield "missing at random", holes, "outcome"
    time = np.linspace(0, 1, n)[:, None]
    drift = x + 2 * time * rng.normal(size=8)
    yield (
        "visits in order of time",
        with_target(drift, ill).assign(date=pd.date_range("2020-01-01", periods=n)),
        "outcome",
    )
    scores = pd.DataFrame({f"item{j}": np.clip(np.round(2 + ill + rng.normal(size=n)), 0, 4) for j in range(5)}).astype(
        int
    )
    yield "integer scores", with_target(scores, ill), "outcome"
    yield "few", with_target(rng.normal(size=(20, 5)), np.arange(20) % 2), "outcome"
    big = rng.normal(size=(5000, 100))
    yield "5000 x 100", with_target(big, (big[:, 0] + big[:, 1] + rng.normal(size=5000) > 0).astype(int)), "outcome"
    wide = rng.normal(size=(80, 600)) + 0.5 * rng.normal(size=(80, 1))
    yield "wide", with_target(wide, rng.permutation(np.arange(80) % 2)), "outcome"
    female = rng.random(n) < 0.5
    body = pd.DataFrame({"sex": np.where(female, "F", "M"), "height": 178 - 13 * female + 6 * rng.normal(size=n)})
    body["weight"] = body.height - 100 + 12 * rng.normal(size=n)
    body["hb"] = 15 - 1.5 * female + rng.normal(size=n)
    yield "sex tells", with_target(body, (female * 1.5 + rng.normal(size=n) > 1).astype(int)), "outcome"
    strong = ill * 3.0 + rng.normal(size=n)
    yield "a strong marker", with_target(np.c_[x, strong, ill * 2 + rng.normal(size=n)], ill), "outcome"
    binary = (rng.random((n, 6)) < 0.5).astype(int)
    yield "six yes or no", with_target(binary, (binary[:, 0] ^ (rng.random(n) < 0.2)).astype(int)), "outcome"
    heavy = np.exp(1.5 * x)
    yield "heavy tails", with_target(heavy, ill), "outcome"
    clusters = rng.integers(0, 5, n)
    yield (
        "five clusters",
        with_target(rng.normal(size=(5, 10))[clusters] * 4 + rng.normal(size=(n, 10)), clusters % 2),
        "outcome",
    )


def real_patients(folder):
    """(name, table, target) of two clean tables of patients."""
    yield "ad_data", pd.read_csv(folder / "ad_data.csv.gz"), "Class"
    yield "pd_speech", pd.read_csv(folder / "pd_speech.csv.gz"), "class"


def as_darwin(seed, fault="reversed", n=174, p=450):
    """A table as DARWIN is described: 89 ill, then 85 well, in many correlated columns; the last tenth from elsewhere.

    "reversed": there the well have what makes the others ill; "shifted": there every column has moved; "none".
    """
    rng = np.random.default_rng(seed)
    ill = np.arange(n) < 89
    traits, weight, loads = rng.normal(size=(n, 10)), rng.normal(size=10), rng.normal(size=(10, p))
    sign = np.where(ill, 1, -1)
    last = np.arange(n) >= n - n // 10
    if fault == "reversed":
        sign = np.where(last, 1.6, sign)
    x = (traits + 0.45 * np.outer(sign, weight)) @ loads * 0.5 + rng.normal(size=(n, p))
    if fault == "shifted":
        x[last] += 0.6 * rng.normal(size=p)
    frame = pd.DataFrame(x, columns=[f"m{j}" for j in range(p)])
    return frame.assign(**{"class": np.where(ill, "P", "H")}), np.flatnonzero(last)


def honest(seed, n=240, p=12, strength=0.8):
    """Correlated measurements that tell the outcome moderately well; nothing wrong."""
    rng = np.random.default_rng(seed)
    ill = rng.permutation(np.arange(n) % 2)
    x = (
        rng.normal(size=(n, 3)) @ rng.normal(size=(3, p))
        + rng.normal(size=(n, p))
        + strength * np.outer(ill, rng.normal(size=p))
    )
    return pd.DataFrame(x, columns=[f"m{j}" for j in range(p)]).assign(ill=ill), rng


def recorded_again(frame, rng, times, noise=0.3):
    """Each row several times, as one person's recordings: same outcome, columns nearly the same; and whose each is."""
    person = np.repeat(np.arange(len(frame)), times)
    again = frame.iloc[person].reset_index(drop=True)
    measured = [name for name in frame if name.startswith("m")]
    again[measured] += noise * frame[measured].std().to_numpy() * rng.normal(size=(len(again), len(measured)))
    return again, person
