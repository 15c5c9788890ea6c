"""Dates as references print them, in any language of the wording, to ISO 8601 with the precision they have.

`25 July 2021` is `2021-07-25`, `March 2014` is `2014-03`, `2014` is `2014`. The day of an election, which must be a whole
day, is read in `values`; which date of a reference means what is decided in `citation_text`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from pipeline.document.values import spaces
from pipeline.lookups.wording import Wording

_PART = re.compile(r"\{(\w+)\}")
_DAY, _MONTH, _NUMBER, _YEAR = "day", "month", "number", "year"
# A year may carry the letter that tells two works of one author and year apart: `2009a`.
_PATTERNS = {_MONTH: r"([^\W\d_]++)\.?", _NUMBER: r"(\d{1,2})", _YEAR: r"(1[4-9]\d\d|20\d\d)[a-z]?"}
_A_YEAR = re.compile(r"(?:1[4-9]|20)\d\d(?!\d)")
# `25 de septiembre del ` and some more: no date begins farther before its year.
_LONGEST_BEFORE_YEAR = 30
# A layout that starts with a month is tried only on a word that digits follow at once, or after ` de `.
_WORD_BEFORE_DIGITS = r"(?=[^\W\d_]++\D{1,5}\d)"
_ISO_LAYOUTS = ("{year}-{number}-{day}", "{year}-{number}")
# Records follow EDTF: seasons and quarters are months over 20 (`2014-21` is spring), spans have a slash.
_ONE_YEAR = re.compile(r"(\d{4})-(?:2[1-4]|3[1-4])|(\d{4})(?:-\d\d){0,2}/\2(?:-\d\d){0,2}")


class FoundDate(NamedTuple):
    """A date in a text, and from where to where it stands there."""

    start: int
    end: int
    iso: str


@dataclass(frozen=True, slots=True)
class _Layouts:
    """All ways to print a date as one pattern: which groups hold year, month and day follows from the last group set."""

    pattern: re.Pattern[str]
    groups: Mapping[int, tuple[int, int, int]]


def read_date(text: str, wording: Wording) -> str:
    """The date a whole text is, or nothing where it is none, more than one, or a day no calendar has.

    Digits alone (`10/09/2011`) say neither which is the day nor which is the month; only a full stop does (`10.09.2011`).
    """
    layouts = _layouts(wording)
    found = layouts.pattern.fullmatch(spaces(text))
    return (_iso(found, layouts, wording) if found else "") or ""


def read_record_date(text: str, wording: Wording) -> str:
    """The date of a machine-readable record: as it would be printed, or in EDTF, of which a season keeps its year only."""
    if one_year := _ONE_YEAR.fullmatch(text):
        return one_year[1] or one_year[2]
    return read_date(text, wording)


def find_dates(text: str, wording: Wording) -> Iterator[FoundDate]:
    """Every date inside a text, from left to right."""
    layouts = _layouts(wording)
    at = 0
    while year := _A_YEAR.search(text, at):
        found = layouts.pattern.search(text, max(at, year.start() - _LONGEST_BEFORE_YEAR))
        if found is None:
            return
        iso = _iso(found, layouts, wording)
        # A word that is no month (`Report. 2012`) may stand before a date; a day that does not exist hides none.
        at = found.start() + 1 if iso is None else found.end()
        if iso:
            yield FoundDate(found.start(), found.end(), iso)


def find_dated(text: str, phrases: tuple[str, ...], wording: Wording) -> FoundDate | None:
    """The first date one of the phrases leads to (`Retrieved 25 July 2021`); it starts where the phrase does."""
    layouts = _layouts(wording)
    for phrase in _phrases(phrases).finditer(text):
        start = phrase.start()
        if start and text[start - 1].isalnum():
            continue
        found = layouts.pattern.match(text, phrase.end())
        if found and (iso := _iso(found, layouts, wording)):
            return FoundDate(start, found.end(), iso)
    return None


@cache
def _phrases(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases, its first letter large or small, and what may stand between it and a date.

    Alternatives are grouped by their first letter: the pattern runs over every note, and few letters begin a phrase.
    """
    by_letter: dict[str, set[str]] = {}
    for phrase in phrases:
        for letter in {phrase[0].lower(), phrase[0].upper()}:
            by_letter.setdefault(letter, set()).add(phrase[1:])
    return re.compile("|".join(f"{letter}(?:{_either(rests)})[ :,]*" for letter, rests in by_letter.items()))


def _either(texts: Iterable[str]) -> str:
    return "|".join(re.escape(text) for text in sorted(texts, key=lambda text: (-len(text), text)))


@cache
def _layouts(wording: Wording) -> _Layouts:
    """The layouts of all languages, whole dates before months, the longer of two before the shorter."""
    known = sorted(wording.dates, key=lambda layout: (-len(_PART.findall(layout)), -len(layout)))
    digits_first = [*_ISO_LAYOUTS, *(layout for layout in known if not layout.startswith("{month}")), "{year}"]
    month_first = [layout for layout in known if layout.startswith("{month}")]
    groups, count = {}, 0
    for layout in (*digits_first, *month_first):
        parts = _PART.findall(layout)
        place = {(_MONTH if part == _NUMBER else part): count + at for at, part in enumerate(parts, start=1)}
        count += len(parts)
        groups[count] = (place[_YEAR], place.get(_MONTH, 0), place.get(_DAY, 0))
    either = f"{_alternatives(digits_first, wording)}|{_WORD_BEFORE_DIGITS}{_alternatives(month_first, wording)}"
    # Not inside a word, a number or a span of years (`2013–14`).
    return _Layouts(re.compile(rf"(?<![\w/–-])(?:{either})(?![\w/–-])"), groups)


def _alternatives(layouts: Iterable[str], wording: Wording) -> str:
    ordinal = f"(?:{_either(wording.ordinals)})?" if wording.ordinals else ""
    patterns = {**_PATTERNS, _DAY: rf"(\d{{1,2}}){ordinal}"}
    written = ("".join(patterns.get(piece, re.escape(piece)) for piece in _PART.split(layout)) for layout in layouts)
    return f"(?:{'|'.join(written)})"


def _iso(found: re.Match[str], layouts: _Layouts, wording: Wording) -> str | None:
    """The date a match states, nothing for a day that does not exist, None where the word is no month."""
    year_group, month_group, day_group = layouts.groups[found.lastindex or 0]
    year = found[year_group]
    if not month_group:
        return year
    word = found[month_group]
    month = int(word) if word.isdecimal() else wording.months.get(word.casefold())
    if month is None:
        return None
    if not day_group:
        return f"{year}-{month:02d}" if 1 <= month <= 12 else ""
    try:
        return date(int(year), month, int(found[day_group])).isoformat()
    except ValueError:
        return ""
