"""CSV tables of images, judged by pandas and by what Excel writes."""

import io

import numpy as np
import pandas as pd
import pytest

from dyplab.data import Images, load_mnist, read_csv, write_csv
from dyplab.errors import DataError

GOOD = "label,pixel0,pixel1\n7,0,255\n1,3,4\n"


def read(tmp_path, content, **options):
    file = tmp_path / "bilder.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_csv(file, shape=(1, 2), **options)


def said(tmp_path, content, **options):
    with pytest.raises(DataError) as refused:
        read(tmp_path, content, **options)
    return refused.value.said.nb, refused.value.said.en


def test_all_bundled_images_come_back_unchanged(tmp_path):
    images = load_mnist()
    back = read_csv(write_csv(tmp_path / "mnist.csv", *images))
    assert back.images.dtype == np.uint8 and np.array_equal(back.images, images.images)
    assert np.array_equal(back.labels, images.labels)


def test_what_is_written_is_what_pandas_reads(tmp_path):
    images, labels = load_mnist()
    table = pd.read_csv(write_csv(tmp_path / "some.csv", images[::500], labels[::500]))
    assert table["label"].tolist() == list(range(10))
    assert table["pixel406"].tolist() == images[::500, 14, 14].tolist()


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        GOOD.replace("\n", "\r\n"),
        "\ufeff" + GOOD,
        GOOD + "\n  \n",
        GOOD.rstrip(),
        GOOD.replace("255", "255.0"),
        '"label","pixel0","pixel1"\n"7","0","255"\n1, 3, 4\n',
        "pixel0,label,pixel1\n0,7,255\n3,1,4\n",
    ],
)
def test_small_differences_between_programs_do_no_harm(content, tmp_path):
    images, labels = read(tmp_path, content)
    assert images.tolist() == [[[0, 255]], [[3, 4]]] and labels.tolist() == [7, 1]


def test_a_table_from_norwegian_excel_is_named_and_read_with_the_way_out(tmp_path):
    excel = "\ufefflabel;pixel0;pixel1\r\n7;0;255,0\r\n1;3,0;4\r\n"
    nb, en = said(tmp_path, excel)
    assert "norsk Excel" in nb and "Norwegian Excel" in en and all('sep=";"' in text for text in (nb, en))
    images, labels = read(tmp_path, excel, sep=";")
    assert images.tolist() == [[[0, 255]], [[3, 4]]] and labels.tolist() == [7, 1]


def test_decimal_commas_that_are_no_whole_pixels_are_refused_by_place(tmp_path):
    nb, en = said(tmp_path, "label;pixel0;pixel1\n7;0;0,5\n", sep=";")
    assert all("pixel1" in text and "0,5" in text and " 2" in text for text in (nb, en))
    assert all("«0,5»" in text or "“0,5”" in text for text in said(tmp_path, 'label,pixel0,pixel1\n7,0,"0,5"\n'))


def test_a_missing_label_column_is_told_with_the_columns_there_are(tmp_path):
    nb, en = said(tmp_path, "digit,pixel0,pixel1\n7,0,255\n")
    assert "digit, pixel0, pixel1" in nb and "digit, pixel0, pixel1" in en
    assert "…" in said(tmp_path, "a,b,c,d,e,f\n1,2,3,4,5,6\n")[0]


def test_a_table_without_a_line_of_names_has_no_label_column(tmp_path):
    assert all("7, 0, 255" in text for text in said(tmp_path, "7,0,255\n1,3,4\n"))


@pytest.mark.parametrize(
    "cell", ["x", "", "NA", "nan", "inf", "-", "1_0", "0x10", "True", "12.jan", "-inf", "2024-01-01"]
)
def test_a_cell_that_is_no_number_is_told_by_line_and_column(cell, tmp_path):
    for nb_or_en in said(tmp_path, f"label,pixel0,pixel1\n7,0,255\n\n1,{cell},4\n2,y,5\n"):
        assert "4" in nb_or_en and "pixel0" in nb_or_en and (f"«{cell}»" in nb_or_en or f"“{cell}”" in nb_or_en)


