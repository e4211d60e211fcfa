"""The EEG network: its shapes, its size, and that it learns, in seconds, what a leak then flatters."""

import time

import numpy as np
import pytest
import torch
from sklearn.metrics import roc_auc_score

from dyplab.data import simulate_eeg, split_by_group, split_stratified
from dyplab.errors import DataError
from dyplab.models import EEGCNN, count_parameters
from dyplab.training import predict_probabilities, train

X = torch.randn(4, 384, generator=torch.Generator().manual_seed(0)) * 30


def test_segments_with_and_without_a_channel_axis_get_the_same_answer():
    network = EEGCNN().eval()
    assert network(X).shape == (4, 2)
    assert torch.equal(network(X), network(X[:, None]))


@pytest.mark.parametrize("samples", [1, 100, 512, 4097])
def test_a_segment_may_have_any_length(samples):
    assert EEGCNN(outputs=3).eval()(torch.zeros(2, samples)).shape == (2, 3)


def test_it_has_a_few_thousand_parameters():
    convolutions = 8 * 15 + 16 * 8 * 9 + 32 * 16 * 5
    assert count_parameters(EEGCNN()) == convolutions + 2 * (8 + 16 + 32) + (32 * 2 + 2) == 4010


def test_each_layer_is_torchs_convolution_written_out():
    network = EEGCNN().eval()
    weights = network.features[0].weight.detach().numpy()
    padded = np.pad(X.numpy(), ((0, 0), (7, 7)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, 15, axis=1)[:, ::2]
    by_hand = np.einsum("btk,ck->bct", windows, weights[:, 0])
    np.testing.assert_allclose(network.features[0](X[:, None]).detach().numpy(), by_hand, atol=1e-3)


def test_when_something_happens_in_the_segment_does_not_matter():
    network = EEGCNN().eval()
    wave = torch.zeros(1, 512)
    wave[0, 100:140] = 50 * torch.sin(torch.arange(40.0))
    assert torch.allclose(network(wave), network(wave.roll(240, dims=1)), atol=1e-5)


def test_the_seed_decides_the_first_weights_and_torchs_random_state_is_left_alone():
    before = torch.get_rng_state()
    one, again, other = (EEGCNN(seed=seed).output.weight for seed in (5, 5, 6))
    assert torch.equal(one, again) and not torch.equal(one, other)
    assert torch.equal(before, torch.get_rng_state())


@pytest.mark.parametrize("shape", [(4, 384, 1), (4, 2, 384), (4, 1, 1, 384)])
def test_a_shape_it_cannot_take_is_answered_with_a_sentence_that_names_it(shape):
    with pytest.raises(DataError) as refused:
        predict_probabilities(EEGCNN(), np.zeros(shape))
    assert str(shape) in refused.value.said.nb and str(shape) in refused.value.said.en


def trained(eeg, learn, test):
    """AUROC on the test rows of a network trained on three quarters of the others, and the seconds it took."""
    fit, watch = learn[: len(learn) * 3 // 4], learn[len(learn) * 3 // 4 :]
    x, y = eeg.segments, eeg.seizure
    network = EEGCNN(seed=0)
    settings = {"epochs": 12, "batch_size": 16, "learning_rate": 0.003, "patience": 12, "seed": 0}
    started = time.process_time()
    train(network, x[fit], y[fit], x[watch], y[watch], **settings)
    return roc_auc_score(y[test], predict_probabilities(network, x[test])[:, 1]), time.process_time() - started


def test_it_learns_the_lessons_cohort_in_seconds_and_a_split_that_shares_recordings_flatters_it():
    found = []
    for seed in (0, 2):
        eeg = simulate_eeg(subjects=24, seed=seed)
        by_subject, seconds = trained(eeg, *split_by_group(eeg.subject, 1 / 3, seed))
        leaked, more = trained(eeg, *split_stratified(eeg.seizure, 1 / 3, seed))
        assert max(seconds, more) < 15
        found.append((by_subject, leaked))
    (by_subject, leaked) = np.mean(found, axis=0)
    assert by_subject > 0.6 and leaked > 0.9 and leaked - by_subject > 0.05, found
