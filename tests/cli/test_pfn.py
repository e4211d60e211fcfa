"""`dyplab pfn`: the table of models, in the reader's language; looks at the report half are counted."""

import json
import signal
from functools import partial
from importlib.metadata import PackageNotFoundError, version

import numpy as np
import pandas as pd
import pytest
import torch

from dyplab.data import Table
from dyplab.errors import DataError
from dyplab.pfn.real import comparing, contenders, tables
from dyplab.pfn.real.tables import RealTable
from dyplab.text import Sentence


def make_table() -> Table:
    rng = np.random.default_rng(0)
    x = pd.DataFrame(rng.normal(size=(60, 3)), columns=["age", "tau", "glucose"])
    return Table(x, (x["age"] + rng.normal(size=60) > 0).to_numpy(np.int64), None)


def not_here() -> Table:
    raise DataError(Sentence(nb="Ikke hentet.", en="Not fetched.")())


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three tables, one of them absent; three models, of which the linear one stands for the network."""
    few = (
        RealTable("breast-cancer", "development", make_table),
        RealTable("parkinson-voice", "development", not_here),
        RealTable("burn", "report", make_table),
    )
    true_version = contenders.version
    monkeypatch.setattr(tables, "TABLES", few)
    monkeypatch.setitem(contenders.CONTENDERS, "ours", contenders.linear)
    monkeypatch.setattr(contenders, "version", lambda name: "w" if name == "ours" else true_version(name))
    fast = partial(comparing.compare, models=("null", "linear", "ours"), folds=3, repeats=2)
    monkeypatch.setattr(comparing, "compare", fast)
    monkeypatch.setattr("dyplab.system.limit_threads", lambda n: n)


def test_the_table_of_models_is_printed_whole_and_in_one_language(dyplab, small):
    english, norwegian = (dyplab("pfn", "evaluate", "--lang", lang) for lang in ("en", "nb"))
    assert (english.code, norwegian.code) == (0, 0)
    for words in ("Breast cancer (development): 60 rows", "by person), skipped: Not fetched.", "Mean AUROC"):
        assert words in english.out
    for words in ("Brystkreft (utvikling): 60 rader", "hoppet over: Ikke hentet.", "Gjennomsnittlig AUROC", "krav  "):
        assert words in norwegian.out
    assert " needed " not in norwegian.out and "trengs" not in english.out


def test_a_second_run_has_nothing_left_to_do_and_prints_the_same(dyplab, small):
    first, second = (dyplab("pfn", "evaluate", "--half", "development", "--lang", "en") for _ in range(2))
    assert first.err.splitlines() == [
        f"Breast cancer: running {model} …" for model in ("same answer for all", "logistic / ridge", "dyplab's network")
    ]
    assert second.err == "" and second.out == first.out


def test_looks_at_the_report_half_are_counted_and_those_at_the_other_are_not(dyplab, small, tmp_path, monkeypatch):
    monkeypatch.setenv("DYPLAB_HOME", str(tmp_path))
    log = tmp_path / "cache" / "pfn-evaluate" / "looks.jsonl"
    said = dyplab("pfn", "evaluate", "--half", "development", "--lang", "en")
    assert "Infection after burns" not in said.out.partition("\nMean")[0] and not log.exists()
    assert "looked at once" in dyplab("pfn", "evaluate", "--half", "report", "--lang", "en").out
    assert "sett på 2 ganger" in dyplab("pfn", "evaluate", "--lang", "nb").out
    looks = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [look["network"] for look in looks] == ["w", "w"]


@pytest.fixture
def pretraining(dyplab, tmp_path, monkeypatch):
    """`dyplab pfn pretrain` on a checkpoint in a folder of its own, with nothing learned in its steps."""
    pytest.importorskip("lightning")
    monkeypatch.setattr("dyplab.system.limit_threads", lambda n: n)
    monkeypatch.setattr("dyplab.pfn.pretraining.loop.one_step", lambda *_: torch.tensor(0.5))
    return partial(dyplab, "pfn", "pretrain", "--checkpoint", str(tmp_path / "made.safetensors"))


@pytest.mark.parametrize(("lang", "words"), [("nb", "Avbrutt etter steg 1 av 3"), ("en", "Stopped after step 1 of 3")])
def test_ctrl_c_ends_a_pretraining_with_where_it_is_and_how_to_go_on(pretraining, tmp_path, monkeypatch, lang, words):
    def pressed(*_: object) -> torch.Tensor:
        signal.raise_signal(signal.SIGINT)
        return torch.tensor(0.5)

    with monkeypatch.context() as patch:
        patch.setattr("dyplab.pfn.pretraining.loop.one_step", pressed)
        said = pretraining("--steps", "3", "--lang", lang)
    assert (said.code, said.out, said.err.count("\n")) == (130, "", 1)
    assert words in said.err and str(tmp_path / "made.safetensors") in said.err
    weights = tmp_path / "out.safetensors"
    assert str(weights) in pretraining("--steps", "3", "--out", str(weights), "--lang", lang).out and weights.exists()


@pytest.mark.parametrize(
    ("lang", "until", "further"),
    [("nb", "slik --until sier", "allerede kommet til steg 3"), ("en", "as --until says", "already come to step 3")],
)
def test_a_pretraining_says_what_steps_it_has(pretraining, lang, until, further):
    said = pretraining("--steps", "6", "--until", "3", "--lang", lang)
    assert (said.code, said.err) == (0, "") and until in said.out
    said = pretraining("--steps", "2", "--lang", lang)
    assert (said.code, said.out) == (1, "") and further in said.err


def test_lightning_says_nothing_of_its_own(pretraining, monkeypatch, caplog):
    monkeypatch.setattr("dyplab.pfn.pretraining.loop.precision", lambda: "bf16-mixed")  # it has a line on that
    assert pretraining("--steps", "1").code == 0
    assert caplog.text == ""


@pytest.mark.parametrize(("lang", "words"), [("nb", "tilleggspakken [train]"), ("en", "optional part [train]")])
def test_a_pretraining_without_lightning_says_how_to_get_it(pretraining, monkeypatch, lang, words):
    def absent(name: str) -> str:
        if name == "lightning":
            raise PackageNotFoundError(name)
        return version(name)

    monkeypatch.setattr("importlib.metadata.version", absent)
    said = pretraining("--lang", lang)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert words in said.err and 'install "lightning' in said.err


@pytest.mark.parametrize(
    ("words", "nb", "en"),
    [
        (["evaluate", "--half", "whole"], "finnes ikke", "invalid choice"),
        (["pretrain"], "dette mangler: --checkpoint", "required: --checkpoint"),
        (
            ["pretrain", "--checkpoint", "a.safetensors", "--out", "./a.safetensors"],
            "kan ikke være samme fil",
            "cannot be one file",
        ),
        (["pretrain", "--out", "a.pt"], "a.pt går ikke", "a.pt will not do"),
        (["pretrain", "--out", "gone/a.safetensors"], "mappen må finnes", "folder must exist"),
        (["pretrain", "--steps", "0"], "fra 1 og oppover, ikke 0", "of 1 or more, not 0"),
        (["pretrain", "--seed", "to"], "fra 0 og oppover, ikke to", "of 0 or more, not to"),
        ([], "dette mangler: KOMMANDO", "required: COMMAND"),
    ],
)
def test_wrong_use_is_said_in_the_readers_language(dyplab, words, nb, en):
    for lang, expected in (("nb", nb), ("en", en)):
        said = dyplab("pfn", *words, "--lang", lang)
        assert (said.code, said.out) == (2, "") and expected in said.err
