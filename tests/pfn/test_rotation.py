"""Principal components of the known rows, held against scikit-learn's."""

import numpy as np
import pytest
import torch
from sklearn.datasets import load_breast_cancer
from sklearn.decomposition import PCA
from sklearn.preprocessing import StandardScaler

from dyplab.pfn.rotation import principal_columns

KNOWN = 60


@pytest.fixture(scope="module")
def patients():
    """100 patients with 30 measurements of cell nuclei that go together, and again with a tenth missing."""
    whole = 10 * StandardScaler().fit_transform(load_breast_cancer().data[:100])
    rng = np.random.default_rng(0)
    return np.stack([whole, np.where(rng.random(whole.shape) < 0.1, np.nan, whole)])


def turned(x, known=KNOWN):
    components, spread = principal_columns(torch.tensor(x), known)
    return components.numpy(), spread.numpy()


def by_sklearn(table, known=KNOWN):
    """Components of standardised columns, the mean for what is missing; scaled by n, not by n - 1."""
    scaled = StandardScaler().fit(table[:known]).transform(table)
    filled = np.where(np.isnan(scaled), 0, scaled).clip(-10, 10)
    found = PCA(whiten=True, svd_solver="full").fit(filled[:known])
    return found.transform(filled) * (known / (known - 1)) ** 0.5, found.singular_values_ / known**0.5


def test_components_and_their_spread_are_scikit_learns(patients):
    for components, spread, table in zip(*turned(patients), patients, strict=True):
        expected, widths = by_sklearn(table)
        np.testing.assert_allclose(spread, widths, rtol=1e-4)
        wide = widths > 0.1  # a narrow one is left narrower than 1, rather than noise made large
        assert wide.sum() > 15
        np.testing.assert_allclose(abs(components[:, wide]), abs(expected[:, wide]), rtol=0.02, atol=0.02)


def test_the_widest_comes_first_and_no_two_say_the_same(patients):
    components, spread = turned(patients)
    assert (np.diff(spread) <= 1e-9).all()
    for table, widths in zip(components, spread, strict=True):
        together = np.corrcoef(table[:KNOWN, widths > 0.05].T)
        np.testing.assert_allclose(together, np.eye(len(together)), atol=1e-4)
        assert abs(table[:KNOWN].mean(axis=0)).max() < 1e-6


def test_asked_rows_turn_nothing(patients):
    other = patients.copy()
    other[:, KNOWN:] *= 3
    for before, after in zip(turned(patients), turned(other), strict=True):
        np.testing.assert_array_equal(
            before[:, : KNOWN if before.ndim == 3 else None], after[:, : KNOWN if after.ndim == 3 else None]
        )


def test_units_do_not_matter(patients):
    in_other_units = patients * np.geomspace(1, 1e4, patients.shape[2]) + 7
    wide = turned(patients)[1][0] > 0.1
    for before, after in zip(turned(patients), turned(in_other_units), strict=True):
        np.testing.assert_allclose(abs(before[..., wide]), abs(after[..., wide]), rtol=1e-3, atol=1e-3)


def test_with_more_columns_than_patients_there_are_as_many_components_as_differences(patients):
    few = patients[:, :20]
    components, spread = turned(few, known=12)
    assert components.shape == (2, 20, 11)
    assert spread.shape == (2, 11)
    _, widths = by_sklearn(few[0], known=12)
    np.testing.assert_allclose(spread[0], widths[:11], rtol=1e-4)


def test_constant_and_empty_columns_turn_nothing_and_break_nothing(patients):
    x = patients.copy()
    x[:, :, 3], x[:, :, 7], x[:, :KNOWN, 11] = 5, np.nan, np.nan
    components, spread = turned(x)
    assert np.isfinite(components).all()
    without, widths = turned(np.delete(x, [3, 7, 11], axis=2))
    np.testing.assert_allclose(spread[:, : widths.shape[1]], widths, rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(abs(components[:, :KNOWN, :10]), abs(without[:, :KNOWN, :10]), rtol=1e-4, atol=1e-5)


def test_one_wrong_value_does_not_decide_where_the_table_is_turned(patients):
    x = patients[:1].copy()
    x[0, 70, 5] = 1e12  # of a row that is asked about: as far away as ten standard deviations
    components, _ = turned(x)
    assert abs(components[0, 70]).max() < 1e3
