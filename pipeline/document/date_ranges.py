"""The days a table cell states: one date, a range, or the few days of one vote, in any language of the wording.

The whole cell must be dates: a word that is none makes it none, and so do digits that may be day or month either way.
A text becomes a signature (`16–20 March 2014` is `D-DMY`), and the signature days. Dates of references, which may be a
month or a year only, are read in `dates`; whether a column holds dates is decided in `pipeline.extract`.
"""

import re
import unicodedata
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.document.values import spaces
from pipeline.lookups.wording import wording

# Words that join two days, that lead to the first of two, that say nothing; `and` and the words of layouts are in the wording.
_TO = "to through thru until till bis au à a al ao all até hasta fino по до"
_FROM = "from between dal dall entre desde tra fra zwischen с со от между"
_ON = "on the am den der vom le l du il la do dia em у в"
# In full: `mar` is March, and mardi, martes and martedì too.
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "понедельник вторник среда четверг пятница суббота воскресенье дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica "
    "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira"
)
_MARKS = {"-": "-", "&": "&", "+": "&", "/": ",", ",": ",", ";": ","} | dict.fromkeys(" .'’", "")
_WORD = re.compile(r"[^\W\d_]+(?:-feira)?")
# Every dash as one; soft hyphens, zero-width spaces and marks of direction as nothing.
_PLAIN = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | dict.fromkeys([0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF], "")

_Y, _N = r"(?:1[4-9]|20)[0-9]{2}(?![0-9])", r"[0-9]{1,2}(?![0-9])"
_IN_DIGITS = rf"(?P<iso>{_Y}([-/.]){_N}\2{_N})|(?P<full>{_N}([-/.]){_N}\4{_Y})|(?P<part>{_N}[/.]{_N})|"
_STATED_YEAR = re.compile(rf"(?<![0-9]){_Y}")
# `16.03` without a full stop behind it or a year beside it is a number.
_DECIMAL = re.compile(rf"(?<![0-9.]){_N}\.{_N}(?!\.)")
_SPACED_STOP = re.compile(r"(?<=[0-9])\. (?=[0-9])")

_ASIDE = re.compile(r"\(((?:[^()]|\([^()]*+\))*+)\)")
_REFERENCE = re.compile(r"\[[^\[\]]*+\]")
_FOOTNOTE = re.compile(r"(?<=[^*†‡§ ]) ?[*†‡§]+$|(?<=[0-9]{4}) ?[a-z]$")

_PARTS = {"iso": "YMD", "full": "DMY", "part": "DM", "year": "Y", "day": "D"}
_DIGITS = re.compile("[0-9]+")
_LAYOUT_PART = re.compile(r"\{\w+\}")
_JOIN = re.compile("[-&,]")
_DAY = re.compile("Y(?:MD|DM|D)|(?:MD|DM|D)Y?")
# What only looks like a join: after weekdays, before years and `and`, inside `16-Mar-2014` and `Mar-16-2014`.
_NO_JOINS = (
    (re.compile(",?w$|w,?"), ""),
    (re.compile(",(?=&|Y(?![MD]))"), ""),
    (re.compile("D-M-Y"), "DMY"),
    (re.compile("M-D-Y"), "MDY"),
    (re.compile("D-M(?!D)"), "DM"),
)
# A day alone may be a cut year (`March 5, 2014–20`; `Mar 5, 08` where no year is stated), two dashes may be one date.
_UNSURE = re.compile("Y[-&,]D(?!M)|-[YMD]+-")
_UNSURE_WITHOUT_YEAR = re.compile("MD,D(?!M)")
# In letters a list of ten days is shorter; in days `28 December – 3 January` turns the year, `16 March – 14 March` is a slip.
_LONGEST_TEXT, _LONGEST_TURN = 200, 183


class Span(NamedTuple):
    """First and last day, in ISO 8601; the same for one day."""

    start: str
    end: str


def date_span(text: str, year: int | None = None) -> Span | None:
    """The days a text states, the first of several spans, None where it states no whole day or may mean another.

    `year`: the year of days printed without one. Brackets are passed over unless they hold another date.
    """
    shown = spaces(_REFERENCE.sub("", unicodedata.normalize("NFC", text).translate(_PLAIN)))
    outside = [piece for piece in map(str.strip, _ASIDE.sub("\n", shown).split("\n")) if piece]
    asides = [aside for aside in _ASIDE.findall(shown) if _DIGITS.search(aside)]
    # `16 (28) January` has a day of each calendar, and what is not in brackets is half a date only.
    span = _read(" ".join(outside), year) if len(outside) < 2 or not asides else None
    if span is None and len(outside) > 1:
        spans = [_read(piece, year) for piece in outside]
        span = None if None in spans else spans[0]
    if span and any(_read(aside, int(span.start[:4])) not in (None, span) for aside in asides):
        return None
    return span


