"""Waiting for a server, and a port for it."""

import time
from collections.abc import Callable

# Seconds between two looks: a look at Dagster costs it more than it costs the test.
_PAUSE = 0.5


def until(is_so: Callable[[], bool], seconds: float, told: Callable[[], str]) -> None:
    """Return once it is so; after so many seconds fail with what is told."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, told()
        time.sleep(_PAUSE)
