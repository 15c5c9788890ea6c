"""What bibliographies need of a row of `references`, whatever their format: authors apart, title, dates in parts, identifier.

Nothing is guessed: a name is divided only where the article does. The formats are `csl` and `bibtex` beside.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

Reference = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Author:
    """An author: `family` and `given`, where the article writes them `Family, Given`; else `family` is all, `given` empty."""

    family: str
    given: str


def in_order(rows: Sequence[Reference]) -> list[Reference]:
    """The references by article and number, however the rows are sorted."""
    return sorted(rows, key=lambda row: (row["article_id"], int(row["reference_number"])))


def identifier(row: Reference) -> str:
    """`<article_id>-<reference_number>`: the same in every version that has the reference at that number."""
    return f"{row['article_id']}-{row['reference_number']}"


def title(row: Reference) -> str:
    """The title; a note has none, so its text stands for it."""
    return row.get("title") or row["text"]


def authors(row: Reference) -> list[Author]:
    """The authors in the article's order, which puts `; ` between them."""
    return [_author(name) for name in row.get("authors", "").split("; ") if name]


def date_parts(date: str) -> list[int]:
    """Year, month and day of a partial date, as far as it goes; none of an empty one."""
    return [int(part) for part in date.split("-")] if date else []


def is_online(row: Reference) -> bool:
    """Whether the article says that the source was read on the web: by an address or a day of access, its own or a copy's."""
    return any(row.get(name) for name in ("url", "archive_url", "accessed_date", "archived_date"))


def archive(row: Reference) -> str:
    """The host that keeps the archived copy, empty where there is none."""
    return urlsplit(row.get("archive_url", "")).hostname or ""


def _author(name: str) -> Author:
    family, _, given = name.partition(", ")
    return Author(name, "") if "," in given else Author(family, given)
