"""What one cell of a known column states: numbers by published column, and marks such as elected or unopposed.

A cell that is neither a number nor a known word gives nothing and is said to be unread; no part of it is taken.
"""

import re
from dataclasses import dataclass, field

from pipeline.document.document import Cell
from pipeline.document.numbers import Number, count, fraction, pair, share
from pipeline.document.values import YEAR, spaces
from pipeline.extract.vocabulary import Vocabulary

# What a column of this role holds: the published column, and how its numbers are written.
_COUNTS = {"votes": "votes_count", "seats": "seats_count", "electors": "electors_count", "contested": "candidates_count"}
_COUNTS |= {"nominations": "candidates_count", "registered": "registered_voters_count", "valid": "valid_votes_count"}
_COUNTS |= {
    "cast": "cast",
    "total": "total",
    "majority": "majority_count",
    "invalid": "votes_count",
    "against_all": "votes_count",
}
_COUNTS |= {"sample_size": "sample_size_count", "races": "races_count"}
_SHARES = {"votes_pct": "votes_pct", "seats_pct": "seats_pct", "change": "change_pct", "turnout": "turnout_pct"}
_SHARES |= {
    "majority_pct": "majority_pct",
    "swing": "swing_pct",
    "margin_of_error": "margin_of_error_pct",
    "invalid_pct": "votes_pct",
}
_SHARES |= {"against_all_pct": "votes_pct", "turnout_pct": "turnout_pct", "cast_pct": "turnout_pct"}
_OTHER_SHARE = {"votes_count": "votes_pct", "seats_count": "seats_pct", "cast": "turnout_pct", "majority_count": "majority_pct"}
# `<0.1%` bounds a number and states none.
_BOUNDS = ("<", ">", "≤", "≥", "~", "≈")
_SURELY_VOTES = 1_000  # below, the number beside a share may be one of posts
_SIGNED = "+-−–±"
_ASIDE = re.compile(r"(?P<name>.*\S)\s*[(\[](?P<aside>[^()\[\]]*)[)\]]", re.DOTALL)
_MARKS_AFTER = re.compile(r"[\s*†‡§^]+$")
_ARROWS = re.compile(r"^(?P<arrow>[^\d\s.,%+\-−–±]+)\s*(?P<rest>[\d.,%\s]+)$")
_AFTER_COUNT = re.compile(r"(?P<number>[\d.,'  ]*\d)\s*\(?[A-Z]{1,3}\)?")


@dataclass(frozen=True, slots=True)
class Stated:
    """`columns`: published columns and their text. `marks`: roles of values.yml. `is_read`: whether all of it was."""

    columns: dict[str, str] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()
    numbers: tuple[Number, ...] = ()
    is_read: bool = True


@dataclass(frozen=True, slots=True)
class Name:
    """A person's or option's name without the marks beside it."""

    text: str
    marks: frozenset[str] = frozenset()


def stated(cell: Cell, role: str, words: Vocabulary) -> Stated:
    """What a cell in a column of this role states."""
    text = cell.text.strip()
    marks = picture_marks(cell, words)
    if not text or (said := words.value_role(text)):
        said = words.value_role(text) if text else ""
        found = frozenset({*marks, said} - {""})
        steady = {"steady"} & found and role in ("change", "seats_change")
        return Stated({"change_pct" if role == "change" else "seats_change_count": "0"} if steady else {}, found)
    columns, numbers = _numbers(text, role)
    if columns is None and (arrow := _ARROWS.match(text)) and (direction := words.value_role(arrow["arrow"])):
        marks |= {direction}
        columns, numbers = _numbers(arrow["rest"], role)
    if columns is None:
        return Stated(marks=marks, is_read=text.startswith(_BOUNDS))
    if "decrease" in marks and role in ("change", "seats_change"):
        columns = {name: f"-{value.removeprefix('-')}" if value.strip("0.") else value for name, value in columns.items()}
    return Stated(columns, marks, tuple(numbers))


