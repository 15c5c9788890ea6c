"""What a version was made from: the rows of the table `provenance`, and which code this is.

Captures are values here; that they are the ones the tables were read from is seen to in `pipeline.release`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from pipeline.archive.article import Article
from pipeline.archive.captures import ArchivedArticle, Capture
from pipeline.model.schema import SCHEMA_VERSION, Row

_PACKAGE = Path(__file__).parents[1]
_SOURCES = (".py", ".yml", ".csv", ".j2", ".css", ".js")


@dataclass(frozen=True, slots=True)
class Code:
    """The code that reads captures. `lock_sha256`: of requirements.lock, empty where there is none beside it."""

    version: str
    lock_sha256: str


def code() -> Code:
    """This code: its version and a hash of all its files, lookups included; any difference in them may read otherwise."""
    digest = sha256()
    for path in sorted(path for path in _PACKAGE.rglob("*") if path.suffix in _SOURCES):
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()} {sha256(path.read_bytes()).hexdigest()}\n".encode())
    lock = _PACKAGE.parent / "requirements.lock"
    lock_sha256 = sha256(lock.read_bytes()).hexdigest() if lock.is_file() else ""
    return Code(f"{version('sailau')}+{digest.hexdigest()[:12]}", lock_sha256)


def provenance_rows(archived: Iterable[ArchivedArticle], made_by: Code, parent_version_id: str) -> list[Row]:
    """One row a capture: of each article the one that was read, and those beside it."""
    return [row for article in archived for row in _article_rows(article, made_by, parent_version_id)]


def _article_rows(article: ArchivedArticle, made_by: Code, parent_version_id: str) -> Iterator[Row]:
    yield _row(article.article, article.capture, "read", made_by, parent_version_id)
    for beside in article.beside:
        yield _row(article.article, beside.capture, "beside", made_by, parent_version_id)


def _row(article: Article, capture: Capture, role: str, made_by: Code, parent_version_id: str) -> Row:
    return {
        "article_id": capture.article_id,
        "capture_id": capture.capture_id,
        "role": role,
        "revision_id": str(capture.revision_id or ""),
        "sha256": capture.sha256,
        "captured_at": capture.captured_at,
        "via": capture.via,
        "accepted_why": article.accepted_why(capture.capture_id),
        "code_version": made_by.version,
        "lock_sha256": made_by.lock_sha256,
        "schema_version": SCHEMA_VERSION,
        "parent_version_id": parent_version_id,
    }
