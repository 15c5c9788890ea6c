"""What the numbers of running text are in plain digits, and its dates in ISO 8601. Where they stand is told in `figures`."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from unicodedata import numeric

from pipeline.document.values import MONTHS
from pipeline.lookups.quantities import quantities

_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?![\da-z])")
_YEAR = re.compile(r"\d{4}")
_FOUR_DECIMALS = Decimal("0.0001")


def value_of(text: str, scale: str = "") -> str:
    """The number in plain digits, its decimals as stated unless a scale multiplies them out."""
    words, word = quantities(), text.lower()
    value = _spelled(word) if word[0].isalpha() else _digits(word)
    if not scale:
        return f"{value:f}"
    scaled = f"{value * (words.scales.get(scale) or words.letters[scale]):f}"
    return scaled.rstrip("0").rstrip(".") if "." in scaled else scaled


def share_of(top: str, bottom: str) -> str:
    """A fraction to four decimals."""
    return str((Decimal(top) / Decimal(bottom)).quantize(_FOUR_DECIMALS))


def date_of(text: str) -> str:
    """The partial date a text states; empty where it states no year, or a day no calendar has."""
    if "-" in text:
        return text
    year, day = _YEAR.search(text), _DAY.search(text)
    month = next((number for name, number in MONTHS.items() if name in text), 0)
    if year is None:
        return ""
    return _iso(year[0], month, day[1] if day else "") if month else year[0]


def dates_of(text: str) -> Iterator[tuple[int, int, str]]:
    """The days or years a text lists, with where they stand in it: `14`, `28 January`; `2013`, `14`."""
    if text[:4].isdigit():
        first, digits = text[:4], text[5:]
        last = f"{int(first[:-2]) + 1}00" if digits == "00" else first[: -len(digits)] + digits
        yield from [(0, 4, first), (5, len(text), last)] if first < last else [(0, len(text), first)]
        return
    year = _YEAR.search(text)
    month = next(number for name, number in MONTHS.items() if name in text)
    days = list(_DAY.finditer(text))
    for day in days:
        start, end = (0 if day is days[0] else day.start()), (len(text) if day is days[-1] else day.end())
        yield start, end, _iso(year[0], month, day[1]) if year else ""


def _iso(year: str, month: int, day: str) -> str:
    if not day:
        return f"{year}-{month:02d}"
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""


def _digits(text: str) -> Decimal:
    """`1,209,817`, `12 356`, `3.5`, `2½`."""
    if text[-1].isdecimal():
        return Decimal(text.replace(",", "").replace(" ", ""))
    return Decimal(str(round(numeric(text[-1]), 4))) + (_digits(text[:-1]) if text[:-1] else 0)


def _spelled(text: str) -> Decimal:
    """`nine`, `twenty-five`, `half a` before a scale, `two hundred and fifty`."""
    words = quantities()
    if text in words.articles:
        return words.articles[text]
    total = Decimal(0)
    known: dict[str, Decimal | int] = {**words.numbers, **words.tens, **words.articles, **dict.fromkeys(words.ones, 1)}
    for word in re.split(r"[ -]+", text):
        total = total * words.hundreds[word] if word in words.hundreds else total + known.get(word, 0)
    return total
