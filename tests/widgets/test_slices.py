"""The slice viewer: sides and millimetres against nibabel, Dice against scikit-learn, and what a reader can do."""

import base64
import io
import itertools
import json
import re
import xml.etree.ElementTree as ElementTree

import nibabel
import numpy as np
import pytest
from nibabel.affines import apply_affine
from PIL import Image
from sklearn.metrics import f1_score
from widgets.examples import DRAWN, EXAMPLES, HEAD, LYING, TUMOUR
from widgets.refusals import refused

from dyplab.widgets import SliceViewer
from dyplab.widgets.base import page_html, page_state
from dyplab.widgets.slices_grid import MOST_BYTES, directions, grid, rounded, shown
from dyplab.widgets.slices_picture import edges

CUT = "async (m, [text, lengths, at]) => { const [one] = await m.unpack(text, lengths[0] * lengths[1] * lengths[2]);"
CUT += " return Object.values(m.PLANES).map((plane, n) => [...m.cut(one, lengths, plane, at[plane[2]])]); }"
ORIENTATIONS = [
    (order, signs) for order in itertools.permutations(range(3)) for signs in itertools.product((1, -1), repeat=3)
]


def lying(order, signs, spacing=(2.0, 3.0, 4.0)):
    """An affine whose axis n runs along `order[n]` of the patient, forwards or backwards."""
    affine = np.eye(4)
    affine[:3, :3] = 0
    for axis, (along, sign, mm) in enumerate(zip(order, signs, spacing, strict=True)):
        affine[along, axis] = sign * mm
    affine[:3, 3] = (11, -7, 5)
    return affine


def both(**more):
    return SliceViewer({"flair": HEAD + 300 * (TUMOUR > 0), "t1": HEAD}, LYING, TUMOUR, DRAWN, **more)


@pytest.mark.parametrize(("order", "signs"), ORIENTATIONS[::3])
def test_the_patients_right_is_on_the_left_whatever_the_orientation_of_the_file(order, signs, evaluate):
    values = np.random.default_rng(0).integers(1, 256, (5, 6, 7)).astype(np.uint8)
    affine = lying(order, signs)
    canonical = nibabel.as_closest_canonical(nibabel.Nifti1Image(values, affine))
    x, y, z = 1, 2, 3
    truth = np.asarray(canonical.dataobj)
    axial, coronal, sagittal = truth[:, :, z].T, truth[:, y].T, truth[x].T  # rows up, columns right or front
    widget = SliceViewer(values, affine)
    lengths = [axis["length"] for axis in widget.axes]
    assert lengths == list(truth.shape)
    low, high = widget.scans[0]["low"], widget.scans[0]["high"]
    planes = evaluate("slices", CUT, [widget.volumes_packed, lengths, (x, y, z)])
    for plane, expected in zip(planes, (axial, coronal, sagittal), strict=True):
        seen = np.reshape(plane, expected.shape)
        back = (seen - 1) / 254 * (high - low) + low
        np.testing.assert_allclose(back, np.clip(expected[::-1, ::-1], low, high), atol=0.6)


@pytest.mark.parametrize(("order", "signs"), ORIENTATIONS[::5])
def test_the_index_and_the_millimetres_are_those_of_the_array_that_was_given(order, signs, evaluate):
    values = np.zeros((6, 7, 8))
    values[1:5, 2:6, 3:7] = np.random.default_rng(1).random((4, 4, 4)) + 1
    affine = lying(order, signs)
    widget = SliceViewer(values, affine)
    for voxel in ([1, 2, 3], [4, 5, 6], [2, 4, 5]):
        widget.voxel = voxel
        assert widget.voxel == voxel
        at = evaluate("slices", "(m, [axes, voxel]) => m.nearest(axes, voxel)", [widget.axes, voxel])
        back = [0, 0, 0]
        for axis, n in zip(widget.axes, at, strict=True):
            back[axis["axis"]] = axis["start"] + axis["stride"] * n
        assert back == voxel
        mm = evaluate("slices", "(m, [affine, voxel]) => m.millimetres(affine, voxel)", [widget.affine, voxel])
        np.testing.assert_allclose(mm, apply_affine(affine, voxel))
    widget.voxel = (0, 6, 9)  # outside the box that is shown
    assert widget.voxel == [1, 5, 6]


