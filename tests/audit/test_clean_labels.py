"""Where nothing is wrong nothing is found."""

import numpy as np
import pytest
from sklearn.datasets import load_breast_cancer, load_digits, load_iris, load_wine

from dyplab.audit import audit_labels
from dyplab.audit.agreement import Agreement
from dyplab.audit.likeness import nearest, small
from dyplab.audit.orders import find_order
from dyplab.data import load_mnist, simulate_writers


def test_twenty_disjoint_subsets_of_the_official_training_part_are_clean(mnist_full):
    for k in range(20):
        rows = slice(k * 3000, (k + 1) * 3000)  # in the order of the file, where one writer's digits are neighbours
        assert audit_labels(mnist_full.train_images[rows], mnist_full.train_labels[rows], seed=k) == []


def test_ten_subsets_with_one_label_in_a_hundred_wrong_are_passed_over(clean):
    for k in range(10):
        images, labels = clean(k, 3000)
        rng, noisy = np.random.default_rng(k), labels.copy()
        wrong = rng.choice(3000, 30, replace=False)
        noisy[wrong] = (noisy[wrong] + rng.integers(1, 10, 30)) % 10
        assert audit_labels(images, noisy, seed=k) == []


@pytest.mark.parametrize("n", [100, 300, 1000])
def test_small_subsets_are_clean_shuffled_and_sorted_by_label(clean, n):
    for k in range(10):
        images, labels = clean(k, n)
        by_label = np.argsort(labels, kind="stable")
        assert audit_labels(images, labels, seed=k) == []
        assert audit_labels(images[by_label], labels[by_label], seed=k) == []


def test_the_bundled_digits_are_clean():
    assert audit_labels(*load_mnist()) == []


def test_simulated_writers_are_clean():
    assert audit_labels(*simulate_writers(*load_mnist(), n_writers=30, seed=0)[:2]) == []


@pytest.mark.parametrize("load", [load_breast_cancer, load_digits, load_iris, load_wine])
def test_real_tables_are_clean_and_found_when_their_labels_are_permuted(load):
    x, y = load(return_X_y=True)
    x = (x - x.mean(axis=0)) / (x.std(axis=0) + 1e-9)
    assert audit_labels(x, y) == []
    for seed in range(5):
        permuted = np.random.default_rng(seed).permutation(y)
        assert [finding.name for finding in audit_labels(x, permuted, seed)] == ["labels-parted"]


def test_a_rare_disease_that_is_hard_to_see_is_not_called_a_fault():
    for seed in range(10):
        rng = np.random.default_rng(seed)
        ill = rng.random(2000) < 0.05
        x = rng.normal(size=(2000, 10))
        x[:, 0] += 2.5 * ill
        by_label = np.argsort(ill, kind="stable")
        assert audit_labels(x, ill, seed) == [] == audit_labels(x[by_label], ill[by_label], seed)


@pytest.mark.parametrize("sorted_by_label", [False, True])
def test_a_class_that_is_harder_than_the_others_is_not_called_a_fault(sorted_by_label):
    for seed in range(10):
        rng = np.random.default_rng(seed)
        disease = rng.integers(0, 5, 2000)
        disease = np.sort(disease) if sorted_by_label else disease
        looks_like = np.where((disease == 4) & (rng.random(2000) < 0.4), rng.integers(0, 4, 2000), disease)
        x = rng.normal(size=(2000, 8))
        x[np.arange(2000), looks_like] += 6
        assert audit_labels(x, disease, seed) == []


def test_three_wrong_labels_in_a_row_among_labels_that_always_agree_are_passed_over():
    rng = np.random.default_rng(0)
    ill = np.arange(1000) % 2 == 0
    x = rng.normal(size=(1000, 3)) + 20 * ill[:, None]
    ill[500:503] = ~ill[500:503]
    assert audit_labels(x, ill) == []


def test_labels_in_random_order_have_no_simple_order_that_mends_them():
    images, digits = (part[::10] for part in load_mnist())
    alike = nearest(small(images, np.random.default_rng(0)))
    rng = np.random.default_rng(0)
    for labels in (digits, digits % 2):
        assert not any(find_order(Agreement(rng.permutation(labels), alike)) for _ in range(1000))


def test_images_that_say_nothing_about_the_label_are_told():
    for seed in range(10):
        rng = np.random.default_rng(seed)
        found = audit_labels(rng.normal(size=(500, 6)), rng.integers(0, 2, 500), seed)
        assert [finding.name for finding in found] == ["labels-parted"]
