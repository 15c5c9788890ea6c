"""Numbers as tables of any wiki print them: thousands apart by comma, full stop, space or apostrophe, decimals after either.

A column of counts holds whole numbers, so whatever groups three digits there sets thousands apart; a share is small, so its
last separator starts the decimals. Which of the two a column is, is decided in `pipeline.extract`. Text that is not wholly a
number gives none: never a part of it, never a guess.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.document.values import spaces

# Hyphen-minus and what stands for it: hyphens, dashes, minus signs, full width forms.
MINUS = "-‐‑‒–—−﹣-"
_MINUSES = str.maketrans(dict.fromkeys(MINUS, "-"))
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "′": "'", "´": "'"})
_INVISIBLE = str.maketrans(dict.fromkeys("\u200b\u200e\u200f\u2060\ufeff\u00ad", None))
_GROUPED = r"[1-9][0-9]{0,2}(?:(?P<sep>[.,' ])[0-9]{3})(?:(?P=sep)[0-9]{3})*"
_INDIAN = r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}"
_COUNT = re.compile(rf"(?:(?P<grouped>{_GROUPED})|(?P<indian>{_INDIAN})|(?P<plain>[0-9]+))")
# A share has no thousands; `1 234,5` and `1,234.5` are large numbers with decimals, such as a budget or an area.
_SHARE = re.compile(r"(?P<whole>[0-9]{1,3})?(?:(?P<point>[.,])(?P<decimals>[0-9]+))?")
_PERCENT = re.compile(r"\s?(?:%|٪|pp|п\. ?п\.|p\. ?p\.)$")
# What editors put after a number and that says nothing of its size.
_MARKS = re.compile(r"[\s*†‡§#^'’]+$|(?<=[\d%])\s*\[\w+\]$")
_SIGN = re.compile(r"(?P<sign>[-+±])?\s?(?P<rest>.*)", re.DOTALL)
_PAREN = re.compile(r"(?P<main>[^()\n/]+?)\s*[(\n]\s*(?P<other>[^()]+?)\s*\)?", re.DOTALL)
_SHARES_OF_TWO = re.compile(rf"(?P<first>[\d.,]+\s?%)\s?[:/{re.escape(MINUS)}]\s?(?P<second>[\d.,]+\s?%)")
_FRACTION = re.compile(r"(?P<part>[^/()]+)/(?P<whole>[^/()]+?)(?:\s*\((?P<share>[^()]+)\))?")


# A longer run of digits is no number anybody counted, and more than sums and shares can be worked out of exactly.
_MOST_DIGITS = 15


class Number(NamedTuple):
    """A number without separators, its decimals as published after a full stop, `-` before it where it is negative.

    `thousands`, `point`: the separators it was printed with, empty where it has none.
    """

    text: str
    is_percent: bool = False
    thousands: str = ""
    point: str = ""


class Pair(NamedTuple):
    """Two numbers in one cell: `1,234 (56.7%)`, `12.5 (+3.1)`, or one below the other."""

    first: str
    second: str


@lru_cache(maxsize=65_536)
def count(text: str) -> Number | None:
    """The whole number a text is, or None. Raises nothing.

    `1,234`, `1 234`, `1.234`, `1'234`, `12,34,567` and `1234` are counts, `12.5`, `1,23` and `12 %` are not.
    """
    sign, rest = _signed(text)
    found = _COUNT.fullmatch(rest)
    digits = re.sub(r"\D", "", rest)
    if found is None or (sign == "±" and digits.strip("0")) or len(digits) > _MOST_DIGITS:
        return None
    return Number(_with_sign(sign, digits), thousands="," if found["indian"] else found["sep"] or "")


@lru_cache(maxsize=65_536)
def share(text: str) -> Number | None:
    """The number with or without decimals a text is, with or without a percent sign, or None.

    Both `12.5` and `12,5` have one decimal; `1,234` in a column of shares has three.
    """
    sign, rest = _signed(text)
    is_percent = _PERCENT.search(rest) is not None
    rest = _PERCENT.sub("", rest)
    if rest.startswith("%"):
        is_percent, rest = True, rest[1:].strip()
    found = _SHARE.fullmatch(rest)
    if found is None or not rest or len(rest) > _MOST_DIGITS:
        return None
    digits = found["whole"] or "0"
    decimals = f".{found['decimals']}" if found["decimals"] else ""
    return Number(_with_sign(sign, digits + decimals), is_percent, point=found["point"] or "")


def pair(text: str) -> Pair | None:
    """The two texts of a cell that holds one number and another in parentheses or on the next line."""
    found = _PAREN.fullmatch(text.strip())
    return Pair(found["main"].strip(), found["other"].strip()) if found else None


def shares_of_two(text: str) -> Pair | None:
    """The two shares of `64% - 36%`, a winner's and a loser's."""
    found = _SHARES_OF_TWO.fullmatch(spaces(text))
    return Pair(found["first"], found["second"]) if found else None


def fraction(text: str) -> tuple[str, str, str] | None:
    """Part, whole and share of `588 / 867 (68%)`; the share is empty in `588/867`. None where these are no counts."""
    found = _FRACTION.fullmatch(spaces(text))
    if found is None or (part := count(found["part"])) is None or (whole := count(found["whole"])) is None:
        return None
    of = share(found["share"]) if found["share"] else None
    if found["share"] and (of is None or not of.is_percent):
        return None
    return part.text, whole.text, of.text if of else ""


def has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def style(numbers: list[Number]) -> str:
    """How a table prints numbers, by example: `1,234.5`, `1 234,5`, `1.234`, `0.5`; both where they do not go together."""
    thousands = sorted({number.thousands for number in numbers if number.thousands})
    points = sorted({number.point for number in numbers if number.point})
    if len(thousands) == 1 and len(points) == 1 and thousands != points:
        return f"1{thousands[0]}234{points[0]}5"
    return " and ".join([*(f"1{mark}234" for mark in thousands), *(f"0{mark}5" for mark in points)])


def _signed(text: str) -> tuple[str, str]:
    """The sign and the text after it, spaces and minus signs of all kinds made one, marks at the end gone."""
    if "\n" in text.strip():
        return "", text  # two lines are two numbers
    plain = spaces(text.translate(_INVISIBLE)).translate(_MINUSES).translate(_APOSTROPHES)
    found = _SIGN.fullmatch(_MARKS.sub("", plain))
    return (found["sign"] or "", found["rest"]) if found else ("", plain)


def _with_sign(sign: str, digits: str) -> str:
    return f"-{digits}" if sign == "-" and digits.strip("0.") else digits
