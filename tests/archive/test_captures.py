"""raw/: bytes are handed on only when the captures log vouches for them."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from pipeline.archive.captures import Capture, read_archive, read_histories, read_log, verified_bytes
from pipeline.errors import ArticleFileError, CaptureError

ARTICLE = """
title: Adal elections
project: en.wikipedia.org
language: en
page_id: null
place: kazakhstan
licence: CC-BY-SA-4.0
attribution: Wikipedia contributors
expect: {}
runbook: Ask upstream.
"""

# Article and name of a capture, its bytes, keys of its log line that differ from the usual ones.
AddCapture = Callable[..., None]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A raw/ with an empty log and no articles."""
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "captures.jsonl").write_bytes(b"")
    return raw


@pytest.fixture
def add(raw: Path) -> AddCapture:
    """Adds a capture, its line in the log and, where there is none yet, its article."""

    def add_capture(article_id: str, capture_id: str, data: bytes, **more: object) -> None:
        line = _line(article_id, capture_id, data) | more
        path = raw / str(line["file"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        (path.parents[1] / "article.yml").write_text(ARTICLE)
        _append(raw, json.dumps(line, ensure_ascii=False))

    return add_capture


def test_archive_gives_every_article_with_its_bytes(raw: Path, add: AddCapture) -> None:
    add("auyl", "1", b"Auyl\r\n")
    add("adal", "2", b"Adal\n")

    archived = [(each.article.article_id, each.capture.capture_id, each.data) for each in read_archive(raw)]

    assert archived == [("adal", "2", b"Adal\n"), ("auyl", "1", b"Auyl\r\n")]


def test_newest_capture_is_the_one_of_the_highest_revision_not_of_the_latest_time(raw: Path, add: AddCapture) -> None:
    add("adal", "99", b"old revision", revision_id=99, captured_at="2024-01-01T00:00:00Z")
    add("adal", "100", b"new revision", revision_id=100, captured_at="2023-01-01T00:00:00Z")

    assert _newest(raw) == ("100", b"new revision")


def test_newest_capture_does_not_depend_on_the_order_of_the_log(raw: Path, add: AddCapture) -> None:
    add("adal", "100", b"new revision", revision_id=100)
    add("adal", "99", b"old revision", revision_id=99)

    assert _newest(raw) == ("100", b"new revision")


def test_captures_of_one_revision_are_ordered_by_time(raw: Path, add: AddCapture) -> None:
    add("adal", "100b", b"after a template changed", revision_id=100, captured_at="2024-01-01T00:00:00Z")
    add("adal", "100a", b"before", revision_id=100, captured_at="2023-01-01T00:00:00Z")

    assert _newest(raw) == ("100b", b"after a template changed")


def test_capture_of_an_unknown_revision_is_the_oldest(raw: Path, add: AddCapture) -> None:
    add("adal", "1", b"known", revision_id=1, captured_at="2023-01-01T00:00:00Z")
    add("adal", "x", b"unknown", revision_id=None, captured_at="2024-01-01T00:00:00Z")

    assert _newest(raw) == ("1", b"known")


def test_bytes_are_those_of_the_newest_capture_even_where_two_have_one_id(raw: Path, add: AddCapture) -> None:
    add("adal", "100", b"new", captured_at="2024-01-01T00:00:00Z")
    add("adal", "100", b"old", captured_at="2023-01-01T00:00:00Z", file="adal/captures/100-before.txt")

    assert _newest(raw) == ("100", b"new")


def test_older_captures_are_verified_too(raw: Path, add: AddCapture) -> None:
    add("adal", "99", b"old", revision_id=99)
    add("adal", "100", b"new", revision_id=100)
    (raw / "adal/captures/99.txt").write_bytes(b"0ld")

    with pytest.raises(CaptureError, match=r"^raw/adal/captures/99\.txt: was changed"):
        read_archive(raw)


def test_changed_bytes_are_refused_with_both_hashes(raw: Path, add: AddCapture) -> None:
    add("adal", "12", b"627 seats")
    (raw / "adal/captures/12.txt").write_bytes(b"628 seats")

    with pytest.raises(CaptureError) as error:
        read_archive(raw)

    now, logged = (sha256(data).hexdigest()[:12] for data in (b"628 seats", b"627 seats"))
    assert error.value.where == "raw/adal/captures/12.txt"
    assert error.value.what == f"was changed: its SHA-256 is {now}…, captures.jsonl says {logged}…"
    assert error.value.todo == "restore the file; a new capture gets a new file and a new line"


def test_line_end_converted_on_checkout_is_a_change(raw: Path, add: AddCapture) -> None:
    add("adal", "12", b"Adal\n")
    (raw / "adal/captures/12.txt").write_bytes(b"Adal\r\n")

    with pytest.raises(CaptureError, match="was changed"):
        read_archive(raw)


def test_length_the_log_states_is_verified(raw: Path, add: AddCapture) -> None:
    add("adal", "12", b"Adal", bytes=5)

    with pytest.raises(CaptureError, match=r"^raw/adal/captures/12\.txt: has 4 bytes, captures\.jsonl says 5"):
        read_archive(raw)


def test_missing_file_is_refused(raw: Path, add: AddCapture) -> None:
    add("adal", "12", b"Adal")
    (raw / "adal/captures/12.txt").unlink()

    with pytest.raises(CaptureError, match=r"^raw/adal/captures/12\.txt: is missing; restore it"):
        read_archive(raw)


def test_file_no_line_vouches_for_is_refused(raw: Path, add: AddCapture) -> None:
    add("adal", "12", b"Adal")
    (raw / "adal/captures/13.txt").write_bytes(b"forgotten")

    with pytest.raises(CaptureError, match=r"^raw/adal/captures/13\.txt: has no line in captures\.jsonl"):
        read_archive(raw)


def test_article_without_a_capture_is_refused(raw: Path) -> None:
    (raw / "adal").mkdir()
    (raw / "adal/article.yml").write_text(ARTICLE)

    with pytest.raises(CaptureError, match=r"^raw/adal/: has no capture in captures\.jsonl"):
        read_archive(raw)


def test_folder_without_an_article_file_is_refused(raw: Path) -> None:
    (raw / "adal").mkdir()

    with pytest.raises(ArticleFileError, match=r"^raw/adal/article\.yml: is missing"):
        read_archive(raw)


def test_archive_without_articles_is_refused(raw: Path) -> None:
    with pytest.raises(ArticleFileError, match=r"^raw/: registers no article"):
        read_archive(raw)


def test_archive_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match=r"nowhere: is no folder; name the folder that holds captures\.jsonl"):
        read_archive(tmp_path / "nowhere")


def test_log_gives_its_lines_in_order(raw: Path, add: AddCapture) -> None:
    add("auyl", "2", b"Auyl")
    add("adal", "1", b"Adal")

    assert [(capture.article_id, capture.capture_id) for capture in read_log(raw)] == [("auyl", "2"), ("adal", "1")]


def test_log_may_say_that_something_is_not_known(raw: Path, add: AddCapture) -> None:
    add("adal", "1", b"Adal", page_id=None, revision_id=None, revision_timestamp=None, status=None)

    (capture,) = read_log(raw)

    assert (capture.page_id, capture.revision_id, capture.revision_timestamp, capture.status) == (None, None, None, None)


def test_line_separator_inside_a_title_does_not_end_the_line(raw: Path, add: AddCapture) -> None:
    add("adal", "1", b"Adal", canonical_title="Adal\u2028elections\u0085")

    assert [capture.canonical_title for capture in read_log(raw)] == ["Adal\u2028elections\u0085"]


def test_log_that_is_missing_is_refused(raw: Path) -> None:
    (raw / "captures.jsonl").unlink()

    with pytest.raises(CaptureError, match=r"^raw/captures\.jsonl: is missing; restore the log: it vouches for every capture$"):
        read_log(raw)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"article_id": "adal"', "Expecting ',' delimiter"),
        ("", "Expecting value"),
        ("[]", "must be a mapping"),
        ("12", "must be a mapping"),
        ('{"article_id": "adal"}', "missing .* required positional arguments"),
    ],
)
def test_line_that_is_no_capture_is_named_by_its_number(raw: Path, add: AddCapture, line: str, message: str) -> None:
    add("adal", "1", b"Adal")
    _append(raw, line)

    with pytest.raises(CaptureError, match=rf"^raw/captures\.jsonl, line 2: is no capture: .*{message}"):
        read_log(raw)


