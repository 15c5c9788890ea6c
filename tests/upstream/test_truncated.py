"""A page that stops anywhere before its end is refused, whichever rendering it is: never a Document with something missing."""

import gzip
import json
from collections.abc import Callable

import pytest

from pipeline.document.document import Document
from pipeline.document.html import read_html
from tests.document.fragments import is_refused
from tests.upstream.pages import RICH_TITLE
from tests.upstream.wiki import SKINS, Wiki

RENDERINGS: dict[str, Callable[[Wiki], bytes]] = {
    "render": lambda wiki: wiki.legacy_fragment(RICH_TITLE),
    "parse": lambda wiki: wiki.legacy_parse(RICH_TITLE),
    "parse-without-report": lambda wiki: _parsed(wiki, disablelimitreport="1"),
    "answer": lambda wiki: json.dumps({"parse": {"text": wiki.legacy_parse(RICH_TITLE).decode()}}).encode(),
    "parsoid": lambda wiki: wiki.parsoid_page(RICH_TITLE),
    "gzip": lambda wiki: gzip.compress(wiki.parsoid_page(RICH_TITLE)),
    **{skin: lambda wiki, skin=skin: wiki.skin_page(RICH_TITLE, skin) for skin in SKINS},  # type: ignore[misc]
}


@pytest.fixture(params=RENDERINGS.values(), ids=RENDERINGS)
def page(request: pytest.FixtureRequest, mediawiki: Wiki, rich: int) -> bytes:
    assert rich
    data: bytes = request.param(mediawiki)
    return data


def test_rendering_cut_off_at_any_percent_is_refused(page: bytes) -> None:
    assert isinstance(read_html(page, "page"), Document)
    assert unnoticed(page, [len(page) * percent // 100 for percent in range(1, 100)]) == []


def test_rendering_cut_off_near_its_end_loses_nothing_or_is_refused(page: bytes) -> None:
    """Of the last bytes only comments and white space may be missing: the report of the legacy parser is several comments."""
    whole = read_html(page, "page")
    ends = range(len(page) - min(3000, len(page) // 2), len(page), 7)

    assert [end for end in unnoticed(page, ends) if read_html(page[:end], "page") != whole] == []


def unnoticed(data: bytes, ends: range | list[int]) -> list[int]:
    """Where the data can be cut off without an error."""
    return [end for end in ends if not is_refused(data[:end])]


def _parsed(wiki: Wiki, **options: str) -> bytes:
    text: str = wiki.ask(action="parse", page=RICH_TITLE, prop="text", **options)["parse"]["text"]
    return text.encode()
