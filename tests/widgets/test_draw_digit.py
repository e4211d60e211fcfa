"""Draw a digit: the page's network against torch on MNIST, its preprocessing against MNIST itself, and the drawing."""

import base64
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from scipy.ndimage import center_of_mass, zoom
from torch.nn.functional import conv2d, max_pool2d, relu
from widgets.refusals import refused

import dyplab.widgets
from dyplab.widgets import DrawDigit
from dyplab.widgets.digit import EXAMPLES, NORWEGIAN, centred, drawn, network, read

PACKED = "bytes => Uint8Array.from(atob(bytes), sign => sign.charCodeAt(0))"


def in_torch(images):
    """Class scores by torch, from the kept weights."""
    layers = []
    for kept in network()["layers"]:
        whole = torch.tensor(np.frombuffer(base64.b64decode(kept["weights"]), np.int8).copy()).reshape(kept["shape"])
        scale = torch.tensor(kept["scale"]).reshape(-1, *[1] * (len(kept["shape"]) - 1))
        layers.append((whole * scale, torch.tensor(kept["bias"])))
    x = torch.tensor(images[:, None] / 255, dtype=torch.float32)
    first = relu(conv2d(x, *layers[0], stride=2, padding=2))
    second = relu(conv2d(first, *layers[1], padding=1))
    third = relu(conv2d(max_pool2d(second, 2), *layers[2], padding=1))
    weights, bias = layers[3]
    return (third.flatten(1) @ weights.T + bias).softmax(dim=1).numpy(), [first, second, third]


def test_on_the_official_test_images_the_page_answers_as_torch_does(mnist_full, evaluate):
    call = f"""(m, [layers, bytes]) => {{
      const [pixels, net] = [({PACKED})(bytes), m.unpack(layers)];
      return Array.from({{length: pixels.length / 784}}, (_, n) => {{
        const {{probabilities}} = m.classify(net, pixels.subarray(784 * n, 784 * (n + 1)));
        return probabilities.indexOf(Math.max(...probabilities));
      }});
    }}"""
    images = np.array(mnist_full.test_images)
    packed = base64.b64encode(images.tobytes()).decode()
    answers = np.array(evaluate("draw_digit", call, [network()["layers"], packed]))
    assert np.mean(answers == in_torch(images)[0].argmax(axis=1)) >= 0.999
    assert round(float(np.mean(answers == mnist_full.test_labels)), 4) == DrawDigit.card["accuracy"][0]
    assert DrawDigit.card["same_answer_as_before_int8"] >= 0.999


def test_maps_and_probabilities_are_torchs_on_the_page_and_in_python(evaluate):
    seen = centred(drawn(EXAMPLES[5]))
    call = """(m, [layers, pixels]) => { const read = m.classify(m.unpack(layers), pixels);
      return [read.probabilities, read.maps.map(one => [...one])]; }"""
    probabilities, maps = evaluate("draw_digit", call, [network()["layers"], seen.ravel().tolist()])
    truth, layers = in_torch(seen[None])
    reading = read(drawn(EXAMPLES[5]))
    np.testing.assert_allclose(probabilities, truth[0], atol=1e-5)
    np.testing.assert_allclose(reading.probabilities, truth[0], atol=1e-5)
    for page, ours, torchs in zip(maps, reading.maps, layers, strict=True):
        np.testing.assert_allclose(ours, torchs[0].numpy(), atol=1e-4)
        np.testing.assert_allclose(page, torchs[0].numpy().ravel(), atol=1e-4)


def test_a_digit_of_mnist_is_centred_already(mnist_full):
    images = np.array(mnist_full.test_images[:500])
    assert sum(np.array_equal(centred(image.astype(float)), image) for image in images) >= 490


