"""The threshold explorer: its numbers against scikit-learn, statsmodels and evaluation, and what a reader does."""

import re
from dataclasses import asdict

import numpy as np
import pytest
from sklearn.metrics import confusion_matrix, roc_curve
from statsmodels.stats.proportion import proportion_confint
from widgets.examples import ILL, SCORES
from widgets.refusals import refused

from dyplab.errors import DataError
from dyplab.evaluation import auroc, npv_at_prevalence, ppv_at_prevalence, sensitivity, specificity
from dyplab.widgets import ThresholdExplorer


def tied(n=300, seed=3):
    rng = np.random.default_rng(seed)
    truth = rng.integers(0, 2, n)
    return truth, np.round(rng.normal(truth, 1.5), 1)  # many equal scores, some negative


@pytest.mark.parametrize("threshold", [-9.0, -0.3, 0.0, 0.7, 1.55, 99.0])
def test_the_table_is_what_scikit_learn_counts(threshold, evaluate):
    truth, scores = tied()
    widget = ThresholdExplorer(truth, scores, threshold=threshold)
    (tn, fp), (fn, tp) = confusion_matrix(truth, scores >= threshold)
    call = "(m, [truth, packed, t]) => m.twoByTwo(truth, m.unpack(packed), t)"
    assert evaluate("threshold", call, [widget.truth, widget.scores, threshold]) == asdict(widget.table)
    assert asdict(widget.table) == {"tp": tp, "fn": fn, "fp": fp, "tn": tn}


def test_the_roc_curve_is_scikit_learns_and_its_area_is_ours(evaluate):
    truth, scores = tied()
    widget = ThresholdExplorer(truth, scores)
    call = "(m, [truth, packed]) => m.curve(truth, m.unpack(packed))"
    points = np.array(evaluate("threshold", call, [widget.truth, widget.scores]))
    alarms, found, _ = roc_curve(truth, scores, drop_intermediate=False)
    np.testing.assert_allclose(points, np.stack([alarms, found], axis=1))
    assert widget.auroc[0] == auroc(truth, scores).value == pytest.approx(np.trapezoid(points[:, 1], points[:, 0]))


@pytest.mark.parametrize("prevalence", [0.001, 0.3, 0.9])
def test_predictive_values_are_those_of_evaluation(prevalence, evaluate):
    called = SCORES >= 0.4
    found, kept = sensitivity(ILL, called).value, specificity(ILL, called).value
    call = "(m, [table, prevalence]) => [m.shares(table), m.among1000(m.shares(table), prevalence)]"
    table = asdict(ThresholdExplorer(ILL, SCORES, threshold=0.4).table)
    shares, thousand = evaluate("threshold", call, [table, prevalence])
    assert (shares["sensitivity"], shares["specificity"]) == pytest.approx((found, kept))
    assert thousand["ppv"] == pytest.approx(ppv_at_prevalence(found, kept, prevalence))
    assert thousand["npv"] == pytest.approx(npv_at_prevalence(found, kept, prevalence))
    assert thousand["tp"] + thousand["fn"] + thousand["fp"] + thousand["tn"] == pytest.approx(1000)


@pytest.mark.parametrize(("hits", "of"), [(0, 9), (9, 9), (63, 81), (299, 319)])
def test_the_interval_is_wilsons(hits, of, evaluate):
    truth = proportion_confint(hits, of, method="wilson")
    assert evaluate("threshold", "(m, [hits, of]) => m.wilson(hits, of)", [hits, of]) == pytest.approx(truth, abs=1e-12)


def expected_cost(threshold, prevalence, false_alarm, missed):
    called = threshold <= SCORES
    return 1000 * ((1 - prevalence) * np.mean(called[~ILL]) * false_alarm + prevalence * np.mean(~called[ILL]) * missed)


def test_the_cheapest_threshold_is_the_cheapest(static_page):
    page = static_page(lambda: ThresholdExplorer(ILL, SCORES, prevalence=0.01, cost_fn=20))
    page.get_by_role("button", name="Go to the cheapest").click()
    here = float(re.search(r"Threshold ([\d.]+):", page.locator(".told").inner_text())[1])
    prices = [expected_cost(one / 100, 0.01, 1, 20) for one in range(101)]
    assert expected_cost(here, 0.01, 1, 20) == min(prices) < prices[50]
    shown = page.get_by_role("row", name="Cost of the mistakes").get_by_role("cell").inner_text()
    assert shown == f"{min(prices):.0f}"


def test_all_is_moved_with_the_keyboard_and_the_tables_follow(static_page):
    page = static_page(lambda: ThresholdExplorer(ILL, SCORES), "nb")
    slider = page.get_by_role("slider", name="Terskel")
    assert slider.get_attribute("aria-valuetext") == "0,50"
    slider.press("ArrowLeft")
    assert page.locator(".told").inner_text().startswith("Terskel 0,49:")
    table = asdict(ThresholdExplorer(ILL, SCORES, threshold=0.49).table)
    cells = page.get_by_role("table", name="i datasettet").locator("td:not([style])").all_inner_texts()
    assert cells == [str(table[name]) for name in ("tp", "fn", "fp", "tn")]
    page.get_by_label("Så mange av de testede").press("Home")
    assert "Når 0,1 % av de testede er syke" in page.locator(".told").inner_text().replace("\xa0", " ")
    slider.press("End")
    assert "ingen kalles syk" in page.locator(".told").inner_text()
    price = page.get_by_label("En falsk alarm koster")
    price.fill("-3")
    assert "0 eller større" in page.locator(".told").inner_text() and price.get_attribute("aria-invalid") == "true"
    price.fill("2.5")
    assert "ingen kalles syk" in page.locator(".told").inner_text() and price.get_attribute("aria-invalid") == "false"


def test_scores_that_are_no_probabilities_have_a_slider_of_their_own(static_page):
    truth, scores = tied()
    page = static_page(lambda: ThresholdExplorer(truth, scores * 100))
    page.get_by_role("slider", name="Threshold").press("Home")
    assert f"Threshold {scores.min() * 100:.0f}:".replace("-", "−") in page.locator(".told").inner_text()
    assert "100% of the ill are found, 0% of the well" in page.locator(".told").inner_text()


def test_five_thousand_patients_fit_on_a_page(static_page):
    rng = np.random.default_rng(0)
    truth, scores = np.repeat([0, 1], 2500), rng.random(5000)
    page = static_page(lambda: ThresholdExplorer(truth, scores))
    assert len(page.content()) < 250_000
    with pytest.raises(DataError, match="5001"):
        ThresholdExplorer(np.append(truth, 0), np.append(scores, 0.5))


WRONG = {
    "one class": (lambda: ThresholdExplorer([1, 1], [0.1, 0.2]), "2"),
    "length": (lambda: ThresholdExplorer([0, 1, 1], [0.1, 0.2]), "3"),
    "nan": (lambda: ThresholdExplorer([0, 1], [0.1, np.nan]), "scores"),
    "labels": (lambda: ThresholdExplorer([0, 8], [0.1, 0.2]), "8"),
    "threshold": (lambda: ThresholdExplorer([0, 1], [0.1, 0.2], threshold=np.nan), "nan"),
    "prevalence": (lambda: ThresholdExplorer([0, 1], [0.1, 0.2], prevalence=20), "20"),
    "cost_fp": (lambda: ThresholdExplorer([0, 1], [0.1, 0.2], cost_fp=-1), "`cost_fp`"),
    "cost_fn": (lambda: ThresholdExplorer([0, 1], [0.1, 0.2], cost_fn="much"), "`cost_fn`"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_explored_is_said(case):
    refused(*WRONG[case])