def test_a_tilted_scan_is_read_as_nibabel_reads_it_and_the_tilt_is_told(static_page):
    turn = np.radians(12)
    tilted = np.eye(4)
    tilted[:2, :2] = [[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]
    affine = tilted @ LYING
    codes = nibabel.orientations.io_orientation(affine)
    runs, worst = directions(affine)
    assert [(axis, sign) for axis, sign in runs] == [
        (int(np.flatnonzero(codes[:, 0] == along)[0]), int(codes[codes[:, 0] == along][0, 1])) for along in range(3)
    ]
    assert worst == pytest.approx(12)
    page = static_page(lambda: SliceViewer(HEAD, affine))
    assert "tilted 12°" in page.locator(".widget").inner_text()
    assert "tilted" not in static_page(lambda: SliceViewer(HEAD, LYING)).locator(".widget").inner_text()


def test_with_voxel_sizes_alone_the_sides_are_called_a_guess(static_page):
    page = static_page(lambda: SliceViewer(HEAD, (4, 4, 6)), "nb")
    assert "Sidene R og L er en antakelse" in page.locator(".widget").inner_text()
    assert "antakelse" not in static_page(both, "nb").locator(".widget").inner_text()


def test_the_pictures_have_the_proportions_of_the_patient(static_page):
    for width in (800, 320):
        page = static_page(both, width=width)
        boxes = [box.bounding_box() for box in page.locator(".inner").all()]
        mm = [axis["length"] * axis["mm"] for axis in both().axes]
        scales = [boxes[n]["width"] / mm[across] for n, across in enumerate((0, 0, 1))]
        scales += [boxes[n]["height"] / mm[up] for n, up in enumerate((1, 2, 2))]
        np.testing.assert_allclose(scales, scales[0], rtol=0.01)
        assert boxes[2]["x"] + boxes[2]["width"] <= width


def test_dice_is_scikit_learns_f1_and_the_volume_that_of_all_voxels(evaluate):
    affine = lying((1, 0, 2), (1, -1, -1), (1.5, 1.0, 3.0))
    chance = np.random.default_rng(2)
    truth, drawn = (chance.choice(4, (9, 8, 7), p=(0.4, 0.3, 0.2, 0.1)) for _ in range(2))
    widget = SliceViewer(chance.random((9, 8, 7)), affine, truth, drawn)
    inside = {"whole": (1, 2, 3), "core": (1, 3), "enhancing": (3,)}
    call = "(m, [counts, labels]) => m.overlap(counts, labels)"
    for (region, labels), (name, dice) in zip(inside.items(), widget.dice().items(), strict=True):
        assert region in name
        one, two = (np.isin(mask, labels).ravel() for mask in (truth, drawn))
        assert dice == pytest.approx(f1_score(one, two))
        found = evaluate("slices", call, [widget.counts, list(labels)])
        assert found["dice"] == pytest.approx(dice)
        assert (found["first"], found["second"], found["both"]) == (one.sum(), two.sum(), (one & two).sum())
    for n, mask in enumerate((truth, drawn)):
        expected = [(mask == label).sum() * 1.5 * 1.0 * 3.0 / 1000 for label in (1, 2, 3)]
        assert list(widget.volumes(n).values()) == pytest.approx(expected)


def test_two_empty_masks_have_no_dice_and_one_empty_mask_has_none_in_common(static_page):
    nothing = np.zeros_like(TUMOUR)
    assert all(np.isnan(one) for one in SliceViewer(HEAD, LYING, nothing, nothing).dice().values())
    assert set(SliceViewer(HEAD, LYING, TUMOUR, nothing).dice().values()) == {0.0}
    page = static_page(lambda: SliceViewer(HEAD, LYING, nothing, nothing))
    row = page.get_by_role("row", name="tumour core")
    assert row.get_by_role("cell").all_inner_texts() == ["0.00", "0.00", "0.00", "–"]
    assert "NaN" not in str(SliceViewer(HEAD, LYING, nothing, nothing))


def test_the_border_and_the_inside_of_a_label_are_drawn_whole(evaluate):
    values = np.random.default_rng(3).integers(0, 3, (9, 11))
    call = "(m, [values, wide, label]) => [m.squares(values, wide, label), m.edges(values, wide, label)]"
    square, edge = evaluate("slices", call, [values.ravel().tolist(), 11, 2])
    boxes = np.array(re.findall(r"M(\d+) (\d+)H(\d+)V(\d+)H\d+z", square), dtype=int)
    assert ((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])).sum() == (values == 2).sum()
    assert edges(values == 2, 1, 1).replace(".0", "").count("M") == edge.count("M")
    padded = np.pad(values == 2, 1)
    around = np.diff(padded, axis=0).sum(), np.diff(padded, axis=1).sum()
    assert walked(edge) == walked(edges(values == 2, 1, 1)) == around


