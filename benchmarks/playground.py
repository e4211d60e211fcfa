"""How long one frame of the training playground takes: an epoch of training, and everything drawn again.

The real widget in headless Chromium without a graphics card: network 2-8-8-1, 500 patients (250 of them train), a
surface of 100 × 100. A frame begins when the timer fires and ends when its pixels can be read back from the canvas.
Must be: a median of 300 frames of at most 16 ms. The table goes into RESULTS.md beside this file.

Usage: python benchmarks/playground.py
"""

import shutil
from statistics import median, quantiles

from playwright.sync_api import sync_playwright
from results import keep_section, surroundings

import dyplab.text
from dyplab.widgets import Playground
from dyplab.widgets.base import page_html

FRAMES, WARM_UP = 300, 20
# Around each call of the widget's timer: what was drawn in a microtask is done before ours, then the pixels are read.
WATCH = """() => { window.frames_ms = [];
const timer = window.setInterval;
window.setInterval = (act, pause) => timer(() => {
  const started = performance.now();
  act();
  queueMicrotask(() => {
    const canvases = document.querySelector("[data-playground] > div > div").shadowRoot.querySelectorAll("canvas");
    for (const canvas of canvases) canvas.getContext("2d").getImageData(0, 0, 1, 1);
    window.frames_ms.push(performance.now() - started);
  });
}, pause); }"""
NAME = "Training playground: one frame"


def main() -> None:
    """Play each activation for 300 frames; print the table and keep it."""
    lines = ["| activation | median of 300 frames, ms | 95th percentile, ms |", "|---|---|---|"]
    for activation in ("tanh", "relu", "sigmoid"):
        frames = sorted(play(activation))
        lines.append(f"| {activation} | {median(frames):.1f} | {quantiles(frames, n=20)[-1]:.1f} |")
    lines += [
        "",
        "2-8-8-1, 500 patients, 100 × 100 surface, an epoch in batches of 10, all drawings; at most 16 ms.",
        "Headless Chromium without a graphics card.",
        *surroundings((), "one page"),
    ]
    print("\n".join(lines))
    keep_section(NAME, "\n".join(lines))


def play(activation: str) -> list[float]:
    """The milliseconds of each frame."""
    dyplab.text.use("en")
    widget = Playground("spiral", points=500, hidden=(8, 8), activation=activation, rate=0.03)
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.evaluate(WATCH)
        page.set_content(f"<!doctype html><title>playground</title>{page_html(widget)}")
        page.get_by_role("button", name="Play").click()
        page.wait_for_function(f"window.frames_ms.length >= {FRAMES + WARM_UP}", timeout=120_000)
        frames: list[float] = page.evaluate("window.frames_ms")
        browser.close()
    return frames[WARM_UP : WARM_UP + FRAMES]


if __name__ == "__main__":
    main()
