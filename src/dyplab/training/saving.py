"""Keeping trained models without pickle: a pickle can run code when it is opened.

A network's weights go into a safetensors file, scikit-learn's models into a skops file. Both hold numbers and names
only; for skops, every name is held against a list (`allowed`) before anything is made from it.
"""

import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dyplab.errors import DataError, UnsafeFile
from dyplab.text import Said
from dyplab.text.training import ABSENT, CANNOT_KEEP, DAMAGED, NOT_ALLOWED, OTHER_NETWORK
from dyplab.training.allowed import TRUSTED, check_trees, strange_parts, strange_steps
from dyplab.training.cards import check_size, keep, open_kept, read_card

if TYPE_CHECKING:
    from typing import TypeVar

    from torch import nn

    Network = TypeVar("Network", bound=nn.Module)


def save_network(path: str | os.PathLike[str], network: "nn.Module", card: Mapping[str, Any]) -> Path:
    """Keep a trained network: its weights in a safetensors file, with a card beside it.

    Args:
        path: where; the name ends in `.safetensors`. The card gets the same name and `.json`.
        network: any torch network.
        card: what a stranger must know to use it: trained on what, how good with which interval, not for what.

    Returns:
        The file with the weights.

    Raises:
        DataError: the name does not end in `.safetensors`, or the card holds more than text and numbers.
        FolderError: the folder cannot be written or the disk is full; an older file is still there.

    >>> import tempfile
    >>> from dyplab.models import MLP
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     kept = save_network(Path(folder, "mlp.safetensors"), MLP(seed=1), {"trained_on": "nothing yet"})
    ...     same = load_network(kept, MLP())
    >>> bool((same.output.bias == MLP(seed=1).output.bias).all())
    True
    """
    from safetensors.torch import save

    weights = {name: values.detach().cpu().contiguous() for name, values in network.state_dict().items()}
    return keep(path, ".safetensors", save(weights), card, ["dyplab", "torch", "safetensors"])


def load_network(path: str | os.PathLike[str], network: "Network") -> "Network":
    """Put saved weights into a network made with the same layers.

    Args:
        path: the `.safetensors` file; its card must lie beside it.
        network: made as it was when saved, such as `MLP()`; its weights are replaced.

    Returns:
        The same network.

    Raises:
        UnsafeFile: the file looks like a pickle; ask for safetensors.
        DataError: the file is missing, cut, changed, another network's, or without its card; the network is untouched.
    """
    from safetensors.torch import load

    path = Path(path)
    content = open_kept(path, ".safetensors")
    try:
        weights = load(content)
    except Exception as error:
        raise DataError(_damaged(path)) from error
    in_file = {name: tuple(values.shape) for name, values in weights.items()}
    in_network = {name: tuple(values.shape) for name, values in network.state_dict().items()}
    for layer in in_network | in_file:
        found, needed = in_file.get(layer, ABSENT), in_network.get(layer, ABSENT)
        if found != needed:
            raise DataError(OTHER_NETWORK(file=path.name, layer=layer, in_file=found, in_network=needed))
    network.load_state_dict(weights)
    return network


def save_sklearn(path: str | os.PathLike[str], model: Any, card: Mapping[str, Any]) -> Path:
    """Keep a trained scikit-learn model in a skops file, with a card beside it.

    Args:
        path: where; the name ends in `.skops`. The card gets the same name and `.json`.
        model: RandomForestClassifier or MLPClassifier, alone or in a Pipeline with StandardScaler.
        card: what a stranger must know to use it.

    Returns:
        The file with the model.

    Raises:
        DataError: another kind of model, another ending, or a card with more than text and numbers.
        FolderError: the folder cannot be written or the disk is full; an older file is still there.

    >>> import tempfile
    >>> from dyplab.models import make_forest
    >>> forest = make_forest(seed=0).fit([[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     kept = save_sklearn(Path(folder, "forest.skops"), forest, {"trained_on": "four made-up patients"})
    ...     load_sklearn(kept).predict([[3.0]])
    array([1])
    """
    import skops.io

    strangers = strange_steps(model)
    if not strangers:
        content = skops.io.dumps(model, compression=zipfile.ZIP_DEFLATED)
        strangers = strange_parts(content)
    if strangers:
        raise DataError(CANNOT_KEEP(kinds=", ".join(strangers)))
    return keep(path, ".skops", content, card, ["dyplab", "scikit-learn", "skops"])


def load_sklearn(path: str | os.PathLike[str]) -> Any:
    """Open a saved scikit-learn model, after everything in it has been found on the list of `allowed.py`.

    Args:
        path: the `.skops` file; its card must lie beside it.

    Returns:
        The model, ready to predict.

    Raises:
        UnsafeFile: the file looks like a pickle, or holds something that is not on the list.
        DataError: the file is missing, cut, changed, or without its card.
    """
    import skops.io

    path = Path(path)
    content = open_kept(path, ".skops")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_size(path, sum(member.file_size for member in archive.infolist()))
        strangers = strange_parts(content)
        if not strangers:
            model = skops.io.loads(content, trusted=TRUSTED)
            strangers = strange_steps(model)
            check_trees(model)
    except DataError:
        raise
    except Exception as error:
        raise DataError(_damaged(path)) from error
    if strangers:
        raise UnsafeFile(NOT_ALLOWED(file=path.name, kinds=", ".join(strangers)))
    return model


def _damaged(path: Path) -> Said:
    versions = read_card(path)["saved"].get("versions")
    made_with = versions if isinstance(versions, dict) else {}
    return DAMAGED(file=path.name, versions=", ".join(f"{name} {number}" for name, number in made_with.items()) or "?")
