"""CSV tables as people have them: the same table comes out, or a sentence that says what to do."""

import csv
import gzip
import io
import pickle
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dyplab.data import read_table
from dyplab.errors import DataError, UnsafeFile
from dyplab.text import reading as says

CLEAN = "pasient,crp,syk\nÅse,1.5,1\nOla,204.25,0\nMåns,3,1\n"


@pytest.fixture
def read(tmp_path):
    """Write these bytes to a file and read it as a table."""

    def call(content: bytes | str, name: str = "tabell på øya.csv") -> pd.DataFrame:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_table(path)

    return call


def wanted() -> pd.DataFrame:
    return pd.DataFrame({"pasient": ["Åse", "Ola", "Måns"], "crp": [1.5, 204.25, 3.0], "syk": [1, 0, 1]})


def assumed(frame: pd.DataFrame) -> set:
    for said in frame.attrs["read"]:
        assert said.nb and said.en and "{" not in said.nb + said.en
    return {said.sentence for said in frame.attrs["read"]}


def with_commas(sep: str) -> str:
    return CLEAN.replace(",", sep).replace("1.5", "1,5").replace("204.25", "204,25")


@pytest.mark.parametrize(
    "content",
    [
        CLEAN.encode(),
        CLEAN.encode("utf-8-sig"),
        CLEAN.encode("utf-16"),
        CLEAN.encode("utf-16-le"),
        CLEAN.encode("utf-16-be"),
        CLEAN.encode("cp1252"),
        CLEAN.replace("\n", "\r\n").encode(),
        CLEAN.replace("\n", "\r").encode(),
        CLEAN.replace("\n", "\r\n").encode("utf-16"),
        CLEAN.removesuffix("\n").encode(),
        CLEAN.replace("\n", "\n\n").encode(),
        CLEAN.replace(",", ";").encode(),
        CLEAN.replace(",", "\t").encode(),
        CLEAN.replace(",", "|").encode(),
        CLEAN.replace(",", ", ").encode(),
        with_commas(";").encode(),
        with_commas(";").encode("cp1252"),
        with_commas("\t").encode("utf-16"),
        ("sep=;\r\n" + with_commas(";").replace("\n", "\r\n")).encode("utf-8-sig"),
        ("# laget 2024, av journalsystemet\n\n" + CLEAN).encode(),
        ("Studien vår\nUttrekk 3\n" + CLEAN).encode(),
        ("Studien vår;;\n;;\n" + with_commas(";") + ";;\n;;\n").encode(),
        "".join(line + ",\n" for line in CLEAN.splitlines()).encode(),
        CLEAN.replace("\n", ",\n").replace(",\n", "\n", 1).encode(),
        ('"pasient","crp","syk"\n"Åse","1.5","1"\n"Ola","204.25","0"\n"Måns","3","1"\n').encode(),
        gzip.compress(CLEAN.encode()),
    ],
    ids=[
        "utf-8",
        "bom",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "cp1252",
        "crlf",
        "cr",
        "crlf-16",
        "no-last-end",
        "blanks",
        "semicolon",
        "tab",
        "bar",
        "spaces",
        "norwegian",
        "norwegian-1252",
        "excel-unicode",
        "sep=",
        "comment",
        "title",
        "excel-title",
        "ends-in-comma",
        "rows-end-in-comma",
        "quoted",
        "gzip",
    ],
)
def test_the_same_table_comes_out_however_it_was_saved(read, content):
    frame = read(content)
    pd.testing.assert_frame_equal(frame, wanted(), check_dtype=False, check_column_type=False)
    assert frame["crp"].dtype == np.float64 and frame["syk"].dtype == np.int64
    assumed(frame)


def test_a_separator_that_excel_is_told_of_is_believed(read):
    frame = read("sep=:\nid:tid;sted\n1:2;3\n")
    assert list(frame.columns) == ["id", "tid;sted"] and says.SEPARATOR in assumed(frame)


def test_a_quoted_name_behind_a_byte_order_mark_is_one_name(read):
    assert list(read(b'\xef\xbb\xbf"etternavn, fornavn","x"\n"a","1"\n').columns) == ["etternavn, fornavn", "x"]


def test_what_was_assumed_is_said(read):
    frame = read(with_commas(";").encode("cp1252"))
    assert assumed(frame) == {says.SEPARATORS[";"], says.DECIMAL_COMMA, says.ALL_WINDOWS}
    assert assumed(read(CLEAN)) == {says.SEPARATORS[","]}
    assert assumed(read(CLEAN.encode("utf-16"))) == {says.SEPARATORS[","], says.UTF16}
    assert says.SKIPPED in assumed(read("# en kommentar\n" + CLEAN))


