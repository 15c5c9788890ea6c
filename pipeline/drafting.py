"""The line of the captures log for bytes that came: what their bringer knows of them, completed by what they say themselves.

Whether they are of the right article is asked in `pipeline.capture`; id, file and hash are given when they are written.
"""

from dataclasses import replace

from pipeline.archive.arrivals import Arrival
from pipeline.archive.article import Article
from pipeline.archive.captures import Capture
from pipeline.archive.locators import PageLocator, located, permalink
from pipeline.document.markup import is_html
from pipeline.document.stamps import stamp
from pipeline.errors import LocatorError, UnreadableCaptureError


def completed(arrival: Arrival) -> Arrival:
    """The arrival with page and revision as its address and its bytes say them, where its bringer did not.

    Raises `UnreadableCaptureError` where the bytes are the page of a title that has none.
    """
    says, page = stamp(arrival.data), page_of(arrival.url)
    if says.is_absent:
        raise UnreadableCaptureError(
            arrival.where, "is the page of a title at which there is no article", "capture another page"
        )
    return replace(
        arrival,
        title=arrival.title or says.title or page.title,
        page_id=arrival.page_id or says.page_id or page.page_id,
        revision_id=arrival.revision_id or says.revision_id or page.revision_id,
        revision_timestamp=arrival.revision_timestamp or says.revision_timestamp,
    )


def drafted(article: Article, arrival: Arrival, reader: str) -> Capture:
    """The line for a completed arrival; `capture_id`, `file`, `sha256` and `bytes` are for `archive.capturing` to give."""
    title = arrival.title or article.title
    project = article.project if "." in article.project else ""
    return Capture(
        article_id=article.article_id,
        capture_id="",
        file="",
        url=arrival.url or (permalink(project, title, arrival.revision_id) if project and arrival.revision_id else ""),
        canonical_title=title,
        page_id=arrival.page_id,
        revision_id=arrival.revision_id,
        revision_timestamp=arrival.revision_timestamp,
        captured_at=arrival.captured_at,
        status=arrival.status,
        headers=dict(arrival.headers),
        media_type=arrival.media_type or ("text/html" if is_html(arrival.data) else "text/plain"),
        reader=reader,
        sha256="",
        bytes=0,
        via=arrival.via,
        licence=article.licence,
        attribution=article.attribution,
    )


def page_of(url: str) -> PageLocator:
    """What an address says of its page; nothing where it is of none."""
    try:
        return located(url, {}) if url else PageLocator()
    except LocatorError:
        return PageLocator()
