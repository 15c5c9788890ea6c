"""Captures as a WARC file that other tools read: the bytes as they are kept, with what the log says of them.

The same captures give the same file: ids of records follow from what they hold, times are those of the captures. Reading one
is in `warc_import`.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import sha256
from http.client import responses
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.archive.captures import Capture, read_log, verified_bytes
from pipeline.errors import ArticleFileError, OutputError

_VERSION = "1.1"


def export(raw: Path, out: Path, article_ids: Iterable[str]) -> tuple[Capture, ...]:
    """Writes the captures of some articles, or of all, to a file, compressed where its name ends in .gz; says which.

    A `warcinfo` record, then for each capture, oldest revision first, a `response` where its bytes are the body of an answer
    whose status and type are known, else a `resource`, and a `metadata` record with its line of the log. Raises `CaptureError`
    for bytes the log does not vouch for, `ArticleFileError` for an article without captures, `OutputError`.
    """
    wanted = list(article_ids)
    log = read_log(raw)
    if unknown := [article_id for article_id in wanted if all(each.article_id != article_id for each in log)]:
        raise ArticleFileError(unknown[0], "has no capture", f"name an article of {raw.name}/")
    captures = sorted(
        (each for each in log if not wanted or each.article_id in wanted), key=lambda each: (each.article_id, each.order)
    )
    if not captures:
        raise ArticleFileError(f"{raw.name}/", "has no capture", "register an article with `sailau add`")
    beside = out.with_name(f".{out.name}.tmp")
    try:
        with beside.open("wb") as file:
            writer = WARCWriter(file, gzip=out.name.endswith(".gz"), warc_version=_VERSION)
            writer.write_record(_info(writer, captures))
            for capture in captures:
                _write(writer, capture, verified_bytes(raw, capture))
        beside.replace(out)
    except OSError as error:
        todo = "make room or give access, or name another"
        raise OutputError(str(out), f"cannot be written: {error.strerror}", todo) from error
    finally:
        beside.unlink(missing_ok=True)
    return tuple(captures)


def _write(writer: Any, capture: Capture, data: bytes) -> None:
    """The record of a capture, and the one of what the log says of it."""
    line = json.dumps(asdict(capture), ensure_ascii=False).encode()
    page_id, about_id = (_record_id(kind, line) for kind in ("page", "metadata"))
    url = capture.url or f"urn:sha256:{capture.sha256}"
    dated = {"WARC-Date": capture.captured_at}
    http = _http(capture)
    record = writer.create_warc_record(
        url,
        "response" if http else "resource",
        payload=BytesIO(data),
        length=len(data),
        warc_content_type="" if http else capture.media_type,
        warc_headers_dict={"WARC-Record-ID": page_id, **dated},
        http_headers=http,
    )
    writer.write_record(record)
    about = writer.create_warc_record(
        url,
        "metadata",
        payload=BytesIO(line),
        length=len(line),
        warc_content_type="application/json",
        warc_headers_dict={"WARC-Record-ID": about_id, **dated, "WARC-Refers-To": page_id},
    )
    writer.write_record(about)


def _http(capture: Capture) -> StatusAndHeaders | None:
    """The head of the answer the bytes are the body of, as far as it was kept; None where they are of none, or of no page.

    The address is the one for people: of the revision that the answer shows.
    """
    if capture.status is None or capture.headers.get("content-type", "").partition(";")[0] != "text/html" or not capture.url:
        return None
    status = f"{capture.status} {responses.get(capture.status, '')}"
    return StatusAndHeaders(status, list(capture.headers.items()), protocol="HTTP/1.1")


def _info(writer: Any, captures: list[Capture]) -> Any:
    fields = {
        "software": f"sailau/{version('sailau')}",
        "format": f"WARC File Format {_VERSION}",
        "description": "Captures of encyclopedia articles as sailau keeps them; `metadata` records hold the lines of its log",
        "licence": ", ".join(sorted({capture.licence for capture in captures})),
    }
    info = "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode()
    newest = max(capture.captured_at for capture in captures)
    named = _record_id("warcinfo", info + b"".join(capture.sha256.encode() for capture in captures))
    return writer.create_warc_record(
        "",
        "warcinfo",
        payload=BytesIO(info),
        length=len(info),
        warc_headers_dict={"WARC-Record-ID": named, "WARC-Date": newest},
    )


def _record_id(kind: str, content: bytes) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{kind} {sha256(content).hexdigest()}')}>"
