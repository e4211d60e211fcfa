"""The prevalence explorer: its sums against evaluation, fractions and counted patients, and what a reader does."""

import re
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from widgets.refusals import refused

import dyplab.text
from dyplab.errors import DataError
from dyplab.evaluation import (
    npv_at_prevalence,
    ppv_at_prevalence,
    probabilities_at_prevalence,
    sensitivity,
    specificity,
)
from dyplab.widgets import PrevalenceExplorer
from dyplab.widgets.people import signs, told, whole_people

CHANCE = np.random.default_rng(5)
TESTS = [(0.9, 0.9), (0.846, 0.7312), (0.99, 0.999), (1.0, 0.9), (0.0, 1.0), (1.0, 0.0), (0.5, 0.5), (0.67, 0.71)]
SHARES = [0.0001, 0.001, 0.002, 0.007, 0.01, 0.0231, 0.1, 91 / 333, 0.5, 0.746, 0.9, 0.99]
CASES = [[*test, share] for test, share in product(TESTS, SHARES)]
CASES += [[*CHANCE.uniform(0.5, 1, 2), np.exp(CHANCE.uniform(np.log(0.001), np.log(0.9)))] for _ in range(200)]


def explorer(**more):
    return PrevalenceExplorer(0.9, 0.9, 0.01, study_prevalence=0.75, **more)


def said(page):
    return page.locator(".told").inner_text().replace("\xa0", " ")


def row(page, name):
    return [
        cell.replace("\xa0", " ") for cell in page.get_by_role("row", name=name).get_by_role("cell").all_inner_texts()
    ]


def test_predictive_values_are_those_of_evaluation(evaluate):
    call = "(m, cases) => cases.map((one) => m.predictive(m.shares(...one)))"
    for case, values in zip(CASES, evaluate("prevalence", call, CASES), strict=True):
        for name, judge in [("ppv", ppv_at_prevalence), ("npv", npv_at_prevalence)]:
            try:
                assert values[name] == pytest.approx(judge(*case), abs=1e-12)
            except DataError:  # nobody has that answer
                assert np.isnan(values[name])


def test_python_and_the_page_count_the_same_people(evaluate):
    call = "(m, cases) => cases.map((one) => [m.wholePeople(...one), m.signs(m.wholePeople(...one))])"
    for case, (people, shown) in zip(CASES, evaluate("prevalence", call, CASES), strict=True):
        assert people == whole_people(*case)._asdict()
        assert shown == signs(whole_people(*case))


def test_whole_people_add_up_and_each_count_is_less_than_one_from_the_exact_one():
    for case in CASES:
        found, missed, alarmed, left = people = whole_people(*case)
        n = sum(people)
        assert n in (1_000, 10_000, 100_000) and min(people) >= 0
        of_ill, of_well, ill = (Fraction(one) for one in case)
        assert abs(found + missed - n * ill) <= Fraction(1, 2) + Fraction(1, 10**6)
        assert abs(found - (found + missed) * of_ill) < 1
        assert abs(left - (alarmed + left) * of_well) < 1


def test_the_predictive_values_of_the_whole_people_are_read_as_the_exact_ones():
    dyplab.text.use("en")
    for case in CASES:
        people = whole_people(*case)
        exact = [case[2] * case[0], case[2] * (1 - case[0]), (1 - case[2]) * (1 - case[1]), (1 - case[2]) * case[1]]
        groups = [(0, 2, ppv_at_prevalence), (3, 1, npv_at_prevalence)]
        if any(1e-12 < share * 100_000 < 1 for share in exact):
            assert sum(people) == 100_000  # and the page says that the group is fewer than one
            continue
        for right, wrong, judge in groups:
            if people[right] + people[wrong]:
                counted, true = told(people[right] / (people[right] + people[wrong])), told(judge(*case))
                number = [float(re.search(r"[\d.]+", words)[0]) for words in (counted, true)]
                assert number[0] == number[1], (people, counted, true)


def test_more_people_are_taken_only_when_fewer_would_mislead():
    assert [sum(whole_people(0.9, 0.9, share)) for share in (0.75, 0.1, 0.01, 0.001)] == [1000, 1000, 1000, 10_000]
    assert whole_people(0.99, 0.9, 0.01) == (99, 1, 990, 8910)  # among 1,000, 0.1 would be missed
    rng = np.random.default_rng(0)
    cases = [(*rng.uniform(0.6, 0.95, 2), share) for share in (0.05, 0.1, 0.2, 0.5, 0.75) for _ in range(100)]
    assert np.mean([sum(whole_people(*case)) == 1000 for case in cases]) > 0.9


def test_whoever_is_there_has_a_sign():
    for case in CASES:
        people = whole_people(*case)
        shown = signs(people)
        assert sum(shown) == 1000
        for count, many in zip(people, shown, strict=True):
            assert (many > 0) == (count > 0)
            assert abs(many - 1000 * count / sum(people)) < 3  # three small groups may have taken from the largest