def test_two_character_sets_in_one_file_are_both_read_and_the_line_is_named(read):
    frame = read("navn,x\nÅse,1\n".encode() + "Bjørn,2\n".encode("cp1252") + b"Ola,3\n")
    assert frame["navn"].tolist() == ["Åse", "Bjørn", "Ola"]
    said = next(said for said in frame.attrs["read"] if said.sentence == says.SOME_WINDOWS)
    assert said.values == {"n": 1, "line": 3}


def test_thousands_gaps_and_points_are_read_as_people_mean_them(read):
    norwegian = read("id;kr;eu\n1;1 204,5;1.204,5\n2;12\u00a0000;12.000\n3;3\u202f000,25;3\n")
    assert norwegian["kr"].tolist() == [1204.5, 12000, 3000.25] and norwegian["eu"].tolist() == [1204.5, 12000, 3]
    assert says.REWRITTEN in assumed(norwegian)
    english = read('id,usd\n1,"1,234.50"\n2,"12,000"\n')
    assert english["usd"].tolist() == [1234.5, 12000]
    unclear = read("id;x;y;z\n1;1.234;1,5;2,5\n2;2.345;1,5;2,5\n")
    assert unclear["x"].tolist() == ["1.234", "2.345"] and says.LEFT_AS_TEXT["unclear"] in assumed(unclear)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (["0123", "4567"], "zeros"),
        (["01019012345", "31129054321"], "zeros"),
        (["21019012345", "31129054321", "1019054321"], "person"),
        (["21019012345", "", "31129054321"], "person"),
        (["12345678901234567890123", "1"], "long"),
        (["9007199254740993", "", "1"], "long"),
        (["18446744073709551615", "1"], "long"),
    ],
)
def test_a_number_that_is_a_name_stays_text_to_the_last_digit(read, values, why):
    frame = read("id,x\n" + "".join(f"{value},1\n" for value in values))
    assert [None if pd.isna(value) else value for value in frame["id"]] == [value or None for value in values]
    assert says.LEFT_AS_TEXT[why] in assumed(frame)


def test_a_name_far_down_a_long_file_is_found(read):
    rows = [str(i) for i in range(1, 60_000)]
    for last, why in (("007", "zeros"), ("A7", "mixed")):
        frame = read("id,x\n" + "".join(f"{value},0.5\n" for value in [*rows, last]))
        assert frame["id"].tolist() == [*rows, last] and says.LEFT_AS_TEXT[why] in assumed(frame)


def test_what_stands_for_missing_is_missing_among_numbers(read):
    codes = [*"?.-", "", "NA", "N/A", "#N/A", "NULL", "nan", "#DIV/0!", "#I/T", "None", "ukjent"]
    frame = read("x,y\n" + "".join(f"{code},1\n2.5,2\n" for code in codes))
    assert frame["x"].isna().tolist() == [True, False] * len(codes)


def test_a_minus_among_words_is_a_word(read):
    frame = read("er,plager\n+,None\n-,mild\n-,?\n")
    assert frame["er"].tolist() == ["+", "-", "-"] and frame["plager"].tolist()[:2] == ["None", "mild"]
    assert frame["plager"].isna().tolist() == [False, False, True]


def test_infinities_percent_signs_and_excels_dates_are_left_as_they_are(read):
    frame = read("inf,prosent,gen,syk\ninf,10%,02.mar,TRUE\n-inf,20 %,1.sep,FALSE\n")
    assert frame["inf"].tolist() == [np.inf, -np.inf] and frame["syk"].tolist() == [True, False]
    assert frame["prosent"].tolist() == ["10%", "20 %"] and frame["gen"].tolist() == ["02.mar", "1.sep"]


def test_a_column_with_a_few_words_among_its_numbers_is_said_to_be_text(read):
    frame = read("crp,x\n" + "".join(f"{i},1\n" for i in range(20)) + "<5,1\n")
    assert frame["crp"].tolist()[-2:] == ["19", "<5"] and says.LEFT_AS_TEXT["mixed"] in assumed(frame)


