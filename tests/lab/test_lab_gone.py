"""Pages that stay open while the lab goes and comes: every button says so in a sentence, and works when it is back."""

import os
import re
import signal

import pytest
from lab.asking_a_server import Client, served, wait_for

SILENT, STRANGER = "laben svarer ikke", "laben kjenner ikke igjen nettleseren din"


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_every_button_says_that_the_lab_is_gone_or_a_stranger_and_works_when_it_is_back(browser, tmp_path):
    context = browser.new_context()
    context.set_default_timeout(20_000)
    with served(tmp_path, lang="nb") as lab:
        pages = {name: context.new_page() for name in ("home", "progress", "quiz/00-start", "ask")}
        for name, page in pages.items():
            page.goto(f"{lab.base}dyplab/{name}?lang=nb&token={lab.token}")
        pages["home"].locator("#goals-00-start summary").first.click()
        lab.process.send_signal(signal.SIGKILL)
        lab.process.wait()
    said_by(pages["home"], "#silent", SILENT)
    press_all(pages, SILENT)
    port = re.search(r":(\d+)/", lab.base)[1]
    again = ("-m", "dyplab.cli", "lab", "--no-browser", "--lang", "nb", "--port", port)
    with served(tmp_path, *again, lang="nb") as lab:
        pages["home"].locator("#silent:empty").wait_for(state="attached")
        pages["home"].locator("[data-reset]").first.click()
        pages["home"].get_by_role("dialog").locator("button[value=yes]").click()
        said_by(pages["home"], ".said", "alt slik den var fra starten")
        pages["quiz/00-start"].locator("form.item input").first.check()
        pages["quiz/00-start"].locator("form.item button").first.click()
        script = Client(lab.base, lab.token)
        wait_for(lambda: script.ask("dyplab/api/progress").json["items"])
        context.clear_cookies()
        press_all(pages, STRANGER)
    context.close()


def press_all(pages, wanted):
    """Press what needs the lab, and find the sentence beside it."""
    home, progress, quiz, ask = pages.values()
    home.locator("[data-reset]").first.click()
    home.get_by_role("dialog").locator("button[value=yes]").click()
    said_by(home, ".said", wanted)
    progress.locator("#export").click()
    said_by(progress, "#status", wanted)
    progress.evaluate("document.querySelector('#status').textContent = ''")
    progress.locator("#delete").click()
    progress.get_by_role("dialog").locator("button[value=yes]").click()
    said_by(progress, "#status", wanted)
    quiz.locator("form.item input").first.check()
    quiz.locator("form.item button").first.click()
    said_by(quiz, "form.item .verdict", wanted)
    ask.locator("#question").fill("Hva er tap?")
    ask.keyboard.press("Enter")
    said_by(ask, "#answer-status", wanted)


def said_by(page, place, wanted):
    page.locator(place).filter(has_text=re.compile(wanted, re.I)).first.wait_for()
