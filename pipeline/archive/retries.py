"""When an answer means "later", how long later is, and how often to ask.

Retry-After is honoured where there is one; else each wait is twice the last, with jitter.
"""

from collections.abc import Callable, Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter
from tenacity.stop import stop_base

from pipeline.archive.upstream import Limits
from pipeline.errors import UnavailableError

BUSY_STATUSES = frozenset({429, 502, 503, 504})
BUSY_CODES = frozenset({"maxlag", "ratelimited"})  # of MediaWiki's API, which says so with status 200

_BACKOFF = wait_exponential_jitter(initial=1, max=60, jitter=1)  # so that not everybody asks again at once


def is_busy(status: int, headers: Mapping[str, str]) -> bool:
    """Whether an answer says that another attempt, later, may be answered. `headers`: by lower-case name."""
    codes = {code.strip() for code in headers.get("mediawiki-api-error", "").split(",")}
    return status in BUSY_STATUSES or bool(codes & BUSY_CODES)


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds an answer asks to wait; None where it does not say, or not so that anybody could tell.

    `now`: seconds since 1970, for a Retry-After that is a date in an answer without a date of its own.
    """
    stated = headers.get("retry-after", "").strip()
    if stated.isdecimal():
        return float(stated[:12])
    try:
        then = _seconds(stated)
    except ValueError:
        return None
    try:
        return max(0.0, then - _seconds(headers.get("date", "")))  # both by upstream's clock, whatever ours says
    except ValueError:
        return max(0.0, then - now)


def retrying(limits: Limits, sleep: Callable[[float], None]) -> Retrying:
    """Calls again what raises `UnavailableError`, and raises the last one when attempts or patience are used up."""
    return Retrying(
        retry=retry_if_exception_type(UnavailableError),
        wait=_wait,
        stop=stop_after_attempt(limits.attempts) | _OutOfPatience(limits.patience),
        sleep=sleep,
        reraise=True,
    )


def _seconds(date: str) -> float:
    """Seconds since 1970 of an HTTP date, which is in UTC. Raises `ValueError`."""
    parsed = parsedate_to_datetime(date)
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp()


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked = error.retry_after if isinstance(error, UnavailableError) else None
    return max(asked or 0.0, _BACKOFF(state))


class _OutOfPatience(stop_base):
    """The waits so far and the one to come are more than the patience, in seconds."""

    def __init__(self, patience: float) -> None:
        self._patience = patience

    def __call__(self, retry_state: RetryCallState) -> bool:
        return retry_state.idle_for + retry_state.upcoming_sleep > self._patience
