"""The tutor: a question in, the passages of the course that may answer it out; a machine that says it is one."""

from typing import Any

from dyplab.course.tutor.asking import Answer, ask, declared, stream, warm
from dyplab.course.tutor.passages import Passage

__all__ = ["Answer", "Passage", "ask", "declared", "load_ipython_extension", "stream", "warm"]


def load_ipython_extension(shell: Any) -> None:
    """What `%load_ext dyplab.course.tutor` calls: afterwards `%%ask` works. A lesson's first cell does it too.

    Args:
        shell: the running IPython.
    """
    from dyplab.course.tutor.magic import register

    register(shell)
