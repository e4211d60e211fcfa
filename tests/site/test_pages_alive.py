"""What the pages do with a lab behind them, and what they do without one."""

from pathlib import Path

import pytest
from chromium import visits
from served_pages import passed

import dyplab.site
from dyplab.course.progress import summary
from dyplab.course.quizzing import items
from dyplab.site.links import static_links
from dyplab.site.pages import page

RIGHT = next("abcdefgh"[at] for at, option in enumerate(items()["mlp-why-relu"].options) if option.right)


def test_the_home_page_follows_the_work_and_leaves_the_focus_alone(show, lab):
    shown = show("home", "nb")
    assert "ikke begynt" in shown.locator("#summary").inner_text()
    shown.wait_for_function("document.querySelector('#lesson-03-mlp summary')")
    shown.locator("#goals-00-start summary").click()
    shown.locator("#goals-00-start summary").focus()
    while lab.polled == 0:
        shown.wait_for_timeout(50)
    shown.wait_for_timeout(200)
    lab.progress = [passed("00-start", "first-function"), passed("00-start", "start-order", "quiz", "right")]
    shown.get_by_text("1 av 3 oppgaver, 1 av 10 quizspørsmål").wait_for()
    assert "bestått 1 av" in shown.locator("#summary").inner_text()
    assert shown.locator("#outcome-first-function").inner_text() == "bestått"
    assert shown.locator("#standing-00-start progress").evaluate("bar => bar.value") == 2
    assert "Les feilmeldingen" in shown.locator("#place").inner_text()
    assert shown.evaluate("document.activeElement.closest('details').id") == "goals-00-start"
    assert shown.locator("#goals-00-start").evaluate("one => one.open")


def test_a_page_nobody_looks_at_asks_for_nothing(show, lab):
    shown = show("home", "nb")
    shown.evaluate("Object.defineProperty(document, 'hidden', { get: () => true })")
    shown.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    shown.wait_for_timeout(300)
    before = lab.polled
    shown.wait_for_timeout(3500)
    assert lab.polled == before


@pytest.mark.parametrize(("label", "where"), [("Åpne i Notebook", "notebook"), ("Åpne i JupyterLab", "lab")])
def test_a_lesson_opens_in_a_tab_of_its_own(show, lab, label, where):
    shown = show("home", "nb")
    with shown.expect_popup() as opened:
        shown.get_by_role("button", name=f"{label} for leksjon 03").click()
    opened.value.wait_for_url("**/notebooks/03-mlp.ipynb")
    assert lab.asked == [("open", {"lesson": "03-mlp", "lang": "nb", "where": where})]


def test_a_lesson_that_cannot_be_opened_is_told_in_the_labs_own_words(show, lab):
    lab.refuses.add("open")
    shown = show("home", "nb")
    shown.get_by_role("button", name="Åpne i Notebook for leksjon 03").click()
    shown.get_by_text("Disken er full.").wait_for()


def test_an_exercise_is_begun_afresh_only_after_a_yes(show, lab):
    shown = show("home", "nb")
    shown.locator("#goals-03-mlp summary").click()
    begin = shown.get_by_role("button", name="Begynn på nytt med Hvilken epoke?")
    begin.click()
    dialog = shown.get_by_role("dialog")
    assert "Hvilken epoke?" in dialog.inner_text() and "blir ikke borte" in dialog.inner_text()
    shown.keyboard.press("Escape")
    begin.click()
    dialog.get_by_role("button", name="La den være").click()
    assert lab.asked == []
    begin.click()
    dialog.get_by_role("button", name="Begynn på nytt").click()
    shown.get_by_text("Det gamle ligger i 03-mlp-før.ipynb.").wait_for()
    assert lab.asked == [("reset", {"lesson": "03-mlp", "exercise": "best-epoch", "lang": "nb"})]


