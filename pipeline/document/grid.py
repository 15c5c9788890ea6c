"""Place the cells of an HTML table on a grid, as the HTML standard's "forming a table" says and browsers lay it out.

Spans are read as browsers read them, the malformed ones too, and may make cells overlap. The rows are those of the
source: a rowspan ends with its row group, as in every browser, where the standard's model would add rows in which nothing
starts. What a cell says is read in `html`, what a column means in `pipeline.extract`; nothing here looks at text.

libxml2's tree is not a browser's. It adds no missing <tbody> or <tr>, leaves <form> or <center> between a table and its
rows, and where `</td>` was left out keeps the next cell or row inside whatever the last cell left open. All of that is
undone by reading the tags in document order, as a browser meets them. One difference stays on purpose: a table that starts
inside another but outside its cells ends the outer one in a browser; here it is passed over and no cell is lost.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple, TypeAlias

from pipeline.document.markup import Element

Row: TypeAlias = "list[Element] | Element"  # a <tr> is its own list of cells
RowGroup: TypeAlias = list[Row]

COLSPAN_LIMIT = 1_000
ROWSPAN_LIMIT = 65_534

_CELLS = ("td", "th")
_GROUPS = ("thead", "tbody", "tfoot")
_BETWEEN_GROUPS = ("caption", "colgroup", "col")  # each ends the <tbody> a browser adds around bare rows
_PARTS = (*_CELLS, "tr", *_GROUPS, *_BETWEEN_GROUPS, "table")
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


def row_groups(table: Element) -> list[RowGroup]:
    """The rows of a <table>, each a list of its own cells, by row group; <tfoot> comes last wherever it stands."""
    rows = _Rows()
    parts = table.iterdescendants(*_PARTS)
    for part in parts:
        tag = part.tag
        if tag in _CELLS:
            if part.getparent() is not rows.opened_by:
                rows.start_for_cell(part)
            rows.row.append(part)
        elif tag == "tr":
            rows.start(part)
        elif tag == "table":
            _pass_over(parts, part)
        else:
            rows.start_group(part)
    return [group for group in (*rows.groups, *rows.feet) if group]


def plain_slots(table: Element) -> list[Placed] | None:
    """Every cell of a table whose rows and cells are where they belong, as almost all are, at half the cost of `row_groups`.

    None of any other table. A cell that an open cell has swallowed is not seen here: whoever reads the text of that cell
    meets it, and asks `row_groups` instead. Raises `TooManySlotsError`.
    """
    groups = _plain_row_groups(table)
    if groups is None:
        return None
    try:
        return place(groups)
    except _MisplacedError:
        return None


def _plain_row_groups(table: Element) -> list[RowGroup] | None:
    groups: list[RowGroup] = []
    feet: list[RowGroup] = []
    bare: RowGroup | None = None
    for part in table:
        tag = part.tag
        if tag == "tr":
            if bare is None:
                groups.append(bare := [])
            bare.append(part)
            continue
        bare = None
        if tag in _GROUPS:
            if any(row.tag != "tr" for row in part):
                return None
            (feet if tag == "tfoot" else groups).append(list(part))
        elif tag not in _BETWEEN_GROUPS:
            return None
    return [group for group in (*groups, *feet) if group]


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
                if cell.tag not in _CELLS:
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


class _Rows:
    """The rows met so far. The open row and its group know the element that opened them, to see when a tag is not theirs."""

    def __init__(self) -> None:
        self.groups: list[RowGroup] = []
        self.feet: list[RowGroup] = []
        self.row: Row = []
        self.opened_by: Element | None = None
        self._group: RowGroup = []
        self._group_opened_by: Element | None = None

    def start_group(self, element: Element) -> None:
        """A <thead>, <tbody> or <tfoot>, or the <table> for rows outside those: a browser adds their <tbody>."""
        self._group = []
        self._group_opened_by = element
        self.opened_by = None
        (self.feet if element.tag == "tfoot" else self.groups).append(self._group)

    def start(self, element: Element) -> None:
        """A <tr>, or what the next cell is directly in: a browser adds its <tr>."""
        group = _nearest(element, "table", *_GROUPS)
        if group is not self._group_opened_by:
            self.start_group(group)
        self.row = []
        self.opened_by = element
        self._group.append(self.row)

    def start_for_cell(self, cell: Element) -> None:
        """A row for a cell that is not directly in the open one, unless it belongs there after all."""
        element = _nearest(cell, "tr", "table", *_GROUPS)
        if element is not self.opened_by:
            self.start(element)


def _nearest(element: Element, *tags: str) -> Element:
    """The element itself or the closest one around it that has one of the tags."""
    while element.tag not in tags:
        element = element.getparent()  # type: ignore[assignment]  # a table is around all there is to ask about
    return element


def _pass_over(parts: Iterator[Element], nested: Element) -> None:
    """Move past what is inside a nested table, which has a grid of its own."""
    count = sum(1 for _ in nested.iterdescendants(*_PARTS))
    next(islice(parts, count, count), None)
