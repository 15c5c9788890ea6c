"""Numbers of running text: what each says, what it counts, and where it stands; dates, times and ordinals told apart.

Names with digits (`COVID-19`, `Precinct No. 659`) are no figures. What numbers look like is `figure_patterns`, what they are in
plain digits `figure_values`, what they count `figure_units`; which published value a figure speaks of is `claims`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, NamedTuple

from pipeline.extract.figure_patterns import beginning, figure_pattern, hint, qualifying, quantity_pattern
from pipeline.extract.figure_units import is_counted, is_plural, unit_of
from pipeline.extract.figure_values import date_of, dates_of, share_of, value_of
from pipeline.lookups.quantities import quantities

Kind = Literal["count", "percent", "fraction", "money", "ordinal", "date", "time"]

# `9/11` is a day, `22/7` a ratio; `1/1000` is neither.
_LARGEST_BOTTOM = 10
_WHOLE = 100
# In letters; no qualifier is longer.
_LONGEST_QUALIFIER = 30


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a sentence states it, from `start` to before `end`, its qualifier (`more than`) included.

    `value`: plain digits, scale words multiplied out, a fraction to four decimals; empty for a date or time of day. `value_to`:
    the end of a range. `date`: a partial date, empty where the year is not said or is not one. `unit`: percent, share, a
    currency, or the noun counted.
    """

    start: int
    end: int
    kind: Kind
    text: str = ""
    value: str = ""
    value_to: str = ""
    qualifier: str = ""
    unit: str = ""
    date: str = ""


class _Before(NamedTuple):
    """What stands before a number and belongs to it, from `start` on."""

    start: int
    qualifier: str
    phrase: str
    is_between: bool


def figures(sentence: str) -> Iterator[Figure]:
    """Every figure of a sentence without citation marks, in order."""
    plain, at = sentence.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " "), 0
    while hinted := hint().search(plain, at):
        found = figure_pattern().search(plain, beginning(plain, at, hinted.start()))
        if found is None:
            return
        before = _before(plain, at, found.start())
        if found.lastgroup in ("year", "years"):
            found = _quantity_for(found, before, plain) or found
        yield from (replace(figure, text=sentence[figure.start : figure.end]) for figure in _of(found, before, plain))
        at = found.end()


def _before(sentence: str, start: int, end: int) -> _Before:
    """The qualifier or `between` right before a number."""
    found = qualifying().search(sentence, max(start, end - _LONGEST_QUALIFIER), end)
    if found is None:
        return _Before(end, "", "", is_between=False)
    phrase = (found["qualifier"] or "").lower()
    return _Before(found.start(), quantities().qualifiers.get(phrase, ""), phrase, bool(found["between"]))


def _quantity_for(found: re.Match[str], before: _Before, sentence: str) -> re.Match[str] | None:
    """The quantity that a number which looks like a year is: `1900 votes`, `more than 1900`, not `over 1900`."""
    quantity = quantity_pattern().match(sentence, found.start())
    if quantity is None or (_joiner(quantity) in quantities().joiners - quantities().either and not before.is_between):
        return None
    is_qualified = " " in before.phrase and before.qualifier in ("more_than", "at_least", "less_than")
    return quantity if is_qualified or is_counted(sentence, quantity.end()) else None


def _of(found: re.Match[str], before: _Before, sentence: str) -> Iterator[Figure]:
    """The figures of one match, none for a name."""
    match found.lastgroup:
        case "name":
            return
        case "quantity":
            yield from _quantities(found, before, sentence)
        case "bottom" | "part" | "part_of":
            yield from _fraction(found, before)
        case "days" | "years":
            yield from _several_dates(found)
        case "ordinal":
            yield Figure(*found.span(), "ordinal", value=found[0][:-2].replace(",", ""))
        case group:
            is_about = before.qualifier == "about"
            start, qualifier = (before.start, "about") if is_about else (found.start(), "")
            date = date_of(found[0]) if group in ("iso", "day", "month", "year") else ""
            yield Figure(start, found.end(), "time" if group == "time" else "date", qualifier=qualifier, date=date)


