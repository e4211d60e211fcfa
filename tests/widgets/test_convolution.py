"""The convolution stepper: its arithmetic against scipy and torch, and what a reader can do with it."""

import numpy as np
import pytest
import torch
from scipy.signal import correlate2d
from widgets.examples import PATCH
from widgets.refusals import refused

from dyplab.widgets import ConvolutionStepper

SOBEL = [[1, 2, 1], [0, 0, 0], [-1, -2, -3]]


@pytest.mark.parametrize(("stride", "padding", "size"), [(1, 0, 3), (2, 1, 3), (3, 2, 5), (1, 2, 1), (2, 0, 2)])
def test_the_output_is_what_torch_gives_in_python_and_on_the_page(stride, padding, size, evaluate):
    kernel = np.random.default_rng(size).normal(size=(size, size))
    given = [torch.tensor(array[None, None], dtype=torch.float64) for array in (PATCH, kernel)]
    truth = torch.nn.functional.conv2d(*given, stride=stride, padding=padding)[0, 0].numpy()
    widget = ConvolutionStepper(PATCH, kernel, stride, padding)
    np.testing.assert_allclose(widget.output, truth, rtol=1e-12)
    call = "(m, [image, kernel, stride, padding]) => m.places(image, kernel, stride, padding)"
    places = evaluate("convolution", call, [widget.image, widget.kernel, stride, padding])
    assert len(places) == truth.size
    for place in places:
        assert place["sum"] == pytest.approx(truth[place["row"], place["column"]], rel=1e-9, abs=1e-9)


def test_stepping_shows_each_sum_with_its_products(static_page):
    page = static_page(lambda: ConvolutionStepper(PATCH, SOBEL))
    truth = correlate2d(PATCH, SOBEL, mode="valid").ravel()
    told = page.locator(".told")
    assert f"is {truth[0]}.".replace("-", "−") in told.inner_text()
    step = page.get_by_role("button", name="Step", exact=True)
    for _ in range(3):
        step.click()
    assert f"Row 1, column 4: the sum of 9 products is {truth[3]}.".replace("-", "−") == told.inner_text()
    cells = page.locator(".products td").all_inner_texts()
    assert cells[0] == f"{PATCH[0, 3]} × 1" and cells[8] == f"{PATCH[2, 5]} × −3"
    page.get_by_role("button", name="Back").click()
    assert "column 3" in told.inner_text()
    page.get_by_role("button", name="Reset").click()
    assert "column 1" in told.inner_text()


def test_a_kernel_is_edited_and_stepped_with_the_keyboard_alone(static_page):
    page = static_page(lambda: ConvolutionStepper(PATCH), "nb")
    weight = page.get_by_label("Vekt i rad 1, kolonne 1")
    weight.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("2.5")
    truth = correlate2d(PATCH, [[2.5, 0, 1], [-1, 0, 1], [-1, 0, 1]], mode="valid").ravel()
    assert page.get_by_label("Ferdige kjerner").input_value() == "own"
    page.get_by_label("Plassering").focus()
    page.keyboard.press("ArrowRight")
    said = f"{truth[1]:.0f}" if float(truth[1]).is_integer() else f"{truth[1]:.2f}".replace(".", ",")
    assert page.locator(".told").inner_text() == f"Rad 1, kolonne 2: summen av 9 produkter er {said}."
    page.keyboard.press("End")
    assert page.get_by_role("button", name="Ett steg").get_attribute("aria-disabled") == "true"
    weight.focus()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    assert "ikke et tall" in page.locator(".told").inner_text()
    assert weight.get_attribute("aria-invalid") == "true" and weight.input_value() == ""


def test_ready_made_kernels_stride_and_padding_are_chosen(static_page):
    page = static_page(lambda: ConvolutionStepper(PATCH))
    page.get_by_label("Ready-made").select_option("blur")
    assert page.get_by_label("Weight in row 2, column 2").input_value() == "0.111"
    page.get_by_label("Stride").select_option("2")
    page.get_by_label("Padding").select_option("1")
    assert page.get_by_text("Output, 4 × 5").count() == 1
    truth = correlate2d(np.pad(PATCH, 1), np.full((3, 3), 1 / 9), mode="valid")[::2, ::2]
    page.get_by_label("Position").press("End")
    assert f"{truth[-1, -1]:.2f}" in page.locator(".told").inner_text()


def test_a_click_on_either_map_moves_the_kernel_there(static_page):
    page = static_page(lambda: ConvolutionStepper(PATCH))
    page.get_by_role("img", name="Output").click(position={"x": 2 + 24 * 6.5, "y": 2 + 24 * 4.5})
    assert "Row 5, column 7" in page.locator(".told").inner_text()
    page.get_by_role("img", name="Image").click(position={"x": 2 + 24 * 3.5, "y": 2 + 24 * 2.5})
    assert "Row 2, column 3" in page.locator(".told").inner_text()


def test_playing_walks_to_the_end_and_with_reduced_motion_goes_there_at_once(static_page):
    small = PATCH[:3, :5]
    page = static_page(lambda: ConvolutionStepper(small))
    page.get_by_role("button", name="Play").click()
    assert page.locator(".told").get_attribute("aria-live") == "off"
    page.get_by_text("Row 1, column 3").wait_for()
    page.locator(".told[aria-live=polite]").wait_for()
    page = static_page(lambda: ConvolutionStepper(small), reduced_motion="reduce")
    page.get_by_role("button", name="To the end").click()
    assert "Row 1, column 3" in page.locator(".told").inner_text()


def test_the_largest_kernel_has_room_on_a_narrow_screen(static_page):
    page = static_page(lambda: ConvolutionStepper(PATCH - 0.25, np.full((5, 5), -1.25), padding=2), width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_label("Position").press("End")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_kernel_that_no_longer_fits_is_said(static_page):
    page = static_page(lambda: ConvolutionStepper([[1, 2], [3, 4]], padding=1), "nb")
    page.get_by_label("Utfylling").select_option("0")
    assert "større enn bildet" in page.locator(".told").inner_text()
    page.get_by_label("Utfylling").select_option("2")
    assert "Rad 1" in page.locator(".told").inner_text()


WRONG = {
    "shape": (lambda: ConvolutionStepper(np.zeros((3, 4, 5))), "(3, 4, 5)"),
    "empty": (lambda: ConvolutionStepper(np.zeros((0, 4))), "(0, 4)"),
    "large": (lambda: ConvolutionStepper(np.zeros((28, 28))), "(28, 28)"),
    "nan": (lambda: ConvolutionStepper([[1, 2], [np.nan, 3]], [[1]]), "[1, 0]"),
    "kernel": (lambda: ConvolutionStepper(PATCH, np.ones((2, 3))), "(2, 3)"),
    "kernel size": (lambda: ConvolutionStepper(PATCH, np.ones((6, 6))), "(6, 6)"),
    "kernel nan": (lambda: ConvolutionStepper(PATCH, [[np.inf]]), "[0, 0]"),
    "fits not": (lambda: ConvolutionStepper(np.zeros((2, 9))), "3 × 3"),
    "stride": (lambda: ConvolutionStepper(PATCH, stride=0), "0"),
    "padding": (lambda: ConvolutionStepper(PATCH, padding=3), "3"),
    "ragged": (lambda: ConvolutionStepper([[1, 2], [3]]), ".shape"),
    "words": (lambda: ConvolutionStepper([["a"]]), ".dtype"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_shown_is_said_in_a_sentence(case):
    refused(*WRONG[case])