def test_of_two_bad_cells_the_upper_one_is_told(tmp_path):
    assert all("pixel1" in text and "3" in text for text in said(tmp_path, GOOD.replace("1,3,4", "1,3,b") + "2,a,5\n"))


@pytest.mark.parametrize("label", ["10", "-1", "7.5", "99999999999999999999999"])
def test_a_label_outside_0_to_9_is_told_by_line(label, tmp_path):
    for text in said(tmp_path, GOOD + f"{label},0,0\n"):
        assert label in text and " 4 " in text


@pytest.mark.parametrize("pixel", ["256", "-1", "0.5", "1e9"])
def test_a_pixel_outside_0_to_255_is_told_by_line_and_column(pixel, tmp_path):
    for text in said(tmp_path, GOOD + f"3,0,{pixel}\n"):
        assert pixel in text and "pixel1" in text and " 4" in text
    for text in said(tmp_path, f"pixel0,label,pixel1\n0,3,{pixel}\n"):
        assert "pixel1" in text and " 2" in text


def test_a_wrong_number_of_columns_is_told(tmp_path):
    for text in said(tmp_path, "number,label,pixel0,pixel1\n0,7,0,255\n"):
        assert " 4 " in text and " 3" in text


@pytest.mark.parametrize("line", ["7,0", "7,0,255,3", "7;0;255", '"7,0,255"'])
def test_a_row_too_short_or_too_long_is_told_by_line(line, tmp_path):
    for text in said(tmp_path, GOOD + line + "\n"):
        assert " 4 " in text and " 3" in text


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff", "label,pixel0,pixel1\n", "label,pixel0,pixel1\n\n \n"])
def test_an_empty_table_is_called_empty(content, tmp_path):
    nb, en = said(tmp_path, content)
    assert "tom" in nb and "empty" in en


def test_a_file_that_is_no_utf8_text_is_refused(tmp_path):
    for content in (GOOD.encode("utf-16"), "label,pixel0,blå\n".encode("latin-1")):
        assert all("UTF-8" in text for text in said(tmp_path, content))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DataError) as refused:
        read_csv(tmp_path / "nowhere.csv")
    assert "nowhere.csv" in refused.value.said.nb and "nowhere.csv" in refused.value.said.en


def test_a_file_larger_than_memory_allows_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("dyplab.data.tables.MOST_BYTES", 10)
    assert all("10" in text and str(len(GOOD)) in text for text in said(tmp_path, GOOD))


def test_a_file_the_system_will_not_give_is_named(tmp_path, monkeypatch):
    def denied(*args, **options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_text", denied)
    assert all("Permission denied" in text for text in said(tmp_path, GOOD))


@pytest.mark.parametrize(
    ("images", "labels"),
    [
        (np.zeros((2, 3)), [1, 2]),
        (np.zeros((2, 1, 2)), [1, 2]),
        (np.zeros((2, 1, 2), np.uint8), [1]),
        (np.zeros((2, 1, 2), np.uint8), [1, 10]),
        (np.zeros((2, 1, 2), np.uint8), ["1", "2"]),
        (np.zeros((2, 1, 2), np.uint8), [[1], [2]]),
    ],
)
def test_what_could_not_be_read_back_is_not_written(images, labels, tmp_path):
    with pytest.raises(DataError) as refused:
        write_csv(tmp_path / "file.csv", images, labels)
    assert refused.value.said.nb != refused.value.said.en
    assert not (tmp_path / "file.csv").exists()


def test_lines_end_the_same_way_on_every_system(tmp_path):
    written = write_csv(tmp_path / "two.csv", np.array([[[0, 255]], [[3, 4]]], np.uint8), [7, 1])
    assert written.read_bytes().decode() == GOOD
    assert isinstance(read_csv(written, shape=(1, 2)), Images)
    assert pd.read_csv(io.BytesIO(written.read_bytes())).shape == (2, 3)
