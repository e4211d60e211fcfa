"""A lesson opens in the learner's own copy, which is never written over; a reset keeps what was there."""

import json

from lab.asked import CHANGES, post


def test_a_lesson_opens_in_the_learner_s_own_copy_in_either_language(reader, lab):
    for lang, where, place in (("nb", "notebook", "notebooks"), ("en", "lab", "lab/tree")):
        answer = post(reader, "open", {"lesson": "00-start", "lang": lang, "where": where})
        assert answer.json == {"url": f"/{place}/{lang}/00-start.ipynb"}
        assert (lab.home / "lessons" / lang / "00-start.ipynb").is_file()
        assert reader.ask(f"api/contents/{lang}/00-start.ipynb").status in (200, 403)
    mine = lab.home / "lessons" / "nb" / "00-start.ipynb"
    mine.write_text(mine.read_text(encoding="utf-8").replace("cells", "cells", 1) + " ", encoding="utf-8")
    before = mine.read_bytes()
    post(reader, "open", {"lesson": "00-start", "lang": "nb", "where": "notebook"})
    assert mine.read_bytes() == before


def test_a_reset_names_the_file_that_keeps_what_was_there(reader, lab):
    copy = lab.home / "lessons" / "en" / "00-start.ipynb"
    post(reader, "open", {"lesson": "00-start", "lang": "en", "where": "notebook"})
    notebook = json.loads(copy.read_text(encoding="utf-8"))
    cell = next(cell for cell in notebook["cells"] if cell["id"] == "first-function")
    cell["source"] = "my own work"
    copy.write_text(json.dumps(notebook), encoding="utf-8")
    told = post(reader, "reset", CHANGES["reset"]).json
    assert told["kept"] in told["said"] and "reload" in told["said"] and told["url"] == "/notebooks/en/00-start.ipynb"
    assert "my own work" in (copy.parent / told["kept"]).read_text(encoding="utf-8")
    assert "my own work" not in copy.read_text(encoding="utf-8")
    again = post(reader, "reset", {**CHANGES["reset"], "lang": "nb"}).json
    assert again["kept"] is None and "alt slik den var" in again["said"]
