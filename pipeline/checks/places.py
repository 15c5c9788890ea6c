"""Where a stated value stands, to the cell: rows of published tables know their grid row only."""

import re
from collections.abc import Iterable

from pipeline.checks.rule import Checked
from pipeline.document.document import address
from pipeline.document.values import NUMBER, plain_number

_ROW = re.compile(r"(?P<table>\w+?)/?r(?P<row>\d+)")
Slots = dict[tuple[str, int | None, str], list[tuple[int, int]]]


def cell_address(checked: Checked, source: str, others: Iterable[str], stated: str) -> str:
    """The address of the one cell, of the grid row at `source` or else of others in turn, that has this number in it.

    That of the row where it has the number more than once. Where none of the rows has it, the only cell of the table that does.
    What is no grid row, and a number that stands nowhere, stays at `source`.
    """
    first = _ROW.fullmatch(source)
    if first is None or not stated:
        return source
    slots = checked.once(_slots)
    for row in (source, *others):
        at = _ROW.fullmatch(row)
        if at and (found := slots.get((at["table"], int(at["row"]), stated), ())):
            return address(at["table"], *found[0]) if len(found) == 1 else row
    found = slots.get((first["table"], None, stated), ())
    return address(first["table"], *found[0]) if len(found) == 1 else source


def _slots(checked: Checked) -> Slots:
    """Where every number stands, by table, grid row and number, and by table and number alone."""
    slots: Slots = {}
    for table in checked.reading.document.tables:
        for cell in table.cells:
            for number in set(map(plain_number, NUMBER.findall(cell.text))):
                for row in (cell.row, None):
                    slots.setdefault((table.table_id, row, number), []).append((cell.row, cell.column))
    return slots
