"""Retry-After: seconds or a date, and what to make of one that is neither."""

import pytest

from pipeline.archive.retries import retry_after

NOW = 1_445_412_480.0  # Wed, 21 Oct 2015 07:28:00 GMT
DATE = "Wed, 21 Oct 2015 07:28:00 GMT"


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        (" 5 ", 5),
        ("Wed, 21 Oct 2015 07:29:00 GMT", 60),
        ("Wednesday, 21-Oct-15 07:29:00 GMT", 60),
        ("Wed, 21 Oct 2015 07:29:00 -0000", 60),
        ("Wed, 21 Oct 2015 07:00:00 GMT", 0),
        ("9" * 5000, 999_999_999_999),
    ],
)
def test_seconds_and_dates_are_read(stated: str, seconds: float) -> None:
    assert retry_after({"retry-after": stated}, NOW) == seconds


@pytest.mark.parametrize(
    "stated", ["", "soon", "-5", "1.5", "²", "Wed, 99 Oct 2015 07:29:00 GMT", "Wed, 21 Oct 99999 07:29:00 GMT"]
)
def test_what_is_neither_says_nothing(stated: str) -> None:
    assert retry_after({"retry-after": stated}, NOW) is None


def test_an_answer_without_the_header_says_nothing() -> None:
    assert retry_after({}, NOW) is None


def test_a_date_is_by_the_clock_of_who_gave_it() -> None:
    hour_ahead = {"date": "Wed, 21 Oct 2015 08:28:00 GMT", "retry-after": "Wed, 21 Oct 2015 08:29:00 GMT"}

    assert retry_after(hour_ahead, NOW) == 60
    assert retry_after({**hour_ahead, "date": "today"}, NOW) == 3660
