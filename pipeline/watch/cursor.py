"""What a scheduler remembers between two looks upstream: which revisions it asked for, what it said, how upstream answers.

Pure: as text in and out; times, in seconds on the clock, are passed in.
"""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace

from pipeline.watch.news import News
from pipeline.watch.patience import Patience

# Seconds to wait for a revision that was asked for to be captured, before it is asked for again; twice as long each time.
PATIENT = 900.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A revision that was asked for: when last, and how often."""

    at: float
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Request:
    """A revision to capture and build, under a key no other request has."""

    article_id: str
    revision_id: int
    attempt: int

    @property
    def key(self) -> str:
        again = f"#{self.attempt}" if self.attempt > 1 else ""
        return f"{name(self.article_id, self.revision_id)}{again}"


@dataclass(frozen=True, slots=True)
class Cursor:
    """`asked`: by article and revision; `said`: the last message of each article; `shown_at`: when its state was shown."""

    patience: Patience = field(default_factory=Patience)
    asked: dict[str, Asked] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    shown_at: float = 0.0

    def as_text(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)

    def requests(
        self, news: Iterable[News], captured: Collection[str], is_running: Callable[[str, int], bool], now: float
    ) -> tuple[tuple[Request, ...], "Cursor"]:
        """Every new revision that was not asked for, and those asked for that are not captured long after; the cursor then.

        `captured`: articles and revisions, as `name` writes them; `is_running`: whether one is being worked on.
        """
        wanted = [name(each.article_id, revision.revision_id) for each in news for revision in each.revisions]
        wanted += [one for one in self.asked if one not in captured and one not in wanted]
        asked: dict[str, Asked] = {}
        requests = []
        for one in wanted:
            before = self.asked.get(one)
            article_id, _, revision = one.rpartition(":")
            if before and (now < before.at + PATIENT * 2 ** (before.attempt - 1) or is_running(article_id, int(revision))):
                asked[one] = before
                continue
            asked[one] = Asked(now, before.attempt + 1 if before else 1)
            requests.append(Request(article_id, int(revision), asked[one].attempt))
        return tuple(requests), replace(self, patience=Patience(), asked=asked)

    def unanswered(self, now: float, retry_after: float | None) -> "Cursor":
        """The cursor after upstream did not answer."""
        return replace(self, patience=self.patience.failed(now, retry_after))

    def shown(self, now: float) -> "Cursor":
        """The cursor after the state of all articles was shown."""
        return replace(self, shown_at=now)

    def to_say(self, news: Sequence[News]) -> tuple[tuple[str, ...], "Cursor"]:
        """What was not said before: an article that moved, or is gone; and the cursor after that."""
        said = {each.article_id: each.message for each in news if each.message}
        new = tuple(message for article_id, message in said.items() if self.said.get(article_id) != message)
        return new, replace(self, said=said)


def name(article_id: str, revision_id: int | None) -> str:
    """A revision of an article, in one word."""
    return f"{article_id}:{revision_id}"


def cursor(text: str | None) -> Cursor:
    """The cursor a text has; a new one where there is none, or none this code wrote."""
    try:
        stored = json.loads(text or "{}")
        asked = {name: Asked(**each) for name, each in stored.get("asked", {}).items()}
        return Cursor(Patience(**stored.get("patience", {})), asked, stored.get("said", {}), stored.get("shown_at", 0.0))
    except (ValueError, TypeError, AttributeError):
        return Cursor()
