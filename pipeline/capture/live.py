"""Captures from the article's wiki: its page as it is now, one revision, or the last of its history.

Asking the wiki is in `pipeline.archive.mediawiki`; what is done with the bytes is in `keeping`. The clock is passed in.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.archive.arrivals import Arrival, chosen, in_utc
from pipeline.archive.capturing import Added
from pipeline.archive.locators import permalink
from pipeline.archive.mediawiki import PARSOID, MediaWiki
from pipeline.archive.revisions import PageState, Revision
from pipeline.capture.keeping import keep, recognise
from pipeline.capture.known import KnownArticle
from pipeline.document import flavours
from pipeline.errors import HiddenTextError, NotThereError

Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Hidden:
    """A revision that cannot be captured: the wiki hides its text."""

    article_id: str
    revision_id: int


def current_page(known: KnownArticle, wiki: MediaWiki) -> PageState:
    """The article's page as the wiki has it now, wherever it was moved.

    Raises `NotThereError` where it was deleted, or is the page of something else by now. What was captured stays.
    """
    where = f"{wiki.project}, {known.article.title!r}"
    kept = "what was captured of it stays"
    state = wiki.page(known.page_id if known.page_id is not None else known.article.title)
    if state.is_redirect:
        raise NotThereError(where, "is a redirect now: it was merged into another page", f"{kept}; capture that page instead")
    if not state.is_missing and state.latest is not None and state.page_id is not None:
        return state
    if known.page_id is None or (other := wiki.page(known.article.title)).is_missing:
        raise NotThereError(where, "the wiki has no such page any more, or never had", f"see its deletion log; {kept}")
    what = f"page {known.page_id} is gone, and its title is that of page {other.page_id}"
    raise NotThereError(where, what, f"if that is the article, give it as `page_id` in article.yml; {kept}")


def capture_revision(
    raw: Path, known: KnownArticle, wiki: MediaWiki, revision: Revision, now: Now, flavour: str = PARSOID
) -> Added:
    """Captures a revision of the article's page, unless it is there already.

    Raises `HiddenTextError`, `NotThereError` and whatever `MediaWiki.revision_html` and `keep` raise.
    """
    return keep(raw, known, recognise(arrived(wiki, revision, now, flavour)))


def capture_history(
    raw: Path, known: KnownArticle, wiki: MediaWiki, count: int, now: Now, flavour: str = PARSOID
) -> Iterator[Added | Hidden]:
    """Captures the last revisions of the article's page, oldest first, each as it is asked for.

    A revision of which there is a capture in that flavour is not asked for again, so that a history that was interrupted goes
    on where it stopped.
    """
    page = current_page(known, wiki)
    for revision in wiki.revisions(page.page_id or 0, limit=count):
        if there := known.capture_of(revision.revision_id, _reader(flavour)):
            yield Added(there, is_new=False)
            continue
        try:
            yield capture_revision(raw, known, wiki, revision, now, flavour)
        except HiddenTextError:
            yield Hidden(known.article_id, revision.revision_id)


def arrived(wiki: MediaWiki, revision: Revision, now: Now, flavour: str = PARSOID) -> Arrival:
    """A revision's rendering, with all the wiki says of it. Raises as `MediaWiki.revision_html` does."""
    if revision.is_text_hidden:
        raise HiddenTextError(f"{wiki.project}, revision {revision.revision_id}", "the wiki hides its text", "take another one")
    rendered = wiki.revision_html(revision.revision_id, flavour)
    if rendered is None:
        raise NotThereError(f"{wiki.project}, revision {revision.revision_id}", "gave nothing", "try again")
    return Arrival(
        where=rendered.url,
        data=rendered.data,
        via="live",
        captured_at=in_utc(now()),
        url=permalink(wiki.project, revision.title, revision.revision_id),
        title=revision.title,
        page_id=revision.page_id,
        revision_id=revision.revision_id,
        revision_timestamp=revision.timestamp,
        status=rendered.status,
        headers=chosen(rendered.headers),
        reader=_reader(flavour),
    )


def _reader(flavour: str) -> str:
    """The reader that reads what a wiki gives in a flavour."""
    return flavours.PARSOID if flavour == PARSOID else flavours.RENDER
