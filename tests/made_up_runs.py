"""Runs of lessons that took no time: every cell of code has given something, and every widget is shown."""

import base64
import io
import re
from typing import Any

from PIL import Image
from widgets.examples import EXAMPLES

import dyplab.text
from dyplab.course.notebook import build
from dyplab.course.run import Run
from dyplab.course.source import read_lesson
from dyplab.widgets.base import page_html

MADE = {type(make()).__name__: make for make in EXAMPLES.values()}


def picture(size: int = 40, noise: bool = False) -> str:
    """A PNG as a figure of a lesson holds it."""
    file = io.BytesIO()
    seen = Image.effect_noise((size, size), 90).convert("RGB") if noise else Image.new("RGB", (size, size), "#456")
    seen.save(file, "png")
    return base64.b64encode(file.getvalue()).decode()


def made_up_run(lesson: str, lang: str, solved: bool = False, on_cell: Any = None) -> Run:
    """In place of `run_lesson`: the same notebook, its outputs made up."""
    notebook = build(lesson, lang, solved)
    dyplab.text.use(lang)
    for at, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] == "code":
            cell["outputs"] = [{"output_type": "display_data", "data": _given(at, cell["source"], lesson, lang)}]
    dyplab.text.use(None)
    outcomes = {cell.exercise: "passed" for cell in read_lesson(lesson) if cell.exercise}
    return Run(lesson, seconds=12.3, peak_bytes=200_000_000, outcomes=outcomes, notebook=notebook)


def pictured_run(lesson: str, lang: str) -> dict[str, Any]:
    """The notebook as if it had been run, each cell of code having given a picture and nothing else."""
    notebook = build(lesson, lang)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            image = f'<img alt="figure {cell["id"]}" src="data:image/png;base64,{picture(1)}">'
            cell["outputs"] = [{"output_type": "display_data", "data": {"text/html": image, "text/plain": "x"}}]
    return notebook


def _given(at: int, code: str, lesson: str, lang: str) -> dict[str, str]:
    if code.startswith("say("):
        return {"text/markdown": f"Prose of {lesson} with **{at}** in it, {lang}.", "text/plain": "prose"}
    if found := re.search(rf"^(?:\w+ = )?({'|'.join(MADE)})\(", code, re.M):
        return {"text/html": page_html(MADE[found[1]]()), "text/plain": "widget"}
    if code.startswith("show("):
        image = f'<img alt="Figure {at}" src="data:image/png;base64,{picture()}">'
        return {"text/html": image, "text/plain": f"Figure {at}"}
    return {"text/plain": f"<output {at} & more>"}
