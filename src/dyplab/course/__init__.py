"""What a lesson and its reader use: begin a lesson, check an answer, get a hint, answer a quiz item, show a result."""

from dyplab.course.checking import check, hint, solution
from dyplab.course.opening import lesson
from dyplab.course.quizzing import quiz
from dyplab.course.showing import say, show

__all__ = ["check", "hint", "lesson", "quiz", "say", "show", "solution"]
