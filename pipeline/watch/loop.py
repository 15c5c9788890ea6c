"""Looking upstream again and again: how long to wait, a full look once a day, silence while upstream is down.

Clock, sleep and what is done with each look are passed in.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.errors import UnavailableError
from pipeline.watch.patience import Patience
from pipeline.watch.refresh import Refreshed

DAY = 86400.0  # seconds


@dataclass(frozen=True, slots=True)
class Down:
    """Upstream does not answer; said once, until it answers again."""

    error: UnavailableError


@dataclass(frozen=True, slots=True)
class Back:
    """Upstream answers again, after so many seconds."""

    seconds: float


def looks(
    look: Callable[[bool], Refreshed], every: float, monotonic: Callable[[], float], sleep: Callable[[float], None]
) -> Iterator[Refreshed | Down | Back]:
    """What each look came to, for ever. `look` is told whether it is to be a full one, as the first of every day is.

    Any error but upstream being down ends it.
    """
    patience, full_at = Patience(), monotonic()
    while True:
        now = monotonic()
        is_full = now >= full_at
        try:
            refreshed = look(is_full)
        except UnavailableError as error:
            patience = patience.failed(now, error.retry_after)
            if patience.is_first_failure:
                yield Down(error)
            sleep(max(patience.again_at - monotonic(), 0.0))
            continue
        if patience.failures:
            yield Back(now - patience.since)
        patience = Patience()
        full_at = now + DAY if is_full else full_at
        yield refreshed
        sleep(every)
