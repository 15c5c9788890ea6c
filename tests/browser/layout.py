"""Grids to compare: Chromium's, read off its boxes, and ours, both reduced to what a layout can show.

A layout cannot show a column in which no cell starts: CSS merges it away ("track merging"). So columns are counted here
among those in which a cell starts, on both sides. Every row shows, an empty one too, since the harness gives it a height.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.document.grid import place
from pipeline.document.markup import Element
from pipeline.document.table_rows import row_groups
from tests.browser.chromium import TableBoxes

SLACK = 0.5  # pixels: layout counts in 64ths of one, and `layout.html` keeps edges 8 apart


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell: its text without white space, the row and the column it starts in, how many of each it takes."""

    text: str
    row: int
    column: int
    rowspan: int
    colspan: int


def seen(table: TableBoxes) -> list[Spot]:
    """Where Chromium put the cells, in document order."""
    tops = sorted(row.top for row in table.rows)
    lefts = sorted({box.left for _, box in table.cells})
    spots = []
    for text, box in table.cells:
        row, rowspan = _count(tops, box.top, box.bottom)
        column, colspan = _count(lefts, box.left, box.right)
        spots.append(Spot(text, row, column, rowspan, colspan))
    return spots


def placed(table: Element) -> list[Spot]:
    """Where we put the cells, in document order."""
    places = {each.element: each for each in place(row_groups(table))}
    starts = sorted({each.column for each in places.values()})
    spots = []
    for cell in table.iter("td", "th"):
        if each := places.get(cell):
            column, colspan = _count(starts, each.column, each.column + each.colspan - 1)
            spots.append(Spot(_text(cell), each.row, column, each.rowspan, colspan))
    return spots


def _count(edges: Sequence[float], start: float, end: float) -> tuple[int, int]:
    """Which of the edges is the start, counted from 1, and how many there are from it to the end.

    An edge at the very end counts: a column is empty, zero pixels wide, if every cell that starts there goes on.
    """
    first = bisect_left(edges, start - SLACK)
    return first + 1, bisect_left(edges, end + SLACK) - first


def _text(cell: Element) -> str:
    """What JavaScript's `\\s` leaves, which unlike Python's takes away the zero width no-break space too."""
    return re.sub(r"[\s\ufeff]", "", "".join(map(str, cell.itertext())))