def walked(path):
    """How far a path of closed lines goes level, and how far upright."""
    far = [0, 0]
    for line in path.split("M")[1:]:
        start, *moves = re.findall(r"[HV]?[\d.]+(?: [\d.]+)?", line)
        here = [float(one) for one in start.split()]
        begun = list(here)
        for move in moves:
            axis, to = "HV".index(move[0]), float(move[1:])
            far[axis] += abs(to - here[axis])
            here[axis] = to
        assert here == begun, "closed"
    return tuple(far)


def test_the_window_makes_grey_as_pydicom_defines_it_for_linear_exact(evaluate):
    call = "(m, [scan, window]) => [...m.lights(scan, window)]"
    low, high, level, width = -40.0, 210.0, 60.0, 90.0
    light = evaluate("slices", call, [{"low": low, "high": high}, [level, width]])
    values = low + np.arange(255) / 254 * (high - low)
    expected = np.clip((values - level) / width + 0.5, 0, 1) * 255  # DICOM PS3.3 C.11.2.1.3.2, LINEAR_EXACT
    assert light[0] == 0
    np.testing.assert_allclose(light[1:], expected, atol=0.51)


def test_a_value_survives_its_journey_and_the_background_is_exact():
    axes = grid([HEAD], [], LYING)
    steps, level = rounded(HEAD, axes)
    part = shown(HEAD, axes)
    back = np.where(steps == 0, level.background, level.low + (steps - 1.0) / 254 * (level.high - level.low))
    assert (back[part == 0] == 0).all() and (steps[part != 0] > 0).all()
    error = np.abs(back - part)[(steps > 1) & (steps < 255)]
    assert error.max() <= (level.high - level.low) / 254 / 2 + 1e-9


def test_a_full_size_scan_with_four_images_and_two_masks_stays_small_and_keeps_its_volumes():
    chance = np.random.default_rng(4)
    shape = (240, 240, 155)
    x, y, z = np.ogrid[:240, :240, :155]
    away = ((x - 120) / 68) ** 2 + ((y - 118) / 85) ** 2 + ((z - 76) / 66) ** 2
    brain = np.flatnonzero(away < 1)
    images = {}
    for name in ("t1", "t1c", "t2", "flair"):  # nothing but noise: nothing can be compressed
        images[name] = np.zeros(shape, np.int16)
        images[name].flat[brain] = chance.integers(1, 2000, len(brain), dtype=np.int16)
    far = (x - 150) ** 2 + (y - 110) ** 2 + (z - 80) ** 2
    mask = np.select([far < 64, far < 200, far < 700], [1, 3, 2]).astype(np.uint8)
    widget = SliceViewer(images, np.diag([-1.0, -1, 1, 1]), mask, np.roll(mask, 1, axis=0))
    assert len(json.dumps(page_state(widget))) < 1_500_000
    assert [axis["mm"] for axis in widget.axes] == [2, 2, 2] and [axis["stride"] for axis in widget.axes] == [-2, -2, 2]
    assert len(page_html(widget)) < 1_650_000 and len(widget.figure()) < 200_000
    assert list(widget.volumes().values()) == [(mask == label).sum() / 1000 for label in (1, 2, 3)]
    alone = grid([images["t1"]], [], np.eye(4))
    assert [axis.mm for axis in alone] == [1, 1, 2] and len(brain) / 2 < MOST_BYTES


def test_few_voxels_are_all_shown_and_thin_slices_are_left_out_before_thick_ones():
    assert all(abs(axis["stride"]) == 1 for axis in both().axes)
    wide = np.random.default_rng(5).integers(1, 99, (300, 300, 30), dtype=np.int8)
    assert [axis.stride for axis in grid([wide], [], np.diag([0.5, 0.5, 5, 1]))] == [2, 2, 1]


