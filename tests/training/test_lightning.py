"""The Lightning module, judged by our own loop: same batches in, same weights out."""

import warnings

import numpy as np
import pytest
import torch
from torch.utils.data import DataLoader, TensorDataset

from dyplab.models import CNN
from dyplab.training import Augment, one_cycle, train

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of Lightning's own
    import lightning.pytorch as pl

    from dyplab.training.lightning import Classifier

SETTINGS = {"epochs": 2, "batch_size": 16, "learning_rate": 0.01, "seed": 3}


def digits():
    rng = np.random.default_rng(0)
    return rng.random((64, 28, 28)).astype("float32"), rng.integers(0, 10, 64)


def fit(classifier, x, y, batches):
    """Lightning's trainer, silent and without a file, on batches whose order is given."""
    pairs = TensorDataset(torch.from_numpy(x), torch.from_numpy(y))
    trainer = pl.Trainer(
        max_epochs=SETTINGS["epochs"],
        accelerator="cpu",
        logger=False,
        enable_checkpointing=False,
        enable_progress_bar=False,
        enable_model_summary=False,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        trainer.fit(classifier, DataLoader(pairs, batch_sampler=batches), DataLoader(pairs, batch_size=32))
    return trainer


class TheLoopsOrder:
    """Batches in the order our loop draws them from the seed."""

    def __init__(self):
        self.chance = torch.Generator().manual_seed(SETTINGS["seed"])

    def __len__(self):
        return 4

    def __iter__(self):
        return (rows.tolist() for rows in torch.randperm(64, generator=self.chance).split(16))


@pytest.mark.parametrize("rate", [None, one_cycle])
def test_the_same_batches_give_the_same_weights_as_our_loop(rate):
    x, y = digits()
    ours, theirs = CNN(width=2), CNN(width=2)
    train(ours, x, y, **SETTINGS, rate=rate, weight_decay=0.01)
    fit(Classifier(theirs, learning_rate=0.01, weight_decay=0.01, rate=rate), x, y, TheLoopsOrder())
    for one, other in zip(ours.state_dict().values(), theirs.state_dict().values(), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-5)


def test_augmentation_is_for_training_alone_and_the_seed_decides_it():
    met = []

    def augment(images, generator):
        met.append(Augment(shift=2)(images, generator))
        return met[-1]

    x, y = digits()
    for _ in range(2):
        trainer = fit(Classifier(CNN(width=2), learning_rate=0.01, augment=augment, seed=5), x, y, TheLoopsOrder())
    assert len(met) == 16  # two epochs of four batches, twice; the validation batches are not among them
    assert all(torch.equal(one, again) for one, again in zip(met[:8], met[8:], strict=True))
    assert set(trainer.callback_metrics) == {"train_loss", "validation_loss", "validation_accuracy"}
