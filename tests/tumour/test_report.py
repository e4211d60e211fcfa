"""The report: whole, alone, readable by all, the notice first and last, sides and slices where they belong."""

import base64
import io
import re
from html.parser import HTMLParser
from itertools import pairwise

import numpy as np
import pytest
from chromium import violations
from PIL import Image
from tumour.stand_ins import make_patient

from dyplab.data.scan import BrainScan
from dyplab.text import segment as words
from dyplab.text import segment_report as says
from dyplab.text import use
from dyplab.tumour.inference import Segmentation
from dyplab.tumour.pictures import as_png, fullest, seen, window
from dyplab.tumour.report import as_html

CARD = {
    "trained_on": {"nb": "bare <simulerte> pasienter", "en": "simulated <patients> only"},
    "weak_spots": {"nb": ["små fokus"], "en": ["small foci"]},
    "saved": {"sha256": "0123456789abcdef" * 4},
}


def make_found(empty: bool = False) -> tuple[BrainScan, Segmentation]:
    """A brain at 4 mm, stored as BraTS stores it, with a tumour of three parts, without any network."""
    scan = make_patient((40, 48, 38), 4.0)
    scan = BrainScan("OLA-NORDMANN", scan.images[:, ::-1, ::-1], np.diag([-4.0, -4.0, 4.0, 1.0]))
    mask = np.zeros((40, 48, 38), np.uint8)
    if not empty:
        mask[22:30, 10:20, 15:25], mask[24:28, 12:18, 17:23], mask[25:27, 14:16, 18:20] = 2, 1, 3
    uncertainty = np.where((mask == 2) & (np.indices(mask.shape)[0] < 24), 0.9, 0).astype(np.float32)
    return scan, Segmentation(mask, np.zeros((3, *mask.shape), np.float32), uncertainty, 0.064)


class Tree(HTMLParser):
    """Tags in order, and those not yet closed."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("lang", ["nb", "en"])
@pytest.mark.parametrize("empty", [False, True])
def test_the_page_is_whole_in_its_language_and_needs_nothing_else(lang, empty):
    use(lang)
    page = as_html(*make_found(empty), CARD)
    tree = Tree()
    tree.feed(page)
    assert tree.open == [] and ("html", {"lang": lang}) in tree.tags and "$" not in page
    tags = [tag for tag, _ in tree.tags]
    assert not {"script", "link", "iframe"} & set(tags) and "http" not in page and "url(" not in page
    images = [attributes for tag, attributes in tree.tags if tag == "img"]
    assert len(images) == 9 and all(image["src"].startswith("data:image/png;base64,") for image in images)
    assert all(image["alt"] for image in images)
    headings = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert headings[0] == 1 and all(b - a <= 1 for a, b in pairwise(headings))
    for sentence in (words.NOTICE_TITLE, words.NOTICE):
        for code in ("nb", "en"):
            assert page.count(getattr(sentence, code)) == 2  # above everything and below it
    assert page.index('<div class="notice">') < page.index("<h2>") and page.index(words.NOTICE.en) < page.index("<h2>")
    other = "en" if lang == "nb" else "nb"
    for sentence in (
        says.TITLE,
        says.VOLUMES,
        says.LEGEND,
        says.UNCERTAINTY_IS,
        words.NO_TUMOUR_VOLUME,
        *says.WEAK_ALWAYS,
    ):
        first, second = (getattr(sentence, code).replace("'", "&#x27;") for code in (lang, other))
        assert first in page and second not in page
    assert (("fant ingen tumor" in page) or ("found no tumour" in page)) == empty


def test_it_says_volumes_geometry_network_and_time_and_names_nobody():
    use("en")
    page = as_html(*make_found(), CARD)
    for told in ("51.2 ml", "9.2 ml", "0.5 ml", "40 × 48 × 38", "4.00 × 4.00 × 4.00 mm", "L P S", "0123456789ab"):
        assert told in page, told
    assert (
        "simulated &lt;patients&gt; only" in page and "small foci" in page and re.search(r"\d{4}-\d\d-\d\dT.*Z", page)
    )
    assert "NORDMANN" not in page
    use("nb")
    page = as_html(*make_found(), {})
    assert "51,2 ml" in page and str(says.NOT_SAID) in page


def test_a_slice_is_looked_at_from_the_feet_and_its_fullest_is_shown():
    volume = np.zeros((5, 6, 7))
    volume[4, 5, 6] = 1  # furthest right, front and up
    for axis, edges in ((0, (0, 0)), (1, (0, 0)), (2, (0, 0))):
        at = fullest(volume > 0, axis)
        assert at == (4, 5, 6)[axis] and np.argwhere(seen(volume, axis, at)).tolist() == [list(edges)]
        assert fullest(volume > 2, axis) == (2, 3, 3)[axis]


def test_the_tumour_on_the_patients_right_is_drawn_at_the_left_of_the_picture():
    use("en")
    page = as_html(*make_found(), CARD)
    pictures = [
        np.asarray(Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")).astype(int)
        for data in re.findall(r"base64,([^\"]+)", page)
    ]
    for axial in (pictures[2], pictures[5]):  # x runs to the left in the file, and the tumour lies at 22–29 of 40
        blue = (np.abs(axial - (0x56, 0xB4, 0xE9)).sum(axis=2) < 30).nonzero()
        assert len(blue[1]) > 20 and blue[1].mean() > axial.shape[1] / 2
    assert np.ptp(pictures[8], axis=2).max() == 0 and pictures[8].max() > 200  # the doubt is grey, without lines


def test_a_picture_keeps_the_proportions_of_millimetres():
    png = as_png(np.ones((20, 60)), (0, 1), (5.0, 2.0), ("A", "P"), {})
    width, height = Image.open(io.BytesIO(png)).size
    assert abs(width / height - 120 / 100) < 0.02


def test_an_image_is_shown_from_its_darkest_to_its_brightest_tissue_by_percentiles():
    values = np.arange(1000.0).reshape(10, 10, 10)
    low, high = window(values, values >= 0)
    assert abs(low - 10) < 1 and abs(high - 994) < 1
    assert window(np.ones((3, 3, 3)), np.ones((3, 3, 3), bool))[1] > 1


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_the_page_is_readable_by_all_on_a_telephone_and_a_screen_in_light_and_dark(lang, browser, axe_script, tmp_path):
    use(lang)
    (tmp_path / "page.html").write_text(as_html(*make_found(), CARD), encoding="utf-8")
    for scheme, width in (("light", 320), ("dark", 900)):
        page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
        page.goto((tmp_path / "page.html").as_uri())
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (scheme, width, violations(page, axe_script), wide) == (scheme, width, [], 0)
        page.close()