def test_line_that_is_not_utf_8_is_named_by_its_number(raw: Path, add: AddCapture) -> None:
    add("adal", "1", b"Adal")
    with (raw / "captures.jsonl").open("ab") as log:
        log.write(b'{"article_id": "\xff"}\n')

    with pytest.raises(CaptureError, match=r"^raw/captures\.jsonl, line 2: is no capture: 'utf-8' codec can't decode"):
        read_log(raw)


def test_unknown_key_of_a_line_is_refused(raw: Path, add: AddCapture) -> None:
    add("adal", "1", b"Adal", etag="abc")

    with pytest.raises(CaptureError, match=r"line 1: is no capture: .*unexpected keyword argument 'etag'"):
        read_log(raw)


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("revision_id", "12", r"`revision_id` is '12', not int \| None"),
        ("bytes", None, "`bytes` is None, not int"),
        ("sha256", 12, "`sha256` is 12, not str"),
        ("headers", [], r"`headers` is \[\], not dict"),
    ],
)
def test_value_of_a_wrong_type_is_refused(raw: Path, add: AddCapture, key: str, value: object, message: str) -> None:
    add("adal", "1", b"Adal", **{key: value})

    with pytest.raises(CaptureError, match=rf"line 1: is no capture: {message}"):
        read_log(raw)


