"""Models kept without pickle. A file that could run code is never opened, and says so in both languages."""

import contextlib
import copy
import hashlib
import io
import json
import os
import pickle
import random
import zipfile
from importlib.metadata import version
from pathlib import Path

import joblib
import numpy as np
import pytest
import skops.io
import torch
from safetensors.numpy import load as safetensors_as_numpy
from sklearn.datasets import load_digits
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, MinMaxScaler, StandardScaler
from sklearn.tree import DecisionTreeClassifier
from threadpoolctl import threadpool_limits

from dyplab.errors import DataError, FolderError, UnsafeFile
from dyplab.models import MLP
from dyplab.system import write_atomically
from dyplab.training import (
    cards,
    load_network,
    load_sklearn,
    predict_probabilities,
    read_card,
    save_network,
    save_sklearn,
)

CARD = {"title": "Øving", "trained_on": "300 digits", "accuracy": np.float64(0.9), "not_for": ["patients"]}
X, Y = load_digits(return_X_y=True)
X, Y = X[:300] / 16, Y[:300]


@pytest.fixture(scope="module")
def forest():
    return RandomForestClassifier(10, random_state=0).fit(X, Y)


@pytest.fixture
def kept(tmp_path, forest):
    """One saved model of each kind, with the function that opens it."""
    network = save_network(tmp_path / "mlp.safetensors", MLP(4, (3,), 2), CARD)
    return {
        "safetensors": (network, lambda path: load_network(path, MLP(4, (3,), 2, seed=1))),
        "skops": (save_sklearn(tmp_path / "forest.skops", forest, CARD), load_sklearn),
    }


KINDS = pytest.mark.parametrize("kind", ["safetensors", "skops"])


def sentence(wrong, function, *values):
    """The function must raise exactly this error, with these values in the sentence of both languages."""
    with pytest.raises(wrong) as error:
        function()
    assert type(error.value) is wrong
    nb, en = error.value.said.nb, error.value.said.en
    assert nb != en
    for said in (nb, en):
        assert "{" not in said
        assert all(str(value) in said for value in values), said
    return en


