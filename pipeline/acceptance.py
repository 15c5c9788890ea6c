"""Accepting a quarantined capture by name: what a person says of it is written into the article's folder, for the next build.

Which captures are quarantined is decided in `admission`; the file is `pipeline.archive.accepted_captures`.
"""

from dataclasses import dataclass
from pathlib import Path

from pipeline.admission import Quarantined, admit
from pipeline.archive.accepted_captures import AcceptedCapture, add_accepted_capture
from pipeline.archive.captures import read_log
from pipeline.errors import CaptureError


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What was accepted, and the file that says so."""

    article_id: str
    accepted: AcceptedCapture
    file: Path


def accept(raw: Path, out: Path, capture_id: str, why: str, article_id: str = "") -> Acceptance:
    """Lets the next build publish a capture in spite of the gates it fails now. `article_id` is needed where several have one
    of this id.

    Raises `CaptureError` for a capture that is unknown, ambiguous, not quarantined, or cannot be read at all, `OutputError`
    where the file cannot be written, and whatever `admit` raises.
    """
    if not why.strip():
        raise CaptureError(
            capture_id, "would be accepted without a reason", "say why with --why: it is published with the data"
        )
    owner = _owner(raw, capture_id, article_id)
    found = [each for each in admit(raw, out, [owner]).quarantined if each.capture_id == capture_id]
    failures = _acceptable(capture_id, found).failures
    accepted = AcceptedCapture(capture_id, tuple(failure.said for failure in failures), why.strip())
    return Acceptance(owner, accepted, add_accepted_capture(raw / owner, accepted))


def _owner(raw: Path, capture_id: str, article_id: str) -> str:
    """The article the capture is of."""
    log = read_log(raw)
    owners = sorted({capture.article_id for capture in log if capture.capture_id == capture_id})
    if article_id and article_id not in owners:
        raise CaptureError(capture_id, f"is no capture of {article_id!r}", "give a capture and article of raw/captures.jsonl")
    if not owners:
        raise CaptureError(capture_id, "is no capture in raw/captures.jsonl", "give the id that the build reported")
    if not article_id and len(owners) > 1:
        raise CaptureError(capture_id, f"is a capture of {' and of '.join(owners)}", "say of which with --article")
    return article_id or owners[0]


def _acceptable(capture_id: str, found: list[Quarantined]) -> Quarantined:
    if not found:
        raise CaptureError(capture_id, "is not quarantined", "nothing stops it; there is nothing to accept")
    quarantined = found[-1]
    if quarantined.is_superseded:
        what = f"is passed over: the later capture {quarantined.instead} is the one to publish"
        raise CaptureError(capture_id, what, "there is nothing to accept")
    if not quarantined.is_readable:
        todo = "mend what stops it; what cannot be read cannot be accepted"
        raise CaptureError(capture_id, f"cannot be read: {quarantined.failures[0].measured}", todo)
    return quarantined
