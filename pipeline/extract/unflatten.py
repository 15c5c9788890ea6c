"""A flattened table back to a grid: labels by known terms, values by `pipeline.extract.alignment`.

A table comes back whole and marked `solved`, every cell `is_recovered`; or it stays one cell a row, `ambiguous`, with a
remark saying why. The infobox, which has labels instead of headings, is `pipeline.extract.infobox_grid`.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.document.document import Cell, Remark, Table
from pipeline.document.values import is_number, spaces, split_citations
from pipeline.extract.alignment import Alignment, Column, Problem, Row, RowSum, align
from pipeline.extract.flat_rows import FlatRow, flat_row
from pipeline.extract.labels import TEXT_ROLES, label_ways, layouts, unknown_label, unknown_term
from pipeline.extract.segmentation import unknown_words
from pipeline.extract.vocabulary import Vocabulary


def unflatten(table: Table, words: Vocabulary, where: str) -> tuple[Table, tuple[Remark, ...]]:
    """The table as a grid, and the remark when it stays ambiguous.

    Raises `UnknownTermError` when the heading row or a row's label holds a term that is in no lookup.
    """
    roles = heading_roles(table, words, where)
    value_roles = tuple(role for role in roles if role not in TEXT_ROLES)
    if roles[len(roles) - len(value_roles) :] != value_roles:
        return ambiguous(table, "columns of words stand between its columns of values")
    rows = [
        flat_row(number, cells[0].text, len(value_roles), words.knowledge.rows)
        for number, cells in table.rows()
        if number > table.header_row_count
    ]
    fitting = [layout for layout in layouts(roles) if all(label_ways(row, layout, words) for row in rows)]
    if not fitting:
        raise unknown_label(table, rows, layouts(roles), words, where)
    if len(fitting) > 1 or any(len(label_ways(row, fitting[0], words)) > 1 for row in rows):
        return ambiguous(table, "the words of a row can be cut into cells in more than one way")
    solution = _solve(rows, value_roles)
    if solution.placement is None:
        aside = f"; set aside: {', '.join(map(str, solution.set_aside))}" if solution.set_aside else ""
        return ambiguous(table, solution.reason + aside)
    layout = fitting[0]
    cells = _header_cells(table, len(layout) - (len(roles) - len(value_roles)))
    width = len(layout) + len(value_roles)
    for row, columns in zip(rows, solution.placement, strict=True):
        cells += _row_cells(row, label_ways(row, layout, words)[0], columns, len(layout), width)
    return replace(table, cells=tuple(cells), is_flattened=False, alignment="solved"), ()


def heading_roles(table: Table, words: Vocabulary, where: str) -> tuple[str, ...]:
    """What every column of a table with one heading row holds. Raises `UnknownTermError` for a heading without a role."""
    headings = [cell.text for cell in table.cells if cell.is_header]
    if not headings:
        lines = [cell.text for cell in table.cells]
        likely = max(lines, key=lambda line: sum(word in words.knowledge.headers for word in line.split()))
        unknown = unknown_words(likely, lambda term: bool(words.heading_role(term)))
        heading_row = f'{where} › {table.table_id} › heading row "{spaces(likely)}"'
        raise unknown_term(heading_row, unknown, "column heading", "headers.yml")
    return tuple(words.heading_role(heading) for heading in headings)


def _solve(rows: Sequence[FlatRow], roles: Sequence[str]) -> Alignment:
    """Which value column every value of every row goes to."""
    plain = all(is_number(value.text) for row in rows for value in row.values)
    whole = all(len(row.values) == len(roles) for row in rows if row.role != "source")
    if not plain and not whole:
        return Alignment(None, reason="a row lost a cell and its values are not plain numbers")
    columns: list[Column] = []
    for role in roles:
        counts = [index for index, column in enumerate(columns) if column.kind == "count"]
        is_share = role == "share" and bool(counts)
        columns.append(Column("share", counts[-1]) if is_share else Column("count"))
    options = tuple(index for index, role in enumerate(roles) if role == "option")
    row_sums = tuple(RowSum(index, options) for index, role in enumerate(roles) if role == "total" and options)
    return align(Problem(tuple(columns), tuple(_row(row) for row in rows), row_sums))


def _row(row: FlatRow) -> Row:
    texts = tuple(value.text for value in row.values)
    match row.role:
        case "total":
            return Row(texts, "total")
        case "base":
            return Row(texts, "base")
        case _:
            return Row(texts)


def _header_cells(table: Table, extra: int) -> list[Cell]:
    """The heading row, its first heading spanning the `extra` columns that the rows turned out to have."""
    first, *others = (cell for cell in table.cells if cell.is_header)
    moved = [cell._replace(column=cell.column + extra, is_recovered=True) for cell in others]
    return [first._replace(colspan=1 + extra, is_recovered=True), *moved]


def _row_cells(row: FlatRow, label: Sequence[str], columns: Sequence[int], text_width: int, width: int) -> list[Cell]:
    """All cells of a row: its label, cut up or spanning, and its values in their columns, empty cells between them."""
    if row.role == "source":
        return [Cell(row.number, 1, row.label.text, colspan=width, is_recovered=True, reference_numbers=row.label.marks)]
    span = text_width if len(label) == 1 else 1
    cells = [Cell(row.number, column, text, colspan=span, is_recovered=True) for column, text in enumerate(label, start=1)]
    cells[0] = cells[0]._replace(reference_numbers=row.label.marks)
    placed = dict(zip(columns, row.values, strict=True))
    for index in range(width - text_width):
        value = placed.get(index)
        text, marks = (value.text, value.marks) if value else ("", ())
        cells.append(Cell(row.number, text_width + index + 1, text, is_recovered=True, reference_numbers=marks))
    return cells


def ambiguous(table: Table, reason: str) -> tuple[Table, tuple[Remark, ...]]:
    """The table as it was captured, one cell a row: no value is guessed into a column."""
    cells = tuple(cell._replace(text=spaces(split_citations(cell.text)[0])) for cell in table.cells)
    remark = Remark("alignment", "error", table.table_id, table.address(1), message=f"columns not won back: {reason}")
    return replace(table, cells=cells, alignment="ambiguous"), (remark,)