def test_every_column_gets_a_name_of_its_own(read):
    frame = read("x,,x,y,x (2),y\n1,2,3,4,5,6\n")
    assert list(frame.columns) == ["x", "column 2", "x (3)", "y", "x (2)", "y (2)"]
    assert {says.NAMELESS, says.SAME_NAMES} <= assumed(frame)


def test_a_name_is_one_line_that_a_screen_can_show(read):
    frame = read(' id ,"two\nlines",\x1b[31mred\ufeff\n1,2,3\n')
    assert list(frame.columns) == ["id", "two lines", "[31mred"]


def test_a_table_without_names_keeps_its_first_row(read):
    for content in ("1,2.5,3\n4,5.5,6\n", "842302,M,17.99\n842517,B,20.57\n"):
        frame = read(content)
        assert len(frame) == 2 and list(frame.columns) == ["column 1", "column 2", "column 3"]
        assert says.NO_NAMES in assumed(frame)
    for names in ("0,1,2", "v1,v2,v3", "1a,2b,A1", "2019,2020,sum"):  # the first as pandas numbers columns
        assert list(read(f"{names}\n3,4,5\n6,7,8\n").columns) == names.split(",")


def test_names_of_rows_as_r_writes_them_become_a_column(read):
    frame = read('"age","crp"\n"p1",54,2\n"p2",60,3\n')
    assert frame.to_dict("list") == {"row": ["p1", "p2"], "age": [54, 60], "crp": [2, 3]}
    assert says.ROW_NAMES in assumed(frame)


def test_one_row_and_one_column_are_tables(read):
    assert read("a,b\n1,x\n").shape == (1, 2)
    one = read("x\n1\n2\n")
    assert one["x"].tolist() == [1, 2] and says.ONE_COLUMN in assumed(one)


def test_quoted_cells_keep_separators_line_ends_and_quotation_marks(read):
    rows = [["a", 'said "no"'], ["b, c", "two\nlines"], ["d;e", ' 5" tube']]
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([["id", "note"], *rows])
    assert read(text.getvalue()).to_numpy().tolist() == rows


def xlsx() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "")
    return buffer.getvalue()


WRONG = {
    "empty": (b"", says.EMPTY),
    "blank": (b"\n \r\n\n", says.EMPTY),
    "empty gzip": (gzip.compress(b""), says.EMPTY),
    "names only": (b"a,b,c\n", says.ONLY_NAMES),
    "names and separators": (b"a,b,c\n,,\n,,\n", says.ONLY_NAMES),
    "short row": (b"a,b,c\n1,2,3\n4,5\n6,7,8\n", says.RAGGED),
    "long row": (b"a,b,c\n1,2,3\n4,5,6,7\n6,7,8\n", says.RAGGED),
    "cut short": (b"a,b,c\n1,2,3\n4,5,6\n7,8", says.RAGGED),
    "decimal comma among commas": (b"age,crp,sick\n54,1,5,0\n54,2,5,1\n53,1,5,0\n", says.RAGGED),
    "fewer values than names": (b"a,b,c,d\n1,2,3\n4,5,6\n", says.RAGGED),
    "open quote": (b'a,b\n1,"x\n2,y\n', says.QUOTES),
    "open quote before": (b'a,b\n1,"x\n2,y\n3,"z"\n', says.QUOTES),
    "open quote, long": (b'a,b\n1,"x\n' + b"2,y\n" * 50_000, says.QUOTES),
    "nul": (b"a,b\n1,2\n3,\0\n", says.NUL_BYTES),
    "xlsx": (xlsx(), says.OTHER_KIND["xlsx"]),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), says.OTHER_KIND["xlsx"]),
    "zip": (b"PK\3\4" + b"data.csv", says.OTHER_KIND["zip"]),
    "parquet": (b"PAR1\x15\0\x15", says.OTHER_KIND["parquet"]),
    "spss": (b"$FL2@(#) SPSS DATA FILE\0\0", says.OTHER_KIND["spss"]),
    "web page": (b"\n<!DOCTYPE html><html>", says.OTHER_KIND["markup"]),
    "pickle": (pickle.dumps({"a": 1}), says.PICKLE),
    "damaged gzip": (gzip.compress(CLEAN.encode())[:-12], None),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_table_is_said_in_both_languages(read, what):
    content, sentence = WRONG[what]
    with pytest.raises(DataError) as error:
        read(content)
    said = error.value.said
    assert "tabell på øya.csv" in said.nb and "tabell på øya.csv" in said.en and said.nb != said.en
    assert sentence is None or said.sentence == sentence
    assert isinstance(error.value, UnsafeFile) == (what == "pickle")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"a,b\n1,2\n3\n", 3),
        (b"# x\n\na,b\n1,2\n\n3\n", 6),
        (b'a,b\n1,"x\ny"\n3,4,5\n', 4),
        (b"sep=,\na,b\n1,2\n3\n", 4),
        (b"a,b\r1,2\r3\r", 3),
        (b'a,b\n1,2\n3,"4\n5,6\n', 3),
        (b"a,b\n1,2\n3,4\n5,\0\n", 4),
    ],
)
def test_the_line_is_the_one_a_text_editor_shows(read, content, line):
    with pytest.raises(DataError) as error:
        read(content)
    assert error.value.said.values["line"] == line


