"""WARC files: read whoever wrote them, written so that other tools read them, and the same pages back."""

import gzip
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from operator import eq
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from fastwarc.warc import WarcRecordType
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.archive.arrivals import Arrival
from pipeline.archive.captures import Capture, read_log
from pipeline.archive.capturing import add_article, add_capture
from pipeline.archive.warc_export import export
from pipeline.archive.warc_import import from_warc, is_warc
from pipeline.errors import ArticleFileError, OutputError, WarcError
from tests.archive.test_capturing import ARTICLE, DRAFT

URL = "https://en.wikipedia.org/wiki/Adal"
PAGE = b"<!DOCTYPE html><html><head><title>Adal</title></head><body><p>Adal\r\n \xd3\x98</p></body></html>"
DATE = "2023-08-20T12:34:56Z"
OK = ("200 OK", {"Content-Type": "text/html; charset=UTF-8", "ETag": '"abc"', "Server": "mw1"})


def warc(path: Path, *records: dict[str, Any], is_gzip: bool = True) -> Path:
    """A file with these records, as a crawler writes it."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=is_gzip)
        for record in records:
            status, headers = record.get("http", OK)
            http = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1") if status else None
            body = record.get("body", PAGE)
            writer.write_record(
                writer.create_warc_record(
                    record.get("url", URL),
                    record.get("kind", "response"),
                    payload=BytesIO(body),
                    length=len(body),
                    http_headers=http,
                    warc_content_type=record.get("type", ""),
                    warc_headers_dict={"WARC-Date": DATE, **record.get("more", {})},
                )
            )
    return path


def every(_: str) -> bool:
    return True


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:7], body[7:])) + b"0\r\n\r\n"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """An archive with three captures of one article: an answer of the wiki, one of its API, a file that somebody brought."""
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "captures.jsonl").touch()
    html = replace(DRAFT, headers={"content-type": "text/html; charset=UTF-8", "etag": '"abc"'})
    add_article(raw, html, PAGE, {"article.yml": ARTICLE})
    answer = replace(html, revision_id=13, media_type="application/json", headers={"content-type": "application/json"})
    add_capture(raw, answer, b'{"parse": {"text": "\xd3\x98"}}', eq)
    brought = replace(DRAFT, revision_id=None, status=None, headers={}, url="", media_type="text/plain", via="file")
    add_capture(raw, brought, b"Adal\r\n \xff\x00", eq)
    return raw


def test_page_is_the_body_of_its_answer_with_what_the_record_says(tmp_path: Path) -> None:
    (arrival,) = from_warc(warc(tmp_path / "crawl.warc.gz", {}), every)

    assert arrival == Arrival(
        where=f"crawl.warc.gz, {URL} of {DATE}",
        data=PAGE,
        via="warc",
        captured_at=DATE,
        url=URL,
        status=200,
        headers={"content-type": "text/html; charset=UTF-8", "etag": '"abc"'},
    )


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Transfer-Encoding": "chunked"}, chunked(PAGE)),
        ({"Content-Encoding": "gzip"}, gzip.compress(PAGE, mtime=0)),
        ({"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}, chunked(gzip.compress(PAGE, mtime=0))),
    ],
)
def test_chunks_are_put_together_and_compression_is_undone(tmp_path: Path, headers: dict[str, str], body: bytes) -> None:
    path = warc(tmp_path / "crawl.warc.gz", {"http": ("200 OK", headers), "body": body})

    assert [arrival.data for arrival in from_warc(path, every)] == [PAGE]


@pytest.mark.parametrize("is_gzip", [True, False])
def test_file_may_be_compressed_or_not(tmp_path: Path, is_gzip: bool) -> None:
    path = warc(tmp_path / f"crawl.warc{'.gz' * is_gzip}", {}, is_gzip=is_gzip)

    assert is_warc(path)
    assert [arrival.data for arrival in from_warc(path, every)] == [PAGE]


def test_page_is_no_warc_file(tmp_path: Path) -> None:
    for name, data in {"page.html": PAGE, "page.html.gz": gzip.compress(PAGE, mtime=0), "empty": b""}.items():
        (tmp_path / name).write_bytes(data)

    assert [is_warc(path) for path in tmp_path.iterdir()] == [False] * 3


def test_resource_is_a_page_too(tmp_path: Path) -> None:
    path = warc(tmp_path / "crawl.warc", {"kind": "resource", "http": ("", {}), "type": "text/html"}, is_gzip=False)

    ((data, media_type, status),) = [(each.data, each.media_type, each.status) for each in from_warc(path, every)]
    assert (data, media_type, status) == (PAGE, "text/html", None)


def test_only_wanted_addresses_are_taken(tmp_path: Path) -> None:
    path = warc(tmp_path / "crawl.warc.gz", {"url": "https://en.wikipedia.org/wiki/Auyl", "body": b"other"}, {})

    assert [arrival.url for arrival in from_warc(path, URL.__eq__)] == [URL]


def test_answers_that_are_no_page_are_passed_over(tmp_path: Path) -> None:
    moved = {"http": ("301 Moved Permanently", {"Location": URL}), "body": b""}
    path = warc(
        tmp_path / "crawl.warc.gz",
        moved,
        {"http": ("404 Not Found", {})},
        {"kind": "request", "http": ("", {}), "body": b"GET / HTTP/1.1\r\n\r\n"},
        {},
    )

    assert [(arrival.status, arrival.data) for arrival in from_warc(path, every)] == [(200, PAGE)]


def test_fraction_of_a_second_is_left_out(tmp_path: Path) -> None:
    path = warc(tmp_path / "crawl.warc.gz", {"more": {"WARC-Date": "2023-08-20T12:34:56.789Z"}})

    assert [arrival.captured_at for arrival in from_warc(path, every)] == [DATE]


def test_addresses_there_are_named_where_the_wanted_one_is_missing(tmp_path: Path) -> None:
    path = warc(tmp_path / "crawl.warc.gz", {})

    with pytest.raises(WarcError, match=rf"crawl\.warc\.gz: has no page of that address; name one of its pages .*: {URL}$"):
        from_warc(path, "other".__eq__)


def test_flipped_byte_of_a_page_is_noticed(tmp_path: Path) -> None:
    path = warc(tmp_path / "crawl.warc", {}, is_gzip=False)
    path.write_bytes(path.read_bytes().replace(b"<p>Adal", b"<p>Adam"))

    with pytest.raises(WarcError, match=rf"^crawl\.warc, {URL} of {DATE}: was changed: its block digest is another"):
        from_warc(path, every)


@pytest.mark.parametrize("suffix", ["warc", "warc.gz"])
def test_file_that_stops_in_the_middle_of_a_page_is_noticed(tmp_path: Path, suffix: str, capfd: Any) -> None:
    path = warc(tmp_path / f"crawl.{suffix}", {}, is_gzip=suffix.endswith("gz"))
    path.write_bytes(path.read_bytes()[:-40])

    with pytest.raises(WarcError, match=r"was cut off|was changed"):
        from_warc(path, every)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"more": {"WARC-Truncated": "length"}}, "was cut off"),
        ({"http": ("200 OK", {"Content-Encoding": "br"})}, "is compressed with br"),
        (
            {"http": ("200 OK", {"Content-Encoding": "gzip"}), "body": gzip.compress(bytes(65_000_000))},
            "has more than 64000000",
        ),
    ],
)
def test_page_that_cannot_be_had_whole_is_refused(tmp_path: Path, record: dict[str, Any], said: str) -> None:
    with pytest.raises(WarcError, match=said):
        from_warc(warc(tmp_path / "crawl.warc.gz", record), every)


@pytest.mark.parametrize("data", [b"", b"no WARC file", b"WARC/1.0\r\n", b"\x1f\x8b\x08 broken"])
def test_file_that_is_none_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "crawl.warc").write_bytes(data)

    with pytest.raises(WarcError, match=r"crawl\.warc: "):
        from_warc(tmp_path / "crawl.warc", every)


@pytest.mark.parametrize("name", ["captures.warc", "captures.warc.gz"])
def test_what_is_written_is_read_back_with_all_the_log_says(raw: Path, tmp_path: Path, name: str) -> None:
    export(raw, tmp_path / name, ["adal"])

    back = {arrival.data: arrival for arrival in from_warc(tmp_path / name, every)}
    log = read_log(raw)
    assert [kept_of(back[(raw / each.file).read_bytes()]) for each in log] == [said_of(each) for each in log]


def test_another_tool_reads_what_is_written(raw: Path, tmp_path: Path) -> None:
    export(raw, tmp_path / "captures.warc.gz", [])

    with (tmp_path / "captures.warc.gz").open("rb") as file:
        found = [
            (record.record_type, record.headers.get("WARC-Target-URI"), record.verify_block_digest(), _content(record))
            for record in FastIterator(file, parse_http=False)
        ]
    kinds = [kind for kind, *_ in found]
    assert kinds[0] == WarcRecordType.warcinfo
    assert kinds[1:] == [
        *(WarcRecordType.resource, WarcRecordType.metadata),
        *(WarcRecordType.response, WarcRecordType.metadata),
        *(WarcRecordType.resource, WarcRecordType.metadata),
    ]
    assert [is_whole for _, _, is_whole, _ in found] == [True] * 7
    assert [data for *_, data in found[1::2]] == [b"Adal\r\n \xff\x00", PAGE, b'{"parse": {"text": "\xd3\x98"}}']
    assert found[3][1] == DRAFT.url


def test_its_makers_checker_finds_nothing(raw: Path, tmp_path: Path) -> None:
    export(raw, tmp_path / "captures.warc.gz", [])
    done = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", "-v", tmp_path / "captures.warc.gz"], capture_output=True, text=True
    )

    assert (done.returncode, done.stdout.count("digest pass"), done.stderr) == (0, 7, "")


def test_same_captures_give_the_same_file(raw: Path, tmp_path: Path) -> None:
    for name in ("one.warc.gz", "two.warc.gz"):
        export(raw, tmp_path / name, [])

    assert (tmp_path / "one.warc.gz").read_bytes() == (tmp_path / "two.warc.gz").read_bytes()


def test_metadata_of_other_bytes_is_not_believed(raw: Path, tmp_path: Path) -> None:
    export(raw, tmp_path / "captures.warc", [])
    content = (tmp_path / "captures.warc").read_bytes()
    digest = next(each.sha256 for each in read_log(raw) if each.revision_id == 12).encode()
    (tmp_path / "captures.warc").write_bytes(content.replace(digest, b"0" * 64))

    (arrival,) = (each for each in from_warc(tmp_path / "captures.warc", every) if each.data == PAGE)
    assert (arrival.page_id, arrival.revision_id) == (None, None)


def test_article_without_captures_is_told_and_nothing_is_written(raw: Path, tmp_path: Path) -> None:
    with pytest.raises(ArticleFileError, match=r"^auyl: has no capture; name an article of raw/$"):
        export(raw, tmp_path / "captures.warc", ["adal", "auyl"])

    assert [path.name for path in tmp_path.iterdir()] == ["raw"]


def test_folder_that_is_not_there_is_told(raw: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written: No such file or directory; make room or give access"):
        export(raw, tmp_path / "nowhere" / "captures.warc", [])


def _content(record: Any) -> bytes:
    record.parse_http()
    content: bytes = record.reader.read()
    return content


def kept_of(arrival: Arrival) -> dict[str, Any]:
    """What an arrival says, by the names the log has for it."""
    return {
        "url": arrival.url,
        "canonical_title": arrival.title,
        "page_id": arrival.page_id,
        "revision_id": arrival.revision_id,
        "revision_timestamp": arrival.revision_timestamp,
        "captured_at": arrival.captured_at,
        "status": arrival.status,
        "headers": dict(arrival.headers),
        "media_type": arrival.media_type or "text/plain",
    }


def said_of(capture: Capture) -> dict[str, Any]:
    return {
        name: getattr(capture, name)
        for name in (
            "url",
            "canonical_title",
            "page_id",
            "revision_id",
            "revision_timestamp",
            "captured_at",
            "status",
            "headers",
            "media_type",
        )
    }
