"""The machine-readable record (COinS) beside a citation: an OpenURL in key/value form, in the `title` of an empty span.

What the record is worth beside the visible text is decided in `html_citation`.
"""

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote_to_bytes

_KEYS = frozenset("rft.atitle rft.btitle rft.jtitle rft.title rft.au rft.aulast rft.aufirst rft.pub rft.date rft_id".split())
# What templates of 2014 left in values: wiki italics, links, superscripts, character references.
_MARKUP = re.compile(r"''+|</?[a-z]+[^<>]*>|\[https?://\S+ (?P<label>[^\]]*)\]|\[https?://\S+\]")


@dataclass(frozen=True, slots=True)
class Coins:
    """What a record states; `date` as it is written there, `authors` with the first author first."""

    title: str = ""
    authors: tuple[str, ...] = ()
    work: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""


def read_coins(record: str) -> Coins:
    """The fields of a record; keys that are missing or unknown leave their field empty.

    A part (`atitle`) stands in a whole (`jtitle`, `btitle`), which is the work; a whole alone is the title, unless it is
    a periodical.
    """
    if not record:
        return Coins()
    values = _values(record)
    one = {key: found[0] for key, found in values.items()}
    part = one.get("rft.atitle", "")
    whole = one.get("rft.btitle") or one.get("rft.title", "")
    return Coins(
        title=part or whole,
        authors=_authors(one.get("rft.aulast", ""), one.get("rft.aufirst", ""), values.get("rft.au", [])),
        work=one.get("rft.jtitle") or (whole if part else ""),
        publisher=one.get("rft.pub", ""),
        date=one.get("rft.date", ""),
        url=one.get("rft_id", ""),
    )


def _values(record: str) -> dict[str, list[str]]:
    """Decoded values by key. Ampersands may have been escaped once or twice too often on the way."""
    while "&amp;" in record:
        record = record.replace("&amp;", "&")
    values: dict[str, list[str]] = {}
    for pair in record.split("&"):
        key, _, value = pair.partition("=")
        # Of identifiers only addresses count, and only the first.
        if key in _KEYS and value and (key != "rft_id" or (value.startswith("http") and key not in values)):
            values.setdefault(key, []).append(_decoded(value))
    return values


def _decoded(value: str) -> str:
    """The value as text, without the markup of the page it was copied from."""
    value = value.replace("+", " ")
    if "%" not in value:
        return value
    value = unquote_to_bytes(value).decode("utf-8", "replace")
    if "&" in value:
        value = unescape(value)
    if "''" in value or "<" in value or "[" in value:
        value = _MARKUP.sub(lambda found: found["label"] or "", value)
    return value


def _authors(last: str, first: str, others: list[str]) -> tuple[str, ...]:
    """All authors once. The first has keys of its own; templates of 2014 give all of them, in the order of their letters."""
    author = f"{last}, {first}" if last and first else last or first
    return tuple(dict.fromkeys(name for name in (author, *others) if name))
