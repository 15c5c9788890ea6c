"""When to ask upstream again, and when to say that it does not answer: once, however long that lasts. Times are passed in."""

from dataclasses import dataclass, replace

FIRST, LONGEST = 60.0, 3600.0  # seconds


@dataclass(frozen=True, slots=True)
class Patience:
    """How upstream answers. `failures`: how often in a row it did not; `since`: when that began, `again_at`: when to ask again,
    in seconds on the clock, both 0 while it answers.
    """

    failures: int = 0
    since: float = 0.0
    again_at: float = 0.0

    def failed(self, now: float, retry_after: float | None = None) -> "Patience":
        """After another failure: twice as long as before, an hour at most, or as long as upstream asks for."""
        wait = max(min(FIRST * 2**self.failures, LONGEST), retry_after or 0.0)
        return replace(self, failures=self.failures + 1, since=self.since if self.failures else now, again_at=now + wait)

    def may_ask(self, now: float) -> bool:
        """Whether the wait is over; also where the clock was set back far."""
        return not self.failures or now >= self.again_at or now < self.since

    @property
    def is_first_failure(self) -> bool:
        """Whether this one is to be said."""
        return self.failures == 1
