"""Simulated writers and the copy fault, judged by scikit-learn."""

import numpy as np
import pytest
from sklearn.ensemble import RandomForestClassifier
from sklearn.neighbors import KNeighborsClassifier

from dyplab.data import copy_fault, load_mnist, part_labels, simulate_writers, split_by_group, split_stratified
from dyplab.errors import DataError


def share_right(model, train, test):
    """How many of the test digits a model of scikit-learn reads right."""
    (x, y), (x_test, y_test) = ((images.reshape(len(images), -1), labels) for images, labels in (train, test))
    return model.fit(x, y).score(x_test, y_test)


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize(
    "model", [KNeighborsClassifier(1), RandomForestClassifier(50, random_state=0)], ids=["neighbour", "forest"]
)
def test_a_random_split_promises_too_much_for_new_writers_and_a_split_by_writer_does_not(model, seed):
    digits, others = (tuple(part[half::2] for part in load_mnist()) for half in (0, 1))
    images, labels, writers = simulate_writers(*digits, n_writers=50, seed=seed)
    new = simulate_writers(*others, n_writers=50, seed=seed + 100)[:2]  # writers nobody has seen: the truth

    def found(rows, test):
        return share_right(model, (images[rows], labels[rows]), (images[test], labels[test]))

    promised = found(*split_stratified(labels, 0.2, seed))
    by_writer = np.mean([found(*split_by_group(writers, 0.2, fold)) for fold in range(3)])
    truth = share_right(model, (images, labels), new)
    assert promised > 0.93 and promised - truth > 0.08
    assert abs(by_writer - truth) < 0.06


def test_every_writer_writes_every_digit_four_times_in_one_hand():
    images, labels, writers = simulate_writers(*load_mnist(), n_writers=20, seed=0)
    assert images.dtype == np.uint8 and images.shape == (800, 28, 28)
    counts = np.zeros((20, 10), int)
    np.add.at(counts, (writers, labels), 1)
    assert (counts == 4).all()
    flat = images.reshape(20, 10, 4, -1).astype(float)
    own = np.abs(flat[:, :, 0] - flat[:, :, 1]).mean()
    other = np.abs(flat[1:, :, 0] - flat[:-1, :, 0]).mean()
    assert 0 < own < other / 2


def test_no_two_repeats_are_the_same_picture_and_the_seed_decides_all():
    one, again, other = (simulate_writers(*load_mnist(), n_writers=10, seed=seed) for seed in (0, 0, 1))
    assert len({image.tobytes() for image in one.images}) == 400
    assert np.array_equal(one.images, again.images) and not np.array_equal(one.images, other.images)


@pytest.mark.parametrize("n_writers", [0, -1, 501])
def test_writers_cannot_borrow_more_digits_than_there_are(n_writers):
    with pytest.raises(DataError) as refused:
        simulate_writers(*load_mnist(), n_writers=n_writers, seed=0)
    assert "500" in refused.value.said.nb and "500" in refused.value.said.en


def test_after_the_copy_fault_a_forest_guesses():
    copied = copy_fault(*load_mnist(), n_test=1000, seed=0)
    right = share_right(RandomForestClassifier(30, random_state=0), copied[:2], copied[2:])
    assert 0.05 < right < 0.15


def test_after_the_copy_fault_every_test_image_is_a_training_image():
    copied = copy_fault(*load_mnist(), n_test=1000, seed=0)
    train = {image.tobytes() for image in copied.train_images}
    assert all(image.tobytes() in train for image in copied.test_images)
    assert [len(part) for part in copied] == [4000, 4000, 1000, 1000]


def test_the_copy_fault_loses_no_label_and_the_first_half_alone_no_more():
    images, labels = load_mnist()
    copied = copy_fault(images, labels, n_test=1000, seed=3)
    parted = part_labels(labels, seed=3)
    assert np.array_equal(np.concatenate([copied.train_labels, copied.test_labels]), parted)
    assert np.array_equal(np.sort(parted), labels)
    assert np.mean(parted == labels) < 0.15


@pytest.mark.parametrize("n_test", [0, 2501, 5000])
def test_the_copy_fault_needs_a_test_folder_no_larger_than_the_training_folder(n_test):
    with pytest.raises(DataError) as refused:
        copy_fault(*load_mnist(), n_test=n_test, seed=0)
    assert "2500" in refused.value.said.nb and "2500" in refused.value.said.en
