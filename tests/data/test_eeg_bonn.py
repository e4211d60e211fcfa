"""The Bonn files: the reader on real and on spoilt ones, and what separates A from E."""

import hashlib
import io
import time
import zipfile

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from dyplab.data import amplitude, band_power, cards, fetch, read_bonn, split_stratified
from dyplab.errors import DataError
from dyplab.evaluation import accuracy, auroc

NUMBERS = np.random.default_rng(0).integers(-500, 500, (100, 4097))


def texts(numbers=NUMBERS):
    return {f"Z{k + 1:03}.txt": "".join(f"{x}\r\n" for x in row) for k, row in enumerate(numbers)}


def zipped(path, content, folder="setA/"):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(folder or "empty/", "")
        for name, text in content.items():
            archive.writestr(folder + name, text)
    return path


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return zipped(tmp_path_factory.mktemp("bonn") / "setA.zip", texts())


def said(path):
    with pytest.raises(DataError) as refused:
        read_bonn(path)
    nb, en = refused.value.said.nb, refused.value.said.en
    assert nb != en and "{" not in nb + en and "\n" not in nb + en
    return nb, en


def test_a_zip_and_its_folder_give_the_numbers_that_were_written(whole, tmp_path):
    found = read_bonn(whole)
    assert np.array_equal(found.segments, NUMBERS) and found.segments.dtype == np.float32
    assert found.names[0] == "Z001.txt" and found.names[-1] == "Z100.txt" and found.rate_hz == 173.61
    with zipfile.ZipFile(whole) as archive:
        archive.extractall(tmp_path)
    assert np.array_equal(read_bonn(tmp_path / "setA").segments, NUMBERS)


def test_names_in_capitals_and_a_macs_shadow_files_do_no_harm(tmp_path):
    content = {name.replace(".txt", ".TXT"): text for name, text in texts().items()}
    content |= {"__MACOSX/._Z001.TXT": "shadow", "readme.md": "words"}
    assert np.array_equal(read_bonn(zipped(tmp_path / "a.zip", content, "")).segments, NUMBERS)


@pytest.mark.parametrize(
    ("spoilt", "shown"),
    [("1O", "1O"), ("12.5", "12.5"), ("nan", "nan"), ("NaN", "NaN"), ("12,5", "12,5"), ("1e3", "1e3"),
     ("99999", "99999"), ("-", "-"), ("--4", "--4"), ("²", "�"), ("x" * 900, "xxxxx")],
)  # fmt: skip
def test_text_in_an_eeg_file_is_named_with_file_and_line(spoilt, shown, tmp_path):
    content = texts()
    lines = content["Z017.txt"].split()
    content["Z017.txt"] = "\n".join([*lines[:2000], spoilt, *lines[2001:]])
    for text in said(zipped(tmp_path / "a.zip", content)):
        assert "Z017.txt" in text and "2001" in text and shown in text and len(text) < 260


@pytest.mark.parametrize("count", [4096, 4098, 0])
def test_a_wrong_number_of_samples_is_told(count, tmp_path):
    content = texts()
    content["Z100.txt"] = "7\n" * count
    for text in said(zipped(tmp_path / "a.zip", content)):
        assert "Z100.txt" in text and f" {count} " in text and "4097" in text


@pytest.mark.parametrize("count", [0, 1, 99, 101])
def test_a_wrong_number_of_files_is_told(count, tmp_path):
    content = dict(list(texts().items())[:count]) | ({"Z101.txt": "7"} if count == 101 else {})
    for text in said(zipped(tmp_path / "sett.zip", content)):
        assert "sett.zip" in text and f" {count} " in text and "100" in text


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_a_truncated_zip_is_told(share, whole, tmp_path):
    content = whole.read_bytes()
    path = tmp_path / "kuttet.zip"
    path.write_bytes(content[: int(share * len(content))])
    assert all("kuttet.zip" in text for text in said(path))


@pytest.mark.parametrize("at", [0.2, 0.5, 0.8])
def test_a_zip_with_a_spoilt_byte_is_told(at, whole, tmp_path):
    content = bytearray(whole.read_bytes())
    content[int(at * len(content))] ^= 0xFF
    path = tmp_path / "skadet.zip"
    path.write_bytes(content)
    assert all("skadet.zip" in text or ".txt" in text for text in said(path))


