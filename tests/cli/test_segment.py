"""`dyplab segment`: a mask that lies on the images, volumes, doubt and a notice; or one sentence and no file."""

import nibabel
import numpy as np
import pytest
from made_up_scans import AFFINE, NAMES, SHAPE, ellipsoid, make_brain, make_images, save
from tumour.stand_ins import Bright

from dyplab.cli import segment as command
from dyplab.text import Sentence, segment, segment_report

CARD = {
    "trained_on": {"nb": "simulerte pasienter", "en": "simulated patients"},
    "saved": {"sha256": "0123456789abcdef"},
}
BALL = (-25, 20, 10)  # mm from the middle of the brain


@pytest.fixture
def bright(monkeypatch: pytest.MonkeyPatch) -> None:
    """A network that needs no training, in place of the one that comes with dyplab."""
    monkeypatch.setattr(command, "load", lambda weights: (Bright(), CARD))
    monkeypatch.setattr("dyplab.system.limit_threads", lambda: 1)


@pytest.fixture
def four(tmp_path) -> list[str]:
    """The four images of a made-up patient, with something bright on FLAIR and T1 with contrast."""
    images = make_images()
    for name, radius in (("flair", 24), ("t1c", 14)):
        images[name][ellipsoid((radius, radius, radius), BALL)] += 400 if name == "flair" else 150
    images["t1c"][ellipsoid((9, 9, 9), BALL)] += 400
    return [str(save(tmp_path / f"{name}.nii.gz", images[name])) for name in NAMES]


def test_the_mask_lies_on_the_images_and_the_volumes_are_those_of_the_file(dyplab, bright, four, tmp_path):
    out = tmp_path / "mask.nii.gz"
    said = dyplab("segment", *four, "-o", str(out), "--lang", "en")
    assert (said.code, said.err) == (0, "")
    mask, doubt = nibabel.load(out), nibabel.load(tmp_path / "mask-uncertainty.nii.gz")
    for written in (mask, doubt):
        assert (written.affine == nibabel.load(four[0]).affine).all() and written.shape == SHAPE
    labels = np.asarray(mask.dataobj)
    assert set(np.unique(labels)) == {0, 1, 2, 3} and not labels[~make_brain()].any()
    ball = ellipsoid((24, 24, 24), BALL)
    assert 2 * (ball & (labels > 0)).sum() / (ball.sum() + (labels > 0).sum()) > 0.9
    millilitres = [voxels.sum() * 0.064 for voxels in (labels > 0, np.isin(labels, (1, 3)), labels == 3)]
    for ml, words in zip(millilitres, ("labels 1 + 2 + 3", "labels 1 + 3", "label 3"), strict=True):
        assert any(f" {ml:.1f} ml" in line and f"({words})" in line for line in said.out.splitlines())
    assert doubt.get_fdata().min() >= 0 and 0.5 < doubt.get_fdata().max() <= 1
    assert "It is not a tumour volume" in said.out and "Unsure: in" in said.out and "seconds" in said.out


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_command_and_report_carry_the_notice_in_both_languages_above_everything_else(
    dyplab, bright, four, tmp_path, lang
):
    page = tmp_path / "report.html"
    said = dyplab("segment", *four, "-o", str(tmp_path / "m.nii"), "--report", str(page), "--lang", lang)
    assert said.code == 0 and page.is_file()
    both = [getattr(sentence, code) for sentence in (segment.NOTICE_TITLE, segment.NOTICE) for code in ("nb", "en")]
    frame = said.out.split("╝")[0]
    assert said.out.startswith("╔") and all(words in frame for words in both)
    own = "IKKE MEDISINSK UTSTYR" if lang == "nb" else "NOT A MEDICAL DEVICE"
    assert own in frame.splitlines()[1] and len({len(line) for line in frame.splitlines()[:-1]}) == 1
    told = page.read_text(encoding="utf-8")
    assert all(told.count(words) == 2 for words in both)
    assert told.index(own) < told.index(str(segment_report.VOLUMES.nb if lang == "nb" else segment_report.VOLUMES.en))


