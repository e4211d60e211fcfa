"""scikit-learn's reference models, with the settings the lessons use."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
    from sklearn.neural_network import MLPClassifier
    from sklearn.pipeline import Pipeline


def make_forest(seed: int) -> "RandomForestClassifier":
    """A random forest, not yet trained: a hundred trees that vote, each grown on its own draw of the patients.

    scikit-learn's own settings, a fair reference without any tuning: 100 trees, each grown until its leaves hold one
    class, trying the square root of the number of variables at each branch. Two cores share the work; the result
    is the same with one.

    Args:
        seed: decides each tree's draw of patients and variables.

    Returns:
        The model; train it with `.fit(x, y)`, x (N, F).

    >>> make_forest(seed=0).n_estimators
    100
    """
    from sklearn.ensemble import RandomForestClassifier

    return RandomForestClassifier(n_estimators=100, n_jobs=2, random_state=seed)


def make_mlp_classifier(seed: int) -> "MLPClassifier":
    """scikit-learn's multilayer perceptron, not yet trained, with the layers of our `MLP`: 100 and 50 hidden units.

    scikit-learn's own settings (ReLU, Adam with learning rate 0.001, batches of 200, L2 penalty 0.0001) until the
    training loss has not fallen by 0.0001 for ten epochs, or for 500 epochs: on a few hundred patients, which make
    few steps an epoch, scikit-learn's own limit of 200 epochs is too early.

    Args:
        seed: decides the starting weights and the order of the patients.

    Returns:
        The model; train it with `.fit(x, y)`, x (N, F) scaled to 0–1 (`images.reshape(N, 784) / 255`): unlike our
        `train`, it does not scale pixels itself.

    >>> make_mlp_classifier(seed=0).hidden_layer_sizes
    (100, 50)
    """
    from sklearn.neural_network import MLPClassifier

    return MLPClassifier(hidden_layer_sizes=(100, 50), max_iter=500, random_state=seed)


def make_logistic(seed: int) -> "Pipeline":
    """Logistic regression for a table of patients, not yet trained: each column gets a weight, and they are added up.

    Missing numbers become the column's median, and numbers are brought to mean 0 and standard deviation 1; each
    category becomes a yes or a no of its own. All of it is learned from the training patients alone, because it is
    part of the model. scikit-learn's own penalty (L2, C = 1).

    Args:
        seed: as the other models take it; nothing here is left to chance.

    Returns:
        The model; train it with `.fit(x, y)`, x a DataFrame or an array (N, F).

    >>> make_logistic(seed=0).fit([[1.0], [2.0], [float("nan")]], [0, 1, 1]).predict([[5.0]])
    array([1])
    """
    from sklearn.compose import make_column_transformer
    from sklearn.impute import SimpleImputer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    numbers = make_pipeline(SimpleImputer(strategy="median", keep_empty_features=True), StandardScaler())
    columns = make_column_transformer((OneHotEncoder(handle_unknown="ignore"), _names), remainder=numbers)
    return make_pipeline(columns, LogisticRegression(max_iter=2000, random_state=seed))


def make_table_forest(seed: int) -> "Pipeline":
    """The forest of `make_forest` for a table of patients with categories, not yet trained.

    Each category becomes a yes or a no of its own; where a number is missing, each branch learns which way to send it.

    Args:
        seed: decides each tree's draw of patients and variables.

    Returns:
        The model; train it with `.fit(x, y)`, x a DataFrame or an array (N, F).

    >>> make_table_forest(seed=0).fit([[1.0], [2.0], [float("nan")]], [0, 1, 1]).predict([[5.0]])
    array([1])
    """
    from sklearn.compose import make_column_transformer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder

    names = OneHotEncoder(handle_unknown="ignore", sparse_output=False)
    return make_pipeline(make_column_transformer((names, _names), remainder="passthrough"), make_forest(seed))


def _names(x: Any) -> list[Any]:
    """The columns of a DataFrame that hold names instead of numbers; an array has none."""
    return list(x.select_dtypes(exclude=["number", "bool"]).columns) if hasattr(x, "select_dtypes") else []


def make_boosting(seed: int) -> "HistGradientBoostingClassifier":
    """Gradient boosting for a table of patients, not yet trained: small trees in turn, each mending the ones before.

    scikit-learn's own settings. Missing values are a direction of their own at each branch, and columns of the type
    "category" are split by group.

    Args:
        seed: decides chance where there is any.

    Returns:
        The model; train it with `.fit(x, y)`, x a DataFrame or an array (N, F).

    >>> make_boosting(seed=0).categorical_features
    'from_dtype'
    """
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(categorical_features="from_dtype", random_state=seed)