def told(page):
    page.locator(".told").filter(has_text="(").wait_for()
    return page.locator(".told").inner_text().replace("\xa0", " ")


def index(page):
    """The voxel that is told of, and nothing else."""
    return [int(one) for one in re.search(r"\((\d+), (\d+), (\d+)\)", told(page)).groups()]


def sentence(voxel, value, truth, drawn):
    i, j, k = voxel
    x, y, z = (f"{one:.1f}".replace(".", ",").replace("-", "−") for one in apply_affine(LYING, voxel))
    return f"Voksel ({i}, {j}, {k}), ({x}; {y}; {z}) mm. {value} Fasit: {truth}. Forslag: {drawn}."


def test_the_sliders_scroll_and_the_sentence_tells_voxel_millimetres_value_and_labels(static_page):
    page = static_page(both, "nb")
    assert index(page) == both().voxel == [8, 17, 10]  # the middle of the first mask
    start = told(page)
    value = HEAD[8, 17, 10] + 300
    assert start.endswith("Fasit: nekrose eller ikke-ladende kjerne. Forslag: nekrose eller ikke-ladende kjerne.")
    assert abs(float(re.search(r"flair: ([\d,]+)\.", start)[1].replace(",", ".")) - value) < 3
    page.get_by_role("slider", name="Aksialt").press("ArrowRight")
    page.get_by_role("slider", name="Koronalt").press("ArrowRight")  # to the front: a lower j
    page.get_by_role("slider", name="Sagittalt").press("ArrowRight")  # to the patient's left: a higher i
    assert index(page) == [9, 16, 11]
    labels = ["ingen merkelapp", "nekrose eller ikke-ladende kjerne", "ødem og infiltrasjon", "kontrastladende tumor"]
    seen = re.search(r"flair: [\d,]+\.", told(page))[0]
    assert told(page) == sentence((9, 16, 11), seen, labels[TUMOUR[9, 16, 11]], labels[DRAWN[9, 16, 11]])
    assert page.get_by_role("slider", name="Sagittalt").get_attribute("aria-valuetext") == "9"
    for end, where in (("Home", "start"), ("End", "end")):
        page.get_by_role("slider", name="Aksialt").press(end)
        axis = both().axes[2]
        assert index(page)[2] == axis["start"] + (0 if where == "start" else (axis["length"] - 1) * axis["stride"])
    assert told(page).endswith("Fasit: ingen merkelapp. Forslag: ingen merkelapp.")


def test_the_keys_in_a_picture_move_the_crosshair_as_it_is_seen(static_page):
    page = static_page(both)
    moves = {
        "Axial": {"ArrowLeft": (-1, 0, 0), "ArrowUp": (0, -1, 0), "PageUp": (0, 0, 1), "PageDown": (0, 0, -1)},
        "Coronal": {"ArrowRight": (1, 0, 0), "ArrowDown": (0, 0, -1), "PageUp": (0, -1, 0)},
        "Sagittal": {"ArrowLeft": (0, -1, 0), "ArrowUp": (0, 0, 1), "PageUp": (1, 0, 0), "PageDown": (-1, 0, 0)},
    }
    for name, keys in moves.items():
        picture = page.get_by_role("application", name=name)
        for key, step in keys.items():
            before = index(page)
            cross = picture.locator(".cross").get_attribute("d")
            picture.press(key)
            assert index(page) == [one + by for one, by in zip(before, step, strict=True)], (name, key)
            assert (picture.locator(".cross").get_attribute("d") != cross) == key.startswith("Arrow")
    page.get_by_role("application", name="Axial").press("End")
    assert index(page)[2] == both().axes[2]["start"] + both().axes[2]["length"] - 1
    label = page.get_by_role("application", name="Axial").get_attribute("aria-label")
    assert label == f"Axial slice, k = {index(page)[2]}"


