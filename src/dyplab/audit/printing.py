"""Findings on the screen."""

from dyplab.audit.finding import Findings


def report(*audits: Findings) -> None:
    """Print what each audit looked for, what it found, and what it cannot see.

    Args:
        audits: what `audit_labels`, `audit_split` and the like gave back.

    >>> import numpy as np
    >>> from dyplab.audit import audit_split
    >>> from dyplab.text import use
    >>> use("en")
    >>> report(audit_split(np.zeros((6, 2, 2)), np.ones((2, 2, 2))))  # doctest: +ELLIPSIS
    Looked among 2 test images ... Nearly equal images were not looked for: ....
    None of this was found.
    What the audit does not see: images that are nearly equal, and different images of the same patient.
    >>> use(None)
    """
    print(*audits, sep="\n\n")