def test_verified_bytes_are_the_bytes_of_the_file(raw: Path, add: AddCapture) -> None:
    data = b"\xef\xbb\xbfA\r\n\r\n \xff\x00"
    add("adal", "1", data)

    assert verified_bytes(raw, read_log(raw)[0]) == data


def test_capture_is_called_by_its_path_under_raw() -> None:
    assert Capture(**_line("adal", "12", b"")).where == "raw/adal/captures/12.txt"


def test_history_of_an_article_is_all_its_captures_oldest_first(raw: Path, add: AddCapture) -> None:
    add("adal", "100", b"new", revision_id=100)
    add("auyl", "7", b"other")
    add("adal", "99b", b"again", revision_id=99, captured_at="2024-01-01T00:00:00Z")
    add("adal", "99a", b"old", revision_id=99)

    histories = [(h.article.article_id, [(c.capture.capture_id, c.data) for c in h.captures]) for h in read_histories(raw)]

    assert histories == [("adal", [("99a", b"old"), ("99b", b"again"), ("100", b"new")]), ("auyl", [("7", b"other")])]


def test_newest_of_a_history_is_the_one_the_archive_reads(raw: Path, add: AddCapture) -> None:
    add("adal", "99", b"old", revision_id=99)
    add("adal", "100", b"first in the log", revision_id=100)
    add("adal", "100", b"later in the log", revision_id=100, file="adal/captures/100-again.txt")

    assert [history.newest for history in read_histories(raw)] == list(read_archive(raw))
    assert _newest(raw) == ("100", b"later in the log")


def test_capture_has_those_of_its_revision_beside_it_that_are_no_later(raw: Path, add: AddCapture) -> None:
    add("adal", "99", b"revision before", revision_id=99)
    add("adal", "100.txt", b"text", revision_id=100, captured_at="2024-01-01T00:00:00Z")
    add("adal", "100.html", b"html", revision_id=100, captured_at="2024-01-02T00:00:00Z", reader="parsoid")
    add("adal", "100b.html", b"html again", revision_id=100, captured_at="2024-01-03T00:00:00Z", reader="parsoid")
    (history,) = read_histories(raw)

    beside = {each.capture.capture_id: [other.capture.capture_id for other in each.beside] for each in history.captures}

    assert beside == {"99": [], "100.txt": [], "100.html": ["100.txt"], "100b.html": ["100.txt"]}
    assert [each.capture.capture_id for each in history.primary] == ["99", "100.html", "100b.html"]


def test_captures_of_unknown_revisions_are_not_beside_each_other(raw: Path, add: AddCapture) -> None:
    add("adal", "a", b"text", revision_id=None)
    add("adal", "b", b"html", revision_id=None, reader="parsoid")

    assert [each.beside for each in read_histories(raw)[0].captures] == [(), ()]


def test_accepted_capture_that_is_none_of_the_articles_is_refused(raw: Path, add: AddCapture) -> None:
    add("adal", "12", b"Adal")
    (raw / "adal/accepted_captures.yml").write_text("[{capture: '13', failed: ['rows: 2'], why: x}]\n", "utf-8")

    with pytest.raises(
        ArticleFileError,
        match=r"^raw/adal/accepted_captures\.yml: '13' is no capture of the article; correct it: its captures are 12$",
    ):
        read_histories(raw)


def _newest(raw: Path) -> tuple[str, bytes]:
    (archived,) = read_archive(raw)
    return archived.capture.capture_id, archived.data


def _append(raw: Path, line: str) -> None:
    with (raw / "captures.jsonl").open("a", encoding="utf-8") as log:
        log.write(f"{line}\n")


def _line(article_id: str, capture_id: str, data: bytes) -> dict[str, Any]:
    return {
        "article_id": article_id,
        "capture_id": capture_id,
        "file": f"{article_id}/captures/{capture_id}.txt",
        "url": "https://en.wikipedia.org/w/index.php?title=Adal&oldid=12",
        "canonical_title": "Adal elections",
        "page_id": 12,
        "revision_id": 12,
        "revision_timestamp": "2023-01-01T00:00:00Z",
        "captured_at": "2023-01-02T00:00:00Z",
        "status": 200,
        "headers": {"etag": "abc"},
        "media_type": "text/plain",
        "reader": "text-mirror",
        "sha256": sha256(data).hexdigest(),
        "bytes": len(data),
        "via": "file",
        "licence": "CC-BY-SA-4.0",
        "attribution": "Wikipedia contributors",
    }
