"""The training loop, judged by a loop and an Adam written out by hand."""

import ast
import copy
import inspect
import signal
import textwrap

import numpy as np
import pytest
import torch
from torch import nn

import dyplab.training
from dyplab.errors import DataError
from dyplab.models import MLP
from dyplab.text import training as said
from dyplab.training import History, train

SETTINGS = {"epochs": 4, "batch_size": 16, "learning_rate": 0.01, "patience": 4, "seed": 7}


@pytest.fixture
def patients():
    """Two measurements a patient, three classes, one in five labels wrong: easy to learn, and to learn too well."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(90, 2)).astype("float32")
    y = (x[:, 0] > 0).astype(int) + (x[:, 1] > 0)
    wrong = rng.random(90) < 0.2
    y[wrong] = rng.integers(0, 3, wrong.sum())
    return x[:60], y[:60], x[60:], y[60:]


def weights(network):
    return [values.detach().clone() for values in network.parameters()]


def equal(one, other):
    return all(torch.equal(a, b) for a, b in zip(one, other, strict=True))


def loop_by_hand(network, x, y, x_validation, y_validation, epochs, batch_size, learning_rate, seed, weight_decay):
    """Softmax, cross-entropy and Adam (Kingma & Ba 2015, algorithm 1) written out; yields curves and weights."""
    x, x_validation = torch.tensor(x), torch.tensor(x_validation)
    y, y_validation = torch.tensor(y), torch.tensor(y_validation)

    def loss_of(x, y):
        powers = network(x).exp()
        return -(powers[torch.arange(len(y)), y] / powers.sum(1)).log().mean()

    values = list(network.parameters())
    mean, square = [torch.zeros_like(v) for v in values], [torch.zeros_like(v) for v in values]
    order, steps = torch.Generator().manual_seed(seed), 0
    for _ in range(epochs):
        shuffled = torch.randperm(len(x), generator=order)
        for start in range(0, len(x), batch_size):
            rows, steps = shuffled[start : start + batch_size], steps + 1
            gradients = torch.autograd.grad(loss_of(x[rows], y[rows]), values)
            with torch.no_grad():
                for v, g, m, s in zip(values, gradients, mean, square, strict=True):
                    g = g + weight_decay * v
                    m.copy_(0.9 * m + 0.1 * g)
                    s.copy_(0.999 * s + 0.001 * g * g)
                    v -= learning_rate * (m / (1 - 0.9**steps)) / ((s / (1 - 0.999**steps)).sqrt() + 1e-8)
        with torch.no_grad():
            curves = [loss_of(x, y), loss_of(x_validation, y_validation)]
            right = [(network(a).argmax(1) == b).float().mean() for a, b in ((x, y), (x_validation, y_validation))]
        yield [float(c) for c in (curves[0], right[0], curves[1], right[1])], weights(network)


@pytest.mark.parametrize("batch_size", [60, 16])  # 60 of 60: each epoch is one step
@pytest.mark.parametrize("weight_decay", [0.0, 0.1])
def test_curves_and_weights_equal_a_loop_written_by_hand_step_by_step(patients, batch_size, weight_decay):
    settings = {"epochs": 12, "batch_size": batch_size, "learning_rate": 0.01, "seed": 7, "weight_decay": weight_decay}
    network, seen = MLP(2, (8, 5), 3, seed=1), []
    history = train(network, *patients, **settings, patience=12, on_epoch=lambda *_: seen.append(weights(network)))
    ours = zip(
        history.train_loss,
        history.train_accuracy,
        history.validation_loss,
        history.validation_accuracy,
        strict=True,
    )
    by_hand = list(loop_by_hand(MLP(2, (8, 5), 3, seed=1), *patients, **settings))
    assert len(history) == len(by_hand) == 12
    for curves, found, (expected_curves, expected) in zip(ours, seen, by_hand, strict=True):
        np.testing.assert_allclose(curves, expected_curves, rtol=1e-4)
        for a, b in zip(found, expected, strict=True):
            np.testing.assert_allclose(a, b, atol=1e-5)


def test_the_same_seed_gives_the_same_result_with_dropout_too(patients):
    results = []
    for disturbance in (1, 2):
        torch.manual_seed(disturbance)
        network = MLP(2, (8,), 3, dropout=0.3, seed=1)
        results.append((train(network, *patients, **SETTINGS), weights(network)))
    assert results[0][0] == results[1][0]
    assert equal(results[0][1], results[1][1])


def test_another_seed_gives_another_result(patients):
    one, other = (train(MLP(2, (8,), 3), *patients, **{**SETTINGS, "seed": seed}) for seed in (1, 2))
    assert one.train_loss != other.train_loss


def test_dropout_does_not_change_the_order_of_the_patients(patients):
    class Watched(MLP):
        def forward(self, x):
            if self.training:
                batches.append(x.clone())
            return super().forward(x)

    orders = []
    for dropout in (0.0, 0.5):
        batches = []
        train(Watched(2, (8,), 3, dropout=dropout), *patients, **SETTINGS)
        orders.append(torch.cat(batches))
    assert torch.equal(*orders)


def test_every_patient_is_met_once_an_epoch(patients):
    class Watched(MLP):
        def forward(self, x):
            if self.training:
                met.extend(map(tuple, x.tolist()))
            return super().forward(x)

    met = []
    train(Watched(2, (8,), 3), *patients, **{**SETTINGS, "epochs": 1})
    assert sorted(met) == sorted(map(tuple, patients[0].tolist()))


def test_random_states_outside_are_left_alone(patients):
    torch_before, numpy_before = torch.get_rng_state(), np.random.get_state()[1].copy()
    train(MLP(2, (8,), 3, dropout=0.3), *patients, **SETTINGS)
    assert torch.equal(torch_before, torch.get_rng_state())
    assert np.array_equal(numpy_before, np.random.get_state()[1])


def test_early_stopping_gives_back_the_weights_of_the_best_epoch(patients):
    network, seen = MLP(2, (50, 50), 3), []
    settings = {**SETTINGS, "epochs": 200, "patience": 6}
    history = train(network, *patients, **settings, on_epoch=lambda *_: seen.append(weights(network)))
    best = int(np.argmin(history.validation_loss))
    assert history.best_epoch == best + 1
    assert len(history) == len(seen) == best + 1 + 6 < 200
    assert equal(weights(network), seen[best])
    assert not equal(weights(network), seen[-1])


def test_the_best_weights_come_back_also_when_the_epochs_run_out(patients):
    network, seen = MLP(2, (50, 50), 3), []
    settings = {**SETTINGS, "epochs": 30, "patience": 30}
    history = train(network, *patients, **settings, on_epoch=lambda *_: seen.append(weights(network)))
    assert len(history) == 30 > history.best_epoch
    assert equal(weights(network), seen[history.best_epoch - 1])


def test_ctrl_c_ends_the_training_with_the_best_weights_so_far(patients):
    def stop_at_three(epoch, history):
        seen.append(weights(network))
        if epoch == 3:
            signal.raise_signal(signal.SIGINT)

    network, seen = MLP(2, (8,), 3), []
    history = train(network, *patients, **SETTINGS, on_epoch=stop_at_three)
    assert (len(history), history.interrupted) == (3, True)
    assert equal(weights(network), seen[history.best_epoch - 1])


def test_ctrl_c_in_the_middle_of_an_epoch_leaves_whole_epochs_behind(patients):
    class Stopped(MLP):
        steps = 0

        def forward(self, x):
            self.steps += self.training
            if self.steps == 6:  # the second step of the second epoch: four steps an epoch
                raise KeyboardInterrupt
            return super().forward(x)

    network, seen = Stopped(2, (8,), 3), []
    history = train(network, *patients, **SETTINGS, on_epoch=lambda *_: seen.append(weights(network)))
    assert (len(history), history.interrupted) == (1, True)
    assert equal(weights(network), seen[0])


def test_ctrl_c_before_the_first_epoch_is_over_keeps_what_was_learned(patients):
    class Stopped(MLP):
        steps = 0

        def forward(self, x):
            self.steps += self.training
            if self.steps == 3:
                raise KeyboardInterrupt
            return super().forward(x)

    network = Stopped(2, (8,), 3)
    before = weights(network)
    history = train(network, *patients, **SETTINGS)
    assert (len(history), history.best_epoch, history.interrupted) == (0, 0, True)
    assert not equal(weights(network), before)


def test_without_patience_the_last_weights_stay_whatever_the_validation_says(patients):
    network, seen = MLP(2, (50, 50), 3), []
    settings = {**SETTINGS, "epochs": 30, "patience": None}
    history = train(network, *patients, **settings, on_epoch=lambda *_: seen.append(weights(network)))
    assert len(history) == 30 > history.best_epoch
    assert equal(weights(network), seen[-1])


def test_without_a_validation_set_the_curve_is_what_the_batches_gave_as_they_passed(patients):
    class Watched(MLP):
        def forward(self, x):
            logits = super().forward(x)
            if self.training:
                met.append((x, logits.detach()))
            return logits

    x, y, *_ = patients
    met, network = [], Watched(2, (8,), 3, dropout=0.2)
    history = train(network, x, y, **{**SETTINGS, "epochs": 1, "patience": None})
    truth = {tuple(row): label for row, label in zip(x.tolist(), y, strict=True)}
    chances = torch.cat([logits.softmax(1) for _, logits in met]).numpy()
    labels = [truth[tuple(row)] for batch, _ in met for row in batch.tolist()]
    assert history.train_loss == [pytest.approx(-np.log(chances[range(60), labels]).mean(), rel=1e-5)]
    assert history.train_accuracy == [pytest.approx((chances.argmax(1) == labels).mean())]
    assert (history.validation_loss, history.validation_accuracy, history.best_epoch) == ([], [], 0)


@pytest.mark.parametrize(("rows", "batch_size"), [(33, 16), (17, 16), (4, 3), (2, 1), (1, 1)])
def test_one_row_left_over_joins_the_batch_before_it(rows, batch_size, patients):
    class Watched(MLP):
        def forward(self, x):
            if self.training:
                sizes.append(len(x))
            return super().forward(x)

    x, y, *_ = patients
    sizes = []
    train(
        Watched(2, (8,), 3), x[:rows], y[:rows], **{**SETTINGS, "epochs": 1, "batch_size": batch_size, "patience": None}
    )
    assert sum(sizes) == rows
    assert batch_size == 1 or rows == 1 or min(sizes) > 1
    assert max(sizes) <= batch_size + 1


def test_the_rate_moves_at_each_step_and_augmentation_meets_each_batch_in_training_alone(patients):
    class Steps(torch.optim.SGD):
        def step(self):
            rates.append(self.param_groups[0]["lr"])
            return super().step()

    def augment(images, generator):
        met.append(len(images))
        return images + torch.randn(images.shape, generator=generator)

    rates, met = [], []
    settings = {**SETTINGS, "epochs": 2, "patience": None, "optimiser": Steps, "augment": augment}
    one, other = MLP(2, (8,), 3), MLP(2, (8,), 3)
    train(one, *patients, **settings, rate=lambda done: 1 - done)
    assert rates == pytest.approx([0.01 * (1 - step / 8) for step in range(8)])
    assert met == [16, 16, 16, 12] * 2
    train(other, *patients, **settings, rate=lambda done: 1 - done)
    assert equal(weights(one), weights(other))


def test_each_part_of_the_network_ends_in_the_mode_it_began_in(patients):
    network = nn.Sequential(nn.Linear(2, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Linear(8, 3))
    network[1].eval()
    for fails in (False, True):

        def on_epoch(epoch, history, fails=fails):
            if fails:
                raise RuntimeError("the progress line fell over")

        try:
            train(network, *patients, **SETTINGS, on_epoch=on_epoch)
        except RuntimeError:
            assert fails
        assert [part.training for part in network.modules()] == [True, True, False, True, True]


def test_running_statistics_come_back_with_the_best_epoch(patients):
    network, seen = nn.Sequential(nn.Linear(2, 50), nn.BatchNorm1d(50), nn.ReLU(), nn.Linear(50, 3)), []
    settings = {**SETTINGS, "epochs": 40, "patience": 5}
    history = train(
        network, *patients, **settings, on_epoch=lambda *_: seen.append(copy.deepcopy(network.state_dict()))
    )
    assert history.best_epoch < len(history)
    for name, values in network.state_dict().items():
        assert torch.equal(values, seen[history.best_epoch - 1][name])


def test_the_callback_meets_each_epoch_with_the_history_so_far(patients):
    seen = []
    history = train(
        MLP(2, (8,), 3), *patients, **SETTINGS, on_epoch=lambda epoch, so_far: seen.append((epoch, len(so_far)))
    )
    assert seen == [(1, 1), (2, 2), (3, 3), (4, 4)]
    assert isinstance(history, History)
    assert not history.interrupted


def test_pixels_are_scaled_once_and_the_arrays_are_left_as_they_were():
    rng = np.random.default_rng(0)
    images, labels = rng.integers(0, 256, (40, 28, 28)).astype("uint8"), rng.integers(0, 10, 40)
    images.flags.writeable = labels.flags.writeable = False
    flat = images.reshape(40, 784) / 255
    as_images = train(MLP(), images[:30], labels[:30], images[30:], labels[30:], **SETTINGS)
    as_numbers = train(MLP(), flat[:30], labels[:30], flat[30:], labels[30:], **SETTINGS)
    np.testing.assert_allclose(as_images.train_loss, as_numbers.train_loss, rtol=1e-5)


def test_the_loop_fits_a_screen():
    tree = ast.parse(textwrap.dedent(inspect.getsource(train))).body[0]
    body = tree.body[1:]  # without the docstring
    assert body[-1].end_lineno - body[0].lineno + 1 <= 40


def test_every_public_name_is_there_and_no_other_is_invented():
    assert dyplab.training.__all__ == sorted(dyplab.training.__all__)
    assert all(callable(getattr(dyplab.training, name)) for name in dyplab.training.__all__)
    with pytest.raises(AttributeError):
        _ = dyplab.training.resume


def changed(array, row, value):
    array = array.copy()
    array[row] = value
    return array


X, Y = np.linspace(0, 1, 20, dtype="float32").reshape(10, 2), np.arange(10) % 3
UNUSABLE = {
    "nan in x": ({"x": changed(X, 4, np.nan)}, said.NOT_FINITE, ["x ", "2 ", "4"]),
    "inf in x_validation": ({"x_validation": changed(X, 3, np.inf)}, said.NOT_FINITE, ["x_validation", "3"]),
    "too large for float32": ({"x": changed(X.astype("float64"), 3, 1e300)}, said.NOT_FINITE, ["x ", "3"]),
    "empty validation": ({"x_validation": X[:0], "y_validation": Y[:0]}, said.NO_ROWS, ["x_validation"]),
    "empty training": ({"x": [], "y": []}, said.NO_ROWS, ["x "]),
    "no labels": ({"y": []}, said.UNEQUAL, ["y ", "10", "0"]),
    "no variables": ({"x": X[:, :0]}, said.NO_ROWS, ["x "]),
    "too many variables": ({"x": np.ones((10, 5))}, said.NETWORK_REFUSES, ["x,", "(10, 5)"]),
    "validation of another width": (
        {"x_validation": np.ones((10, 3))},
        said.NETWORK_REFUSES,
        ["x_validation", "(10, 3)"],
    ),
    "one row alone": ({"x": X[0]}, said.ONE_ROW, ["x ", "(2,)"]),
    "rows of unequal length": ({"x": [[1.0], [1.0, 2.0]]}, said.NOT_NUMBERS, ["x ", "list"]),
    "text in x": ({"x": np.array([["high", "low"]] * 10)}, said.NOT_NUMBERS, ["x ", "<U4"]),
    "text as labels": ({"y": ["benign"] * 10}, said.NOT_NUMBERS, ["y ", "<U6"]),
    "whole numbers of unclear scale": ({"x": np.ones((10, 2), int)}, said.WHICH_SCALE, ["x ", "int64", "uint8"]),
    "pixels never scaled": ({"x": np.full((10, 2, 1), 255.0)}, said.UNSCALED, ["x ", "255"]),
    "label too high": ({"y": changed(Y, 2, 3)}, said.LABEL_RANGE, ["y ", "3", "2"]),
    "label below zero": ({"y_validation": changed(Y, 2, -1)}, said.LABEL_RANGE, ["y_validation", "-1", "2"]),
    "decimal labels": ({"y": Y.astype(float)}, said.BAD_LABELS, ["y ", "float64"]),
    "one-hot labels": ({"y": np.eye(3, dtype=int)[Y]}, said.BAD_LABELS, ["y ", "(10, 3)"]),
    "one label missing": ({"y": Y[:9]}, said.UNEQUAL, ["y ", "10", "9"]),
    "no epochs": ({"epochs": 0}, said.BAD_COUNT, ["epochs=0"]),
    "a batch and a half": ({"batch_size": 1.5}, said.BAD_COUNT, ["batch_size=1.5"]),
    "no patience": ({"patience": 0}, said.BAD_COUNT, ["patience=0"]),
    "rate zero": ({"learning_rate": 0}, said.BAD_RATE, ["learning_rate=0"]),
    "rate as text": ({"learning_rate": "0,001"}, said.BAD_RATE, ["learning_rate=0,001"]),
    "rate nan": ({"learning_rate": float("nan")}, said.BAD_RATE, ["learning_rate=nan"]),
    "negative decay": ({"weight_decay": -1.0}, said.BAD_DECAY, ["weight_decay=-1.0"]),
    "half a validation set": ({"y_validation": None}, said.HALF_A_SET, ["y_validation"]),
    "the other half": ({"x_validation": None}, said.HALF_A_SET, ["x_validation"]),
    "nothing to watch": ({"x_validation": None, "y_validation": None}, said.NOTHING_TO_WATCH, ["patience=4"]),
    "exploding loss": ({"learning_rate": 1e30}, said.LOSS_EXPLODED, ["learning_rate"]),
}


@pytest.mark.parametrize("case", UNUSABLE)
def test_what_cannot_be_trained_with_is_answered_with_a_sentence_in_both_languages(case):
    wrong, sentence, values = UNUSABLE[case]
    given = {"x": X, "y": Y, "x_validation": X, "y_validation": Y, **SETTINGS, **wrong}
    network = MLP(2, (8,), 3)
    with pytest.raises(DataError) as error:
        train(network, **given)
    assert network.training
    assert error.value.said.sentence is sentence
    nb, en = error.value.said.nb, error.value.said.en
    assert nb != en
    for words in (nb, en):
        assert all(value in words for value in values), words
        assert "{" not in words


def test_a_network_that_answers_with_one_number_a_patient_is_told_so():
    with pytest.raises(DataError) as error:
        train(nn.Sequential(nn.Linear(2, 1), nn.Flatten(0)), X, Y, X, Y, **SETTINGS)
    assert "(1,)" in error.value.said.nb
    assert "(1,)" in error.value.said.en


def test_a_loss_that_explodes_late_leaves_the_best_weights_behind(patients):
    def sabotage(epoch, history):
        seen.append(weights(network))
        if epoch == 2:
            network.output.bias.data.fill_(float("nan"))

    network, seen = MLP(2, (8,), 3), []
    with pytest.raises(DataError):
        train(network, *patients, **SETTINGS, on_epoch=sabotage)
    assert equal(weights(network), seen[1])


def test_numbers_in_other_clothes_are_accepted(patients):
    x, y, x_validation, y_validation = patients
    reference = train(MLP(2, (8,), 3), x, y, x_validation, y_validation, **SETTINGS)
    for as_given in (torch.tensor, np.ndarray.tolist, np.asfortranarray, lambda a: a[::-1][::-1]):
        given = [as_given(x), as_given(y), as_given(x_validation), as_given(y_validation)]
        assert train(MLP(2, (8,), 3), *given, **SETTINGS) == reference


def test_yes_and_no_are_two_classes(patients):
    x, y, x_validation, y_validation = patients
    one = train(MLP(2, (8,), 2), x, y > 0, x_validation, y_validation > 0, **SETTINGS)
    assert one == train(MLP(2, (8,), 2), x, (y > 0) * 1, x_validation, (y_validation > 0) * 1, **SETTINGS)