def test_a_quiz_answer_is_judged_with_its_reason_and_written_down(show, lab):
    shown = show("quiz/03-mlp", "en")
    item = shown.locator("#mlp-why-relu")
    item.get_by_role("button").click()
    assert item.get_by_role("status").inner_text() == "Choose an option first."
    item.get_by_role("radio").first.check()
    item.get_by_role("button").click()
    said = item.get_by_role("status").inner_text()
    assert said.startswith("Not right.") and "negative sums now pass on" in said
    item.locator(f"input[value={RIGHT}]").check()
    item.get_by_role("button").click()
    assert item.get_by_role("status").inner_text().startswith("Right.")
    item.get_by_text("The reason for each option").click()
    assert item.locator(".verdict li").count() == len(items()["mlp-why-relu"].options)
    shown.wait_for_timeout(200)
    wanted = [{"item": "mlp-why-relu", "answer": letter, "lang": "en"} for letter in ("a", RIGHT)]
    assert lab.asked == [("quiz", given) for given in wanted]


def test_an_answer_that_is_not_saved_is_judged_all_the_same(show, lab):
    lab.refuses.add("quiz")
    shown = show("quiz/03-mlp", "nb")
    item = shown.locator("#mlp-why-relu")
    item.get_by_role("radio").first.check()
    item.get_by_role("button").click()
    item.get_by_text("Svaret ble ikke lagret").wait_for()
    assert item.get_by_role("status").inner_text().startswith("Ikke riktig.")


def test_a_question_gets_passages_that_open_at_their_place(show, lab):
    shown = show("ask", "nb")
    field = shown.get_by_label("Hva lurer du på?")
    field.fill("Hvilken epoke skal jeg velge?")
    field.press("Enter")
    link = shown.get_by_role("link", name="Hvilken epoke?")
    link.wait_for()
    assert shown.locator("#answer-status").inner_text() == "Fant ett sted."
    assert shown.locator("#words").inner_text() == "Den laveste av 10 [1, 1]."
    assert [one.get_attribute("href") for one in shown.locator("#words a").all()] == ["#passage-1"] * 2
    field.fill("Hva er meningen med livet?")
    shown.get_by_role("button", name="Spør").click()
    shown.get_by_text("Jeg fant ingenting om dette").wait_for()
    assert shown.locator("#passages li").count() == 0 and not shown.locator("#words").is_visible()
    field.fill("epoke")
    field.press("Enter")
    link.click()
    shown.wait_for_url("**/read/03-mlp?lang=nb#cell-best-epoch")


def test_progress_is_deleted_only_after_a_yes_and_can_be_taken_along(show, lab):
    lab.progress = [passed("03-mlp", "best-epoch")]
    shown = show("progress", "nb")
    with shown.expect_download() as taken:
        shown.get_by_role("button", name="Last ned").click()
    assert Path(taken.value.path()).read_text() == '{"items": 1}'
    shown.get_by_role("button", name="Slett framdriften").click()
    shown.get_by_role("button", name="Behold").click()
    assert lab.asked == []
    shown.get_by_role("button", name="Slett framdriften").click()
    shown.get_by_role("button", name="Slett alt").click()
    shown.get_by_text("Framdriften er slettet.").wait_for()
    assert lab.asked == [("progress/delete", {})]
    assert shown.get_by_role("table").count() == 0


def test_the_computer_is_examined_and_what_needs_attention_comes_first(show):
    shown = show("machine", "en")
    shown.get_by_text("Something needs your attention.").wait_for()
    assert "0.4 GB free" in shown.locator("#symptoms li").first.inner_text()
    assert "Do this: Make room." in shown.locator("#symptoms li").first.inner_text()


def test_a_word_is_found_in_the_glossary_in_either_language(show):
    shown = show("glossary", "nb")
    shown.get_by_label("Finn et ord").fill("overfitting")
    assert shown.locator(".terms > div:visible").count() == 1
    assert "overtilpasning" in shown.locator(".terms > div:visible").inner_text()


def test_a_quiz_works_from_a_folder_on_a_disk_and_stores_nothing(browser, tmp_path):
    (tmp_path / "static").symlink_to(Path(dyplab.site.__file__).parent / "static")
    file = tmp_path / "nb" / "quiz" / "03-mlp.html"
    file.parent.mkdir(parents=True)
    file.write_text(page("quiz/03-mlp", "nb", static_links(2, "nb")), encoding="utf-8")
    with visits(browser) as visit:
        shown = visit(file.as_uri())
        item = shown.locator("#mlp-why-relu")
        item.locator(f"input[value={RIGHT}]").check()
        item.get_by_role("button").click()
        assert item.get_by_role("status").inner_text().startswith("Riktig.")
        assert shown.evaluate("[localStorage.length, document.cookie]") == [0, ""]
    assert summary() == []
