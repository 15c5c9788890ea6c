"""What a published version says of itself: its articles, when they were captured, and what changed.

Read as found and leniently, from versions of any contract: that the bytes are the published ones `versions.verify` tells.
"""

import csv
import json
import re
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

CHANGES_TEXT, CHANGES_DATA = "CHANGES.md", "changes.json"

_CAPTURED_AT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"^[#>*\s-]+|[*_`]+(?=\W|$)|(?<!\w)[*_`]+")


@dataclass(frozen=True, slots=True)
class ArticleRead:
    """One article of a version. `captured_at` is UTC, ISO 8601, the newest of its captures; empty where it is not recorded."""

    article_id: str
    title: str
    revision_id: str
    captured_at: str


@dataclass(frozen=True, slots=True)
class Described:
    """One version. `updated_at` is UTC, ISO 8601; `changes` is its CHANGES.md, empty where it has none."""

    version_id: str
    articles: tuple[ArticleRead, ...]
    parent_version_id: str
    updated_at: str
    changes: str

    @property
    def verdict(self) -> str:
        """The first line of its CHANGES.md, without markup."""
        first = next((line for line in self.changes.splitlines() if line.strip()), "")
        return _MARKUP.sub("", _LINK.sub(r"\1", first)).strip()


def described(version_id: str, folder: Path) -> Described:
    """The version in this folder. A file it does not have leaves empty what would be in it."""
    stated, provenance = rows(folder / "articles.csv"), rows(folder / "provenance.csv")
    articles = tuple(_article(row, provenance) for row in stated)
    parents = [row.get("parent_version_id") or "" for row in provenance]
    return Described(version_id, articles, max(parents, default=""), _updated_at(stated, articles), text(folder / CHANGES_TEXT))


def changes(folder: Path) -> dict[str, Any]:
    """The `changes.json` of the version in this folder; nothing where it has none, or it is not one."""
    try:
        stated = json.loads(text(folder / CHANGES_DATA) or "{}")
    except ValueError:
        return {}
    return stated if isinstance(stated, dict) else {}


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a published table as text; none where there is no such file, or it is no CSV."""
    try:
        return list(csv.DictReader(StringIO(text(path), newline="")))
    except csv.Error:
        return []


def text(path: Path) -> str:
    """A published file as text, bytes that are no UTF-8 replaced; empty where there is none."""
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return ""


def _article(row: dict[str, str], provenance: list[dict[str, str]]) -> ArticleRead:
    stamps = [line.get("captured_at") or "" for line in provenance if line.get("article_id") == row.get("article_id")]
    captured = max(filter(_CAPTURED_AT.fullmatch, stamps), default="")
    return ArticleRead(row.get("article_id") or "", row.get("title") or "", row.get("revision_id") or "", captured)


def _updated_at(stated: list[dict[str, str]], articles: tuple[ArticleRead, ...]) -> str:
    """The newest capture; of versions that do not record captures, the newest revision; else the first of all seconds."""
    dates = [date for row in stated if _DATE.fullmatch(date := row.get("revision_date") or "")]
    captured = max((article.captured_at for article in articles), default="")
    return captured or f"{max(dates, default='1970-01-01')}T00:00:00Z"
