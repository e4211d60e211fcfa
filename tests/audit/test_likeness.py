"""Which images are alike, judged by scikit-learn; what chance gives, judged by drawing."""

import numpy as np
import pytest
from sklearn.neighbors import NearestNeighbors

from dyplab.audit import likeness
from dyplab.audit.agreement import Agreement
from dyplab.data import load_mnist

IMAGES, DIGITS = (part[::10] for part in load_mnist())
RNG = np.random.default_rng


def test_the_nearest_image_is_the_one_scikit_learn_finds(monkeypatch):
    rows = likeness.small(IMAGES, RNG(0))
    by_sklearn = NearestNeighbors(n_neighbors=31).fit(rows)
    neighbours = by_sklearn.kneighbors(rows, return_distance=False)
    for piece in (likeness.PIECE, 5000):  # at once, and ten rows at a time
        monkeypatch.setattr(likeness, "PIECE", piece)
        assert np.mean(likeness.nearest(rows) == neighbours[:, 1]) > 0.995  # rounding may decide a near tie
        around = likeness.surroundings(rows, np.arange(500), 30)
        assert np.mean([len(set(a) & set(b)) for a, b in zip(around, neighbours[:, 1:], strict=True)]) > 29.9


@pytest.mark.parametrize(
    ("height", "width", "left"), [(28, 28, (14, 14)), (16, 9, (16, 9)), (33, 50, (11, 13)), (1, 700, (1, 16))]
)
def test_an_image_is_averaged_over_squares(height, width, left):
    image = RNG(0).normal(size=(2, height, width))
    down, across = -(-height // 16), -(-width // 16)
    means = [
        [image[:, y : y + down, x : x + across].mean(axis=(1, 2)) for x in range(0, width, across)]
        for y in range(0, height, down)
    ]
    assert np.allclose(likeness.averaged(image), np.moveaxis(np.array(means), -1, 0))
    assert likeness.averaged(image).shape[1:] == left


def test_folding_long_rows_keeps_distances():
    rows = RNG(0).normal(size=(40, 20_000))
    folded = rows @ likeness.folding(20_000, RNG(1))
    assert folded.shape == (40, 512)
    true = np.linalg.norm(rows[:20] - rows[20:], axis=1)
    assert np.allclose(np.linalg.norm(folded[:20] - folded[20:], axis=1) / true, 1, atol=0.15)


def test_chance_is_what_dealing_out_the_labels_gives():
    labels = np.repeat([0, 1, 2], [300, 150, 50])
    found = Agreement(labels, likeness.nearest(likeness.small(IMAGES, RNG(0))))
    rng = RNG(0)
    drawn = np.mean([found.with_labels(rng.permutation(labels)).share for _ in range(400)])
    assert found.chance_share == pytest.approx(drawn, abs=0.01)
