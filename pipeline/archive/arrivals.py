"""What came from outside and is about to be kept: bytes as they came, and what is known of them without reading them.

Made by the modules beside, for files, WARC records and answers from upstream; read and kept in `pipeline.capture`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from pipeline.errors import UnreadableCaptureError

# Headers of an answer that say something of the page; others are of the way it came.
HEADERS = ("content-language", "content-type", "date", "etag", "last-modified")


@dataclass(frozen=True, slots=True)
class Arrival:
    """Bytes that came, and what is known of them; empty or None where it is not known.

    `where`: what errors call them. `captured_at`: ISO 8601, UTC. `reader`: the flavour that a wiki was asked for, which then
    vouches for page and revision, so that even a blank page is that revision; empty for whatever somebody brought.
    """

    where: str
    data: bytes
    via: str
    captured_at: str
    url: str = ""
    title: str = ""
    page_id: int | None = None
    revision_id: int | None = None
    revision_timestamp: str | None = None
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    reader: str = ""

    @property
    def media_type(self) -> str:
        """What the headers say the bytes are, without its charset; empty where they do not."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def chosen(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers worth keeping, by name in lower case."""
    by_name = {name.lower(): value for name, value in headers.items()}
    return {name: by_name[name] for name in HEADERS if name in by_name}


def in_utc(moment: datetime) -> str:
    """A time as the log has it, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def from_file(path: Path, captured_at: datetime) -> Arrival:
    """A file's bytes. Raises `UnreadableCaptureError` where it cannot be read."""
    try:
        return Arrival(str(path), path.read_bytes(), "file", in_utc(captured_at))
    except OSError as error:
        raise UnreadableCaptureError(str(path), f"cannot be read: {error.strerror}", "name a file that is there") from error
