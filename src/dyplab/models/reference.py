"""scikit-learn's two reference models, with the settings the lessons use."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sklearn.ensemble import RandomForestClassifier
    from sklearn.neural_network import MLPClassifier


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
