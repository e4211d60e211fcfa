"""The bundled 5,000 images are what their card says, judged by the full MNIST."""

import hashlib

import numpy as np
import pytest

import dyplab.data.card
from dyplab.data import cards, load_mnist, write_idx
from dyplab.errors import DataError
from dyplab.text import use


def test_every_bundled_image_stands_with_its_label_in_the_official_training_part(mnist_full):
    official = {image.tobytes(): int(label) for image, label in zip(*mnist_full[1:3], strict=True)}
    images, labels = load_mnist()
    assert [official.get(image.tobytes()) for image in images] == labels.tolist()


def test_no_bundled_image_stands_in_the_official_test_part(mnist_full):
    official = {image.tobytes() for image in mnist_full.test_images}
    assert not [row for row, image in enumerate(load_mnist().images) if image.tobytes() in official]


def test_the_bundled_images_are_sorted_five_hundred_a_digit_and_all_different():
    images, labels = load_mnist()
    assert images.shape == (5000, 28, 28) and images.dtype == np.uint8 and labels.dtype == np.int64
    assert labels.tolist() == [digit for digit in range(10) for _ in range(500)]
    assert len({image.tobytes() for image in images}) == 5000


def test_a_reader_may_change_the_images_without_changing_the_next_readers():
    load_mnist().images[0] = 255
    assert load_mnist().images[0].mean() < 255


def test_each_bundled_card_gives_the_size_and_sha256_of_files_that_are_there_with_their_terms():
    for card in (card for card in cards().values() if card.bundled):
        folder = dyplab.data.card.BUNDLED / card.name
        assert (folder / "TERMS.txt").is_file()
        for file in card.files:
            content = (folder / file.name).read_bytes()
            assert (len(content), hashlib.sha256(content).hexdigest()) == (file.size, file.sha256)


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_a_card_reads_as_a_whole_in_the_language_of_the_moment(lang):
    use(lang)
    card = cards()["mnist-5000"]
    for part in (card.title, card.what, card.who, card.licence):
        assert getattr(part, lang) in str(card)
        assert part.nb != part.en
    assert "5000" in str(card) and card.citation in str(card) and card.files[0].sha256 in str(card)


def test_a_changed_bundled_file_is_found_out(tmp_path, monkeypatch):
    folder = tmp_path / "mnist-5000"
    folder.mkdir()
    for file in (dyplab.data.card.BUNDLED / "mnist-5000").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    monkeypatch.setattr(dyplab.data.card, "BUNDLED", tmp_path)
    assert len(load_mnist().images) == 5000

    changed = folder / "labels-idx1-ubyte.gz"
    write_idx(changed, np.zeros(5000, np.uint8))
    with pytest.raises(DataError) as damaged:
        load_mnist()
    assert changed.name in damaged.value.said.nb and changed.name in damaged.value.said.en

    changed.unlink()
    with pytest.raises(DataError):
        load_mnist()
