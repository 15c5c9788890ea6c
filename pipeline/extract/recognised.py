"""Whether every word and number of a table of a known kind is understood: what is not would silently be lost or misplaced.

For tables that kept their cells. Flattened ones are cut up by known words in the first place (`pipeline.extract.unflatten`).
"""

from pipeline.document.document import Table
from pipeline.document.values import is_number, spaces
from pipeline.errors import UnknownTermError
from pipeline.extract.grid_rows import NOT_STATED, GridRow, grid_rows
from pipeline.extract.labels import LOOKUPS, unknown_term
from pipeline.extract.vocabulary import Vocabulary

KINDS = frozenset({"results_by_party", "results_by_candidate", "nominations_by_party", "nominations_by_place"})
_COUNTED = ("votes", "seats", "votes_pct", "seats_pct", "races", "total")


def refuse_unknown(table: Table, words: Vocabulary, where: str) -> None:
    """Raises `UnknownTermError` for the first heading, party or place in no lookup, and for a count that is no number."""
    for cell in table.cells:
        if cell.row <= table.header_row_count and spaces(cell.text) and not words.heading_role(cell.text):
            heading = f"{where} › {table.address(cell.row, cell.column)}"
            raise unknown_term(heading, spaces(cell.text), "column heading", "headers.yml")
    for row in grid_rows(table, words):
        if row.role == "part":
            _refuse_unknown_label(row, words, where)
        for column in row.cells:
            if column in _COUNTED or column.startswith("option:"):
                _refuse_no_number(row, column, where)


def _refuse_unknown_label(row: GridRow, words: Vocabulary, where: str) -> None:
    for column, known in (("party", words.options), ("place", words.places)):
        if column in row.cells and row.text(column) not in known:
            label = f"{where} › {row.address(column)}"
            raise unknown_term(label, row.text(column), f"{column} or row label", LOOKUPS[column])


def _refuse_no_number(row: GridRow, column: str, where: str) -> None:
    text = row.text(column)
    if text not in NOT_STATED and not is_number(text):
        raise UnknownTermError(
            f"{where} › {row.address(column)}",
            f'"{text}" is not a number',
            "see what the article means, and capture a revision that says it in numbers",
        )