def test_a_click_moves_the_crosshair_and_the_other_slices_follow(static_page):
    page = static_page(both)
    told(page)
    axes = {axis["axis"]: axis for axis in both().axes}
    inner = page.locator(".inner").first
    box = inner.bounding_box()
    inner.click(position={"x": 1, "y": box["height"] - 1})  # the patient's rightmost, hindmost
    assert index(page) == [axes[0]["start"] + axes[0]["stride"] * (axes[0]["length"] - 1), axes[1]["start"], 10]
    page.mouse.move(box["x"] + 1, box["y"] + 1)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] + 40, box["y"] + 2, steps=4)
    assert page.locator(".told").get_attribute("aria-live") == "off"
    page.mouse.up()
    assert index(page)[0] == axes[0]["start"] and page.locator(".told").get_attribute("aria-live") == "polite"


def test_the_wheel_scrolls_after_a_click_and_before_that_the_page(static_page):
    page = static_page(both)
    before = index(page)
    picture = page.locator(".inner").first
    picture.hover()
    page.mouse.wheel(0, 90)
    page.wait_for_function("scrollY > 0")
    assert index(page) == before
    page.evaluate("scrollTo(0, 0)")
    picture.click()
    clicked = index(page)
    page.mouse.wheel(0, -60)
    page.locator(".told").filter(has_text=f" {clicked[2] + 2})").or_(
        page.get_by_text(f"\xa0{clicked[2] + 2})")
    ).wait_for()
    assert page.evaluate("scrollY") == 0 and index(page) == [*clicked[:2], clicked[2] + 2]


def test_a_finger_taps_and_drags_sideways(static_page):
    page = static_page(both, has_touch=True)
    before = index(page)
    picture = page.get_by_role("application", name="Axial")
    box = page.locator(".inner").first.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tapped = index(page)
    assert tapped[2] == before[2] and tapped[:2] != before[:2]
    drag = """(stage, [x, y, dx]) => ["pointerdown", "pointermove", "pointerup"].forEach((name, n) =>
      stage.dispatchEvent(new PointerEvent(name,
        { pointerType: "touch", pointerId: 1, clientX: x + (n ? dx : 0), clientY: y, bubbles: true })))"""
    picture.evaluate("stage => (stage.setPointerCapture = () => {})")  # a made-up finger cannot be captured
    picture.evaluate(drag, [box["x"] + 20, box["y"] + 20, 18])
    assert index(page) == [*tapped[:2], tapped[2] + 3]
    assert picture.evaluate("stage => getComputedStyle(stage).touchAction") == "pan-y pinch-zoom"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_when_all_is_drawn_and_unfolded(scheme, static_page, axe):
    page = static_page(both, scheme=scheme)
    told(page)
    page.get_by_text("How to read and steer").click()
    assert page.locator("#how").is_visible() and axe(page) == []


def grey(page, n=0):
    """The pixels of a canvas."""
    data = "c => [...c.getContext('2d').getImageData(0, 0, c.width, c.height).data]"
    return np.array(page.locator("canvas").nth(n).evaluate(data))[::4]


def test_window_and_image_change_the_grey_and_each_image_keeps_its_own(static_page):
    page = static_page(both)
    told(page)
    first = grey(page)
    level, width = page.get_by_label("Window level"), page.get_by_label("Window width")
    level.press("End")
    assert (grey(page) <= first).all() and grey(page).sum() < 0.6 * first.sum()
    changed = level.get_attribute("aria-valuetext")
    page.get_by_label("Image").select_option("t1")
    assert "t1:" in told(page) and level.get_attribute("aria-valuetext") != changed
    page.get_by_label("Image").select_option("flair")
    assert level.get_attribute("aria-valuetext") == changed
    page.get_by_role("button", name="Reset the window").click()
    assert (grey(page) == first).all()
    width.press("Home")
    assert set(grey(page)) <= {0, 255}
    page.get_by_role("button", name="Reset the window").click()
    before = (level.get_attribute("aria-valuetext"), width.get_attribute("aria-valuetext"))
    box = page.locator(".inner").first.bounding_box()
    at = index(page)
    page.keyboard.down("Shift")
    page.mouse.move(box["x"] + 50, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] + 20, steps=3)
    page.mouse.up()
    page.keyboard.up("Shift")
    after = (level.get_attribute("aria-valuetext"), width.get_attribute("aria-valuetext"))
    assert float(after[0]) > float(before[0]) and float(after[1]) < float(before[1]) and index(page) == at