def picture_marks(cell: Cell, words: Vocabulary) -> frozenset[str]:
    """What the pictures and hidden texts of a cell say: ticks, arrows."""
    shown = [cell.image_alt, *cell.image_alt.split("\n"), cell.hidden_text.strip()]
    return frozenset(role for text in shown if text and (role := words.value_role(text)))


def name(cell: Cell, words: Vocabulary) -> Name:
    """The name in a cell, its lines joined, without the marks after it."""
    return name_in(cell.text, words, picture_marks(cell, words))


def name_in(text: str, words: Vocabulary, marks: frozenset[str] = frozenset()) -> Name:
    found = set(marks)
    rest = spaces(text)
    while True:
        before = rest
        rest = _MARKS_AFTER.sub("", rest)
        head, _, tail = rest.rpartition(" ")
        if head and not tail.isalnum() and (role := words.value_role(tail)) in ("elected_mark", "incumbent_mark"):
            found.add(role)
            rest = head
        elif aside := _ASIDE.fullmatch(rest):
            role = words.value_role(aside["aside"]) or words.value_role(f"({aside['aside']})")
            if role in ("elected_mark", "incumbent_mark", "write_in", "unopposed", "withdrawn"):
                found.add(role)
                rest = aside["name"]
            elif YEAR.search(aside["aside"]):  # `(resigned 6 February 1906)` is said of the person, not part of the name
                rest = aside["name"]
        if rest == before:
            return Name(rest, frozenset(found))


def _numbers(text: str, role: str) -> tuple[dict[str, str] | None, list[Number]]:
    """Published columns of one number, of a count and what stands in parentheses or below it, or of a fraction."""
    if role == "votes_pct" and (two := pair(text)) and "%" in two.second and "%" not in two.first and count(two.first):
        role = "votes"
    if (one := _one(text, role)) is not None:
        column, number = one
        return {column: number.text}, [number]
    if role in ("seats", "nominations", "contested") and (parts := fraction(text)):
        return {_COUNTS[role]: parts[0], **({"seats_in_all": parts[1]} if role == "seats" else {})}, []
    if (both := pair(text)) and (one := _one(both.first, role)) and (other := _second(both.second, one[0])):
        return {one[0]: one[1].text, other[0]: other[1].text}, [one[1], other[1]]
    if role == "sample_size" and (counted := _AFTER_COUNT.fullmatch(text)) and (people := count(counted["number"])):
        return {"sample_size_count": people.text}, [people]
    return None, []


def _one(text: str, role: str) -> tuple[str, Number] | None:
    if role == "seats_change":
        change = count(text)
        return ("seats_change_count", change) if change else None
    if role in _SHARES:
        number = share(text)
        if number is None and role == "votes_pct" and (number := count(text)):
            return "votes_count", number
        return (_SHARES[role], number) if number else None
    column = _COUNTS.get(role)
    if column is None:
        return None
    if whole := count(text):
        return (column, whole) if role == "majority" or not whole.text.startswith("-") else None
    part, other = share(text), _OTHER_SHARE.get(column)
    return (other, part) if part and other and part.is_percent else None


def _second(text: str, first: str) -> tuple[str, Number] | None:
    """What the second number of a cell is: the share of a count, the change of either, or the count of a share."""
    number = share(text)
    is_signed = text[:1] in _SIGNED
    if first == "seats_count" and (change := count(text)) and (is_signed or change.text == "0"):
        return "seats_change_count", change
    if number and is_signed and first in ("votes_pct", "votes_count") and (number.is_percent or number.point):
        return "change_pct", number
    if number and not is_signed and first in _OTHER_SHARE and (number.is_percent or number.point):
        return _OTHER_SHARE[first], number
    if first == "votes_pct" and not is_signed and (counted := count(text)) and int(counted.text) >= _SURELY_VOTES:
        return "votes_count", counted
    return None
