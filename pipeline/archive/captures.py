"""Captures under raw/: the append-only log, and bytes that are checked against it before anyone reads them.

Bytes in, bytes out: what a capture says is read in `pipeline.document`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, get_origin

from pipeline.archive.accepted_captures import refuse_unknown_captures
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
    """A registered article with one capture of it and that capture's verified bytes.

    `beside`: captures of the same revision, made no later, that another reader reads, for checking one reader against the
    other.
    """

    article: Article
    capture: Capture
    data: bytes
    beside: tuple["ArchivedArticle", ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """A registered article with all its captures, oldest first by `Capture.order`; it has at least one."""

    article: Article
    captures: tuple[ArchivedArticle, ...]

    @property
    def newest(self) -> ArchivedArticle:
        return self.captures[-1]

    def until(self, capture_id: str) -> "History":
        """The history as it was when this was its newest capture."""
        at = next(n for n, archived in enumerate(self.captures) if archived.capture.capture_id == capture_id)
        return History(self.article, self.captures[: at + 1])

    @property
    def primary(self) -> tuple[ArchivedArticle, ...]:
        """The captures that are read for themselves: those that a later one has beside it are read to check that one."""
        beside = [other.capture for archived in self.captures for other in archived.beside]
        return tuple(archived for archived in self.captures if archived.capture not in beside)


def read_archive(raw: Path) -> tuple[ArchivedArticle, ...]:
    """Every registered article under raw/ with its newest capture, by article id. Raises as `read_histories` does."""
    return tuple(history.newest for history in read_histories(raw))


def read_histories(raw: Path) -> tuple[History, ...]:
    """Every registered article under raw/ with all its captures, by article id.

    Raises `ArticleFileError` or `CaptureError` when an article, a capture of it or the log is missing, wrong or changed.
    """
    if not raw.is_dir():
        raise CaptureError(str(raw), "is no folder", "name the folder that holds captures.jsonl with --raw")
    folders, files = listed(raw)
    log = read_log(raw)
    if not folders:
        raise ArticleFileError(f"{raw.name}/", "registers no article", "add a folder with an article.yml and a capture")
    histories = tuple(_history(raw, read_article(folder), log) for folder in folders)
    _refuse_unlogged(raw, files, log)
    return histories


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


def _history(raw: Path, article: Article, log: Sequence[Capture]) -> History:
    captures = [capture for capture in log if capture.article_id == article.article_id]
    if not captures:
        where = f"{raw.name}/{article.article_id}/"
        raise CaptureError(where, f"has no capture in {LOG}", "add a capture and its line")
    refuse_unknown_captures(f"{raw.name}/{article.article_id}", article.accepted_captures, [c.capture_id for c in captures])
    # Of two that nothing else tells apart, the later line is the newer.
    captures = sorted(captures, key=lambda capture: capture.order)
    verified = [ArchivedArticle(article, capture, verified_bytes(raw, capture)) for capture in captures]
    return History(article, tuple(replace(each, beside=_beside(each, verified[:n])) for n, each in enumerate(verified)))


def _beside(archived: ArchivedArticle, earlier: Sequence[ArchivedArticle]) -> tuple[ArchivedArticle, ...]:
    own = archived.capture
    if own.revision_id is None:
        return ()
    same = (other for other in earlier if other.capture.revision_id == own.revision_id)
    return tuple(other for other in same if other.capture.reader != own.reader)


def _refuse_unlogged(raw: Path, files: Sequence[Path], log: Sequence[Capture]) -> None:
    """A file nobody vouches for is a mistake: a forgotten line, or a stray edit."""
    logged = {capture.file for capture in log}
    for path in files:
        if (file := path.relative_to(raw).as_posix()) not in logged:
            raise CaptureError(f"{raw.name}/{file}", f"has no line in {LOG}", "add its line, or remove the file")