@pytest.mark.parametrize(("size", "row", "column"), [(0.5, 1, 12), (1.2, 0, 0), (0.8, 4, 2)])
def test_a_digit_anywhere_and_of_any_size_is_brought_to_the_middle(size, row, column, mnist_full, evaluate):
    for image in np.array(mnist_full.test_images[:5], dtype=float):
        small = np.clip(zoom(image[4:24, 4:24], size, order=1).round(), 0, 255)
        moved = np.zeros((28, 28))
        moved[row : row + len(small), column : column + len(small)] = small
        seen = centred(moved)
        rows, columns = np.nonzero(seen)
        assert max(np.ptp(rows), np.ptp(columns)) + 1 == 20
        assert np.allclose(center_of_mass(seen), 14, atol=0.51)
        page = evaluate("draw_digit", "(m, pixels) => [...m.centre(pixels)]", moved.ravel().tolist())
        np.testing.assert_allclose(np.reshape(page, (28, 28)), seen, atol=1e-9)
        assert read(moved).probabilities.argmax() == read(image).probabilities.argmax()


def test_python_draws_as_the_page_does_and_the_network_reads_the_examples(evaluate):
    for digit, strokes in [*enumerate(EXAMPLES), (1, NORWEGIAN["one"]), (7, NORWEGIAN["seven"]), (None, [[(3, 4)]])]:
        page = evaluate("draw_digit", "(m, strokes) => [...m.drawing(strokes)]", strokes)
        np.testing.assert_array_equal(np.reshape(page, (28, 28)), drawn(strokes))
        assert digit is None or read(drawn(strokes)).probabilities.argmax() == digit


def told(page):
    return page.locator(".told").inner_text().replace("\xa0", " ")


def test_a_digit_is_drawn_with_the_mouse_and_wiped_out(static_page):
    page = static_page(DrawDigit, "nb")
    assert told(page).startswith("Nettverket leser 3 (over 99,9 %), deretter")
    page.get_by_role("button", name="Visk ut").click()
    assert told(page) == "Ingenting er tegnet ennå."
    box = page.get_by_role("application").bounding_box()
    for start, *points in ([(7, 6), (18, 6), (12, 23)], [(10, 14), (17, 14)]):
        at = [(box["x"] + x * box["width"] / 28, box["y"] + y * box["height"] / 28) for x, y in (start, *points)]
        page.mouse.move(*at[0])
        page.mouse.down()
        for point in at[1:]:
            page.mouse.move(*point, steps=8)
        page.mouse.up()
    assert told(page).startswith("Nettverket leser 7")
    assert page.locator("tr.most").inner_text().startswith("7")


def test_a_digit_is_drawn_with_the_keyboard(static_page):
    page = static_page(lambda: DrawDigit(np.zeros((28, 28))))
    assert told(page) == "Nothing is drawn yet."
    page.get_by_role("application").focus()
    page.keyboard.press("ArrowUp")
    assert page.get_by_role("status").inner_text() == "Pen up, row 4, column 14."
    assert told(page) == "Nothing is drawn yet."
    page.keyboard.press("Space")
    for _ in range(19):
        page.keyboard.press("ArrowDown")
    assert page.get_by_role("status").inner_text() == "Pen down, row 23, column 14."
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowRight")
    assert page.get_by_role("status").inner_text() == "Pen up, row 23, column 17."
    assert told(page).startswith("The network reads 1")


def test_every_example_has_its_button(static_page):
    page = static_page(DrawDigit)
    for digit in range(10):
        page.get_by_role("button", name=f"Show a {digit}", exact=True).press("Enter")
        assert told(page).startswith(f"The network reads {digit}")
    page.get_by_role("button", name="Show a 7 with a crossbar").click()
    assert told(page).startswith("The network reads 7")


def test_the_kept_network_is_small_and_has_its_card():
    kept = Path(dyplab.widgets.__file__).parent / "weights" / "digit.json"
    assert kept.stat().st_size <= 60_000
    card = json.loads(kept.read_text(encoding="utf-8"))["card"]
    assert {"command", "seed", "seconds", "data", "network", "settings", "test", "accuracy", "use"} <= set(card)
    assert (Path(__file__).parents[2] / card["command"].split()[1]).is_file()


WRONG = {
    "shape": (lambda: DrawDigit(np.zeros((3, 28, 28))), "(3, 28, 28)"),
    "range": (lambda: DrawDigit(np.full((28, 28), -0.5)), "-0.5"),
    "bright": (lambda: DrawDigit(np.full((28, 28), 256)), "256"),
    "nan": (lambda: DrawDigit(np.full((28, 28), np.nan)), "784"),
    "text": (lambda: DrawDigit("3"), ".dtype"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_no_drawing_is_said(case):
    refused(*WRONG[case])
