"""One note of an HTML reference list to its fields: the visible text, its links and the machine-readable record (COinS).

The record counts for title, authors, work and date; the text for language, days of access and copy, and publisher. Where
they contradict each other, both values are handed back. Strings in, values out: elements are found in `notes`.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.document.citation_text import CITATION, NOTE, citation_fields
from pipeline.document.coins import Coins, read_coins
from pipeline.document.dates import find_dated, read_record_date
from pipeline.document.fields import Fields
from pipeline.document.values import spaces
from pipeline.document.web_archives import Copy, is_same_page, read_copy
from pipeline.lookups.wording import Wording, wording

Link = tuple[str, str]
_NO_WORDS = re.compile(r"\W+")
# Links whose words are no title: bare addresses, codes of catalogues, numbers (`[1]`).
_NO_TITLE = re.compile(r"(?:https?:)?//\S+|[\d\W]+|10\.\d{4,}/\S+|www\.\S+")
# How far behind a citation its days may begin (a full stop, a bracket, a space), and how far behind the day of a copy the
# day of access (`at the Wayback Machine`).
_NEAR, _NEAR_COPY = 3, 30


class Disagreement(NamedTuple):
    """A field the record and the visible text give different values of."""

    field: str
    coins: str
    text: str


def read_note(text: str, cite: str, links: Sequence[Link], coins: str) -> tuple[Fields, tuple[Disagreement, ...]]:
    """The fields of a note, and where its record and its text contradict each other.

    `text`: the whole note. `cite`: what a citation template printed of it, empty in a note written by hand.
    `links`: words and address of every external link, in order. `coins`: the record, empty where there is none.
    """
    words = wording()
    record = read_coins(coins)
    shown = citation_fields(cite or text, _linked(cite, links, record), record.title)
    named, disagreements = _merged(shown, record, words)
    archived, accessed = shown.archived_date, shown.accessed_date
    if cite and len(text) > len(cite):
        archived, accessed = _dates_behind(text, cite, archived, accessed, words)
    url, copy = _addresses(links, record.url, words) if links else ("", None)
    fields = Fields(
        **named,
        kind=CITATION if named["title"] else NOTE,
        language=shown.language,
        url=url,
        archive_url=copy.url if copy else "",
        archived_date=archived or (copy.date if copy else ""),
        accessed_date=accessed,
    )
    return fields, disagreements


def _linked(cite: str, links: Sequence[Link], record: Coins) -> str:
    """The words that are certainly the title where the text has them: the record's in quotation marks, or a link's."""
    if record.title and (title := f'"{record.title}"') in cite:
        return title
    label = links[0][0] if links else ""
    return "" if _NO_TITLE.fullmatch(label) else label


def _dates_behind(text: str, cite: str, archived: str, accessed: str, words: Wording) -> tuple[str, str]:
    """Days of copy and access, also those written by hand right behind a citation: `{{cite web | …}} Retrieved 2021.`"""
    _, _, tail = spaces(text).partition(spaces(cite))
    near = _NEAR
    copied = find_dated(tail, words.archived, words)
    if copied and copied.start <= near:
        archived, tail, near = archived or copied.iso, tail[copied.end :], _NEAR_COPY
    looked_at = find_dated(tail, words.accessed, words)
    if looked_at and looked_at.start <= near:
        accessed = accessed or looked_at.iso
    return archived, accessed


def _merged(shown: Fields, record: Coins, words: Wording) -> tuple[dict[str, str], tuple[Disagreement, ...]]:
    """Title, authors, work, publisher and date by their field: the record over the text; and what the text has otherwise."""
    title, work = record.title, record.work
    if work and not _is_same(title, shown.title) and _is_same(work, shown.title):
        # Templates of 2014 name chapter and book the wrong way round; the text tells which is which.
        title, work = work, title
    disagreements = []
    if title and shown.title and not _is_same(title, shown.title):
        disagreements.append(Disagreement("title", title, shown.title))
    date = read_record_date(record.date, words) if record.date else ""
    published = shown.published_date
    if not published.startswith(date):
        if not date.startswith(published):
            disagreements.append(Disagreement("published_date", date, published))
        published = date
    work, publisher = _work_and_publisher(shown, work, record.publisher)
    named = {
        "title": title or shown.title,
        "authors": _authors(shown.authors, record.authors),
        "work": work,
        "publisher": publisher,
        "published_date": published,
    }
    return named, tuple(disagreements)


def _work_and_publisher(shown: Fields, work: str, publisher: str) -> tuple[str, str]:
    """A text prints work and publisher alike; only the record tells a publisher that stands alone from a work."""
    publisher = publisher or shown.publisher
    if work:
        return work, publisher
    return ("" if publisher and _is_same(shown.work, publisher) else shown.work), publisher


def _authors(shown: str, recorded: tuple[str, ...]) -> str:
    """The authors of the record, unless the text has all of them: old records keep one of many, or sort them by letter."""
    printed = _key(shown)
    return shown if all(_key(name) in printed for name in recorded) else "; ".join(recorded)


def _is_same(one: str, other: str) -> bool:
    """Whether two texts differ in white space, quotation marks, dashes and other marks only."""
    return one == other or _key(one) == _key(other)


def _key(text: str) -> str:
    return _NO_WORDS.sub("", text)


def _addresses(links: Sequence[Link], recorded: str, words: Wording) -> tuple[str, Copy | None]:
    """The page's address, which is the first link's, and the page's copy.

    Where the first link leads to a copy, the page is the link that says it is the original, or what the copy names.
    """
    addresses = [f"https:{url}" if url.startswith("//") else url for _, url in links]
    first = read_copy(addresses[0], words)
    if first is None:
        copies = (read_copy(address, words) for address in addresses[1:])
        return addresses[0], next((copy for copy in copies if copy and _is_of(copy, addresses[0])), None)
    for (label, _), address in zip(links, addresses, strict=True):
        if label.casefold() in words.original:
            return address, first
    return first.original or (recorded if recorded != first.url else ""), first


def _is_of(copy: Copy, url: str) -> bool:
    """A copy that does not name its page is taken for the page's; one that names another belongs to another reference."""
    return not copy.original or is_same_page(copy.original, url)