def test_the_labels_differ_in_pattern_and_the_masks_are_switched_off_and_on(static_page):
    page = static_page(both)
    told(page)
    axial = page.get_by_role("application", name="Axial")
    fills, outlines = axial.locator("[data-mask='0']"), axial.locator("[data-mask='1']")
    assert [one.get_attribute("fill") for one in fills.all()] == [f"url(#fill{n})" for n in (1, 2, 3)]
    shapes = page.locator("pattern").evaluate_all("all => all.map((one) => one.innerHTML)")
    assert len(set(shapes)) == len(shapes) == 4
    dashes = [one.get_attribute("stroke-dasharray") for one in outlines.all()]
    assert len(set(dashes)) == len(dashes) == 3
    page.get_by_label("Opacity of the fill").press("End")
    assert {one.get_attribute("fill-opacity") for one in fills.all()} == {"1"}
    crosshair = axial.locator(".cross")
    for name, marks in {"Truth (filled)": fills, "Prediction (outline)": outlines, "Crosshair": crosshair}.items():
        assert marks.count() > 0
        page.get_by_label(name).press("Space")
        assert marks.count() == 0
        page.get_by_label(name).press("Space")
        assert marks.count() > 0


def test_what_is_filled_is_the_mask_in_the_slice(static_page):
    page = static_page(both)
    told(page)
    drawn = page.get_by_role("application", name="Axial").locator("[data-mask='0'][data-label='2']").get_attribute("d")
    runs = re.findall(r"M([\d.]+) ([\d.]+)H([\d.]+)V([\d.]+)H", drawn)
    area = sum((float(to) - float(start)) * (float(low) - float(top)) for start, top, to, low in runs)
    assert area == pytest.approx((TUMOUR[:, :, 10] == 2).sum() * 16)


def test_the_table_has_the_volumes_and_dice_of_python_in_the_readers_language(static_page):
    page = static_page(both, "nb")
    widget = both()
    written = [f"{ml:.1f}" if ml >= 10 else f"{ml:.2f}" for n in (0, 1) for ml in widget.volumes(n).values()]
    rows = page.locator("table").first.locator("tbody tr")
    cells = [row.locator("td").nth(n).inner_text() for n in (0, 1) for row in rows.all()]
    assert cells == [one.replace(".", ",") for one in written]
    shares = [row.locator("td").last.inner_text() for row in page.locator("table").last.locator("tbody tr").all()]
    assert shares == [f"{one:.2f}".replace(".", ",") for one in widget.dice().values()]
    assert "Dice = 2 × begge / (Fasit + Forslag)" in page.locator(".widget").inner_text()
    one = static_page(lambda: SliceViewer(HEAD, LYING, TUMOUR > 0, labels={1: "lesjon"}, names=["Anne"]), "nb")
    assert one.locator("table").count() == 1 and one.get_by_label("Anne (fylt)").count() == 1
    assert "Dice" not in one.locator("table").inner_text()
    assert static_page(lambda: SliceViewer(HEAD, LYING)).locator("table").count() == 0


def test_what_python_changes_is_seen_and_an_unknown_image_is_refused():
    widget = both()
    widget.image = "t1"
    widget.voxel = (9, 16, 11.4)
    assert widget.voxel == [9, 16, 11] and str(widget).startswith("t1: ") and "(9, 16, 11)" in str(widget)
    refused(lambda: setattr(widget, "image", "pd"), "pd")
    refused(lambda: setattr(widget, "voxel", (1, 2)), "[1, 2]")
    refused(lambda: setattr(widget, "voxel", "abc"), "a")
    assert widget.image == "t1" and widget.voxel == [9, 16, 11]


def test_the_still_picture_has_the_three_slices_with_their_sides():
    widget = both()
    root = ElementTree.fromstring(widget.figure())
    space = "{http://www.w3.org/2000/svg}"
    assert [one.text for one in root.iter(f"{space}text")] == [*"RLAP", *"RLSI", *"APSI"]
    pictures = [one.get("href").partition(",")[2] for one in root.iter(f"{space}image")]
    axial = np.asarray(Image.open(io.BytesIO(base64.b64decode(pictures[0]))))
    slab = HEAD[:, :, 10] + 300 * (TUMOUR[:, :, 10] > 0)
    seen = slab[np.ix_((slab > 0).any(axis=1), (slab > 0).any(axis=0))].T  # left is high x already: the file is LPS
    inner = axial[np.ix_((axial > 0).any(axis=1), (axial > 0).any(axis=0))]
    assert inner.shape == seen.shape and np.corrcoef(inner[inner > 0], seen[inner > 0])[0, 1] > 0.99
    assert len(pictures) == 3 and len(widget.figure()) < 60_000