def _read(text: str, year: int | None) -> Span | None:
    """The days a text without brackets states."""
    text = _SPACED_STOP.sub(".", _FOOTNOTE.sub("", text).casefold())
    if len(text) > _LONGEST_TEXT or (_DECIMAL.search(text) and not _STATED_YEAR.search(text)):
        return None
    if any(_words().get(word) == "M" for word in _WORD.findall(text)):
        return _span(*_signature(text, "words"), year)
    # Digits are read where only one order of day and month is possible, or both come to the same.
    readings = [_signature(text, order) for order in ("day first", "month first")]
    spans = {_span(signature, numbers, year) for signature, numbers in readings if signature}
    return spans.pop() if len(spans) == 1 else None


def _signature(text: str, order: str) -> tuple[str, list[int]]:
    """A letter for all that counts (day, month, year, joins) and the numbers of the first three; nothing if not understood."""
    letters, numbers = "", list[int]()
    for found in _pattern(has_words=order == "words").finditer(text):
        token = _token(found, order)
        if token is None:
            return "", []
        letters += token[0]
        numbers += token[1]
    for join, plain in _NO_JOINS:
        letters = join.sub(plain, letters)
    return letters, numbers


def _token(found: re.Match[str], order: str) -> tuple[str, list[int]] | None:
    """The letters and numbers of one token, None for an unknown word and for a month no year has."""
    kind, text = found.lastgroup or "", found[0]
    if kind not in _PARTS:
        letter = (_words() if kind == "word" else _MARKS).get(text)
        return None if letter is None else (letter, [wording().months[text]] if letter == "M" else [])
    letters, numbers = _PARTS[kind], [int(number) for number in _DIGITS.findall(text)]
    if order == "month first" and "DM" in letters:
        if "." in text:
            return None
        letters = letters.replace("DM", "MD")
    return (letters, numbers) if dict(zip(letters, numbers, strict=True)).get("M", 1) <= 12 else None


def _span(signature: str, numbers: list[int], year: int | None) -> Span | None:
    """First and last of the days a signature stands for, None where it stands for none or is unsure."""
    if _UNSURE.search(signature) or ("Y" not in signature and _UNSURE_WITHOUT_YEAR.search(signature)):
        return None
    pieces = _JOIN.split(signature.removeprefix("f"))
    # `from 3 March` says that more days follow.
    if not all(map(_DAY.fullmatch, pieces)) or (signature.startswith("f") and len(pieces) == 1):
        return None
    left = iter(numbers)
    days = [{letter: next(left) for letter in piece} for piece in pieces]
    _lend_months(days, is_month_first="MD" in signature)
    try:
        dates = _dates(days, year)
    except (KeyError, ValueError):
        return None
    in_order = all(one <= next_one for one, next_one in pairwise(dates))
    return Span(dates[0].isoformat(), dates[-1].isoformat()) if in_order else None


def _lend_months(days: list[dict[str, int]], is_month_first: bool) -> None:
    """A day without a month takes that of the day before it in `March 16–20`, of the day after it in `16–20 March`."""
    for lender, day in pairwise(days if is_month_first else days[::-1]):
        if "M" in lender:
            day.setdefault("M", lender["M"])


def _dates(days: list[dict[str, int]], year: int | None) -> list[date]:
    """The days as dates. Raises `KeyError` without a month, `ValueError` without a year or for a day no calendar has."""
    last = max((at for at, day in enumerate(days) if "Y" in day), default=None)
    if last is None:
        return [date(year or 0, day["M"], day["D"]) for day in days]
    dates = [date(days[last]["Y"], days[last]["M"], days[last]["D"])]
    for day in days[:last][::-1]:
        dates.insert(0, _beside(dates[0], day, -1))
    for day in days[last + 1 :]:
        dates.append(_beside(dates[-1], day, 1))
    return dates


def _beside(known: date, day: dict[str, int], step: int) -> date:
    """A day before (-1) or after (1) a known one; where its year is not printed, in the same year or over its turn."""
    near = date(day.get("Y", known.year), day["M"], day["D"])
    if "Y" in day or (near - known).days * step >= 0:
        return near
    turned = near.replace(year=near.year + step)
    return turned if abs((turned - known).days) <= _LONGEST_TURN else near


@cache
def _words() -> dict[str, str]:
    """The letter of every known word: nothing for those that say nothing, `f` for those that lead to a range."""
    words = wording()
    of_layouts = _LAYOUT_PART.sub(" ", " ".join(words.dates)).casefold()
    return (
        dict.fromkeys(_WORD.findall(f"{_ON} {of_layouts}"), "")
        | dict.fromkeys(_WEEKDAYS.split(), "w")
        | dict.fromkeys(_FROM.split(), "f")
        | dict.fromkeys(map(str.casefold, words.joiners), "&")
        | dict.fromkeys(_TO.split(), "-")
        | dict.fromkeys(words.months, "M")
    )


@cache
def _pattern(has_words: bool) -> re.Pattern[str]:
    """One token: beside names of months a number is a day or a year, else it may be part of a date in digits."""
    ordinals = "|".join(map(re.escape, wording().ordinals))
    dates = "" if has_words else _IN_DIGITS
    return re.compile(rf"{dates}(?P<year>{_Y})|(?P<day>{_N})(?:{ordinals})?|(?P<word>{_WORD.pattern})|(?P<mark>.)")
