"""How far the reader has come, and what to do next."""

from served_pages import passed

from dyplab.course.catalogue import lessons
from dyplab.course.quizzing import items
from dyplab.course.source import exercise_homes
from dyplab.site.facts import facts
from dyplab.site.standing import last_touched, next_step, standing, whole


def test_a_lesson_counts_its_own_exercises_and_quiz_items():
    done = [
        passed("00-start", "first-function"),
        passed("00-start", "read-the-error", outcome="failed"),
        passed("00-start", "start-order", "quiz", "right"),
        passed("00-start", "start-print-return", "quiz", "wrong"),
        passed("03-mlp", "best-epoch"),
    ]
    far = standing("00-start", done)
    assert (far.passed, far.exercises, far.right) == (1, 3, 1)
    assert standing("03-mlp", done).passed == 1


def test_the_course_is_all_its_exercises_and_all_its_quiz_items():
    far = whole([])
    assert (far.exercises, far.quiz) == (len(exercise_homes()), len(items()))


def test_the_core_lessons_come_first():
    done, order = [], []
    while coming := next_step(done):
        lesson, exercise = coming
        order += [lesson.id] if lesson.id not in order else []
        done.append(passed(lesson.id, exercise.id))
    assert order[:3] == ["00-start", "00a-cnn-basics", "03-mlp"]
    assert set(order) == {info.id for info in lessons()}
    left = {one.id for info in lessons() for one in facts(info.id).exercises} - {item.item for item in done}
    assert left == {one.id for info in lessons() for one in facts(info.id).exercises if one.more}


def test_the_lesson_last_touched_is_the_one_with_the_latest_time():
    done = [passed("03-mlp", "best-epoch", day=12), passed("01-mnist-data", "idx-header", day=21)]
    assert last_touched([*done, passed("04-cnn", "marker-test", day=15)]).id == "01-mnist-data"
    assert last_touched([]) is None


def test_every_exercise_has_a_title_of_its_own_in_both_languages():
    for info in lessons():
        titles = [exercise.title for exercise in facts(info.id).exercises]
        assert all(title.nb and title.en for title in titles), info.id
        assert len({title.nb for title in titles}) == len({title.en for title in titles}) == len(titles), info.id
        assert facts(info.id).question.nb.strip() and facts(info.id).question.en.strip()