WITH_HOLE = np.where(np.arange(HEAD.size).reshape(HEAD.shape) == 700, np.nan, HEAD)
WRONG = {
    "none": (lambda: SliceViewer({}, LYING), "scan.image('flair')"),
    "two axes": (lambda: SliceViewer({"t1": HEAD[0]}, LYING), "(30, 18)"),
    "four axes": (lambda: SliceViewer(np.stack([HEAD, HEAD]), LYING), "(2, 26, 30, 18)"),
    "no voxels": (lambda: SliceViewer(HEAD[:0], LYING), "(0, 30, 18)"),
    "text": (lambda: SliceViewer([["a"]], LYING), ".dtype"),
    "nan": (lambda: SliceViewer({"t1": WITH_HOLE}, LYING), "[1, 8, 16]"),
    "shapes": (lambda: SliceViewer({"t1": HEAD, "t2": HEAD[1:]}, LYING), "(25, 30, 18)"),
    "empty": (lambda: SliceViewer({"t1": HEAD, "t2": HEAD * 0}, LYING), "t2"),
    "mask shape": (lambda: SliceViewer(HEAD, LYING, TUMOUR[:, 1:]), "(26, 29, 18)"),
    "mask nan": (lambda: SliceViewer(HEAD, LYING, WITH_HOLE > 0, WITH_HOLE), "[1, 8, 16]"),
    "old labels": (lambda: SliceViewer(HEAD, LYING, np.where(TUMOUR == 3, 4, TUMOUR)), "np.where(mask == 4, 3, mask)"),
    "probabilities": (lambda: SliceViewer(HEAD, LYING, TUMOUR * 0.35), "0.35, 0.7, 1.05"),
    "other alone": (lambda: SliceViewer(HEAD, LYING, other=TUMOUR), "`mask`"),
    "labels": (lambda: SliceViewer(HEAD, LYING, TUMOUR, labels={0: "brain"}), "brain"),
    "many labels": (lambda: SliceViewer(HEAD, LYING, TUMOUR, labels=dict.fromkeys(range(1, 6), "x")), "5: 'x'"),
    "labels as list": (lambda: SliceViewer(HEAD, LYING, TUMOUR, labels=["core"]), "core"),
    "names": (lambda: SliceViewer(HEAD, LYING, TUMOUR, names=["A", "B"]), "'B'"),
    "one name": (lambda: SliceViewer(HEAD, LYING, TUMOUR, names="A"), "'A'"),
    "same names": (lambda: SliceViewer(HEAD, LYING, TUMOUR, DRAWN, names=["A", "A"]), "2"),
    "singular": (lambda: SliceViewer(HEAD, np.diag([1, 0, 1, 1])), "(4, 4)"),
    "axes together": (lambda: SliceViewer(HEAD, LYING[[0, 0, 2, 3]]), "(4, 4)"),
    "affine shape": (lambda: SliceViewer(HEAD, np.eye(3)), "(4, 4)"),
    "affine row": (lambda: SliceViewer(HEAD, np.ones((4, 4)) + np.eye(4)), "0 0 0 1"),
    "affine nan": (lambda: SliceViewer(HEAD, np.full((4, 4), np.nan)), "nan"),
    "affine text": (lambda: SliceViewer(HEAD, "RAS"), "'RAS'"),
    "affine none": (lambda: SliceViewer(HEAD, None), "(4, 4)"),
    "spacing": (lambda: SliceViewer(HEAD, (1, 1, -5)), "-5"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_no_scan_or_no_mask_is_said(case):
    refused(*WRONG[case])


def test_one_slice_one_colour_and_a_number_as_image_are_shown_too(static_page):
    flat = np.zeros((8, 9, 1))
    flat[2:6, 3:7] = 1
    page = static_page(lambda: SliceViewer(flat, np.eye(4), flat > 0, labels={1: "all"}))
    assert "Image: 1" in told(page) and "Mask: all." in told(page)
    assert EXAMPLES["slices"]().image == "flair"
