"""The figures: what they show, in both languages, with nothing cut off and nothing that only colour tells."""

import io
import re

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text

from dyplab import evaluation as ev
from dyplab.errors import DataError
from dyplab.text import Sentence, use

RNG = np.random.default_rng(0)
DIGITS = RNG.integers(0, 10, 500)
TABLE = RNG.dirichlet(np.full(10, 0.3), 500) + np.eye(10)[DIGITS] * RNG.choice([0, 2], 500, p=[0.1, 0.9])[:, None]
TABLE /= TABLE.sum(axis=1, keepdims=True)
ANSWERS = TABLE.argmax(axis=1)
PROMISED = RNG.random(300)
ILL = RNG.random(300) < PROMISED
IMAGES = RNG.integers(0, 255, (23, 28, 28))
SIGNED = np.linspace(-0.5, 1, 784).reshape(28, 28)
BUMPS = np.exp(
    -((np.indices((28, 28)) - np.array([[[20]], [[6]]])) ** 2).sum(axis=0) / 20
)  # its top at row 20, column 6
TITLE = Sentence(nb="Feil i testsettet", en="Mistakes in the test set")
SHORT = Sentence(nb="Seksten tegn her", en="Sixteen of these")
SCORES = [ev.Score(0.94, 0.92, 0.95, 0.95, 500), ev.Score(0.9, 0.88, 0.92, 0.95, 500)]

FIGURES = {
    "confusion of ten": lambda: ev.figure_confusion(DIGITS, ANSWERS),
    "confusion of two": lambda: ev.figure_confusion(DIGITS == 8, ANSWERS == 8, names=["not 8", "8"]),
    "roc of two": lambda: ev.figure_roc(ILL, PROMISED),
    "roc of ten": lambda: ev.figure_roc(DIGITS, TABLE),
    "calibration of two": lambda: ev.figure_calibration(ILL, PROMISED),
    "calibration of ten": lambda: ev.figure_calibration(DIGITS, TABLE),
    "histograms of two": lambda: ev.figure_histograms(ILL, PROMISED),
    "histograms of ten": lambda: ev.figure_histograms(DIGITS, TABLE),
    "decision": lambda: ev.figure_decision_curve(ILL, PROMISED, np.linspace(0.05, 0.95, 10)),
    "decision of a rare disease": lambda: ev.figure_decision_curve(ILL, PROMISED / 40, [0.005, 0.01, 0.02]),
    "essentials": lambda: ev.figure_essentials(ILL, PROMISED),
    "essentials without a slope": lambda: ev.figure_essentials(PROMISED > 0.5, PROMISED**2, groups=np.arange(300) // 2),
    "prevalence": lambda: ev.figure_prevalence(0.9, 0.95),
    "prevalence with bands": lambda: ev.figure_prevalence(*SCORES),
    "learning": lambda: ev.figure_learning(np.linspace(2, 0.1, 30), np.linspace(2, 0.5, 30), best_epoch=7),
    "learning without validation": lambda: ev.figure_learning([1.5, 0.75, 0.5]),
    "contact sheet": lambda: ev.figure_contact_sheet(IMAGES, [f"{i} → 7" for i in range(23)], TITLE),
    "pixel map with signs": lambda: ev.figure_pixel_map(SIGNED, TITLE),
    "pixel map": lambda: ev.figure_pixel_map(np.abs(SIGNED), TITLE),
    "maps": lambda: ev.figure_maps(IMAGES[:7], [BUMPS] * 7, [SHORT] * 7),
    "one map": lambda: ev.figure_maps(IMAGES[:1], [BUMPS], ["A"]),
    "scores": lambda: ev.figure_scores([TITLE, "B"], SCORES, 0.114, TITLE),
    "losses": lambda: ev.figure_scores(["A"], [ev.Score(0.2, 0.1, 0.3, 0.95, 9, "number")], 0.9),
    "differences": lambda: ev.figure_scores(["A − B"], [ev.Score(0.01, -0.02, 0.03, 0.95, 9, "points")], 0),
}


def drawn(figure, tight=True):
    """The figure as a notebook would get it: (H, W, 3) from 0 to 1."""
    from PIL import Image

    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100, bbox_inches="tight" if tight else None)
    return np.asarray(Image.open(buffer).convert("RGB")) / 255


