"""New captures one after another, so that each becomes a version of its own and no edit hides behind the next.

Which captures are trusted is `pipeline.admission`; here it is only said up to which each build looks.
"""

from collections.abc import Iterator
from pathlib import Path

from pipeline.admission import Until
from pipeline.archive.captures import ArchivedArticle, History, read_histories
from pipeline.model.article_tables import ARTICLES
from pipeline.publish.store.published_rows import latest_rows


def steps(raw: Path, out: Path) -> tuple[Until, ...]:
    """What each build up to the newest captures takes for the newest of every article; one step where nothing waits.

    Captures of one article are in order of revision; of several, by when the revisions were saved, or else captured. Articles
    the latest version does not have come in together, with their oldest capture. Raises as `read_histories` does, and
    `StoreError`.
    """
    articles = latest_rows(out, [ARTICLES]).get("articles", ())
    published = {row["article_id"]: (row["capture_id"], row["sha256"]) for row in articles}
    until: dict[str, str] = {}
    waiting: list[tuple[str, str, str]] = []
    for history in read_histories(raw):
        article_id = history.article.article_id
        first, *newer = _new(history, published.get(article_id))
        until[article_id] = first.capture.capture_id
        waiting += [(moment, article_id, capture_id) for moment, capture_id in _in_order(newer)]
    found = [dict(until)]
    for _, article_id, capture_id in sorted(waiting, key=lambda each: each[0]):
        until[article_id] = capture_id
        found.append(dict(until))
    is_published = waiting and published.keys() >= until.keys()
    return tuple(found[1:] if is_published else found)


def _new(history: History, published: tuple[str, str] | None) -> list[ArchivedArticle]:
    """The capture the latest version was read from, and those after it that are read for themselves.

    All of them where the version does not have the article; the newest alone where its capture is not there any more.
    """
    primary = history.primary
    if published is None:
        return list(primary)
    ids = [(each.capture.capture_id, each.capture.sha256) for each in history.captures]
    at = ids.index(published) if published in ids else None
    if at is None:
        return [history.newest]
    return [history.captures[at], *(each for each in history.captures[at + 1 :] if each in primary)]


def _in_order(captures: list[ArchivedArticle]) -> Iterator[tuple[str, str]]:
    """Each with its moment, which never goes back: an imported revision has a later id and an earlier time."""
    moment = ""
    for archived in captures:
        capture = archived.capture
        moment = max(moment, capture.revision_timestamp or capture.captured_at)
        yield moment, capture.capture_id
