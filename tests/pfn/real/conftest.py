"""A small table of people who were never ill, and models that answer quickly."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from dyplab.data import Table
from dyplab.pfn.real import contenders
from dyplab.pfn.real.tables import RealTable


def make_table(numeric: bool = False, patients: bool = False) -> Table:
    """60 rows with two numbers, one of them with gaps, and a category; the outcome follows the first number."""
    rng = np.random.default_rng(0)
    x = pd.DataFrame({"age": rng.normal(50, 10, 60), "tau": rng.normal(size=60)})
    x.loc[::7, "tau"] = np.nan
    x["sex"] = pd.Categorical(rng.choice(["woman", "man"], 60))
    y = x["age"].to_numpy() + rng.normal(0, 5, 60)
    whose = np.array([f"p{at // 2}" for at in range(60)]) if patients else None
    return Table(x, y if numeric else (y > 50).astype(np.int64), whose)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DYPLAB_HOME", str(tmp_path / "hjem på øya"))
    return tmp_path / "hjem på øya"


@pytest.fixture
def small() -> RealTable:
    return RealTable("breast-cancer", "development", make_table)


@pytest.fixture
def as_ours(monkeypatch: pytest.MonkeyPatch):
    """`as_ours("weights 1")`: let the linear model stand for the network, with these weights."""
    true_version = contenders.version

    def call(weights: str) -> None:
        monkeypatch.setitem(contenders.CONTENDERS, "ours", contenders.linear)
        monkeypatch.setattr(contenders, "version", lambda name: weights if name == "ours" else true_version(name))

    call("weights 1")
    return call
