"""How many processors there are for us, and keeping the numerical libraries to them.

Inside a container the libraries see every processor of the machine and start a thread for each; with a quota of two
they then mostly wait for one another.
"""

import contextlib
import math
import os
import sys

from dyplab.system.container import cpu_quota

_VARIABLES = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def cores() -> int:
    """How many processors this process may use: those it is bound to, and no more than its container's quota.

    >>> cores() >= 1
    True
    """
    bound = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(bound, math.ceil(cpu_quota() or bound)))


def limit_threads(n: int | None = None) -> int:
    """Keep the numerical libraries to `n` threads: those loaded already, and those still to come.

    Args:
        n: threads, at least 1; None means `cores()`, or fewer where OMP_NUM_THREADS already asks for fewer.

    Returns:
        The number of threads.

    >>> import os
    >>> before = dict(os.environ)
    >>> 1 <= limit_threads() <= cores()
    True
    >>> os.environ.clear(); os.environ.update(before)
    """
    if n is None:
        wish = os.environ.get("OMP_NUM_THREADS", "")
        n = min(cores(), int(wish)) if wish.isdigit() else cores()
    n = max(1, n)
    os.environ.update(dict.fromkeys(_VARIABLES, str(n)))
    if "numpy" in sys.modules or "torch" in sys.modules:
        with contextlib.suppress(ImportError):
            from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # has no stubs

            threadpool_limits(n)
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(n)
    return n
