"""What one cell of an Excel workbook can hold, and how it shows a number. Writing the workbook is `xlsx`."""

from datetime import date

LONGEST_TEXT = 32_767  # in UTF-16 code units, as Excel counts
# Excel counts days from 1900 and has a 29 February 1900 that never was; its integers are doubles.
_FIRST_DAY = date(1900, 3, 1)
_INTEGERS = range(-(2**53), 2**53 + 1)


def storable(value: object) -> object:
    """The value, or its text where a cell cannot hold it: days before March 1900, integers beyond 2**53."""
    match value:
        case date() if value < _FIRST_DAY:
            return value.isoformat()
        case int() if value not in _INTEGERS:
            return str(value)
        case _:
            return value


def number_format(kind: str, text: str) -> str:
    """How a cell shows a published value of a type: days as ISO dates, numbers with their decimals; empty for the rest."""
    if kind == "date":
        return "yyyy-mm-dd"
    if kind not in {"integer", "number"}:
        return ""
    decimals = len(text.partition(".")[2])
    return f"0.{'0' * decimals}" if decimals else "0"


def cut(value: object) -> object:
    """A text that is too long for a cell, cut and ended by how long it was; any other value as it is."""
    if not isinstance(value, str) or not is_too_long(value):
        return value
    ending = f"… [cut here: {len(value):,} characters in all; the CSV has them]"
    room = (LONGEST_TEXT - _length(ending)) * 2
    return value.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + ending


def is_too_long(text: str) -> bool:
    """Whether a text does not fit in a cell."""
    return _length(text) > LONGEST_TEXT


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
