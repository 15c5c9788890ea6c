"""Addresses of copies: from which day, and of what page."""

import pytest

from pipeline.document.web_archives import read_copy
from pipeline.lookups.wording import wording


def day(stamp: str) -> str:
    copy = read_copy(f"https://web.archive.org/web/{stamp}/https://auyl.kz/", wording())
    assert copy is not None
    assert copy.original == "https://auyl.kz/"
    return copy.date


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("20210605081230", "2021-06-05"),
        ("20210605", "2021-06-05"),
        ("20210600000000", "2021-06"),
        ("20210000000000", "2021"),
    ],
)
def test_day_is_as_exact_as_the_stamp_says_it(stamp: str, expected: str) -> None:
    assert day(stamp) == expected


@pytest.mark.parametrize("stamp", ["20210230000000", "20211399000000", "00000000000000"])
def test_day_that_no_calendar_has_is_none(stamp: str) -> None:
    assert day(stamp) == ""


def test_address_in_no_archive_is_no_copy() -> None:
    assert read_copy("https://auyl.kz/web/20210605/https://adal.kz", wording()) is None
