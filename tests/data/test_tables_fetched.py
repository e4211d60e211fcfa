"""The tables of patients that are fetched: read as they are published, never unasked.

The files are not here, but for the voices in `../shared` (a copy with one column renamed). So the others are small
files of the same form, with cards of their own.
"""

import io
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from dyplab.data import (
    Card,
    CardFile,
    Table,
    cards,
    load_cleveland_heart,
    load_darwin,
    load_glioma_grading,
    load_parkinson_voice,
)
from dyplab.errors import DataError
from dyplab.text import Sentence

LOADERS = {
    "cleveland-heart": load_cleveland_heart,
    "darwin": load_darwin,
    "glioma-grading": load_glioma_grading,
    "parkinson-voice": load_parkinson_voice,
}
NOTHING = Sentence(nb="–", en="–")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DYPLAB_HOME", str(tmp_path / "hjem"))
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("the network was used"))
    return tmp_path / "hjem"


@pytest.fixture
def laid(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, bytes], Table]:
    """`laid("darwin", content)`: read a set whose one file has this content, and a card that says so."""

    def call(name: str, content: bytes) -> Table:
        file = CardFile(cards()[name].files[0].name, len(content), sha256(content).hexdigest())
        card = Card(name, NOTHING, NOTHING, NOTHING, 0, NOTHING, "", (), (file,), bundled=False)
        path = home / "cache" / name / file.name
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        monkeypatch.setattr("dyplab.data.fetching.cards", lambda: {name: card})
        return LOADERS[name]()

    return call


@pytest.mark.parametrize("name", LOADERS)
def test_a_set_is_never_fetched_unasked_and_the_sentence_has_the_command(home, name):
    with pytest.raises(DataError) as absent:
        LOADERS[name]()
    for said in (absent.value.said.nb, absent.value.said.en):
        assert f"dyplab data fetch {name}" in said and "\n" not in said
    assert not home.exists()


@pytest.mark.parametrize("name", LOADERS)
def test_a_damaged_file_is_not_read(home, name):
    file = cards()[name].files[0]
    path = home / "cache" / name / file.name
    path.parent.mkdir(parents=True)
    path.write_bytes(bytes(file.size))
    with pytest.raises(DataError) as damaged:
        LOADERS[name]()
    for said in (damaged.value.said.nb, damaged.value.said.en):
        assert file.name in said and f"dyplab data fetch {name}" in said


@pytest.mark.parametrize("name", LOADERS)
def test_a_card_of_a_fetched_table_is_in_both_languages_and_fetches_from_uci(name):
    card = cards()[name]
    assert not card.bundled and not card.by_hand and len(card.files) == 1
    assert card.addresses[0].startswith("https://archive.ics.uci.edu/") and "CC BY 4.0" in card.licence.nb
    assert "doi:10.24432/" in card.citation
    for part in (card.title, card.what, card.who, card.licence):
        assert part.nb != part.en and str(card.count) in card.who.en + card.what.en


def test_the_shared_voices_are_the_published_ones_but_for_the_name_of_a_column(shared, laid):
    copy = (shared / "data" / "tables" / "parkinsons.data").read_bytes()
    official = copy.replace(b"MDVP:Jitter,", b"MDVP:Jitter(%),")
    file = cards()["parkinson-voice"].files[0]
    assert (len(official), sha256(official).hexdigest()) == (file.size, file.sha256)

    x, y, patients = laid("parkinson-voice", official)
    assert x.shape == (195, 22) and "MDVP:Jitter(%)" in x and "name" not in x and "status" not in x
    assert (y.sum(), y.dtype) == (147, np.int64)
    names = [line.split(b",")[0].decode() for line in official.split()[1:]]
    x.iloc[0, 0], y[0] = 0.0, y[0]  # both may be changed
    assert patients.tolist() == [name[: name.rindex("_")] for name in names]
    assert len({patient for patient, ill in zip(patients, y, strict=True) if ill}) == 24
    assert len({patient for patient, ill in zip(patients, y, strict=True) if not ill}) == 8


def test_handwriting_is_read_without_the_column_that_counts_the_rows(laid):
    x, y, patients = laid("darwin", b"ID,air_time1,total_time1,class\r\nid_1,5,1.5,P\r\nid_2,6,2.5,H\r\n")
    assert x.to_dict("list") == {"air_time1": [5, 6], "total_time1": [1.5, 2.5]}
    assert y.tolist() == [1, 0] and patients is None


def test_gliomas_are_read_from_inside_the_zip_and_race_is_a_category(laid):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("TCGA_GBM_LGG_Mutations_all.csv", "not this one")
        archive.writestr(
            "TCGA_InfoWithGrade.csv", "Grade,Gender,Age_at_diagnosis,Race,IDH1\n0,0,51.3,0,1\n1,1,70,2,0\n"
        )
    x, y, patients = laid("glioma-grading", packed.getvalue())
    assert x["Race"].astype(str).tolist() == ["White", "Asian"] and len(x["Race"].cat.categories) == 4
    y[0] = 0  # may be changed
    assert x["IDH1"].tolist() == [1, 0] and "Grade" not in x and y.tolist() == [0, 1] and patients is None


def test_a_question_mark_is_missing_and_every_grade_of_heart_disease_is_ill(laid):
    rows = [
        b"63.0,1.0,1.0,145.0,233.0,1.0,2.0,150.0,0.0,2.3,3.0,0.0,6.0,0",
        b"67.0,1.0,4.0,160.0,286.0,0.0,2.0,108.0,1.0,1.5,2.0,3.0,?,1",
        b"67.0,0.0,2.0,120.0,229.0,0.0,0.0,129.0,1.0,2.6,2.0,?,7.0,4",
    ]
    x, y, patients = laid("cleveland-heart", b"\n".join(rows) + b"\n")
    assert y.tolist() == [0, 1, 1] and x.shape == (3, 13) and patients is None
    assert x["thal"].isna().tolist() == [False, True, False] and x["ca"].isna().tolist() == [False, False, True]
    assert x["cp"].tolist() == ["typical angina", "asymptomatic", "atypical angina"]
    assert x["thal"].tolist()[::2] == ["fixed defect", "reversible defect"] and x["age"].tolist() == [63, 67, 67]