def test_nothing_about_who_or_where_is_in_what_is_written(dyplab, bright, four, tmp_path):
    page = tmp_path / "report.html"
    dyplab("segment", *four, "-o", str(tmp_path / "mask.nii"), "--report", str(page), "--lang", "nb")
    for written in (page, tmp_path / "mask.nii"):
        content = written.read_bytes()
        assert not any(word in content for word in (b"t1c.nii", tmp_path.name.encode(), b"mask.nii"))


def test_an_image_stored_the_other_way_round_gives_the_same_mask_in_its_own_order(dyplab, bright, four, tmp_path):
    turned = [str(tmp_path / f"turned-{name}.nii.gz") for name in NAMES]
    for path, new in zip(four, turned, strict=True):
        nibabel.save(nibabel.as_closest_canonical(nibabel.load(path)), new)
    for images, name in ((four, "a.nii.gz"), (turned, "b.nii.gz"), ([turned[0], *four[1:]], "c.nii.gz")):
        assert dyplab("segment", *images, "-o", str(tmp_path / name)).code == 0
    first, second, third = (nibabel.load(tmp_path / f"{name}.nii.gz") for name in "abc")
    assert nibabel.aff2axcodes(first.affine) == ("L", "P", "S") != nibabel.aff2axcodes(second.affine)
    for other in (second, third):
        assert (
            nibabel.as_closest_canonical(first).get_fdata() == nibabel.as_closest_canonical(other).get_fdata()
        ).all()


def spoiled(four: list[str], tmp_path, kind: str) -> list[str]:
    """The four files, one of them not what it should be."""
    t1, t1c, t2, flair = four
    values = np.asarray(nibabel.load(flair).dataobj)
    wrong = tmp_path / "wrong.nii.gz"
    if kind == "missing":
        return [t1, t1c, t2, str(tmp_path / "gone.nii.gz")]
    if kind == "not NIfTI":
        wrong.write_bytes(b"Patient,Image\n" * 100)
    elif kind == "cut":
        wrong.write_bytes((tmp_path / "flair.nii.gz").read_bytes()[:5000])
    elif kind == "NaN":
        values[20, 20, 20] = np.nan
        save(wrong, values)
    elif kind == "zero":
        save(wrong, values * 0)
    elif kind == "4-D":
        save(wrong, np.stack([values] * 2, axis=3))
    elif kind == "shape":
        save(wrong, values[:-1])
    elif kind == "affine":
        moved = AFFINE.copy()
        moved[0, 3] += 7
        save(wrong, values, moved)
    elif kind == "skull":
        save(wrong, np.where(ellipsoid((86, 104, 86)), values + 50, 0))
    elif kind == "header":
        content = bytearray(nibabel.Nifti1Image(values, AFFINE).to_bytes())
        content[42:48] = b"\xff\x7f" * 3  # 32767 × 32767 × 32767
        wrong = tmp_path / "wrong.nii"
        wrong.write_bytes(content)
    return [t1, t1c, t2, str(wrong)]


@pytest.mark.parametrize(
    "kind", ["missing", "not NIfTI", "cut", "NaN", "zero", "4-D", "shape", "affine", "skull", "header"]
)
def test_wrong_input_ends_in_a_sentence_in_the_readers_language_and_no_file(dyplab, bright, four, tmp_path, kind):
    images = spoiled(four, tmp_path, kind)
    before, heard = set(tmp_path.iterdir()), []
    for lang in ("nb", "en"):
        out, page = str(tmp_path / "mask.nii.gz"), str(tmp_path / "report.html")
        said = dyplab("segment", *images, "-o", out, "--report", page, "--lang", lang)
        assert (said.code, said.out) == (1, "") and "Traceback" not in said.err
        assert "gone" in said.err or "wrong" in said.err
        heard.append(said.err)
    assert heard[0] != heard[1] and set(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("words", "nb", "en"),
    [
        ([], "dette mangler: T1, T1C, T2, FLAIR, -o/--out", "required: T1, T1C, T2, FLAIR, -o/--out"),
        (["a", "b", "c", "-o", "m.nii"], "dette mangler: FLAIR", "required: FLAIR"),
        (["a", "b", "c", "d", "-o", "mask.png"], "mask.png går ikke", "mask.png will not do"),
        (["a", "b", "c", "d", "-o", ".nii.gz"], ".nii.gz går ikke", ".nii.gz will not do"),
        (["a", "b", "c", "d", "-o", "m.nii", "--report", "r.pdf"], "slutte på .html", "end in .html"),
    ],
)
def test_wrong_use_is_said_in_the_readers_language(dyplab, words, nb, en):
    for lang, expected in (("nb", nb), ("en", en)):
        said = dyplab("segment", *words, "--lang", lang)
        assert (said.code, said.out) == (2, "") and expected in said.err


