"""Captures under raw/: the append-only log, and bytes that are checked against it before anyone reads them.

Bytes in, bytes out: what a capture says is read in `pipeline.document`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, get_origin

from pipeline.archive.article import Article, read_article
from pipeline.archive.pending import LOG, listed, whole_lines
from pipeline.errors import ArticleFileError, CaptureError


@dataclass(frozen=True, slots=True)
class Capture:
    """One line of the captures log. `file` is relative to raw/; times are UTC, ISO 8601; None where not known."""

    article_id: str
    capture_id: str
    file: str
    url: str
    canonical_title: str
    page_id: int | None
    revision_id: int | None
    revision_timestamp: str | None
    captured_at: str
    status: int | None
    headers: dict[str, str]
    media_type: str
    reader: str
    sha256: str
    bytes: int
    via: str
    licence: str
    attribution: str

    @property
    def order(self) -> tuple[int, str]:
        """Captures of an article are ordered by revision, never by time; the same revision by when it was captured."""
        return self.revision_id or 0, self.captured_at

    @property
    def where(self) -> str:
        """The capture's name in errors and findings."""
        return f"raw/{self.file}"


@dataclass(frozen=True, slots=True)
class ArchivedArticle:
    """A registered article with its newest capture and that capture's verified bytes.

    `beside`: captures of the same revision that another reader reads, for checking one reader against the other.
    """

    article: Article
    capture: Capture
    data: bytes
    beside: tuple["ArchivedArticle", ...] = ()


def read_archive(raw: Path) -> tuple[ArchivedArticle, ...]:
    """Every registered article under raw/ with its newest capture, by article id.

    Raises `ArticleFileError` or `CaptureError` when an article, its capture or the log is missing, wrong or changed.
    """
    if not raw.is_dir():
        raise CaptureError(str(raw), "is no folder", "name the folder that holds captures.jsonl with --raw")
    folders, files = listed(raw)
    log = read_log(raw)
    if not folders:
        raise ArticleFileError(f"{raw.name}/", "registers no article", "add a folder with an article.yml and a capture")
    archived = tuple(_newest(raw, read_article(folder), log) for folder in folders)
    _refuse_unlogged(raw, files, log)
    return archived


def read_log(raw: Path) -> tuple[Capture, ...]:
    """Every line of the captures log. Raises `CaptureError` naming the line that is not one."""
    path = raw / LOG
    if not path.is_file():
        raise CaptureError(f"{raw.name}/{LOG}", "is missing", "restore the log: it vouches for every capture")
    captures = []
    for number, line in enumerate(whole_lines(raw).splitlines(), start=1):
        where = f"{raw.name}/{LOG}, line {number}"
        try:
            captures.append(_capture(json.loads(line)))
        except (ValueError, TypeError) as error:
            raise CaptureError(where, f"is no capture: {error}", "restore the line; the log is append-only") from error
    return tuple(captures)


def _capture(loaded: dict[str, Any]) -> Capture:
    capture = Capture(**loaded)
    for key in fields(capture):
        kind: Any = dict if get_origin(key.type) is dict else key.type
        if not isinstance(value := getattr(capture, key.name), kind):
            raise TypeError(f"`{key.name}` is {value!r}, not {getattr(kind, '__name__', kind)}")
    return capture


def verified_bytes(raw: Path, capture: Capture) -> bytes:
    """The capture's bytes. Raises `CaptureError` when they are missing or not those the log vouches for."""
    where = f"{raw.name}/{capture.file}"
    path = raw / capture.file
    if not path.is_file():
        raise CaptureError(where, "is missing", "restore it, or remove its article's folder")
    data = path.read_bytes()
    digest = sha256(data).hexdigest()
    if digest != capture.sha256:
        raise CaptureError(
            where,
            f"was changed: its SHA-256 is {digest[:12]}…, {LOG} says {capture.sha256[:12]}…",
            "restore the file; a new capture gets a new file and a new line",
        )
    if len(data) != capture.bytes:
        raise CaptureError(where, f"has {len(data)} bytes, {LOG} says {capture.bytes}", "correct the line of the log")
    return data


def _newest(raw: Path, article: Article, log: Sequence[Capture]) -> ArchivedArticle:
    captures = [capture for capture in log if capture.article_id == article.article_id]
    if not captures:
        where = f"{raw.name}/{article.article_id}/"
        raise CaptureError(where, f"has no capture in {LOG}", "add a capture and its line")
    verified = [ArchivedArticle(article, capture, verified_bytes(raw, capture)) for capture in captures]
    newest = max(verified, key=lambda archived: archived.capture.order)
    return replace(newest, beside=tuple(other for other in verified if _is_beside(other.capture, newest.capture)))


def _is_beside(other: Capture, newest: Capture) -> bool:
    is_same_revision = newest.revision_id is not None and other.revision_id == newest.revision_id
    return is_same_revision and other.reader != newest.reader


def _refuse_unlogged(raw: Path, files: Sequence[Path], log: Sequence[Capture]) -> None:
    """A file nobody vouches for is a mistake: a forgotten line, or a stray edit."""
    logged = {capture.file for capture in log}
    for path in files:
        if (file := path.relative_to(raw).as_posix()) not in logged:
            raise CaptureError(f"{raw.name}/{file}", f"has no line in {LOG}", "add its line, or remove the file")