def rewritten(path, content):
    """Other bytes in the file, and a card that vouches for them: what someone with bad intentions would do."""
    path.write_bytes(content)
    card_path = Path(f"{path}.json")
    card = json.loads(card_path.read_text(encoding="utf-8"))
    card["saved"].update(bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
    card_path.write_text(json.dumps(card), encoding="utf-8")
    return path


# What is kept comes back


def test_a_saved_and_loaded_network_predicts_identically(tmp_path):
    x = np.random.default_rng(0).integers(0, 256, (50, 28, 28)).astype("uint8")
    network = MLP(seed=1)
    path = save_network(tmp_path / "mappe med ø" / "mlp.safetensors", network, CARD)
    other = MLP(seed=2)
    assert load_network(path, other) is other
    np.testing.assert_array_equal(predict_probabilities(other, x), predict_probabilities(network, x))


def test_the_weights_are_an_ordinary_safetensors_file(tmp_path):
    network = MLP(4, (3,), 2)
    path = save_network(tmp_path / "mlp.safetensors", network, CARD)
    found = safetensors_as_numpy(path.read_bytes())
    assert found.keys() == network.state_dict().keys()
    for name, values in network.state_dict().items():
        np.testing.assert_array_equal(found[name], values.numpy())


def some_models():
    text, days = np.where(Y == 0, "malign", "benign"), np.where(Y > 4, 30, 7)
    yield RandomForestClassifier(10, random_state=0, oob_score=False).fit(X, Y)
    yield RandomForestClassifier(3, class_weight={"malign": 5, "benign": 1}, random_state=0).fit(X, text)
    yield RandomForestClassifier(3, class_weight={7: 5, 30: 1}, max_depth=2, random_state=0).fit(X, days)
    yield RandomForestClassifier(3, random_state=np.random.RandomState(1)).fit(X, Y == 0)
    yield MLPClassifier((10,), random_state=0, tol=0.1).fit(X, Y)
    yield MLPClassifier((10,), random_state=0, early_stopping=True, tol=0.1).fit(X, text)
    yield make_pipeline(StandardScaler(), MLPClassifier((10,), random_state=0, tol=0.1)).fit(X, Y)
    yield make_pipeline(StandardScaler(), RandomForestClassifier(3, random_state=0)).fit(X, Y)


def test_a_saved_and_loaded_scikit_learn_model_predicts_identically(tmp_path):
    with threadpool_limits(1):
        for model in some_models():
            again = load_sklearn(save_sklearn(tmp_path / "model.skops", model, CARD))
            assert type(again) is type(model)
            np.testing.assert_array_equal(again.predict(X), model.predict(X))
            np.testing.assert_array_equal(again.predict_proba(X), model.predict_proba(X))


def test_the_card_says_what_was_given_and_how_it_was_saved(kept):
    for path, _ in kept.values():
        card = read_card(path)
        assert {name: card[name] for name in CARD} == CARD
        assert card["saved"]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        assert card["saved"]["bytes"] == path.stat().st_size
        assert "dyplab" in card["saved"]["versions"]
        assert card["saved"]["when"].endswith("Z")
        assert "Øving" in Path(f"{path}.json").read_text(encoding="utf-8")
    assert read_card(kept["safetensors"][0])["saved"]["versions"]["torch"] == version("torch")


def test_saving_again_replaces_file_and_card(tmp_path):
    for seed in (1, 2):
        path = save_network(tmp_path / "mlp.safetensors", MLP(4, (3,), 2, seed=seed), {"seed": seed})
    assert read_card(path)["seed"] == 2
    assert torch.equal(load_network(path, MLP(4, (3,), 2)).output.weight, MLP(4, (3,), 2, seed=2).output.weight)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["mlp.safetensors", "mlp.safetensors.json"]


# What could run code is never opened


class Bomb:
    """Unpickling this makes a file: proof that code ran."""

    def __init__(self, proof):
        self.proof = proof

    def __reduce__(self):
        return os.mkdir, (str(self.proof),)


def pickles(proof):
    """Every usual way of writing a pickle: name, bytes."""
    bomb = Bomb(proof)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        yield f"pickle protocol {protocol}", pickle.dumps(bomb, protocol)
    for compress in (0, 1, 3, 9, ("gzip", 3), ("bz2", 3), ("xz", 3), ("lzma", 3)):
        buffer = io.BytesIO()
        joblib.dump(bomb, buffer, compress=compress)
        yield f"joblib {compress}", buffer.getvalue()
    for new in (True, False):
        buffer = io.BytesIO()
        torch.save(bomb, buffer, _use_new_zipfile_serialization=new)
        yield f"torch.save zip={new}", buffer.getvalue()


@KINDS
def test_a_pickle_is_never_opened_and_the_reader_is_told(kept, kind, tmp_path):
    path, load = kept[kind]
    proof = tmp_path / "code ran"
    pickle.loads(pickle.dumps(Bomb(proof)))  # the bomb works
    proof.rmdir()
    for name, content in pickles(proof):
        rewritten(path, content)
        sentence(UnsafeFile, lambda: load(path), path.name, kind)
        assert not proof.exists(), name


@KINDS
def test_a_pickle_without_a_card_is_called_a_pickle_too(kept, kind, tmp_path):
    path = tmp_path / "model.pkl"
    for _, content in pickles(tmp_path / "code ran"):
        path.write_bytes(content)
        sentence(UnsafeFile, lambda: kept[kind][1](path), "model.pkl", "pickle")
    assert not (tmp_path / "code ran").exists()


@KINDS
def test_half_a_pickle_is_called_a_pickle_too(kept, kind, tmp_path):
    path = tmp_path / "model.pt"
    path.write_bytes(pickle.dumps(np.arange(1000.0))[:2000])
    sentence(UnsafeFile, lambda: kept[kind][1](path), "model.pt", "pickle")


@KINDS
def test_a_pickle_made_to_look_like_a_model_is_not_opened_either(kept, kind, tmp_path):
    path, load = kept[kind]
    proof = tmp_path / "code ran"
    bomb = pickle.dumps(Bomb(proof), 2)
    for content in (b"PK" + bomb, bomb[:8] + b"{" + bomb[9:], path.read_bytes() + bomb, bomb + path.read_bytes()):
        with contextlib.suppress(DataError):  # a zip is read from its end, and may have anything around it
            load(rewritten(path, content))
        assert not proof.exists()


def schema_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return json.loads(archive.read("schema.json"))


def with_schema(content, schema):
    """The same skops file with another schema."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, json.dumps(schema) if name == "schema.json" else old.read(name))
    return buffer.getvalue()


def test_a_skops_file_with_something_unlisted_in_it_is_not_opened(kept, monkeypatch):
    path, load = kept["skops"]
    monkeypatch.setattr(skops.io, "loads", lambda *_, **__: pytest.fail("it was opened"))
    for model in (
        LogisticRegression().fit(X, Y > 4),
        make_pipeline(MinMaxScaler(), RandomForestClassifier(2)).fit(X, Y),
        make_pipeline(FunctionTransformer(os.path.join), RandomForestClassifier(2)),
    ):
        rewritten(path, skops.io.dumps(model))
        sentence(UnsafeFile, lambda: load(path), path.name)


@pytest.mark.parametrize(
    "planted",
    [
        {"__class__": "system", "__module__": "os", "__loader__": "FunctionNode"},
        {"__class__": "str", "__module__": "builtins", "__loader__": "OperatorFuncNode"},
        {"__class__": "system", "__module__": "os", "__loader__": "TypeNode"},
        {"__class__": "Popen", "__module__": "subprocess", "__loader__": "ObjectNode"},
        {"__class__": ["RandomForestClassifier"], "__module__": None, "__loader__": "ObjectNode"},
        {"__loader__": "MethodNode"},
    ],
)
def test_a_planted_function_is_found_before_anything_is_made(kept, planted, monkeypatch):
    path, load = kept["skops"]
    monkeypatch.setattr(skops.io, "loads", lambda *_, **__: pytest.fail("it was opened"))
    schema = schema_of(path.read_bytes())
    schema["content"]["content"]["criterion"] = planted
    rewritten(path, with_schema(path.read_bytes(), schema))
    sentence(UnsafeFile, lambda: load(path), path.name, planted.get("__class__", ""))


def test_a_listed_part_that_is_no_model_is_refused(kept):
    path, load = kept["skops"]
    for model, name in (
        (DecisionTreeClassifier().fit(X, Y), "DecisionTreeClassifier"),
        (make_pipeline(StandardScaler(), DecisionTreeClassifier()).fit(X, Y), "DecisionTreeClassifier"),
        ([1, 2], "list"),
    ):
        rewritten(path, skops.io.dumps(model))
        sentence(UnsafeFile, lambda: load(path), path.name, name)


@pytest.mark.parametrize(
    ("field", "node", "value"),
    [
        ("left_child", 0, 10**6),  # out of the tree
        ("right_child", 0, 10**6),
        ("left_child", 0, 0),  # for ever round itself
        ("left_child", 0, -5),
        ("feature", 0, 10**6),  # out of the patient's row
        ("feature", 0, -3),
    ],
)
def test_a_tree_whose_branches_leave_it_is_refused_before_it_can_crash_python(kept, forest, field, node, value):
    path, load = kept["skops"]
    forest = copy.deepcopy(forest)
    tree = forest.estimators_[3].tree_
    state = tree.__getstate__()
    state["nodes"] = state["nodes"].copy()
    state["nodes"][field][node] = value
    tree.__setstate__(state)
    rewritten(path, skops.io.dumps(forest))
    sentence(DataError, lambda: load(path), path.name)


def test_a_forest_that_hides_how_many_variables_it_has_is_refused(kept, forest):
    forest = copy.deepcopy(forest)
    del forest.n_features_in_
    path, load = kept["skops"]
    rewritten(path, skops.io.dumps(forest))
    sentence(DataError, lambda: load(path), path.name)


# What is damaged, absent or another's


@KINDS
def test_a_cut_file_says_it_is_cut(kept, kind):
    path, load = kept[kind]
    whole = path.read_bytes()
    for length in (9, 100, len(whole) // 2, len(whole) - 1, 0):
        path.write_bytes(whole[:length])
        sentence(DataError, lambda: load(path), path.name, length, len(whole))


@KINDS
def test_a_cut_file_whose_card_was_cut_to_match_is_refused_all_the_same(kept, kind):
    path, load = kept[kind]
    whole = path.read_bytes()
    for length in sorted(random.Random(0).sample(range(len(whole)), 60)):
        rewritten(path, whole[:length])
        sentence(DataError, lambda: load(path), path.name)


@KINDS
def test_a_changed_byte_is_noticed(kept, kind):
    path, load = kept[kind]
    whole = path.read_bytes()
    for place in (100, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert "does not belong" in sentence(DataError, lambda: load(path), path.name, f"{path.name}.json")


@KINDS
def test_the_card_of_another_model_is_noticed(kept, kind, tmp_path):
    path, load = kept[kind]
    other = save_network(tmp_path / "other.safetensors", MLP(4, (3,), 2, seed=9), {"title": "another"})
    Path(f"{path}.json").write_bytes(Path(f"{other}.json").read_bytes())
    with pytest.raises(DataError):
        load(path)


@KINDS
def test_a_model_without_its_card_is_not_opened(kept, kind):
    path, load = kept[kind]
    Path(f"{path}.json").unlink()
    sentence(DataError, lambda: load(path), path.name, f"{path.name}.json")
    sentence(DataError, lambda: read_card(path), path.name, f"{path.name}.json")


@KINDS
@pytest.mark.parametrize("card", ["", "{", "[]", "{}", '{"saved": 3}', "[" * 100_000, b"\xff\xfe{", b'"\xe6"'])
def test_a_card_that_cannot_be_read_is_told(kept, kind, card):
    path, load = kept[kind]
    Path(f"{path}.json").write_bytes(card if isinstance(card, bytes) else card.encode())
    sentence(DataError, lambda: load(path), f"{path.name}.json")


@KINDS
def test_a_card_without_a_checksum_vouches_for_nothing(kept, kind):
    path, load = kept[kind]
    Path(f"{path}.json").write_text('{"saved": {"bytes": "many"}}', encoding="utf-8")
    sentence(DataError, lambda: load(path), path.name)


@KINDS
@pytest.mark.parametrize("content", [b"<html>404</html>", b"hello", b"\x93NUMPY\x01\x00", b"\x00" * 50, b"{}"])
def test_a_file_of_another_kind_is_told_so(kept, kind, content):
    path, load = kept[kind]
    path.write_bytes(content)
    sentence(DataError, lambda: load(path), path.name, f".{kind}")


@KINDS
def test_one_kind_given_for_the_other_is_told_so(kept, kind):
    load = kept[kind][1]
    other = kept["skops" if kind == "safetensors" else "safetensors"][0]
    sentence(DataError, lambda: load(other), other.name, f".{kind}")


@KINDS
def test_a_zip_of_something_else_is_refused(kept, kind):
    path, load = kept[kind]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("letter.txt", "hello")
    sentence(DataError, lambda: load(rewritten(path, buffer.getvalue())), path.name)


@KINDS
def test_a_file_that_is_not_there_or_not_a_file_is_told_so(kept, kind, tmp_path):
    load = kept[kind][1]
    assert "not found" in sentence(DataError, lambda: load(tmp_path / "nowhere.skops"), "nowhere.skops")
    sentence(DataError, lambda: load(tmp_path), tmp_path.name)


@KINDS
def test_a_file_larger_than_any_model_is_left_unopened(kept, kind, monkeypatch):
    path, load = kept[kind]
    monkeypatch.setattr(cards, "LARGEST", path.stat().st_size - 1)
    sentence(DataError, lambda: load(path), path.name, "MB")


def test_a_small_zip_that_unpacks_to_something_huge_is_left_unopened(kept, monkeypatch):
    path, load = kept["skops"]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("schema.json", b" " * 10_000_000)
    rewritten(path, buffer.getvalue())
    monkeypatch.setattr(cards, "LARGEST", 5_000_000)
    sentence(DataError, lambda: load(path), path.name, "10 MB", "5 MB")


def without_output_bias():
    network = MLP(4, (3,), 2)
    network.output = torch.nn.Linear(3, 2, bias=False)
    return network


@pytest.mark.parametrize(
    ("network", "layer", "in_file", "in_network"),
    [
        (MLP(4, (5,), 2), "hidden.0.weight", "(3, 4)", "(5, 4)"),
        (MLP(4, (3,), 3), "output.weight", "(2, 3)", "(3, 3)"),
        (MLP(4, (3, 3), 2), "hidden.1.weight", "", "(3, 3)"),
        (MLP(4, (), 2), "output.weight", "(2, 3)", "(2, 4)"),
        (without_output_bias(), "output.bias", "(2,)", ""),
        (torch.nn.Linear(4, 2), "weight", "", "(2, 4)"),
    ],
)
def test_weights_of_another_network_are_refused_and_the_network_is_untouched(kept, network, layer, in_file, in_network):
    path, _ = kept["safetensors"]
    before = copy.deepcopy(network.state_dict())
    sentence(DataError, lambda: load_network(path, network), path.name, layer, in_file, in_network)
    assert all(torch.equal(values, before[name]) for name, values in network.state_dict().items())


# Saving


def test_a_model_of_a_kind_that_is_not_kept_is_told_so_and_nothing_is_written(tmp_path):
    for model, name in (
        (LogisticRegression().fit(X, Y > 4), "LogisticRegression"),
        (make_pipeline(MinMaxScaler(), RandomForestClassifier(2)), "MinMaxScaler"),
        (RandomForestClassifier(random_state=np.random.default_rng(0)), "Generator"),
        ({"weights": 3}, "dict"),
    ):
        sentence(DataError, lambda model=model: save_sklearn(tmp_path / "m.skops", model, CARD), name)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_hides_what_the_file_is_is_refused_with_a_better_one(tmp_path, forest):
    sentence(DataError, lambda: save_network(tmp_path / "mlp.pt", MLP(4, (3,), 2), CARD), "mlp.pt", "mlp.safetensors")
    sentence(DataError, lambda: save_sklearn(tmp_path / "rf.pkl", forest, CARD), "rf.pkl", "rf.skops")
    sentence(DataError, lambda: save_sklearn(tmp_path / "rf", forest, CARD), "rf.skops")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("value", [object(), np.arange(3), float("nan"), {1, 2}])
def test_a_card_that_is_not_text_and_numbers_is_refused_and_nothing_is_written(tmp_path, value):
    sentence(DataError, lambda: save_network(tmp_path / "m.safetensors", MLP(4, (3,), 2), {"about": value}), "(")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told_and_the_older_model_still_opens(kept, forest, tmp_path, monkeypatch):
    (tmp_path / "a file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(FolderError):
        save_sklearn(tmp_path / "a file" / "m.skops", forest, CARD)
    path, load = kept["skops"]

    def full(file, content):
        if isinstance(content, bytes):  # the model; the little card would still have had room
            raise OSError(28, "No space left on device")
        write_atomically(file, content)

    monkeypatch.setattr(cards, "write_atomically", full)
    with pytest.raises(OSError, match="No space"):
        save_sklearn(path, MLPClassifier(), CARD)
    assert type(load(path)) is RandomForestClassifier
