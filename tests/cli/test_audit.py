"""`dyplab audit` on a person's own file: the right answer or a sentence, in both languages; and the exit code."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from dyplab.text.audit import NOTHING

LANGUAGES = ("nb", "en")


def study(n: int = 200, seed: int = 0) -> pd.DataFrame:
    """Patients with a few measurements, an outcome that depends on them, and nothing wrong."""
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame({"age": rng.integers(30, 90, n), "crp": rng.gamma(2, 12.5, n).round(1)})
    frame["ldh"] = rng.normal(200, 40, n).round(2)
    frame["sex"] = rng.choice(["kvinne", "mann"], n)
    frame["sick"] = (rng.random(n) < 1 / (1 + np.exp(-(frame["crp"] - 25) / 15))).astype(int)
    return frame


def leaking() -> pd.DataFrame:
    """The same with a column that could only be filled in by one who knew the answer."""
    frame = study()
    return frame.assign(treated=np.where(frame["sick"] == 1, "yes", "no"))


@pytest.fixture
def save(tmp_path):
    """Write a table, or bytes as they are, to a file."""

    def call(table: pd.DataFrame | bytes, name: str = "min studie på øya.csv", **how) -> str:
        path = tmp_path / name
        path.write_bytes(table if isinstance(table, bytes) else table.to_csv(index=False, **how).encode())
        return str(path)

    return call


def test_a_clean_table_ends_with_0_and_what_was_read_is_told(dyplab, save):
    path = save(study())
    nb, en = (dyplab("audit", path, "--target", "sick", "--lang", lang) for lang in LANGUAGES)
    assert (nb.code, en.code, nb.err, en.err) == (0, 0, "", "")
    assert nb.out.startswith("min studie på øya.csv: 200 rader, 5 kolonner.\nMellom kolonnene: komma.\n")
    assert en.out.startswith("min studie på øya.csv: 200 rows, 5 columns.\nBetween the columns: comma.\n")
    assert NOTHING.nb in nb.out and NOTHING.en in en.out


def test_a_serious_finding_ends_with_1_and_names_the_column(dyplab, save):
    path = save(leaking())
    for lang, word in (("nb", "Alvorlig"), ("en", "Serious")):
        said = dyplab("audit", path, "--target", "sick", "--lang", lang)
        assert said.code == 1 and said.err == "" and word in said.out and "treated" in said.out


def test_the_32_people_behind_195_recordings_are_named(dyplab, shared):
    path = str(shared / "data" / "tables" / "parkinsons.data")
    for lang in LANGUAGES:
        said = dyplab("audit", path, "--target", "status", "--lang", lang)
        assert said.code == 1 and "32" in said.out and "195" in said.out


def test_the_group_column_is_handed_on(dyplab, save):
    frame = study(60)
    frame = pd.concat([frame] * 3, ignore_index=True).assign(person=[f"p{i % 60}" for i in range(180)])
    frame["crp"] += np.random.default_rng(1).normal(0, 0.5, 180)
    path = save(frame)
    said = dyplab("audit", path, "--target", "sick", "--group", "person", "--lang", "nb")
    assert said.code == 0 and "60 personer, slik kolonnen «person» sier" in said.out  # known, so nothing to warn of
    assert dyplab("audit", path, "--target", "sick", "--lang", "en").code == 1


def test_json_is_all_there_is_on_stdout_with_what_was_assumed(dyplab, save):
    path = save(leaking(), sep=";")
    for lang, semicolon in (("nb", "Mellom kolonnene: semikolon."), ("en", "Between the columns: semicolon.")):
        said = dyplab("audit", path, "--target", "sick", "--json", "--lang", lang)
        told = json.loads(said.out)
        assert (said.code, said.err, told["language"], told["serious"] > 0) == (1, "", lang, True)
        assert (told["file"], told["rows"], told["columns"]) == ("min studie på øya.csv", 200, 6)
        assert told["read"] == [semicolon]
        assert "target-leak" in [found["name"] for found in told["audits"][0]["findings"]]


def test_the_page_is_written_in_the_readers_language(dyplab, save, tmp_path):
    path, page = save(leaking()), tmp_path / "ny mappe" / "funn.html"
    for lang, word in (("nb", "Alvorlig"), ("en", "Serious")):
        said = dyplab("audit", path, "--target", "sick", "--html", str(page), "--lang", lang)
        html = page.read_text(encoding="utf-8")
        assert said.code == 1 and "funn.html" in said.out
        assert f'lang="{lang}"' in html and word in html and "treated" in html and "min studie på øya.csv" in html
    assert [file.name for file in page.parent.iterdir()] == ["funn.html"]
    both = dyplab("audit", path, "--target", "sick", "--json", "--html", str(page), "--lang", "en")
    assert json.loads(both.out) and "funn.html" in both.err


def test_the_page_never_takes_the_place_of_the_table_or_of_a_folder(dyplab, save, tmp_path):
    path = save(study())
    before = Path(path).read_bytes()
    (tmp_path / "lenke.html").symlink_to(path)
    for page in (path, str(tmp_path / "." / Path(path).name), str(tmp_path / "lenke.html"), str(tmp_path)):
        for lang, word in (("nb", "bruk:"), ("en", "usage:")):
            said = dyplab("audit", path, "--target", "sick", "--html", page, "--lang", lang)
            assert (said.code, said.out) == (2, "") and said.err.startswith(word) and "--html" in said.err
    assert Path(path).read_bytes() == before


def test_a_page_that_cannot_be_written_ends_with_2(dyplab, save):
    path = save(study())
    for lang in LANGUAGES:
        said = dyplab("audit", path, "--target", "sick", "--html", str(Path(path) / "x.html"), "--lang", lang)
        assert said.code == 2 and Path(path).name in said.err and "Traceback" not in said.err
        assert (NOTHING.nb if lang == "nb" else NOTHING.en) in said.out  # what was found is not lost


def test_without_a_target_likely_ones_are_named_with_a_command_to_copy(dyplab, save):
    path = save(study())
    for lang, word in (("nb", "Mest sannsynlig: sex, sick\n"), ("en", "Most likely: sex, sick\n")):
        said = dyplab("audit", path, "--lang", lang)
        assert (said.code, said.out) == (2, "")
        assert word in said.err and f"dyplab audit '{path}' --target sex" in said.err
    assert "Most likely: status\n" in dyplab("audit", save(study().assign(status=2)), "--lang", "en").err
    numbers = study()[["age", "crp", "ldh"]]
    assert "Most likely: ldh\n" in dyplab("audit", save(numbers), "--lang", "en").err


@pytest.mark.parametrize(
    ("words", "nb", "en"),
    [
        (["--target", "Sick "], "Mente du sick?", "Did you mean sick?"),
        (["--target", "blodtrykk"], "Kolonnene: age, crp, ldh, sex, sick", "The columns: age, crp, ldh, sex, sick"),
        (["--target", "sick", "--group", "pasient"], "ingen kolonne som heter «pasient»", "no column called “pasient”"),
        (["--target", "sick", "--group", "sick"], "er begge «sick»", "are both “sick”"),
        (["--target"], "trenger en verdi", "expected one argument"),
    ],
)
def test_a_column_that_is_not_there_is_wrong_use(dyplab, save, words, nb, en):
    path = save(study())
    for lang, expected in (("nb", nb), ("en", en)):
        said = dyplab("audit", path, *words, "--lang", lang)
        assert (said.code, said.out) == (2, "") and expected in said.err and "Traceback" not in said.err


def test_many_columns_are_not_all_listed(dyplab, save):
    wide = pd.DataFrame(np.zeros((3, 40)), columns=[f"v{i}" for i in range(40)])
    said = dyplab("audit", save(wide), "--target", "x", "--lang", "en")
    assert "v11, …" in said.err and "v12" not in said.err


def changed(**columns) -> bytes:
    return study().assign(**columns).to_csv(index=False).encode()


def twice_named() -> bytes:
    frame = study().assign(other=1.5)
    frame["other"] = np.arange(200) % 17
    return frame.rename(columns={"other": "crp"}).to_csv(index=False).encode()


def mixed_encodings() -> bytes:
    lines = study().assign(by=["Tromsø", "Ås"] * 100).to_csv(index=False).splitlines()
    return b"\n".join(line.encode("utf-8" if at % 3 else "cp1252") for at, line in enumerate(lines))


def norwegian_excel() -> bytes:
    return study().to_csv(index=False, sep=";", decimal=",", lineterminator="\r\n").encode("cp1252")


def dates_by_excel() -> bytes:
    genes = [f"GEN{i}" for i in range(196)] + ["02.mar", "1.sep", "2-Sep", "5-Mar"]
    return changed(gene=genes)


WRONG = {  # what is in the file; exit code; what is said
    "one class only": (changed(sick=1), 1, "det samme i alle rader", "the same in all rows"),
    "an all-missing column": (changed(empty=np.nan), 0, "200 rader, 6 kolonner", "200 rows, 6 columns"),
    "a constant column": (changed(place="Tromsø"), 0, "200 rader, 6 kolonner", "200 rows, 6 columns"),
    "inf": (changed(ratio=[np.inf, 1.5, -np.inf, 2.5] * 50), 0, "200 rader, 6 kolonner", "200 rows, 6 columns"),
    "text columns": (changed(note=[f"fri tekst {i % 7}" for i in range(200)]), 0, "200 rader", "200 rows"),
    "duplicate column names": (twice_named(), 0, "de heter nå: crp (2)", "now called: crp (2)"),
    "one row": (study(1).to_csv(index=False).encode(), None, "for lite til å si noe", "too little to tell"),
    "target missing": (changed(sick=np.nan), 0, "for lite til å si noe", "too little to tell"),
    "target with 500 values": (
        study(500).assign(sick=[f"diagnose {i}" for i in range(500)]).to_csv(index=False).encode(),
        0,
        "500 ulike verdier",
        "500 different values",
    ),
    "target with 500 numbers": (
        study(500).assign(sick=np.random.default_rng(5).permutation(500) + 0.5).to_csv(index=False).encode(),
        0,
        "500 rader",
        "500 rows",
    ),
    "mixed encodings": (mixed_encodings(), 0, "To tegnsett i samme fil", "Two sets of characters"),
    "semicolon and decimal comma": (norwegian_excel(), 0, "Desimaltegnet er komma", "The decimal sign is a comma"),
    "a byte order mark": (b"\xef\xbb\xbf" + changed(), 0, "200 rader, 5 kolonner", "200 rows, 5 columns"),
    "utf-16": (study().to_csv(index=False, sep="\t").encode("utf-16"), 0, "UTF-16", "UTF-16"),
    "dates made by Excel": (dates_by_excel(), None, "gene", "gene"),
    "empty file": (b"", 2, "er tom", "is empty"),
    "names only": (b"age,sick\n", 2, "ingen rader", "no rows"),
    "a workbook": (b"PK\3\4[Content_Types].xml", 2, "en Excel-fil", "an Excel file"),
    "a pickle": (b"\x80\4\x95 sick", 2, "er en pickle", "is a pickle"),
    "a short row": (b"age,sick\n50,1\n60\n70,0\n", 2, "Linje 3", "Line 3"),
    "an open quotation mark": (b'age,sick\n50,"1\n60,0\n', 2, "linje 2", "line 2"),
    "NUL": (b"age,sick\n50,1\n\0,0\n", 2, "linje 3", "line 3"),
}


@pytest.mark.parametrize("what", WRONG)
def test_wrong_input_gives_the_right_answer_or_a_sentence(dyplab, save, what):
    content, code, nb, en = WRONG[what]
    path = save(content)
    for lang, expected in (("nb", nb), ("en", en)):
        said = dyplab("audit", path, "--target", "sick", "--lang", lang)
        assert code is None or said.code == code, said.out + said.err
        assert expected in said.out + said.err and "Traceback" not in said.err
        assert (said.err != "") == (said.code == 2)


def test_a_file_that_is_not_there_and_a_folder_end_with_2(dyplab, tmp_path):
    for path in (tmp_path, tmp_path / "fins ikke.csv"):
        nb, en = (dyplab("audit", str(path), "--target", "sick", "--lang", lang) for lang in LANGUAGES)
        assert (nb.code, en.code, nb.out, en.out) == (2, 2, "", "") and nb.err != en.err


def test_what_goes_on_is_shown_to_one_who_sits_at_the_screen(dyplab, save, monkeypatch):
    path = save(study(30), name="mine [bold].csv")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    said = dyplab("audit", path, "--target", "sick", "--lang", "nb")
    assert said.code == 0 and "mine [bold].csv: 30 rader" in said.out


def test_too_little_memory_is_said(dyplab, save, monkeypatch):
    def full(*_, **__):
        raise MemoryError

    monkeypatch.setattr("dyplab.audit.audit_table", full)
    path = save(study())
    for lang, word in (("nb", "ikke minne nok"), ("en", "not enough memory")):
        said = dyplab("audit", path, "--target", "sick", "--lang", lang)
        assert said.code == 2 and word in said.err


def test_no_identity_number_and_no_row_is_printed(dyplab, save):
    frame = pd.concat([study(40)] * 2, ignore_index=True)
    people = [str(21019000000 + 7 * i) for i in range(40)]
    frame["fnr"], frame["navn"] = people * 2, [f"Etternavnesen {person[-4:]}" for person in people] * 2
    path = save(frame)
    for more in (["--group", "fnr"], ["--json"]):
        said = dyplab("audit", path, "--target", "sick", "--lang", "en", *more)
        assert said.code == 1  # for the copied rows
        assert not any(person in said.out + said.err for person in people) and "Etternavnesen" not in said.out


def test_help_is_wholly_in_one_language_and_gives_the_exit_codes(dyplab):
    nb, en = (dyplab("audit", "--help", "--lang", lang) for lang in LANGUAGES)
    assert (nb.code, en.code) == (0, 0) and "Slutter med 1" in nb.out and "Ends with 1" in en.out
    assert not any(word in nb.out for word in ("usage", "options", "positional", "the ", "column", "finding"))
    assert not any(word in en.out for word in ("bruk", "valg", "argumenter", "kolonne", " og "))


def test_twenty_thousand_rows_take_seconds_and_little_memory(save, tmp_path):
    """The benchmark of a million rows, small; in a process of its own, whose memory can be seen."""
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(20_000, 45)).round(4)).add_prefix("v").mask(rng.random((20_000, 45)) < 0.03)
    frame = frame.assign(age=rng.integers(18, 95, 20_000), site=rng.choice(["a", "b"], 20_000))
    frame["sick"] = (rng.random(20_000) < 0.4).astype(int)
    code = (
        "import sys; from dyplab.cli import main; code = main(sys.argv[1:])\n"
        "try:\n    peak = open('/proc/self/status').read().split('VmHWM:')[1].split()[0]\n"  # not what the parent held
        "except OSError:\n    try:\n        import resource as r; peak = r.getrusage(r.RUSAGE_SELF).ru_maxrss\n"
        "    except ImportError: peak = 0\n"
        "print(peak, file=sys.stderr)\n"
        "sys.exit(code)"
    )
    words = ["audit", save(frame), "--target", "sick", "--lang", "en"]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and "20,000 rows" in done.stdout
    assert int(done.stderr) < 600_000 * (1024 if sys.platform == "darwin" else 1)