def test_a_probability_is_carried_over_as_it_is_when_patients_are_counted(evaluate):
    """A sample where the ill are drawn 297 times as rarely: of those with the same findings, the share that is ill."""
    ill, well = 800, 200  # of those with these findings in the study: 80%
    study, here = Fraction(3, 4), Fraction(1, 100)
    kept_ill, kept_well = here / study, (1 - here) / (1 - study)
    truth = Fraction(ill) * kept_ill / (ill * kept_ill + well * kept_well)
    call = "(m, [p, s, h]) => [m.carried(p, s, h), m.factor(s, h)]"
    carried, factor = evaluate("prevalence", call, [0.8, 0.75, 0.01])
    assert carried == pytest.approx(float(truth)) == pytest.approx(4 / 301, abs=3e-5)
    assert factor == pytest.approx(1 / 297)
    for edge in (0, 1):
        assert evaluate("prevalence", call, [edge, 0.75, 0.01])[0] == edge
    assert evaluate("prevalence", call, [0.37, 0.2, 0.2])[0] == pytest.approx(0.37)
    there, _ = evaluate("prevalence", call, [0.37, 0.2, 0.6])
    assert evaluate("prevalence", call, [there, 0.6, 0.2])[0] == pytest.approx(0.37)


def test_a_probability_is_carried_over_as_evaluation_does_it(evaluate):
    given = [[p, study, here] for p in (0, 0.02, 0.37, 0.8, 1) for study in (0.05, 0.746) for here in SHARES]
    carried = evaluate("prevalence", "(m, given) => given.map((one) => m.carried(...one))", given)
    assert carried == pytest.approx([float(probabilities_at_prevalence(*one)) for one in given], abs=1e-12)


def test_a_likelihood_ratio_carried_over_is_the_ppv(evaluate):
    """PPV in the study, carried over, is the PPV here: both are Bayes."""
    cases = CASES[:12] + CASES[-50:]
    given = [[ppv_at_prevalence(of_ill, of_well, 0.6), 0.6, here] for of_ill, of_well, here in cases]
    carried = evaluate("prevalence", "(m, given) => given.map((one) => m.carried(...one))", given)
    assert carried == pytest.approx([ppv_at_prevalence(*case) for case in cases])


def test_the_sentence_is_in_whole_people(static_page):
    page = static_page(explorer)
    assert said(page) == (
        "Of 1,000 tested, 10 are ill. The test finds 9 of them and alarms 99 of the well. "
        "Of 108 who test positive, 9 are ill (PPV 8%). Of 892 who test negative, 891 are well (NPV 99.9%)."
    )
    assert page.get_by_role("listitem").all_inner_texts() == [
        "Ill and found: 9",
        "Ill and missed: 1",
        "Well with a false alarm: 99",
        "Well and left in peace: 891",
    ]
    assert page.get_by_role("img", name="1,000 tested people, one sign for each").count() == 1
    starts = page.locator(".field path").evaluate_all(
        "all => all.map((one) => one.getAttribute('d').match(/M/g).length)"
    )
    assert sum(starts) == 1000
    dyplab.text.use("en")
    assert all(number in str(explorer().summary()) for number in ("1,000", " 9 ", "108", "8%", "891", "99.9%"))


def test_all_is_moved_with_the_keyboard_in_norwegian(static_page):
    page = static_page(explorer, "nb")
    slider = page.get_by_role("slider", name="Så mange av de testede")
    slider.press("Home")
    assert slider.get_attribute("aria-valuetext") == "0,1\xa0%"
    assert said(page).startswith("Av 10 000 testede er 10 syke. Testen finner 9 av dem og gir falsk alarm hos 999")
    assert "9 syke (PPV 0,9 %)" in said(page)
    assert "ett tegn står for 10 personer" in page.locator(".widget").inner_text().lower().replace("\xa0", " ")
    slider.press("End")
    assert slider.get_attribute("aria-valuetext") == "90\xa0%" and "er 900 syke" in said(page)
    page.get_by_role("button", name="Som i studien (75 %)").press("Enter")
    assert "Av 700 med positiv test er 675 syke (PPV 96 %)" in said(page)
    assert row(page, "(PPV)")[-2:] == ["96 %", "96 %"] and row(page, "Pasienten")[-2:] == ["80 %", "80 %"]


def test_a_patient_is_carried_over_and_a_wrong_probability_is_refused(static_page):
    page = static_page(explorer)
    assert row(page, "The patient")[-2:] == ["80%", "1.3%"]
    shown = page.locator(".widget")
    assert "4 × 0.00337 = 0.0135" in shown.inner_text()
    given = page.get_by_label("The patient's probability")
    assert given.input_value() == "80"
    given.fill("96.4285714")  # the PPV of the study
    assert row(page, "The patient")[-1] == row(page, "(PPV)")[-1] == "8%"
    given.fill("180")
    assert "from 0 to 100" in shown.inner_text() and given.get_attribute("aria-invalid") == "true"
    assert row(page, "The patient")[-1] == "8%"
    page.get_by_role("slider").press("End")  # what cannot be used does not stay
    assert given.get_attribute("aria-invalid") == "false" and given.input_value() == "96.4285714"
    assert "from 0 to 100" not in shown.inner_text()
    given.fill("100")
    assert (
        row(page, "The patient")[-2:] == ["100%", "100%"] and "do not change with the prevalence" in shown.inner_text()
    )


