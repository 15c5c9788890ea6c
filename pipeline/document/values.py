"""Values as articles print them: numbers, shares, dates, citation marks. Text in, values out, no meaning."""

import re
from contextlib import suppress
from datetime import date
from decimal import Decimal

NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?%?|\d+(?:\.\d+)?%?|\.\d+%?")
CITATION = re.compile(r"\[(\d+)\]")
YEAR = re.compile(r"\b(?:1[89]|20)\d{2}\b")
MONTHS = {
    name: number
    for number, name in enumerate(
        "January February March April May June July August September October November December".split(), start=1
    )
}
_MONTH = "|".join(MONTHS)
# Whole words only: `12 Mayors` is no day in May.
DAY_MONTH = re.compile(rf"(?<!\d)(\d{{1,2}}) ({_MONTH})(?![A-Za-z])(?: (\d{{4}})(?!\d))?")


def plain_number(text: str) -> str:
    """The number without thousands separators and percent sign, its decimals exactly as published."""
    return text.replace(",", "").removesuffix("%")


def is_number(text: str) -> bool:
    """Whether the whole text is one number as tables print it (`1,816`, `94.44%`, `.78`)."""
    return NUMBER.fullmatch(text) is not None


def number(text: str) -> Decimal:
    """The value of a published number. Raises `decimal.InvalidOperation` for text that is not one."""
    return Decimal(plain_number(text))


def decimals(text: str) -> int:
    """How many decimals a published number shows."""
    _, _, fraction = plain_number(text).partition(".")
    return len(fraction)


def day(text: str, year: int | None = None) -> date | None:
    """The first date written as `25 July 2021`, or as `1 August` when the `year` is known from elsewhere.

    A day that no calendar has (`31 June 2021`) is no date.
    """
    for found in DAY_MONTH.finditer(text):
        in_year = found[3] or year
        if in_year is not None:
            with suppress(ValueError):
                return date(int(in_year), MONTHS[found[2]], int(found[1]))
    return None


def split_citations(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without its citation marks, and the reference numbers the marks name, in order."""
    return CITATION.sub("", text).rstrip(), tuple(int(mark) for mark in CITATION.findall(text))


def spaces(text: str) -> str:
    """The text with every run of white space, no-break and wide spaces included, as one space."""
    return " ".join(text.split())
