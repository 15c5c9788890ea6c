"""Where a published value stands, to the cell, and what is cited for it. Rows of most tables know their grid row only."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.document.document import address
from pipeline.document.values import NUMBER, plain_number
from pipeline.model.schema import Rows

_ADDRESS = re.compile(r"(?P<table>\w+?)/?r(?P<row>\d+)(?:c(?P<column>\d+))?")


@dataclass(frozen=True)
class Cells:
    """The cells of one article."""

    rows: Rows

    def of_value(self, source: str, value: str) -> str:
        """The address of the one cell of the grid row at `source` that has this number or text in it; else `source` itself."""
        at = _ADDRESS.fullmatch(source)
        if at is None or at["column"] or not value:
            return source
        found = [
            cell["column_number"]
            for cell in self._by_row.get((at["table"], int(at["row"])), ())
            if cell["text"] == value or value in map(plain_number, NUMBER.findall(cell["text"]))
        ]
        return address(at["table"], at["row"], found[0]) if len(found) == 1 else source

    @cached_property
    def _by_row(self) -> Mapping[tuple[str, int], list[Mapping[str, str]]]:
        by_row: dict[tuple[str, int], list[Mapping[str, str]]] = {}
        for cell in self.rows:
            by_row.setdefault((cell["table_id"], int(cell["row_number"])), []).append(cell)
        return by_row


def table_of(source: str) -> str:
    """The table an address leads into; empty for a paragraph."""
    at = _ADDRESS.fullmatch(source)
    return at["table"] if at else ""
