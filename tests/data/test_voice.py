"""The simulated voice study sets its three traps, on every seed, for scikit-learn's own models."""

import re

import numpy as np
import pytest
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from threadpoolctl import threadpool_limits

from dyplab.data import simulate_voice

MODELS = {
    "logistic": lambda: make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000)),
    "forest": lambda: RandomForestClassifier(40, random_state=0),
}


def parts(seed):
    voice = simulate_voice(seed)
    x = voice.drop(columns=["id", "recording", "status"]).assign(sex=voice["sex"] == "F").to_numpy(float)
    return voice, x, voice["status"].to_numpy(), voice["recording"].str.rpartition("_")[0].to_numpy()


def by_fold(make, x, y, folds):
    with threadpool_limits(1):
        return [roc_auc_score(y[out], make().fit(x[kept], y[kept]).predict_proba(x[out])[:, 1]) for kept, out in folds]


def folds_by_person(x, y, person):
    return StratifiedGroupKFold(5, shuffle=True, random_state=0).split(x, y, person)


@pytest.mark.parametrize(("model", "seed"), [*(("logistic", seed) for seed in range(10)), ("forest", 0), ("forest", 6)])
def test_the_three_traps_are_there_on_every_seed(model, seed):
    voice, x, y, person = parts(seed)
    make = MODELS[model]
    shuffled = by_fold(make, x, y, StratifiedKFold(5, shuffle=True, random_state=0).split(x, y))
    persons = by_fold(make, x, y, folds_by_person(x, y, person))
    with_id = by_fold(make, np.column_stack([voice["id"], x]), y, folds_by_person(x, y, person))
    in_order = by_fold(make, x, y, StratifiedKFold(5).split(x, y))

    assert np.mean(shuffled) > 0.88 and np.mean(shuffled) - np.mean(persons) > 0.08  # the same person on both sides
    assert np.mean(with_id) > 0.9 and np.mean(with_id) - np.mean(persons) > 0.08  # the column that counts the rows
    assert in_order[-1] < 0.5 < min(in_order[:-1]) and min(in_order[:-1]) - in_order[-1] > 0.2  # another microphone
    assert min(shuffled) > 0.8  # and nothing of it is seen in shuffled folds
    assert 0.65 < np.mean(persons) < 0.95  # what there is to learn is neither nothing nor everything


@pytest.mark.parametrize("seed", range(10))
def test_each_person_has_six_recordings_that_stand_together_cases_first(seed):
    voice, _, y, person = parts(seed)
    assert y.tolist() == [1] * 120 + [0] * 120 and voice["id"].tolist() == list(range(1, 241))
    runs = person.reshape(40, 6)
    assert (runs == runs[:, :1]).all() and len(set(runs[:, 0])) == 40
    assert all(re.fullmatch(r"voice_P\d\d_[1-6]", name) for name in voice["recording"])
    assert voice["recording"].is_unique and voice.notna().to_numpy().all()
    fixed = voice.groupby(person)[["age_years", "sex", "status"]].nunique()
    assert (fixed == 1).to_numpy().all()


@pytest.mark.parametrize("seed", range(10))
def test_five_stratified_folds_in_the_order_of_the_file_keep_each_person_whole(seed):
    _, x, y, person = parts(seed)
    for kept, out in StratifiedKFold(5).split(x, y):
        assert not set(person[kept]) & set(person[out])


@pytest.mark.parametrize("seed", range(3))
def test_the_recordings_name_and_the_persons_age_and_sex_do_not_tell_who_is_ill(seed):
    voice, _, _, person = parts(seed)
    one = voice.groupby(person, sort=False).first()
    number = [int(name[7:9]) for name in one.index]
    assert 0.25 < roc_auc_score(one["status"], number) < 0.75
    assert 0.3 < roc_auc_score(one["status"], one["age_years"]) < 0.7
    assert (one["sex"] == "F").groupby(one["status"]).sum().tolist() == [8, 8]


def test_the_values_lie_where_the_published_voices_lie(shared):
    import pandas as pd

    real = pd.read_csv(shared / "data" / "tables" / "parkinsons.data")
    voice = simulate_voice()
    voice = voice[:-24]  # without the other microphone
    pairs = {"f0_mean_hz": "MDVP:Fo(Hz)", "hnr_db": "HNR", "rpde": "RPDE", "dfa": "DFA", "d2": "D2", "ppe": "PPE"}
    for ours, theirs in pairs.items():
        spread = real[theirs].max() - real[theirs].min()
        assert abs(voice[ours].mean() - real[theirs].mean()) < 0.15 * spread
        assert voice[ours].min() > real[theirs].min() - 0.3 * spread
        assert voice[ours].max() < real[theirs].max() + 0.3 * spread
    assert voice["jitter_percent"].median() == pytest.approx(100 * real["MDVP:Jitter"].median(), rel=0.4)
    women, men = (voice.loc[voice["sex"] == sex, "f0_mean_hz"].mean() for sex in "FM")
    assert women > men + 30


def test_hoarseness_goes_together_as_in_real_voices():
    voice = simulate_voice()[:-24]
    tied = voice[["jitter_percent", "jitter_rap_percent", "shimmer_percent", "nhr", "ppe"]].corr("spearman")
    assert tied.to_numpy().min() > 0.3 and tied.loc["jitter_percent", "jitter_rap_percent"] > 0.8
    assert voice["hnr_db"].corr(voice["nhr"], "spearman") < -0.4


def test_the_seed_decides_all_of_it():
    assert simulate_voice(3).equals(simulate_voice(3)) and not simulate_voice(3).equals(simulate_voice(4))
    assert simulate_voice().equals(simulate_voice(0))
