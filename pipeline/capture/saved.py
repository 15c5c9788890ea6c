"""What a person brings: a file, pages out of a WARC file, a copy in a web archive. Of which article is told in `finding`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pipeline.archive.arrivals import Arrival, chosen, from_file
from pipeline.archive.fetch import Fetcher
from pipeline.archive.locators import CopyLocator, stamp_of
from pipeline.archive.warc_import import from_warc, is_warc
from pipeline.capture.known import KnownArticle
from pipeline.drafting import page_of
from pipeline.errors import NotThereError, UnexpectedAnswerError

_OK = 200


def of_path(path: Path, url: str, articles: Sequence[KnownArticle], captured_at: datetime) -> tuple[Arrival, ...]:
    """The page in a file, or the pages in a WARC file, oldest first: those at an address, or at any of some articles' page.

    `url`: the address of a file's page. Raises as `from_file` and `from_warc` do.
    """
    if not is_warc(path):
        return (replace(from_file(path, captured_at), url=url),)

    def is_wanted(address: str) -> bool:
        return _is_of(address, url) if url else any(_is_address_of(each, address) for each in articles)

    return tuple(sorted(from_warc(path, is_wanted), key=lambda arrival: arrival.captured_at))


def of_copy(copy: CopyLocator, fetcher: Fetcher) -> Arrival:
    """The page in a web archive as it was archived, captured when the archive says. Raises as `Fetcher.fetch` does.

    Archives redirect to the copy that is nearest to the time asked for. Raises `NotThereError` where there is none.
    """
    fetched = fetcher.fetch(copy.url, accept="text/html")
    if fetched.status != _OK:
        what = f"the archive answers {fetched.status}, so it has no such copy"
        raise NotThereError(copy.url, what, "look for one that it has")
    captured_at = stamp_of(fetched.url)
    if captured_at is None:
        raise UnexpectedAnswerError(fetched.url, "does not say when it was archived", "give the address of one copy")
    headers = chosen(fetched.headers)
    return Arrival(fetched.url, fetched.data, "wayback", captured_at, fetched.url, status=fetched.status, headers=headers)


def _is_of(address: str, url: str) -> bool:
    """Whether an address is the one asked for, or of a revision of the page that is."""
    asked, page = page_of(url), page_of(address)
    is_any_revision = bool(asked.title) and asked.revision_id is None
    return address == url or (is_any_revision and (page.project, page.title) == (asked.project, asked.title))


def _is_address_of(known: KnownArticle, address: str) -> bool:
    """Whether an address is of an article's page, by what it says: its title, page id or a revision that was captured."""
    page = page_of(address)
    if not page.project or not known.is_on(page.project):
        return False
    is_captured = any(each.revision_id == page.revision_id for each in known.captures if page.revision_id)
    return is_captured or known.is_page(page.page_id, [page.title])
