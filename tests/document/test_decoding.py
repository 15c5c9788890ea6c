"""Bytes of a text capture to lines: all of them, or a refusal that names the byte."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document.decoding import decode
from pipeline.errors import UnreadableCaptureError


def test_lines_come_without_their_ends() -> None:
    assert decode(b"Adal\nAuyl", "raw/a.txt") == ("Adal", "Auyl")


def test_line_after_the_last_line_end_is_a_line_too() -> None:
    assert decode(b"Adal\n", "raw/a.txt") == ("Adal", "")


def test_empty_lines_are_lines() -> None:
    assert decode(b"\n\nAdal\n\nAuyl", "raw/a.txt") == ("", "", "Adal", "", "Auyl")


def test_windows_line_ends_are_line_ends() -> None:
    assert decode(b"Adal\r\n\r\nAuyl\r\n", "raw/a.txt") == ("Adal", "", "Auyl", "")


def test_carriage_return_inside_a_line_stays() -> None:
    assert decode(b"Adal\rAuyl\r\r\n", "raw/a.txt") == ("Adal\rAuyl\r", "")


def test_only_line_feeds_end_a_line() -> None:
    text = "Adal\u2028Auyl\u2029Aq Jol\u0085JSDP"

    assert decode(text.encode(), "raw/a.txt") == (text,)


def test_spaces_and_kazakh_letters_stay() -> None:
    text = "\t \u00a0Бүгін \u2009Ақ жол  "

    assert decode(text.encode(), "raw/a.txt") == (text,)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])), min_size=1))
@settings(deadline=None)
def test_no_line_is_lost_or_changed(lines: list[str]) -> None:
    data = "\n".join(["first", *lines]).encode()

    assert decode(data, "raw/a.txt") == ("first", *lines)


@pytest.mark.parametrize("data", [b"", b"\n", b" \t\r\n\n "], ids=["nothing", "line end", "blank"])
def test_empty_capture_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableCaptureError, match=r"^raw/a\.txt: the capture is empty; capture the article again$"):
        decode(data, "raw/a.txt")


@pytest.mark.parametrize(
    ("data", "byte", "shown"),
    [(b"\x00", 1, "0x00"), (b"Adal\n\x1f\x8b\x08", 6, "0x1f"), ("Қ\x1b[0m".encode(), 3, "0x1b")],
)
def test_binary_capture_is_refused_with_its_first_control_byte(data: bytes, byte: int, shown: str) -> None:
    with pytest.raises(
        UnreadableCaptureError, match=rf"^raw/a\.txt, byte {byte}: holds control byte {shown}, so it is not text"
    ):
        decode(data, "raw/a.txt")


@pytest.mark.parametrize(
    ("data", "byte", "shown"),
    [
        ("Адал".encode("cp1251"), 1, "0xc0"),
        ("Қ".encode() + b"\xff", 3, "0xff"),
        ("Ұлт".encode()[:-1], 5, "0xd1"),
    ],
    ids=["cp1251", "stray byte", "cut inside a letter"],
)
def test_text_that_is_not_utf_8_is_refused_with_its_first_bad_byte(data: bytes, byte: int, shown: str) -> None:
    with pytest.raises(UnreadableCaptureError, match=rf"^raw/a\.txt, byte {byte}: byte {shown} is not UTF-8; save the capture"):
        decode(data, "raw/a.txt")
