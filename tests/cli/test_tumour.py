"""`dyplab tumour`: wrong use is said before anything runs; the evaluation is a table in one language."""

import pytest

from dyplab.data import simulate_patient
from dyplab.tumour import trial


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Patients at 3 mm, and a network that says what the truth says nowhere: nothing is tumour."""
    monkeypatch.setattr(trial, "SPACING_MM", 3.0)
    monkeypatch.setattr(trial, "PATIENTS_FOR_THRESHOLD", 1)
    monkeypatch.setattr(trial, "segment", lambda scan, network: type("", (), {"mask": 0 * scan.mask}))


def test_the_scores_stand_beside_the_flair_threshold_in_one_language(dyplab, few):
    english, norwegian = (dyplab("tumour", "evaluate", "--patients", "2", "--lang", lang) for lang in ("en", "nb"))
    assert (english.code, norwegian.code) == (0, 0)
    for words in ("Patients: 2", "FLAIR threshold", "chosen on 1 other simulated"):
        assert words in english.out
    for words in ("Simulerer 2 pasienter", "FLAIR-terskel", "valgt på 1 andre"):
        assert words in norwegian.out
    assert "patients" not in norwegian.out


def test_patients_held_out_are_others_than_those_of_the_threshold(few):
    held_out = {scan.patient for scan in trial.held_out_scans(2)}
    first = trial.FOR_THRESHOLD * 10_000
    assert len(held_out) == 2 and simulate_patient(first, 3).patient not in held_out


@pytest.mark.parametrize(
    ("words", "nb", "en"),
    [
        (("train",), "--checkpoint", "--checkpoint"),
        (("train", "--checkpoint", "a.safetensors", "--steps", "0"), "fra 1 og oppover", "of 1 or more"),
        (("train", "--checkpoint", "a.safetensors", "--out", "a.txt"), "slutte på .safetensors", "end in .safetensors"),
        (("train", "--checkpoint", "a.safetensors", "--out", "a.safetensors"), "samme fil", "one file"),
        (("evaluate", "--patients", "1"), "fra 2 og oppover", "of 2 or more"),
    ],
)
def test_wrong_use_is_said_before_anything_runs(dyplab, words, nb, en):
    for lang, said in (("nb", nb), ("en", en)):
        answer = dyplab("tumour", *words, "--lang", lang)
        assert answer.code == 2 and said in " ".join(answer.err.split())


def test_weights_that_are_not_there_are_said_before_anything_is_simulated(dyplab, tmp_path):
    answer = dyplab("tumour", "evaluate", "--weights", str(tmp_path / "none.safetensors"), "--lang", "en")
    assert answer.code == 1 and "none.safetensors" in answer.err and "Simulating" not in answer.out
