"""What a rendering says of itself: which page it is of and of which revision; and its bytes without what differs every time.

Nothing here is content; that is read in `html` and `text`.
"""

import json
import re
from dataclasses import dataclass, replace
from urllib.parse import unquote

from pipeline.document.markup import html_bytes, is_html
from pipeline.errors import UnreadableCaptureError

# The configuration of a skin's scripts stands near the start, after its lists of months; Parsoid's marks in the head.
_START_BYTES = 64_000
_PARSOID = {
    "revision_id": re.compile(r'<html\b[^>]*\babout="[^">]*/Special:Redirect/revision/([0-9]+)"'),
    "page_id": re.compile(r'<meta property="mw:pageId" content="([0-9]+)"'),
    "title": re.compile(r'<link rel="dc:isVersionOf" href="[^">]*/wiki/([^">]+)"'),
    "revision_timestamp": re.compile(r'<meta property="dc:modified" content="(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z"'),
}
_SKIN = {
    "revision_id": re.compile(r'"wgRevisionId":\s*([0-9]+)'),
    "page_id": re.compile(r'"wgArticleId":\s*([0-9]+)'),
    "title": re.compile(r'"wgPageName":\s*("(?:[^"\\]|\\.)*")'),
}
# The legacy parser's note of the cache: "Saved in parser cache with key enwiki:pcache:idhash:15580374-0!canonical and
# timestamp 20230819000000 and revision id 1171093875", in later versions followed by a full stop.
_CACHE_NOTE = re.compile(rb"<!-- Saved in [^>]*? and revision id (?P<revision_id>[0-9]+)")
_HASHED_ID = re.compile(rb"idhash:([0-9]+)-")
# Comments (the parser's report, how long a web archive took), scripts (with ids of the request) and Parsoid's stamp of the
# rendering: readers leave them out, and they differ each time.
_FLEETING = re.compile(
    rb"<!--.*?-->|<script\b[^>]*>.*?</script\s*>|<meta property=\"mw:TimeUuid\"[^>]*>", re.DOTALL | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """The page and revision that a rendering says it is of; empty or None where it does not say.

    `is_absent`: whether it says that there is no such page, as a wiki does in the skin of any page.
    """

    title: str = ""
    page_id: int | None = None
    revision_id: int | None = None
    revision_timestamp: str | None = None
    is_absent: bool = False


def stamp(data: bytes) -> Stamp:
    """The stamp of a capture's bytes, in any rendering. Raises `UnreadableCaptureError` for HTML that cannot be read."""
    if not is_html(data):
        return Stamp()
    if (answered := _of_answer(data)) is not None:
        return answered
    html = html_bytes(data, "capture")
    start = html[:_START_BYTES].decode("utf-8", "replace")
    if _PARSOID["revision_id"].search(start):
        found = _found(_PARSOID, start)
        return _stamp(found, unquote(found.get("title", "")))
    found = _found(_SKIN, start)
    if "title" in found:
        stamped = _stamp(found, str(json.loads(found["title"])))
        return replace(stamped, is_absent=found.get("page_id") == "0")
    note = _CACHE_NOTE.search(html, max(0, len(html) - _START_BYTES))
    if note is None:
        return Stamp()
    page = _HASHED_ID.search(note[0])
    return Stamp("", int(page[1]) if page else None, int(note["revision_id"]))


def says_the_same(one: bytes, other: bytes) -> bool:
    """Whether two captures' bytes differ in nothing but what differs at every rendering of the same page."""
    return one == other or _lasting(one) == _lasting(other)


def _lasting(data: bytes) -> bytes:
    try:
        return _FLEETING.sub(b"", html_bytes(data, "capture")).strip() if is_html(data) else data
    except UnreadableCaptureError:
        return data


def _of_answer(data: bytes) -> Stamp | None:
    """The stamp beside the text in a whole answer of `action=parse`; None for anything else."""
    if not data.lstrip().startswith(b"{"):
        return None
    try:
        parsed = json.loads(data)["parse"]
        found = {"page_id": str(parsed.get("pageid", "")), "revision_id": str(parsed.get("revid", ""))}
        return _stamp(found, str(parsed.get("title", "")))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _found(marks: dict[str, re.Pattern[str]], text: str) -> dict[str, str]:
    searched = {name: mark.search(text) for name, mark in marks.items()}
    return {name: match[1] for name, match in searched.items() if match}


def _stamp(found: dict[str, str], title: str) -> Stamp:
    """Ids of 0 stand for none: a page that is not there, a revision that is no page's."""
    timestamp = found.get("revision_timestamp")
    return Stamp(
        title.replace("_", " "),
        _id(found.get("page_id", "")),
        _id(found.get("revision_id", "")),
        f"{timestamp}Z" if timestamp else None,
    )


def _id(digits: str) -> int | None:
    return int(digits) or None if digits.isdecimal() else None