def _quantities(found: re.Match[str], before: _Before, sentence: str) -> Iterator[Figure]:
    """A number with its qualifier, scale and percent sign; two where another follows that is no end of a range."""
    words = quantities()
    after = (found["after"] or "").strip().lower()
    if before.phrase in words.prepositions and found["number"][0].isalpha() and not found["scale"]:
        before = before._replace(start=found.start(), qualifier="")
    qualifier = before.qualifier or ("at_least" if after == "+" else words.afterwards.get(after, ""))
    start = before.start if before.qualifier else found.start()
    kind, unit = _counted(found, sentence)
    first, second = _values(found, before)
    whole = Figure(start, found.end(), kind, "", first, "", qualifier, unit)
    is_one = found["number"].lower() in words.ones and not (qualifier or found["scale"] or found["percent"])
    if second and _is_range(found, before, (first, second), unit):
        yield replace(whole, start=min(start, before.start), value_to=second)
    elif second:
        yield from _two(found, before, whole, second)[is_one:]
    elif not is_one:  # `one of them` counts nothing
        yield whole


def _two(found: re.Match[str], before: _Before, whole: Figure, second: str) -> tuple[Figure, Figure]:
    """The figures of two numbers that are joined; the noun after a score is not what they count (`a 2–4 record`)."""
    is_score = _joiner(found) not in quantities().joiners and whole.kind == "count" and not is_plural(whole.unit)
    joint = replace(whole, unit="" if is_score else whole.unit)
    is_bare = whole.kind == "percent" and _is_apart(found, before)
    own = replace(joint, kind="count", unit="") if is_bare else joint
    last = replace(joint, start=found.end("joiner"), value=second, qualifier="")
    return replace(own, end=found.end("number"), qualifier=before.qualifier), last


def _counted(found: re.Match[str], sentence: str) -> tuple[Kind, str]:
    """The kind of a quantity, and what it counts."""
    if percent := (found["percent"] or "").strip(" -").lower():
        return "percent", "percentage points" if percent in quantities().points else "percent"
    if found["sign"]:
        return "money", found["sign"].strip()
    unit = unit_of(sentence, found.end())
    if unit.lower() in quantities().currencies:
        return "money", unit
    is_glyph = not (found["number"][0].isdecimal() or found["number"][0].isalpha())
    return ("fraction", "share") if is_glyph and not unit else ("count", unit)


def _values(found: re.Match[str], before: _Before) -> tuple[str, str]:
    """The number, and the other joined to it; what scales the second scales the first unless they stand apart."""
    scale = (found["scale"] or found["letter"] or "").lower()
    second = value_of(found["to"], scale) if found["to"] else ""
    first = value_of(found["number"], "" if _is_apart(found, before) else scale)
    return f"-{first}" if found["minus"] else first, second


def _joiner(found: re.Match[str]) -> str:
    return (found["joiner"] or "").strip()


def _is_apart(found: re.Match[str], before: _Before) -> bool:
    """Whether what follows the second number is not said of the first: `age 65 and 12.5%`, `12 and 1.3 million`."""
    is_told_of_both = before.is_between or (found["percent"] or "").strip() not in ("", "%")
    return _joiner(found) in quantities().both and not is_told_of_both


def _is_range(found: re.Match[str], before: _Before, ends: tuple[str, str], unit: str) -> bool:
    """Whether two numbers are the ends of a range: not a score (`2–4`), a split (`46–54%`) or two counts (`5 and 7`)."""
    first, second = map(Decimal, ends)
    if first >= second or (joiner := _joiner(found)) in quantities().joiners - quantities().either:
        return first < second and before.is_between
    if joiner in quantities().either or before.is_between or before.qualifier:
        return True
    if found["percent"]:
        return first + second != _WHOLE
    return bool(found["sign"] or found["scale"]) or is_plural(unit) or unit in quantities().measures


def _fraction(found: re.Match[str], before: _Before) -> Iterator[Figure]:
    """`2/3's`, `one-third`, but not `9/11` or `5/0`."""
    words = quantities()
    top, bottom = found["top"], found["bottom"]
    if found["parted"]:
        top, bottom = value_of(found["parted"]), str(words.parts[(found["part"] or found["part_of"]).lower()])
    start = before.start if before.qualifier else found.start()
    if 0 < int(top) < int(bottom) and (int(bottom) <= _LARGEST_BOTTOM or int(top) == 1):
        yield Figure(start, found.end(), "fraction", "", share_of(top, bottom), "", before.qualifier, "share")


def _several_dates(found: re.Match[str]) -> Iterator[Figure]:
    """Each day or year of those listed."""
    for start, end, date in dates_of(found[0]):
        yield Figure(found.start() + start, found.start() + end, "date", date=date)