def test_a_file_that_is_no_zip_and_one_that_is_not_there_are_told(tmp_path):
    (tmp_path / "bilde.zip").write_bytes(b"<html>" * 100)
    assert all("bilde.zip" in text for text in said(tmp_path / "bilde.zip"))
    assert all("borte.zip" in text for text in said(tmp_path / "borte.zip"))


def test_two_members_of_one_name_are_not_taken_for_two_segments(tmp_path):
    content = texts()
    content["b/Z001.txt"] = content.pop("Z002.txt")
    assert all(" 99 " in text for text in said(zipped(tmp_path / "a.zip", content)))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    content = texts() | {"Z050.txt": "7\n" * 50_000_000}
    started = time.process_time()
    path = zipped(tmp_path / "a.zip", content)
    made = time.process_time()
    assert all("Z050.txt" in text and "100000" in text for text in said(path))
    assert time.process_time() - made < max(1, made - started)


def test_an_encrypted_zip_is_told(whole, tmp_path):
    content = bytearray(whole.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + at] |= 1  # says that a password is needed
            start = content.find(mark, start + 4)
    path = tmp_path / "hemmelig.zip"
    path.write_bytes(content)
    assert all("hemmelig.zip" in text for text in said(path))


def test_the_card_is_that_of_the_real_files_and_sends_a_person_to_their_owners(shared):
    card = cards()["bonn-eeg"]
    for file in card.files:
        content = (shared / "data" / "eeg" / file.name).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (file.size, file.sha256)
    assert "2001" in card.citation and not card.bundled
    with pytest.raises(DataError) as refused:
        fetch("bonn-eeg")
    assert card.addresses[0] in refused.value.said.nb and card.addresses[0] in refused.value.said.en


@pytest.fixture(scope="module")
def real(shared):
    a, e = (read_bonn(shared / "data" / "eeg" / name) for name in ("setA.zip", "setE.zip"))
    return np.concatenate([a.segments, e.segments]), np.repeat([0, 1], 100), a.rate_hz


def test_the_real_files_are_read_as_numpy_reads_them(shared):
    found = read_bonn(shared / "data" / "eeg" / "setE.zip")
    with zipfile.ZipFile(shared / "data" / "eeg" / "setE.zip") as archive:
        for row in (0, 57, 99):
            member = io.BytesIO(archive.read(f"setE/{found.names[row]}"))
            assert np.array_equal(found.segments[row], np.loadtxt(member))


def test_amplitude_alone_separates_a_from_e(real):
    segments, ictal, _ = real
    size = amplitude(segments)
    assert [round(x) for x in (size[:100].min(), size[:100].max())] == [22, 56]
    assert [round(x) for x in (size[100:].min(), size[100:].max())] == [96, 613]
    assert accuracy(ictal, size > 75).value == 1


def test_band_power_and_the_network_do_as_well_as_amplitude_and_no_better(real):
    from dyplab.models import EEGCNN
    from dyplab.training import predict_probabilities, train

    segments, ictal, rate_hz = real
    learn, test = split_stratified(ictal, 0.5, seed=0)
    bands = np.log(band_power(segments, rate_hz))
    by_bands = LogisticRegression().fit(bands[learn], ictal[learn]).predict_proba(bands[test])[:, 1]
    network = EEGCNN(seed=0)
    fit, watch = learn[:80], learn[80:]
    settings = {"epochs": 8, "batch_size": 8, "learning_rate": 0.003, "patience": 8, "seed": 0}
    start = segments[:, :1024]  # the first six seconds are enough, and quicker
    train(network, start[fit], ictal[fit], start[watch], ictal[watch], **settings)
    by_network = predict_probabilities(network, start[test])[:, 1]
    for scores in (by_bands, by_network):
        found = auroc(ictal[test], scores)
        right = accuracy(ictal[test], scores > 0.5)
        assert found.value > 0.98 and found.low > 0.9 and right.low > 0.85
