"""The time, always in UTC, so that a file moved between time zones still reads right."""

import time


def now_utc() -> str:
    """The time now, to the second, as ISO 8601 in UTC.

    >>> now_utc()[4], now_utc()[-1]
    ('-', 'Z')
    """
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
