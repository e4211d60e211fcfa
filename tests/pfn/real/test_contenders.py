"""The models: what they are, that each reads any table, and when they have to be run again."""

import numpy as np
import pytest
from conftest import missing
from pfn.real.conftest import make_table
from sklearn.base import clone

from dyplab.errors import MissingExtra
from dyplab.pfn.real import contenders
from dyplab.pfn.real.contenders import CONTENDERS, as_code

OTHERS = [name for name in CONTENDERS if name != "ours"]


@pytest.mark.parametrize("numeric", [False, True], ids=["two answers", "numbers"])
@pytest.mark.parametrize("name", OTHERS)
def test_every_model_reads_categories_and_gaps(name, numeric):
    if name in ("xgboost", "catboost"):
        try:
            contenders.needed(name)
        except MissingExtra:
            missing(name)
    x, y, _ = make_table(numeric)
    model = clone(CONTENDERS[name](x, numeric)).fit(x[:40], y[:40])
    answers = model.predict(x[40:]) if numeric else model.predict_proba(x[40:])[:, 1]
    assert answers.shape == (20,) and np.isfinite(answers).all()


def test_the_others_are_as_their_makers_deliver_them():
    x, _, _ = make_table()
    forest, boosting = CONTENDERS["forest"](x, False)[-1], CONTENDERS["boosting"](x, False)
    assert (forest.n_estimators, forest.max_depth, forest.min_samples_leaf) == (100, None, 1)
    assert (boosting.max_iter, boosting.learning_rate) == (100, 0.1)
    assert CONTENDERS["linear"](x, False)[-1].C == 1.0 and CONTENDERS["linear"](x, True)[-1].alpha == 1.0


def test_a_missing_package_is_one_sentence_that_names_the_extra(monkeypatch):
    monkeypatch.setattr(contenders, "find_spec", lambda name: None)
    with pytest.raises(MissingExtra) as error:
        CONTENDERS["catboost"](make_table().x, False)
    for said in (error.value.said.nb, error.value.said.en):
        assert "catboost" in said and "[tables]" in said and "\n" not in said


def test_comments_and_docstrings_do_not_make_a_model_another():
    plain = as_code("def f(x):\n    return x + 1\n")
    assert as_code('def f(x):\n    """One more."""\n    return x + 1  # why\n') == plain
    assert as_code("def f(x):\n    return x + 2\n") != plain


def test_the_network_is_another_with_other_weights(monkeypatch, tmp_path):
    weights = tmp_path / "pfn.safetensors"
    monkeypatch.setattr("dyplab.pfn.weights.SHIPPED", weights)
    versions = []
    for content in (b"one", b"two", b"one"):
        weights.write_bytes(content)
        versions.append(contenders.version("ours"))
    assert versions[0] == versions[2] != versions[1]
