"""The models that are held against each other, each as its makers deliver it.

Nothing is tuned. What a model cannot read (text, gaps, columns of very different size) is put right inside it, learned
from the training patients alone. Each uses one thread, so that the seconds can be compared.
"""

import ast
import hashlib
import inspect
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dyplab.errors import MissingExtra
from dyplab.system.extras import install_command, unmet
from dyplab.text.pfn_real import NEEDS_EXTRA

if TYPE_CHECKING:
    import pandas as pd

SEED = 0
NOT_INFERENCE = ("official.py", "prior", "pretraining", "real")  # parts of the room that say nothing about an answer


def null(x: "pd.DataFrame", numeric: bool) -> Any:
    """The same answer for everyone: how many are ill, or the mean."""
    from sklearn.dummy import DummyClassifier, DummyRegressor

    return DummyRegressor() if numeric else DummyClassifier()


def linear(x: "pd.DataFrame", numeric: bool) -> Any:
    """Logistic regression, or ridge regression: gaps become the median, columns are scaled, categories spread out."""
    from sklearn.compose import make_column_selector, make_column_transformer
    from sklearn.impute import SimpleImputer
    from sklearn.linear_model import LogisticRegression, Ridge
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    numbers = make_pipeline(SimpleImputer(strategy="median", keep_empty_features=True), StandardScaler())
    names = (OneHotEncoder(handle_unknown="ignore"), make_column_selector(dtype_include="category"))
    columns = make_column_transformer(names, remainder=numbers)
    return make_pipeline(columns, Ridge() if numeric else LogisticRegression(max_iter=2000))


def forest(x: "pd.DataFrame", numeric: bool) -> Any:
    from sklearn.compose import make_column_selector, make_column_transformer
    from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder

    kind = RandomForestRegressor if numeric else RandomForestClassifier
    spread = OneHotEncoder(handle_unknown="ignore", sparse_output=False)
    names = (spread, make_column_selector(dtype_include="category"))
    columns = make_column_transformer(names, remainder="passthrough")
    return make_pipeline(columns, kind(random_state=SEED, n_jobs=1))


def boosting(x: "pd.DataFrame", numeric: bool) -> Any:
    from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

    kind = HistGradientBoostingRegressor if numeric else HistGradientBoostingClassifier
    return kind(categorical_features="from_dtype", random_state=SEED)


def xgboost(x: "pd.DataFrame", numeric: bool) -> Any:
    needed("xgboost")
    from xgboost import XGBClassifier, XGBRegressor

    kind = XGBRegressor if numeric else XGBClassifier
    return kind(enable_categorical=True, random_state=SEED, n_jobs=1)


def catboost(x: "pd.DataFrame", numeric: bool) -> Any:
    needed("catboost")
    from catboost import CatBoostClassifier, CatBoostRegressor

    kind = CatBoostRegressor if numeric else CatBoostClassifier
    names = tuple(x.select_dtypes(include="category").columns)
    return kind(cat_features=names, random_seed=SEED, thread_count=1, verbose=False, allow_writing_files=False)


def ours(x: "pd.DataFrame", numeric: bool) -> Any:
    """The prior-fitted network of this room."""
    from dyplab.pfn import PFNClassifier, PFNRegressor

    return PFNRegressor() if numeric else PFNClassifier()


CONTENDERS: dict[str, Callable[["pd.DataFrame", bool], Any]] = {
    made.__name__: made for made in (null, linear, forest, boosting, xgboost, catboost, ours)
}
LIBRARIES = {"xgboost": "xgboost", "catboost": "catboost"}  # of the others: scikit-learn


def needed(package: str) -> None:
    """Go on only where the package is installed."""
    if find_spec(package) is None:
        raise MissingExtra(NEEDS_EXTRA(package=package, extra="tables", command=install_command(unmet("tables"))))


def version(name: str) -> str:
    """All that decides a model's answers: when it changes, the model has to be run again.

    For the network, its weights and the code that asks them; comments and docstrings do not count.
    """
    if name != "ours":
        from importlib import import_module

        library = import_module(LIBRARIES.get(name, "sklearn"))
        return f"{library.__name__} {library.__version__} {as_code(inspect.getsource(CONTENDERS[name]))}"
    from dyplab.pfn.weights import SHIPPED

    room = Path(__file__).parents[1]
    files = [path for path in sorted(room.rglob("*.py")) if path.relative_to(room).parts[0] not in NOT_INFERENCE]
    code = "".join(as_code(path.read_text(encoding="utf-8")) for path in files)
    return hashlib.sha256(SHIPPED.read_bytes() + code.encode()).hexdigest()


def as_code(source: str) -> str:
    """A digest of what the code does: neither its layout nor its comments and docstrings."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node, False) is not None:
            del node.body[0]
    return hashlib.sha256(ast.dump(tree).encode()).hexdigest()
