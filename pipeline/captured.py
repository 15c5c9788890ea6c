"""What capturing did, for people at a terminal and for programs. Data in, text out."""

from pipeline.archive.capturing import Added
from pipeline.capture.live import Hidden
from pipeline.capture.typed import Outcome
from pipeline.registration import Registered


def as_data(outcome: Outcome) -> dict[str, object]:
    """One capture as plain data. `outcome`: captured, there (captured before), hidden (the wiki hides it) or registered."""
    if isinstance(outcome, Hidden):
        return {"outcome": "hidden", "article_id": outcome.article_id, "revision_id": outcome.revision_id}
    capture = outcome.capture if isinstance(outcome, Added) else outcome.reading.capture
    return {
        "outcome": _verb(outcome),
        "article_id": capture.article_id,
        "capture_id": capture.capture_id,
        "file": capture.file,
        "revision_id": capture.revision_id,
        "captured_at": capture.captured_at,
        "bytes": capture.bytes,
    }


def as_text(outcome: Outcome) -> str:
    """One capture in a line."""
    if isinstance(outcome, Hidden):
        return f"{outcome.article_id}: revision {outcome.revision_id} is skipped: the wiki hides its text"
    if isinstance(outcome, Registered):
        capture, folder = outcome.reading.capture, outcome.folder.as_posix()
        return f"{capture.article_id}: registered, with capture {capture.capture_id}; look through {folder}/article.yml"
    capture = outcome.capture
    if not outcome.is_new:
        return f"{capture.article_id}: is captured already as {capture.capture_id}"
    return f"{capture.article_id}: captured {_page(capture.revision_id)}as {capture.capture_id}, {capture.bytes} bytes"


def _verb(outcome: Added | Registered) -> str:
    if isinstance(outcome, Registered):
        return "registered"
    return "captured" if outcome.is_new else "there"


def _page(revision_id: int | None) -> str:
    return f"revision {revision_id} " if revision_id else ""
