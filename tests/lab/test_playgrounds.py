"""The figures on the playgrounds page answer to the reader, below the same policy as every other page."""

import pytest
from chromium import visits
from lab.asking_a_server import Client

from dyplab.lab.handling import POLICY
from dyplab.site.figures import FIGURES


@pytest.mark.parametrize(("lang", "button", "at"), [("nb", "Ett steg", "Steg {n}: "), ("en", "Step", "Step {n}: ")])
def test_a_figure_answers_to_a_click_and_the_page_asks_nobody_else(lab, browser, lang, button, at):
    with visits(browser, own=lab.base) as visit:  # a refusal of the policy stands on the console, and fails the test
        page = visit(f"{lab.base}dyplab/playgrounds?lang={lang}&token={lab.token}")
        page.locator(".widget").nth(len(FIGURES) - 1).wait_for()
        assert page.locator(".widget").count() == len(FIGURES)
        ball = page.locator("#figure-DescentOnSurface .widget")
        assert at.format(n=0) in ball.inner_text()
        ball.get_by_role("button", name=button, exact=True).click()
        assert at.format(n=1) in ball.inner_text()
        assert ball.evaluate("one => getComputedStyle(one).borderRadius") == "8px", "its style is let through"


def test_every_page_has_the_same_policy_with_nothing_unsafe_in_it(reader):
    for name in ("dyplab", "dyplab/playgrounds", "dyplab/quiz/00-start", "dyplab/read/00-start", "dyplab/machine"):
        policy = reader.ask(f"{name}?lang=nb").headers["Content-Security-Policy"]
        assert policy == POLICY and "unsafe" not in policy and "data:" not in policy, name


def test_the_module_of_a_figure_is_a_script_and_there_is_none_for_another_name(lab):
    anyone = Client(lab.base)
    for lang in ("nb", "en"):
        answer = anyone.ask(f"dyplab/static/figures/Playground.{lang}.js")
        assert answer.status == 200 and answer.headers["Content-Type"].startswith("text/javascript")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    for name in ("Nothing.nb", "Playground.no", "SliceViewer.en", "..%2fpages.nb", "Playground"):
        assert anyone.ask(f"dyplab/static/figures/{name}.js").status == 404, name
