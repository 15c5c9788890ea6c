"""A Document as read to a Document whose every table is a grid: the last step before meaning.

Winning columns back is `pipeline.extract.unflatten`; what a table is and states is `pipeline.extract.table_reading`.
"""

from dataclasses import replace

from pipeline.document.document import INFOBOX, Document, Remark, Table
from pipeline.errors import UnknownTermError
from pipeline.extract import infobox_grid
from pipeline.extract.unflatten import ambiguous, unflatten
from pipeline.extract.vocabulary import Vocabulary


def recover(document: Document, words: Vocabulary, where: str, *, is_lenient: bool = False) -> Document:
    """The document with flattened tables as grids.

    Raises `UnknownTermError` for a heading or row label that is in no lookup; where `is_lenient`, the table stays as it was
    captured and the error becomes a remark.
    """
    tables: list[Table] = []
    remarks: list[Remark] = list(document.remarks)
    for table in document.tables:
        if not table.is_flattened:
            found: tuple[Remark, ...] = ()
        elif table.table_id == INFOBOX:
            table, found = infobox_grid.grid(table, words)
        elif is_lenient:
            table, found = _leniently(table, words, where)
        else:
            table, found = unflatten(table, words, where)
        remarks += found
        tables.append(table)
    return replace(document, tables=tuple(tables), remarks=tuple(remarks))


def with_recovery_of(document: Document, source: Document) -> Document:
    """The document with the marks of recovery of the one it was rendered from: what was won back there is won back here."""
    tables = []
    for table in document.tables:
        solved = source.table(table.table_id)
        if solved is not None and solved.alignment == "solved":
            recovered = {(cell.row, cell.column): cell.is_recovered for cell in solved.cells}
            cells = [cell._replace(is_recovered=recovered.get((cell.row, cell.column), False)) for cell in table.cells]
            table = replace(table, cells=tuple(cells), alignment="solved")
        tables.append(table)
    return replace(document, tables=tuple(tables))


def _leniently(table: Table, words: Vocabulary, where: str) -> tuple[Table, tuple[Remark, ...]]:
    try:
        return unflatten(table, words, where)
    except UnknownTermError as error:
        return ambiguous(table, f"{error.what}; {error.todo}")
