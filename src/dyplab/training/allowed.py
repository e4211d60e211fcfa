"""What a skops file may hold: an explicit list, and a look at the trees of a forest."""

import io
import json
import zipfile
from typing import Any

import numpy as np

# A skops file holds one of these, or a pipeline of them ...
MODELS = ("RandomForestClassifier", "MLPClassifier", "StandardScaler")
# ... made of these parts and no others, each given as "how skops rebuilds it: what it is".
PARTS = {
    "ObjectNode: sklearn.ensemble._forest.RandomForestClassifier",
    "ObjectNode: sklearn.neural_network._multilayer_perceptron.MLPClassifier",
    "ObjectNode: sklearn.neural_network._stochastic_optimizers.AdamOptimizer",
    "ObjectNode: sklearn.pipeline.Pipeline",
    "ObjectNode: sklearn.preprocessing._data.StandardScaler",
    "ObjectNode: sklearn.preprocessing._label.LabelBinarizer",
    "ObjectNode: sklearn.tree._classes.DecisionTreeClassifier",
    "TreeNode: sklearn.tree._tree.Tree",
    "RandomStateNode: numpy.random.mtrand.RandomState",
    "NdArrayNode: numpy.ndarray",
    "NdArrayNode: numpy.float32",
    "NdArrayNode: numpy.float64",
    "NdArrayNode: numpy.int32",
    "NdArrayNode: numpy.int64",
    "DictNode: builtins.dict",
    "ListNode: builtins.list",
    "TupleNode: builtins.tuple",
    "JsonNode: builtins.str",  # every plain value: text, number, yes/no, nothing
    "TypeNode: builtins.str",  # what the keys of a dict are
    "TypeNode: builtins.int",
}
# skops leaves these two to us. A tree is looked through by `check_trees`; the optimiser is arrays and numbers.
TRUSTED = ["sklearn.tree._tree.Tree", "sklearn.neural_network._stochastic_optimizers.AdamOptimizer"]


def _steps(model: Any) -> list[Any]:
    return [step for _, step in model.steps] if type(model).__name__ == "Pipeline" else [model]


def strange_steps(model: Any) -> list[str]:
    """The steps of a model that are of no kind kept here."""
    names = {type(step).__name__ for step in _steps(model)}
    return sorted(names.difference(MODELS))


def strange_parts(content: bytes) -> list[str]:
    """What a skops file holds that is not on the list; only names are read, nothing is made from them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        waiting = [json.loads(archive.read("schema.json"))]
    strangers = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            waiting += node.values()
            if "__loader__" in node:
                kind = f"{node.get('__module__')}.{node.get('__class__')}"
                if f"{node['__loader__']}: {kind}" not in PARTS:
                    strangers.add(kind)
    return sorted(strangers)


def check_trees(model: Any) -> None:
    """Raise when a branch points outside its tree or its variables: scikit-learn would follow it out of memory."""
    forests = [step for step in _steps(model) if hasattr(step, "estimators_")]
    for tree, features in [
        (member.tree_, forest.n_features_in_) for forest in forests for member in forest.estimators_
    ]:
        if not 0 < tree.node_count <= tree.capacity:
            raise ValueError("nodes")
        branches = np.flatnonzero(tree.children_left != -1)
        for children in (tree.children_left[branches], tree.children_right[branches]):
            if (children <= branches).any() or (children >= tree.node_count).any():
                raise ValueError("children")
        if (tree.feature[branches] < 0).any() or (tree.feature[branches] >= features).any():
            raise ValueError("features")