def test_a_folder_and_a_missing_file_are_said(tmp_path):
    for path in (tmp_path, tmp_path / "fins ikke.csv", tmp_path / "a" / "b.csv", Path("/dev/null"), Path("a\0b")):
        with pytest.raises(DataError) as error:
            read_table(path)
        assert error.value.said.nb != error.value.said.en


def test_lines_that_end_between_two_blocks_are_whole(read, monkeypatch):
    want = read(CLEAN.replace("\n", "\r\n"))
    for size in (1, 2, 3, 5, 7, 16):
        monkeypatch.setattr("dyplab.data.lines.BLOCK", size)
        for encoding in ("utf-8-sig", "utf-16", "cp1252"):
            pd.testing.assert_frame_equal(read(CLEAN.replace("\n", "\r\n").encode(encoding)), want)
        with pytest.raises(DataError) as error:
            read(b"a,b\r\n1,2\r\n3,4\r\n5\r\n")
        assert error.value.said.values["line"] == 4


def test_an_endless_line_is_no_table(read, monkeypatch):
    monkeypatch.setattr("dyplab.data.lines.BLOCK", 100)
    monkeypatch.setattr("dyplab.data.lines.LONGEST_LINE", 1000)
    with pytest.raises(DataError) as error:
        read(b"a,b\n" + b"1" * 5000)
    assert error.value.said.sentence == says.LONG_LINE and error.value.said.values["line"] == 2


def test_too_little_memory_is_said(read, monkeypatch):
    def full(*_, **__):
        raise MemoryError

    monkeypatch.setattr(pd, "read_csv", full)
    with pytest.raises(DataError) as error:
        read(CLEAN)
    assert error.value.said.sentence == says.NO_MEMORY


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=6)
CELLS = st.one_of(WORDS, st.integers(-(10**20), 10**20).map(str), st.floats().map(str), st.just(""))


@given(st.integers(2, 4).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1, max_size=6)))
@settings(max_examples=150, deadline=None)
def test_no_cell_of_text_and_no_number_changes_on_the_way(rows):
    """What the csv module wrote is what comes back: judged cell by cell against what was written."""
    names = [f"n{i}" for i in range(len(rows[0]))]
    rows = [["last", *row] for row in rows if "".join(row).strip()] + [["first", *names]]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, quoting=csv.QUOTE_ALL).writerows([["id", *names], *rows])
        frame = read_table(path)
    for name, written in zip(names, list(zip(*rows, strict=True))[1:], strict=True):
        assert frame[name].tolist()[-1] == name  # so each column is one of words
        for got, cell in zip(frame[name], written, strict=True):
            assert got == cell if isinstance(got, str) else cell in says_missing()


def says_missing() -> tuple[str, ...]:
    from dyplab.data.cells import MISSING

    return MISSING


PIECES = (
    r", ; \t | \n \r\n \r \" a id 1 01 1.5 1,5 - ? NA inf # \x20 1\xa0000 \xc3\xa5 \xe5 \xff\xfe \xef\xbb\xbf \0 sep=; "
    r"\x80\x04 12345678901 99999999999999999999 1e400 True \xc2\xb2 \xe2\x88\x92 \x1e \x1f\x8b"
)
PIECES = st.sampled_from([piece.encode().decode("unicode_escape").encode("latin-1") for piece in PIECES.split()])


@given(st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=40).map(b"".join)))
@example(b'"\x0c\t\t\n\x0b\t"\t\t')
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_a_table_or_a_sentence(content):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.csv")
        path.write_bytes(content)
        try:
            frame = read_table(path)
        except DataError as error:
            assert error.said.nb and error.said.en
        else:
            assert len(frame) and frame.columns.is_unique and all(frame.columns)
            assumed(frame)
