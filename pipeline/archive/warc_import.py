"""Pages out of a WARC file, as they were archived: chunks put together, compression undone, digests checked.

Writing one is in `warc_export`, which adds what its reader here understands; any crawler's file can be read.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from pipeline.archive.arrivals import Arrival, chosen
from pipeline.errors import WarcError

MAX_BYTES = 64_000_000
_GZIP, _MAGIC = b"\x1f\x8b", b"WARC/"
_UNDONE = ("", "identity", "gzip", "x-gzip", "deflate")
_LISTED = 5


def is_warc(path: Path) -> bool:
    """Whether a file is a WARC by its name or first bytes."""
    with path.open("rb") as file:
        start = file.read(len(_MAGIC))
    return start == _MAGIC or (start.startswith(_GZIP) and path.name.endswith(".warc.gz"))


def from_warc(path: Path, is_wanted: Callable[[str], bool]) -> tuple[Arrival, ...]:
    """The pages in a WARC file whose address is wanted, in the file's order: `response` and `resource` records.

    Answers that are no page (redirects, errors) are passed over. Raises `WarcError` for a file that is damaged or has no such
    page, naming some it has.
    """
    found: dict[str, Arrival] = {}
    others: dict[str, None] = {}
    try:
        with path.open("rb") as file, redirect_stderr(StringIO()):  # warcio tells some damage on standard error alone
            for record in ArchiveIterator(file, check_digests=True):
                url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
                if record.rec_type in ("response", "resource"):
                    if is_wanted(url):
                        found.update(_arrival(path, record, url))
                    else:
                        others[url] = None
                elif record.rec_type == "metadata":
                    _add_what_the_log_said(found, record)
    except OSError as error:
        raise WarcError(str(path), f"cannot be read: {error}", "name a file that is there, and whole") from error
    except ArchiveLoadFailed as error:
        what = f"is no WARC file: {' '.join(str(error).split())}"
        raise WarcError(str(path), what, "name a file whose records are each compressed alone, or not at all") from error
    if not found:
        listed = ", ".join(list(others)[:_LISTED])
        todo = f"name one of its pages with --url: {listed}" if listed else "name a file with `response` records"
        raise WarcError(str(path), "has no page of that address", todo)
    return tuple(found.values())


def _arrival(path: Path, record: Any, url: str) -> Iterator[tuple[str, Arrival]]:
    """The page in a record, by the record's id; nothing for an answer that is no page."""
    record_id, date = (record.rec_headers.get_header(name) or "" for name in ("WARC-Record-ID", "WARC-Date"))
    where = f"{path.name}, {url} of {date}"
    http = record.http_headers
    status = int(http.get_statuscode()) if http and http.get_statuscode().isdecimal() else None
    if record.rec_type == "response" and status != 200:
        return
    encoding = (http.get_header("content-encoding") or "").lower() if http else ""
    if encoding not in _UNDONE:
        raise WarcError(where, f"is compressed with {encoding}", "archive the page with gzip, or not compressed")
    data = _payload(record, where)
    headers = chosen(dict(http.headers)) if http else {}
    if not http and (content_type := record.rec_headers.get_header("Content-Type")):
        headers = {"content-type": content_type}
    yield record_id, Arrival(where, data, "warc", _to_seconds(date), url, status=status, headers=headers)


def _payload(record: Any, where: str) -> bytes:
    data: bytes = b"".join(_pieces(record.content_stream(), where))
    for _ in iter(lambda: record.raw_stream.read(16_384), b""):
        pass  # to its end: the digest is of the whole block
    if record.rec_headers.get_header("WARC-Truncated") or record.raw_stream.limit > 0:
        raise WarcError(where, "was cut off", "archive the page again, whole")
    has_block_digest = bool(record.rec_headers.get_header("WARC-Block-Digest"))
    # Crawlers differ in whether the digest of a payload is of its chunks; the digest of a block means one thing.
    telling = "block digest" if has_block_digest else "payload digest"
    if any(problem.startswith(telling) for problem in record.digest_checker.problems):
        raise WarcError(where, f"was changed: its {telling} is another", "get the file again from where it came")
    return data


def _pieces(stream: Any, where: str) -> Iterator[bytes]:
    read = 0
    while piece := stream.read(65_536):
        read += len(piece)
        if read > MAX_BYTES:
            raise WarcError(where, f"has more than {MAX_BYTES} bytes", "no article looks like this; see what the file is of")
        yield piece


def _add_what_the_log_said(found: dict[str, Arrival], record: Any) -> None:
    """Adds what the captures log said of a page that `warc_export` wrote, if it is the page of that very hash."""
    about = record.rec_headers.get_header("WARC-Refers-To") or ""
    if about not in found or record.rec_headers.get_header("Content-Type") != "application/json":
        return
    try:
        said = json.loads(record.content_stream().read())
        arrival = found[about]
        if said["sha256"] == sha256(arrival.data).hexdigest():
            found[about] = replace(
                arrival,
                url=str(said["url"]),
                title=str(said["canonical_title"]),
                page_id=_known(said["page_id"]),
                revision_id=_known(said["revision_id"]),
                revision_timestamp=said["revision_timestamp"] and str(said["revision_timestamp"]),
                status=_known(said["status"]),
                headers={str(name): str(value) for name, value in said["headers"].items()},
            )
    except (ValueError, KeyError, TypeError, AttributeError):
        return  # another tool's metadata


def _known(value: object) -> int | None:
    return None if value is None else int(str(value))


def _to_seconds(date: str) -> str:
    """A WARC-Date to the second; WARC 1.1 allows fractions."""
    return f"{date[:19]}Z" if date[19:20] == "." else date
