"""What the lab tells of the computer, and what it remembers of the reader, in the reader's language."""

import json
import re

from lab.asked import post


def test_the_language_chosen_is_remembered(reader, lab):
    assert post(reader, "language", {"lang": "nb"}).json == {}
    assert json.loads((lab.home / "data" / "settings.json").read_text())["language"] == "nb"
    assert post(reader, "language", {"lang": "no"}).status == 400


def test_the_machine_tells_of_itself_in_the_language_asked_for(reader):
    told = {
        lang: reader.ask(f"dyplab/api/machine?lang={lang}", X_XSRFToken=reader.xsrf).json["symptoms"]
        for lang in ("nb", "en")
    }
    names = [symptom["name"] for symptom in told["nb"]]
    assert names == [symptom["name"] for symptom in told["en"]] and "memory" in names and "port" not in names
    assert told["nb"][1]["said"] and all(symptom["ok"] or symptom["cure"] for symptom in told["nb"])


def test_the_numbers_are_written_in_the_page_s_language_and_not_in_the_server_s(reader):
    for lang, memory in (("nb", r"\d,\d GB"), ("en", r"\d\.\d GB"), ("nb", r"\d,\d GB")):
        told = reader.ask(f"dyplab/api/machine?lang={lang}", X_XSRFToken=reader.xsrf).json["symptoms"]
        [said] = [symptom["said"] for symptom in told if symptom["name"] == "disk"]
        assert re.search(memory, said), (lang, said)
