"""One wiki, read: pages and revisions as HTML, in two flavours. Whoever asks is anonymous and changes nothing.

What a wiki tells of pages is in `histories`, one polite request in `fetch`. Bytes are given as they came; writing them to raw/
is not done here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote

from pipeline.archive.action_api import ActionApi, not_expected
from pipeline.archive.fetch import Fetched, Fetcher
from pipeline.archive.histories import Histories
from pipeline.archive.revisions import PageState, Revision
from pipeline.errors import HiddenTextError, NotThereError, WikiError

PARSOID = "parsoid"  # a whole document, from the REST API
LEGACY = "legacy"  # JSON with a fragment in it, from action=parse

# Parsoid's document starts by naming the revision it shows, on every wiki in these words.
_SHOWN = re.compile(rb'<html[^>]*\sabout="[^"]*Special:Redirect/revision/(\d+)"')
_START, _END = 4096, 64  # bytes


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendering as it came. `revision_id`: the one it shows, by its own word.

    `etag` is of this rendering, not of the revision: an old revision gets another at every request, so a new etag says nothing.
    """

    data: bytes
    revision_id: int
    flavour: str
    url: str
    etag: str | None
    headers: dict[str, str]
    media_type: str
    status: int = HTTPStatus.OK


class MediaWiki(Histories):
    """The wiki of a project such as en.wikipedia.org, at the address that upstream.yml gives it.

    Beside what each method says, all raise what `ActionApi.fetch` and `Fetcher.fetch` do.
    """

    def __init__(self, fetcher: Fetcher, project: str) -> None:
        self.base = fetcher.upstream.wiki(project)
        super().__init__(ActionApi(fetcher, self.base), project)
        self._fetcher = fetcher

    def page_html(self, title: str, flavour: str = PARSOID, etag: str | None = None) -> Rendered | None:
        """The page as it is now, of a redirect the redirect itself; None if it still is the rendering of `etag` (Parsoid only).

        Raises `NotThereError`.
        """
        if flavour == LEGACY:
            return self._parsed(lambda: self.page(title), page=title)
        path = f"page/{quote(title.replace(' ', '_'), safe='')}/html?redirect=no"  # newer wikis follow redirects else
        return self._document(path, lambda: self.page(title), etag=etag)

    def revision_html(self, revision_id: int, flavour: str = PARSOID, etag: str | None = None) -> Rendered | None:
        """A revision, with its templates as they are now; None as for `page_html`.

        Raises `NotThereError`, and `HiddenTextError` where the wiki no longer shows its text.
        """
        if flavour == LEGACY:
            return self._parsed(lambda: self.revision(revision_id), revision_id, oldid=str(revision_id))
        path = f"revision/{revision_id}/html"
        return self._document(path, lambda: self.revision(revision_id), wanted=revision_id, etag=etag)

    def _document(
        self, path: str, look_up: Callable[[], PageState | Revision], wanted: int | None = None, etag: str | None = None
    ) -> Rendered | None:
        fetched = self._fetcher.fetch(f"{self.base}/rest.php/v1/{path}", accept="text/html", etag=etag)
        if fetched.status == HTTPStatus.NOT_MODIFIED:
            return None
        if fetched.status != HTTPStatus.OK:
            self._refuse_absent(look_up())  # 404 or, for a hidden text, 500 or 403: by wiki and version
            raise not_expected(fetched, "a page")
        shown = _SHOWN.search(fetched.data[:_START])
        if not shown or (wanted and int(shown[1]) != wanted) or b"</html>" not in fetched.data[-_END:]:
            raise not_expected(fetched, "Parsoid's whole document" + _of(wanted))
        return _rendered(fetched, int(shown[1]), PARSOID)

    def _parsed(self, look_up: Callable[[], PageState | Revision], wanted: int | None = None, **which: str) -> Rendered:
        """Without the limit report, whose times differ between two renderings of the same."""
        try:
            fetched, answer = self.api.fetch(action="parse", prop="text|revid", disablelimitreport="1", **which)
        except WikiError:
            self._refuse_absent(look_up())
            raise
        parsed = answer.get("parse", {})
        if "text" not in parsed or (wanted and parsed.get("revid") != wanted):
            raise not_expected(fetched, "a parsed page" + _of(wanted))
        return _rendered(fetched, parsed["revid"], LEGACY)

    def _refuse_absent(self, found: PageState | Revision) -> None:
        """Raises where what was asked for is not there or hidden, which no status and no code says on every wiki."""
        if isinstance(found, PageState) and found.is_missing:
            why = f"it is {found.invalid}" if found.invalid else "the wiki has no such page"
            raise NotThereError(f"{self.project}, {found.title!r}", why, "see its deletion log, or correct the title")
        if isinstance(found, Revision) and found.is_text_hidden:
            where = f"{self.project}, revision {found.revision_id}"
            raise HiddenTextError(where, "the wiki hides its text", "take another revision of the page")


def _of(revision_id: int | None) -> str:
    return f" of revision {revision_id}" if revision_id else ""


def _rendered(fetched: Fetched, revision_id: int, flavour: str) -> Rendered:
    headers = fetched.headers
    return Rendered(
        fetched.data, revision_id, flavour, fetched.url, headers.get("etag"), headers, fetched.media_type, fetched.status
    )
