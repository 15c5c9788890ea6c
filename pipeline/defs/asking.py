"""What a run asks upstream before it reads: nothing, unless it was started for an edit or for the daily check.

How news are captured is in `pipeline.watch`; whether they are trusted is decided where documents are read.
"""

from datetime import UTC, datetime
from pathlib import Path

import dagster as dg

from pipeline.archive.wikis import Wikis
from pipeline.errors import UnavailableError
from pipeline.watch.news import News
from pipeline.watch.refresh import Outcome, capture_one, look

# A wiki that cannot answer now is asked again in the same run; the client before has been patient for a minute or so already.
RETRIES, PAUSE = 3, 300


class Asking(dg.Config):
    """What a run asks upstream before it reads: a revision of an article, all there is of all, or, as here, nothing."""

    article: str = ""
    revision: int = 0
    is_full: bool = False


def asked(raw: Path, config: Asking) -> tuple[tuple[News, ...], tuple[Outcome, ...]]:
    """What a run asks upstream, and what was captured.

    Asks Dagster for another try, later, where upstream cannot answer now; every other error is final.
    """
    if not (config.article or config.is_full):
        return (), ()
    try:
        return _ask(raw, config)
    except UnavailableError as error:
        raise dg.RetryRequested(RETRIES, seconds_to_wait=max(PAUSE, error.retry_after or 0)) from error


def _ask(raw: Path, config: Asking) -> tuple[tuple[News, ...], tuple[Outcome, ...]]:
    def now() -> datetime:
        return datetime.now(UTC)

    with Wikis(raw) as wikis:
        if config.article:
            return (), (capture_one(raw, config.article, config.revision, wikis, now),)
        looked = look(raw, wikis, now, is_full=True)
        return looked.news, looked.captured
