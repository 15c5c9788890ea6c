"""Where a stated value stands, to the cell: rows of published tables know their grid row only."""

import re
from collections.abc import Sequence

from pipeline.document.document import Table
from pipeline.document.values import NUMBER, plain_number
from pipeline.extract.reading import Reading

_ROW = re.compile(r"(?P<table>\w+?)/?r(?P<row>\d+)")


def cell_address(reading: Reading, sources: Sequence[str], stated: str) -> str:
    """The address of the one cell, of the grid rows in turn, that has this number in it; the first source where none has."""
    for source in sources:
        at = _ROW.fullmatch(source)
        table = reading.document.table(at["table"]) if at and stated else None
        columns = _columns(table, int(at["row"]), stated) if at and table else []
        if at and table and len(columns) == 1:
            return table.address(int(at["row"]), columns[0])
        if columns:
            return source
    return sources[0]


def _columns(table: Table, row: int, stated: str) -> list[int]:
    cells = (cell for cell in table.cells if cell.row == row)
    return [cell.column for cell in cells if stated in map(plain_number, NUMBER.findall(cell.text))]
