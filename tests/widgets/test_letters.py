"""What a widget says can be read whole on a narrow screen, and with letters twice the size."""

from pathlib import Path

import pytest
from widgets.examples import EXAMPLES

MEASURE = Path(__file__).parents[2] / "benchmarks" / "accessibility.js"


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_sticks_out_of_a_widget_or_is_cut_off(name, static_page):
    page = static_page(EXAMPLES[name], "nb", width=320)
    page.add_script_tag(path=str(MEASURE))
    assert page.evaluate("looked.layout()") == []
    page.set_viewport_size({"width": 800, "height": 900})
    before = page.locator(".widget p").last.evaluate("(p) => parseFloat(getComputedStyle(p).fontSize)")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    after = page.locator(".widget p").last.evaluate("(p) => parseFloat(getComputedStyle(p).fontSize)")
    assert after == pytest.approx(2 * before)
    assert page.evaluate("looked.layout()") == []