def test_who_is_fewer_than_one_in_a_hundred_thousand_is_told(static_page):
    page = static_page(lambda: PrevalenceExplorer(0.999, 0.99, 0.0001, study_prevalence=0.5))
    text = page.locator(".widget").inner_text()
    assert "Fewer than one in 100,000: ill and missed." in text
    assert "finds 10 of them" in said(page) and "(NPV over 99.9%)" in said(page)


@pytest.mark.parametrize(
    ("test", "sentences"),
    [
        ((0, 1), ["Ingen har positiv test.", "Av 1000 med negativ test er 990 friske (NPV 99,0 %)."]),
        ((1, 0), ["Ingen har negativ test.", "Av 1000 med positiv test er 10 syke (PPV 1,0 %)."]),
        ((0.1, 0.9), ["Av 100 med positiv test er 1 syk (PPV 1,0 %)."]),
    ],
    ids=["nobody positive", "nobody negative", "one found"],
)
def test_a_test_that_answers_everyone_alike_and_a_single_ill_are_told_in_words(test, sentences, static_page):
    page = static_page(lambda: PrevalenceExplorer(*test, 0.01, study_prevalence=0.5), "nb")
    for sentence in sentences:
        assert sentence in said(page)
    assert not re.search("NaN|Infinity|undefined", page.locator(".widget").inner_html())


def test_scores_of_evaluation_and_places_are_taken(static_page):
    truth, called = [1] * 20 + [0] * 30, [1] * 17 + [0] * 3 + [0] * 27 + [1] * 3
    found, kept = sensitivity(truth, called), specificity(truth, called)
    places = {"Ward": 0.4, "GP": 0.02}
    page = static_page(lambda: PrevalenceExplorer(found, kept, 0.4, study_prevalence=0.4, places=places))
    assert (
        "sensitivity of 85% and a specificity of 90%, measured in a study where 40%"
        in page.locator("p").first.inner_text()
    )
    names = page.get_by_role("group", name="Go to").get_by_role("button").all_inner_texts()
    assert names == ["Ward (40%)", "GP (2%)", "As in the study (40%)"]
    page.get_by_role("button", name="GP").click()
    assert said(page).startswith("Of 1,000 tested, 20 are ill. The test finds 17 of them and alarms 98")


def test_the_still_picture_has_the_same_signs():
    dyplab.text.use("nb")
    widget = PrevalenceExplorer(0.9, 0.9, 0.001, study_prevalence=0.75)
    paths = re.findall(r'<path d="([^"]+)"', widget.figure())
    shapes = [re.sub(r"M\d+ \d+", "", path) for path in paths[4:]]  # the legend's
    assert [path.count("M") for path in paths] == [1, 1, 100, 898, 1, 1, 1, 1]
    assert len(set(re.findall(r"M(\d+ \d+)m", "".join(paths[:4])))) == 1000  # no two in one place
    assert len(set(shapes)) == 4 and all(shape in str(widget._esm) for shape in shapes)
    assert "10\xa0000 testede, ett tegn for hver 10" in widget.figure()


def test_nothing_moves_by_itself(static_page):
    page = static_page(explorer, reduced_motion="reduce")
    page.get_by_role("slider").press("End")
    assert page.evaluate("document.getAnimations().length") == 0 and "er 900" not in said(page)
    assert "900 are ill" in said(page)


WRONG = {
    "percent": (lambda: PrevalenceExplorer(90, 0.9, 0.01, study_prevalence=0.5), "`sensitivity`"),
    "text": (lambda: PrevalenceExplorer(0.9, "90 %", 0.01, study_prevalence=0.5), "'90 %'"),
    "nan": (lambda: PrevalenceExplorer(0.9, np.nan, 0.01, study_prevalence=0.5), "nan"),
    "bool": (lambda: PrevalenceExplorer(True, 0.9, 0.01, study_prevalence=0.5), "True"),
    "nobody": (lambda: PrevalenceExplorer(0.9, 0.9, 0.0, study_prevalence=0.5), "0.0001"),
    "study": (lambda: PrevalenceExplorer(0.9, 0.9, 0.01, study_prevalence=1), "`study_prevalence`"),
    "place": (lambda: explorer(places={"GP": 2}), '`places["GP"]`'),
    "probability": (lambda: explorer(probability=80), "80"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_explored_is_said(case):
    refused(*WRONG[case])
