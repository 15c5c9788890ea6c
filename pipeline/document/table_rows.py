"""The rows and cells of an HTML table as a browser's tree would have them. Where they stand on a grid is `grid`.

libxml2's tree is not a browser's. It adds no missing <tbody> or <tr>, leaves <form> or <center> between a table and its
rows, and where `</td>` was left out keeps the next cell or row inside whatever the last cell left open. All of that is
undone by reading the tags in document order, as a browser meets them. One difference stays on purpose: a table that starts
inside another but outside its cells ends the outer one in a browser; here it is passed over and no cell is lost.
"""

from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias

from pipeline.document.markup import Element

Row: TypeAlias = "list[Element] | Element"  # a <tr> is its own list of cells
RowGroup: TypeAlias = list[Row]

CELLS = ("td", "th")
_GROUPS = ("thead", "tbody", "tfoot")
_BETWEEN_GROUPS = ("caption", "colgroup", "col")  # each ends the <tbody> a browser adds around bare rows
_PARTS = (*CELLS, "tr", *_GROUPS, *_BETWEEN_GROUPS, "table")


def row_groups(table: Element) -> list[RowGroup]:
    """The rows of a <table>, each a list of its own cells, by row group; <tfoot> comes last wherever it stands."""
    rows = _Rows()
    parts = table.iterdescendants(*_PARTS)
    for part in parts:
        tag = part.tag
        if tag in CELLS:
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


def plain_row_groups(table: Element) -> list[RowGroup] | None:
    """The same where every row is in its group; what stands in the rows is not looked at. None of any other table."""
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
        elif tag not in _BETWEEN_GROUPS or next(part.iterdescendants(*CELLS), None) is not None:
            return None
    return [group for group in (*groups, *feet) if group]


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
