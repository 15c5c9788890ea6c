"""Rows of a recognised table by what their columns hold: the one reading of headings that all table families share."""

from dataclasses import dataclass

from pipeline.document.document import Cell, Table
from pipeline.document.values import plain_number
from pipeline.extract.vocabulary import Vocabulary

# What tables print where they state no number.
NOT_STATED = frozenset({"", "-", "–", "—", "−", "n/a", "N/A"})


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row below the headings.

    `role`: part, total, base or source. `cells` by column name: a role of headers.yml, with a share named after the
    count it is of (`votes_pct`, `seats_pct`), an abbreviation beside a party as `abbreviation`, and the columns under
    options as `option:<heading>`.
    """

    table: Table
    number: int
    role: str
    cells: dict[str, Cell]

    @property
    def source(self) -> str:
        return self.table.address(self.number)

    @property
    def label(self) -> str:
        return self.table_cells[0].text if self.table_cells else ""

    @property
    def table_cells(self) -> tuple[Cell, ...]:
        return tuple(self.cells.values())

    @property
    def reference_numbers(self) -> tuple[int, ...]:
        return tuple(mark for cell in self.table_cells for mark in cell.reference_numbers)

    def text(self, column: str) -> str:
        cell = self.cells.get(column)
        return cell.text if cell else ""

    def value(self, column: str) -> str:
        """The number published in the column, without separators and percent sign, or nothing where it is not stated."""
        text = self.text(column)
        return "" if text in NOT_STATED else plain_number(text)

    def address(self, column: str) -> str:
        return self.table.address(self.number, self.cells[column].column)


def grid_rows(table: Table, words: Vocabulary) -> list[GridRow]:
    """The rows of a table whose columns are known; none of an ambiguous table, whose rows are single cells."""
    if table.alignment == "ambiguous":
        return []
    names = column_names(table, words)
    rows = []
    for row_number, cells in table.rows():
        if row_number > table.header_row_count and cells:
            by_name = {names[cell.column]: cell for cell in cells if cell.column in names}
            rows.append(GridRow(table, row_number, _role(cells[0].text, words), by_name))
    return rows


def column_names(table: Table, words: Vocabulary) -> dict[int, str]:
    """What every grid column holds, by its number."""
    names: dict[int, str] = {}
    count = ""
    for cell in sorted((cell for cell in table.cells if cell.is_header), key=lambda cell: cell.column):
        role = words.heading_role(cell.text)
        if role == "share":
            role = f"{count}_pct" if count else "pct"
        elif role in ("votes", "seats"):
            count = role
        elif role == "option":
            role = f"option:{cell.text}"
        if role == "party" and cell.colspan == 2:
            names[cell.column] = "abbreviation"
        names[cell.column + cell.colspan - 1] = role
    return names


def _role(label: str, words: Vocabulary) -> str:
    for term, role in words.knowledge.rows.items():
        if label == term or (term.endswith(":") and label.startswith(f"{term} ")):
            return role
    return "part"
