"""Place the cells of an HTML table on a grid, as the HTML standard's "forming a table" says and browsers lay it out.

Spans are read as browsers read them, the malformed ones too, and may make cells overlap. The rows are those of the
source: a rowspan ends with its row group, as in every browser, where the standard's model would add rows in which nothing
starts. Which rows and cells a table has is `table_rows`; what a cell says is read in `html_tables`, what a column means in
`pipeline.extract`.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.document.markup import Element
from pipeline.document.table_rows import CELLS, RowGroup, plain_row_groups

COLSPAN_LIMIT = 1_000
ROWSPAN_LIMIT = 65_534

_new = tuple.__new__  # makes a named tuple in half the time of a call to it
_NUMBER = re.compile(r"[ \t\n\f\r]*(?:\+?([0-9]+)|-(0+)(?![0-9]))")


class Placed(NamedTuple):
    """A cell element and where it stands; `row` and `column` count from 1 and name its top left slot.

    A tuple, since a frozen dataclass takes three times as long to make and there is one for every cell.
    """

    element: Element
    row: int
    column: int
    rowspan: int
    colspan: int


class TooManySlotsError(ValueError):
    """A table asks for more slots than the budget. `columns` is the width at which that was certain, maybe not all of it."""

    def __init__(self, rows: int, columns: int, budget: int) -> None:
        super().__init__(f"{rows:,} rows by {columns:,} or more columns are over the limit of {budget:,} slots")
        self.rows = rows
        self.columns = columns
        self.budget = budget


class _MisplacedError(Exception):
    """Something else stands where a cell should."""


def span(text: str | None, limit: int) -> int:
    """The number a `rowspan` or `colspan` says to a browser, at most `limit`; 1 if it says none. 0 stays 0."""
    number = _NUMBER.match(text or "")
    if number is None:
        return 1
    digits = (number[1] or number[2]).lstrip("0")
    return limit if len(digits) > len(str(limit)) else min(int(digits or 0), limit)


def plain_slots(table: Element) -> list[Placed] | None:
    """Every cell of a table whose rows and cells are where they belong, as almost all are, at half the cost of `row_groups`.

    None of any other table. A cell that an open cell has swallowed is not seen here: whoever reads the text of that cell
    meets it, and asks `row_groups` instead. Raises `TooManySlotsError`.
    """
    groups = plain_row_groups(table)
    if groups is None:
        return None
    try:
        return place(groups)
    except _MisplacedError:
        return None


def place(groups: Sequence[RowGroup], budget: int = 200_000) -> list[Placed]:
    """Every cell with its slots, row by row. Raises `TooManySlotsError` before a grid grows over the budget."""
    placed: list[Placed] = []
    row_count = sum(len(group) for group in groups)
    reach: list[int] = []  # per column, the last row that a rowspan has taken
    number = last = 0
    for group in groups:
        last += len(group)
        for row in group:
            number += 1
            column = 0
            for cell in row:
                if cell.tag not in CELLS:
                    raise _MisplacedError
                while column < len(reach) and reach[column] >= number:
                    column += 1
                rowspan = colspan = 1
                if (names := cell.keys()) and ("rowspan" in names or "colspan" in names):  # keys() is cheaper than get()
                    rowspan, colspan = _spans(cell, last - number + 1)
                end = column + colspan
                if end > len(reach):
                    _widen(reach, end, row_count, budget)
                if rowspan > 1:
                    reach[column:end] = [max(taken, number + rowspan - 1) for taken in reach[column:end]]
                placed.append(_new(Placed, (cell, number, column + 1, rowspan, colspan)))
                column = end
    return placed


def _spans(cell: Element, rows_left: int) -> tuple[int, int]:
    """Rowspan and colspan; a rowspan of 0, or one that is too large, goes to the end of the row group."""
    rowspan = span(cell.get("rowspan"), ROWSPAN_LIMIT)
    colspan = span(cell.get("colspan"), COLSPAN_LIMIT)
    return min(rowspan or rows_left, rows_left), colspan or 1


def _widen(reach: list[int], width: int, row_count: int, budget: int) -> None:
    if width * row_count > budget:
        raise TooManySlotsError(row_count, width, budget)
    reach.extend([0] * (width - len(reach)))