def words_on(figure):
    return [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("lang", ["nb", "en"])
def test_a_figure_is_drawn_at_notebook_width_with_readable_words_that_are_not_cut(name, lang):
    use(lang)
    figure = FIGURES[name]()
    assert isinstance(figure, Figure)
    picture = drawn(figure)
    assert 240 < picture.shape[1] <= 1000
    assert all(text.get_fontsize() >= 10 for text in words_on(figure))
    whole = drawn(figure, tight=False)
    edges = whole[0], whole[-1], whole[:, 0], whole[:, -1]
    assert all((edge == 1).all() for edge in edges)


@pytest.mark.parametrize("name", FIGURES)
def test_the_words_follow_the_language(name):
    said = {}
    for lang in ("nb", "en"):
        use(lang)
        figure = FIGURES[name]()
        figure.draw_without_rendering()
        said[lang] = {
            text.get_text() for text in words_on(figure) if any(letter.isalpha() for letter in text.get_text())
        }
    ours = {"→", "not 8", "A − B", "AUROC"}
    only_nb = {text for text in said["nb"] if not any(word in text for word in ours)}
    only_en = {text for text in said["en"] if not any(word in text for word in ours)}
    assert only_nb and only_en
    assert not (only_nb & only_en) - {"A", "B"}


@pytest.mark.parametrize("name", FIGURES)
def test_decimals_are_commas_in_norwegian(name):
    use("nb")
    figure = FIGURES[name]()
    figure.draw_without_rendering()
    decimal_points = [text.get_text() for text in words_on(figure) if re.search(r"\d\.\d", text.get_text())]
    assert decimal_points == []


def grey(colour):
    return np.dot(to_rgb(colour), [0.299, 0.587, 0.114])


@pytest.mark.parametrize("name", ["roc of two", "decision", "prevalence", "learning"])
def test_lines_differ_in_more_than_colour(name):
    lines = [line for line in FIGURES[name]().axes[0].lines if line.get_label()[0] != "_"]
    assert len({line.get_linestyle() for line in lines}) == len(lines)
    greys = sorted(grey(line.get_color()) for line in lines)
    assert greys[-1] < 0.75  # all of them dark enough against white
    assert name == "learning" or np.diff(greys).min() > 0.03


def test_the_decision_curve_shows_the_three_ways_to_act_and_the_models_band():
    axes = ev.figure_decision_curve(ILL, PROMISED, [0.1, 0.3, 0.5]).axes[0]
    curve = ev.decision_curve(ILL, PROMISED, [0.1, 0.3, 0.5])
    none, everyone, model = (line.get_ydata() for line in axes.lines)
    assert (none == 0).all() and (everyone == curve.treat_all).all() and (model == curve.model).all()
    (band,) = axes.collections
    extents = band.get_paths()[0].get_extents()
    assert (extents.y0, extents.y1) == (curve.low.min(), curve.high.max())
    assert [text.get_text() for text in axes.get_legend().get_texts()][1:] == ["treat everyone", "treat no one"]


def test_the_essentials_are_the_four_and_say_their_numbers():
    roc, calibration, decision, ill, well = ev.figure_essentials(ILL, PROMISED).axes
    assert roc.get_title(loc="left") == f"AUROC {ev.auroc(ILL, PROMISED)}"
    slope, intercept = ev.calibration_slope(ILL, PROMISED), ev.calibration_intercept(ILL, PROMISED)
    said = calibration.get_title(loc="left")
    assert f"Slope {slope.value:.2f} (95% CI {slope.low:.2f}–{slope.high:.2f})" in said
    assert f"Intercept {intercept.value:.2f} (95% CI ".replace("-", "−") in said
    points = calibration.containers[0][0]
    assert np.array_equal(points.get_xdata(), ev.calibration_curve(ILL, PROMISED).predicted)
    assert len(decision.lines) == 3
    assert (sum(p.get_height() for p in ill.patches), sum(p.get_height() for p in well.patches)) == (
        ILL.sum(),
        (~ILL).sum(),
    )


def test_where_no_slope_can_be_told_the_essentials_say_so():
    assert "Slope cannot be told here" in FIGURES["essentials without a slope"]().axes[1].get_title(loc="left")


def test_the_histograms_differ_by_hatching():
    ill, well = FIGURES["histograms of two"]().axes
    assert ill.patches[0].get_hatch() != well.patches[0].get_hatch()
    assert sum(patch.get_height() for patch in ill.patches) == ILL.sum()
    assert sum(patch.get_height() for patch in well.patches) == (~ILL).sum()


def test_the_confusion_matrix_writes_every_count_legibly_in_its_cell():
    axes = ev.figure_confusion(DIGITS, ANSWERS).axes[0]
    counts = ev.confusion_matrix(DIGITS, ANSWERS)
    image = axes.images[0]
    assert len(axes.texts) == 100
    for text in axes.texts:
        column, row = text.get_position()
        assert text.get_text() == str(counts[row, column])
        behind = grey(image.cmap(image.norm(image.get_array()[row, column]))[:3])
        assert abs(grey(text.get_color()) - behind) > 0.4


def test_a_signed_pixel_map_is_centred_on_zero_and_marks_what_is_below():
    axes, bar = ev.figure_pixel_map(SIGNED).axes
    image = axes.images[0]
    assert (image.norm.vmin, image.norm.vmax) == (-1, 1)
    assert min(image.cmap(0.5)[:3]) > 0.95  # white in the middle
    columns, rows = axes.collections[0].get_offsets().T.astype(int)
    assert len(rows) > 100 and (SIGNED[rows, columns] < 0).all()
    assert bar.get_ylabel()


@pytest.mark.parametrize("values", [np.zeros((4, 4)), -np.ones((4, 4)), np.full((4, 4), 1e-9), np.full((4, 4), 1e7)])
def test_a_pixel_map_of_one_sign_has_no_marks_and_white_at_zero(values):
    axes, _ = ev.figure_pixel_map(values).axes
    image = axes.images[0]
    assert not axes.collections
    assert min(image.cmap(image.norm(0.0))[:3]) > 0.9
    drawn(axes.figure)


def test_the_roc_of_ten_classes_is_one_figure_with_each_area_and_its_interval():
    curves, areas = ev.figure_roc(DIGITS, TABLE).axes
    assert len(curves.lines) == 11  # ten and the diagonal
    scores = ev.auroc_one_against_rest(DIGITS, TABLE)
    intervals = [tuple(line.get_xdata()) for line in areas.lines if len(line.get_xdata()) == 2]
    assert intervals == [(score.low, score.high) for score in scores]


def test_the_scores_and_the_baseline_stand_where_they_should():
    axes = ev.figure_scores(["A", "B"], SCORES, 0.114).axes[0]
    assert [axes.containers[k][0].get_xdata()[0] for k in (0, 1)] == [0.94, 0.9]
    assert axes.lines[-1].get_xdata() == [0.114, 0.114]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["A", "B"]


def test_the_axis_of_the_scores_is_named_after_the_measure_in_the_language_of_the_moment():
    measure = Sentence(nb="Andel riktige", en="Accuracy")
    for lang, name in (("nb", "Andel riktige"), ("en", "Accuracy")):
        use(lang)
        assert ev.figure_scores(["A", "B"], SCORES, 0.114, measure=measure).axes[0].get_xlabel() == name


def test_a_band_of_predictive_values_holds_the_line():
    axes = ev.figure_prevalence(*SCORES).axes[0]
    for line, band in zip(axes.lines, axes.collections, strict=True):
        (corners,) = [path.get_extents() for path in band.get_paths()]
        assert corners.y0 <= min(line.get_ydata()) and max(line.get_ydata()) <= corners.y1


@pytest.mark.parametrize("caption", ["7", "7 → 1\n98.0%", "sixteen letters "])
@pytest.mark.parametrize("count", [1, 4, 23])
def test_a_caption_on_a_contact_sheet_covers_neither_an_image_nor_another_caption(caption, count):
    figure = ev.figure_contact_sheet(np.repeat(IMAGES, 5, axis=0)[:count], [caption] * count)
    drawn(figure, tight=False)
    (axes,) = figure.axes
    captions = [text.get_window_extent() for text in axes.texts]
    images = [image.get_window_extent() for image in axes.images]
    assert len(images) == count
    for place, box in enumerate(captions):
        assert abs((box.x0 + box.x1) - (images[place].x0 + images[place].x1)) < 3  # centred above its own
        assert 0 <= box.y0 - images[place].y1 < 12
        assert not any(box.overlaps(other) for other in images + captions[:place])


def test_each_map_lies_over_its_own_image_under_its_own_title_five_in_a_row():
    maps = np.array([np.roll(BUMPS, place, axis=1) for place in range(7)])
    figure = ev.figure_maps(IMAGES[:7], maps, list("abcdefg"))
    drawn(figure)
    panels = [panel for panel in figure.axes if len(panel.images) == 2]
    assert [panel.get_title() for panel in panels] == list("abcdefg")
    assert len({round(panel.get_position().y0, 3) for panel in panels[:5]}) == 1
    assert panels[5].get_position().y1 < panels[0].get_position().y0
    for place, panel in enumerate(panels):
        picture, over = panel.images
        np.testing.assert_array_equal(picture.get_array(), IMAGES[place])
        assert np.unravel_index(over.get_array().argmax(), (28, 28)) == (20, 6 + place)
        clear, *_, opaque = over.cmap(over.norm([0.0, 0.5, 1.0]))[:, 3]
        assert clear == 0 and opaque > 0.8  # outside the map the image is seen as it is


def test_a_map_is_read_without_colour_by_three_kinds_of_line_and_by_lightness():
    panel = ev.figure_maps(IMAGES[:1], [BUMPS * 1e-6], ["7"]).axes[0]
    (lines,) = panel.collections
    assert len({str(style) for style in lines.get_linestyles()}) == 3
    for level, path in zip((0.25, 0.5, 0.75), lines.get_paths(), strict=True):
        distance = np.hypot(*(path.vertices - [6, 20]).T)  # (column, row)
        np.testing.assert_allclose(distance, np.sqrt(-20 * np.log(level)), atol=0.15)
    colours = [grey(colour[:3]) for colour in panel.images[1].cmap(np.linspace(0, 1, 20))]
    assert (np.diff(colours) > 0.01).all()


@pytest.mark.parametrize("height", [0, -1, 3])
def test_a_flat_map_has_no_lines_and_what_is_below_zero_is_left_out(height):
    panel = ev.figure_maps(IMAGES[:1], np.full((1, 28, 28), height), ["7"]).axes[0]
    drawn(panel.figure)
    assert not panel.collections
    assert (panel.images[1].get_array() == (height > 0)).all()


@pytest.mark.parametrize(
    ("images", "maps", "titles", "words"),
    [
        (IMAGES[0], BUMPS, ["7"], ["(28, 28)"]),
        (IMAGES[:0], IMAGES[:0], [], ["(0, 28, 28)"]),
        (np.zeros((31, 4, 4)), np.zeros((31, 4, 4)), range(31), ["31", "30"]),
        (IMAGES[:2], IMAGES[:3], "ab", ["(3, 28, 28)", "(2, 28, 28)"]),
        (IMAGES[:2], IMAGES[:2], ["a"], ["1", "2"]),
        (IMAGES[:1], [np.where(BUMPS > 0.5, np.nan, BUMPS)], ["a"], ["maps"]),
    ],
)
def test_maps_that_cannot_be_drawn_are_refused_in_both_languages(images, maps, titles, words):
    with pytest.raises(DataError) as error:
        ev.figure_maps(images, maps, titles)
    for said in (error.value.said.nb, error.value.said.en):
        assert all(word in said for word in words)