def test_a_file_that_is_there_already_is_never_written_over(dyplab, bright, four, tmp_path):
    for name in ("mask.nii.gz", "mask-uncertainty.nii.gz", "report.html"):
        there = tmp_path / name
        there.write_text("hours of drawing", encoding="utf-8")
        words = [*four, "-o", str(tmp_path / "mask.nii.gz"), "--report", str(tmp_path / "report.html")]
        for lang, expected in (("nb", "finnes fra før"), ("en", "is there already")):
            said = dyplab("segment", *words, "--lang", lang)
            assert said.code == 2 and expected in said.err and str(there) in said.err
        assert there.read_text(encoding="utf-8") == "hours of drawing"
        there.unlink()
    said = dyplab("segment", *four, "-o", four[3])
    assert said.code == 2 and nibabel.load(four[3]).shape == SHAPE


def test_weights_that_cannot_be_used_end_in_a_sentence(dyplab, four, tmp_path, monkeypatch):
    monkeypatch.setattr("dyplab.system.limit_threads", lambda: 1)
    (tmp_path / "broken.safetensors").write_bytes(b"\x10\0\0\0\0\0\0\0{not weights")
    before = set(tmp_path.iterdir())
    for name in ("gone.safetensors", "broken.safetensors"):
        for lang in ("nb", "en"):
            out = str(tmp_path / "mask.nii")
            said = dyplab("segment", *four, "-o", out, "--weights", str(tmp_path / name), "--lang", lang)
            assert (said.code, said.out) == (1, "") and name in said.err and "Traceback" not in said.err
    assert set(tmp_path.iterdir()) == before


def test_without_the_extra_the_command_that_installs_it_is_said(dyplab, four, tmp_path, monkeypatch):
    from packaging.requirements import Requirement

    monkeypatch.setattr("dyplab.system.extras.unmet", lambda extra: [Requirement("nibabel>=5.2")])
    for lang in ("nb", "en"):
        said = dyplab("segment", *four, "-o", str(tmp_path / "mask.nii"), "--lang", lang)
        assert (said.code, said.out) == (1, "") and "nibabel>=5.2" in said.err


def test_too_little_memory_is_said(dyplab, bright, four, tmp_path, monkeypatch):
    def full(*_):
        raise MemoryError

    monkeypatch.setattr("dyplab.tumour.inference.segment", full)
    for lang, expected in (("nb", "ikke minne nok"), ("en", "not enough memory")):
        said = dyplab("segment", *four, "-o", str(tmp_path / "mask.nii"), "--lang", lang)
        assert (said.code, said.out) == (1, "") and expected in said.err


def test_no_tumour_is_said_with_what_it_does_not_mean(dyplab, bright, tmp_path):
    brain = make_brain()
    for n, name in enumerate(NAMES):
        values = np.where(brain, 100 + n + np.arange(SHAPE[1])[:, None], 0)
        save(tmp_path / f"{name}.nii", values.astype(np.float32))
    images = [str(tmp_path / f"{name}.nii") for name in NAMES]
    for lang, expected in (("nb", "Det betyr ikke at det ikke er noen."), ("en", "does not mean that there is none")):
        out = tmp_path / f"{lang}.nii"
        said = dyplab("segment", *images, "-o", str(out), "--lang", lang)
        assert said.code == 0 and expected in said.out and not np.asarray(nibabel.load(out).dataobj).any()


def test_every_sentence_has_both_languages():
    for module in (segment, segment_report):
        for name, value in vars(module).items():
            if isinstance(value, Sentence):
                assert value.nb and value.en, name
