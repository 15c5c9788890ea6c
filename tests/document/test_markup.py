"""Bytes to an element tree: what looks like HTML, unpacking, API answers, charsets."""

import gzip
import json

import pytest

from pipeline.document.markup import html_bytes, is_html, parse, text_of
from pipeline.errors import UnreadableCaptureError

PAGE = '<html><head><meta charset="{}"></head><body><p>{}</p></body></html>'

ZIPPED = gzip.compress(b"<p>a</p>", mtime=0)


def page(charset: str, text: str, codec: str = "") -> bytes:
    return PAGE.format(charset, text).encode(codec or charset)


@pytest.mark.parametrize(
    "data",
    [b"<p>a</p>", b"<!DOCTYPE html>", b"\xef\xbb\xbf \n<html>", b'{"parse":{}}', ZIPPED, b"<!-- a --><p>"],
)
def test_html_is_told_by_its_start(data: bytes) -> None:
    assert is_html(data)


@pytest.mark.parametrize("data", [b"", b"2021 elections\n", "Сайлау".encode(), b"a <b>"])
def test_other_text_is_no_html(data: bytes) -> None:
    assert not is_html(data)


def test_utf_8_stays_as_it_is() -> None:
    data = page("UTF-8", "Әкімдер")

    assert html_bytes(data, "page") is data


def test_byte_order_mark_is_no_text() -> None:
    assert html_bytes("\ufeff<p>a</p>".encode(), "page") == b"<p>a</p>"


@pytest.mark.parametrize(
    ("charset", "codec", "text"),
    [
        ("windows-1251", "", "Акимы"),
        ("koi8-r", "", "Акимы"),
        ("ISO-8859-5", "", "Акимы"),
        ("iso-8859-1", "cp1252", "Wähler – “heute”"),
        ("us-ascii", "cp1252", "Wähler"),
        ("utf8", "utf-8", "Әкімдер"),
        ("gb2312", "", "选举"),
        ("shift_jis", "", "選挙"),
        ("utf-16", "utf-8", "Әкімдер"),
        ("utf-16le", "utf-8", "Әкімдер"),
    ],
)
def test_text_is_read_in_the_charset_a_browser_takes_the_page_for(charset: str, codec: str, text: str) -> None:
    assert f"<p>{text}</p>".encode() in html_bytes(page(charset, text, codec), "page")


def test_charset_may_be_declared_in_the_older_way() -> None:
    head = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'

    assert "Акимы".encode() in html_bytes(f"<html><head>{head}</head><body>Акимы</body></html>".encode("cp1251"), "page")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_told_by_its_mark(codec: str) -> None:
    assert html_bytes("\ufeff<p>Әкім</p>".encode(codec), "page").decode().endswith("<p>Әкім</p>")


@pytest.mark.parametrize("charset", ["klingon", "zlib", "base64", "rot13", "unicode_escape", "idna", "punycode", "utf-7"])
def test_what_is_no_charset_of_pages_is_refused(charset: str) -> None:
    with pytest.raises(UnreadableCaptureError, match=f"declares the unknown charset '{charset}'; capture the page as UTF-8"):
        html_bytes(page(charset, "a", "ascii"), "page")


def test_answer_of_the_api_may_start_with_a_byte_order_mark() -> None:
    assert html_bytes("\ufeff".encode() + json.dumps({"parse": {"text": "<p>Әкім</p>"}}).encode(), "page") == (
        "<p>Әкім</p>".encode()
    )


@pytest.mark.parametrize(
    "data",
    [
        b'{"parse":{"text":null}}',
        b'{"parse":{"text":5}}',
        b'{"parse":{"text":{"*":["a"]}}}',
        b'{"parse":[]}',
        b'{"parse":' * 100_000,
        b'{"parse":{"text":"\\ud800"}}',
        b'{"html":"<p>a</p>"}',
        b"{a}",
    ],
    ids=["null", "number", "list", "no-object", "deep", "half-a-character", "other-answer", "no-json"],
)
def test_other_json_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableCaptureError, match=r"is JSON, but no whole answer of action=parse; capture the page's HTML"):
        html_bytes(data, "page")


@pytest.mark.parametrize("more", [gzip.compress(b"<p>b</p>", mtime=0), b"rubbish"])
def test_gzip_with_something_after_its_end_is_refused_not_lost(more: bytes) -> None:
    with pytest.raises(UnreadableCaptureError, match="is gzip with something after its end"):
        html_bytes(ZIPPED + more, "page")


def test_comments_are_no_part_of_the_tree() -> None:
    assert text_of(parse(b"<p>a<!-- unseen -->b</p>", "page")) == "ab"


def test_numbers_of_characters_are_read_as_browsers_do() -> None:
    assert text_of(parse(b"<p>a &#150; &#x2013; &ndash; &nbsp;b</p>", "page")) == "a – – – \u00a0b"
