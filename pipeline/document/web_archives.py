"""Addresses of copies of web pages: which archive keeps them, of what page they are, and from which day.

Which hosts are archives is data in `pipeline/lookups/wording.yml`.
"""

import re
from datetime import date
from typing import NamedTuple
from urllib.parse import unquote

from pipeline.lookups.wording import Wording

_HOST = re.compile(r"(?:https?:)?//(?:www\.)?(?P<host>[^/:?#]+)(?::\d+)?")
# /web/20211104081230/https://…, archive.today's /2021.11.04-081230/https://…, WebCite's query?url=https://…&date=…
_TIME = re.compile(r"/(?P<year>\d{4})\.?(?P<month>\d{2})\.?(?P<day>\d{2})(?:-?\d{4,6})?(?:[a-z]{2}_)?/")
_QUERY = re.compile(r"[?&]url=(?P<url>[^&]+)")
_BEFORE_ORIGINAL = 8


class Copy(NamedTuple):
    """A copy of a page; `original` and `date` are empty where the address does not say them."""

    url: str
    original: str
    date: str


def read_copy(url: str, wording: Wording) -> Copy | None:
    """What the address of a copy says, or None for an address that is in no web archive."""
    host = _HOST.match(url)
    path = wording.archives.get(host["host"]) if host else None
    if host is None or path is None or not url.startswith(path, host.end()):
        return None
    time = _TIME.search(url, host.end())
    day = _day(*map(int, time.group("year", "month", "day"))) if time else ""
    query = _QUERY.search(url, host.end())
    if query is not None:
        return Copy(url, unquote(query["url"]), day)
    at = url.find("http", max(host.end(), _BEFORE_ORIGINAL))
    original = url[at:] if at >= 0 else url[time.end() :] if time else ""
    return Copy(url, original, day)


def _day(year: int, month: int, day: int) -> str:
    """The day of a stamp; its month or year where the rest is zeros, nothing where no calendar has it."""
    try:
        full = date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return ""
    return full[: len("2021-07-25") if day else len("2021-07") if month else len("2021")]


def is_same_page(one: str, other: str) -> bool:
    """Whether two addresses differ in nothing but what archives change: scheme, `www.`, port, fragment, an empty end."""
    return _bare(one) == _bare(other)


def _bare(url: str) -> str:
    host = _HOST.match(url)
    return f"{host['host'].lower()}{url[host.end() :].partition('#')[0].rstrip('/?')}" if host else url
