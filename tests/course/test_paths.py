"""The parts of the course, and the ways through it."""

from dyplab.course.catalogue import find, lessons, parts
from dyplab.course.paths import paths
from dyplab.course.source import exercise_homes


def test_every_lesson_stands_in_one_part_and_in_the_order_of_the_course():
    assert [lesson for part in parts() for lesson in part.lessons] == [info.id for info in lessons()]


def test_a_way_takes_a_lesson_once_and_begins_at_the_start():
    for way in paths():
        taken = [step.lesson for step in way.steps]
        assert len(set(taken)) == len(taken)
        assert taken[:2] == ["00-start", "00a-cnn-basics"]


def test_a_step_names_exercises_of_its_own_lesson_and_takes_no_longer_than_the_lesson():
    for way in paths():
        for step in way.steps:
            assert all(exercise_homes()[exercise] == step.lesson for exercise in step.only)
            assert step.minutes <= find(step.lesson).minutes
            assert not step.only or step.what


def test_the_ways_fit_the_time_they_promise():
    hours = {way.id: way.minutes / 60 for way in paths()}
    assert hours["two-hours"] < 2.25 and hours["one-day"] < 6.5 and hours["one-week"] < 5 * 6.5


def test_the_week_leaves_out_nothing_but_what_it_says():
    week = paths()[-1]
    assert {info.id for info in lessons()} - {step.lesson for step in week.steps} == {"00d-from-scratch-arrays"}
    assert "00d" in week.missing.nb and "00d" in week.missing.en
    assert len({step.day for step in week.steps}) == 5
