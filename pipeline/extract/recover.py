"""A Document as read to a Document whose every table is a grid of a known kind: the last step before meaning.

Winning columns back is `pipeline.extract.unflatten`; what rows of a kind mean is in one module a family.
"""

from dataclasses import replace

from pipeline.document.document import INFOBOX, Document, Remark, Table
from pipeline.extract import infobox_grid
from pipeline.extract.unflatten import unflatten
from pipeline.extract.vocabulary import Vocabulary


def recover(document: Document, words: Vocabulary, where: str) -> Document:
    """The document with flattened tables as grids and every table's `kind` filled.

    Raises `UnknownTermError` for a heading or row label that is in no lookup.
    """
    tables: list[Table] = []
    remarks: list[Remark] = list(document.remarks)
    for table in document.tables:
        if table.table_id == INFOBOX:
            table, found = infobox_grid.grid(table, words)
        elif table.is_flattened:
            table, found = unflatten(table, words, where)
        else:
            found = ()
        remarks += found
        tables.append(replace(table, kind=table.kind or kind(table, words)))
    return replace(document, tables=tuple(tables), remarks=tuple(remarks))


def kind(table: Table, words: Vocabulary) -> str:
    """What a table is, by the roles of its headings."""
    roles = {words.heading_role(cell.text) for cell in table.cells if cell.is_header}
    if {"party", "candidate", "votes"} <= roles:
        return "results_by_candidate"
    if "party" in roles and roles & {"votes", "seats"}:
        return "results_by_party"
    if {"party", "nominations"} <= roles:
        return "nominations_by_party"
    if {"place", "option"} <= roles:
        return "nominations_by_place"
    return "other"
