"""A version as one workbook for Excel: a sheet a table, and before them `about` with the version and what every column is.

Text is text: nothing in a cell becomes a number, a formula or a link. What a cell holds is `pipeline.publish.export.cells`.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from pipeline.errors import OutputError
from pipeline.model.schema import Row, Table
from pipeline.publish.export import catalog
from pipeline.publish.export.cells import cut, is_too_long, number_format, storable
from pipeline.publish.export.dataset import Dataset, ExportTable
from pipeline.publish.export.guard import guarded_rows
from pipeline.publish.export.typed import typed_rows

MOST_ROWS = 1_048_575  # of a sheet, without the heading
# A workbook says when it was made; this one is made of a version, whenever that is.
_MADE = datetime(2000, 1, 1)

Formats = Callable[[str], Any]


def write_xlsx(dataset: Dataset, folder: Path, is_excel_safe: bool) -> list[str]:
    """`sailau.xlsx` in `folder`, the same bytes for the same version and xlsxwriter. Returns the addresses of cut cells.

    Numbers show the decimals as published (`80.00`). Days before March 1900 and integers beyond 2**53 are text. A text too long
    for a cell is cut and ends in saying so. Raises `OutputError` for a table with more rows than a sheet has.
    """
    with Workbook(folder / "sailau.xlsx") as book:
        formats = cache(lambda shown: book.add_format({"num_format": shown, "valign": "top"}))
        heading = book.add_format({"bold": True, "valign": "top"})
        comment = f"{dataset.licence} {dataset.licence_url}\n{dataset.attribution}"
        book.set_properties(
            {"title": dataset.title, "subject": dataset.version_id, "comments": comment, "created": _MADE},
        )
        _write_about(book.add_worksheet("about"), dataset, heading)
        addresses: list[str] = []
        for table in dataset.tables:
            sheet = book.add_worksheet(table.declared.name)
            addresses += _write_table(sheet, table, is_excel_safe, heading, formats)
    return addresses


def _write_about(sheet: Any, dataset: Dataset, heading: Any) -> None:
    declared = [table.declared for table in dataset.tables]
    blocks: list[list[Sequence[object]]] = [
        [("this workbook", ""), *dataset.about().items()],
        [catalog.TABLES_HEADING, *catalog.table_rows(declared)],
        [catalog.COLUMNS_HEADING, *catalog.column_rows(declared)],
    ]
    number = 0
    for block in blocks:
        for row in block:
            for place, value in enumerate(row):
                _write(sheet, number, place, value, heading if row is block[0] else None)
            number += 1
        number += 1
    sheet.set_column(0, 5, 24)


def _write_table(sheet: Any, table: ExportTable, is_excel_safe: bool, heading: Any, formats: Formats) -> list[str]:
    declared, rows = table.declared, guarded_rows(table.declared, table.rows) if is_excel_safe else table.rows
    if len(rows) > MOST_ROWS:
        what = f"has {len(rows):,} rows, a sheet of Excel {MOST_ROWS:,}"
        raise OutputError(f"sheet {declared.name}", what, "export to another format")
    for place, name in enumerate(declared.column_names):
        sheet.write_string(0, place, name, heading)
        sheet.set_column(place, place, min(max(len(name) + 4, 12), 28))
    for number, (row, values) in enumerate(zip(rows, typed_rows(declared, rows), strict=True), 1):
        for place, (column, value) in enumerate(zip(declared.columns, values, strict=True)):
            shown = number_format(column.type, row[column.name])
            _write(sheet, number, place, cut(storable(value)), formats(shown) if shown else None)
    sheet.autofilter(0, 0, len(rows), len(declared.columns) - 1)
    sheet.freeze_panes(1, 0)
    return _cut_cells(declared, rows)


def _cut_cells(table: Table, rows: Sequence[Row]) -> list[str]:
    """The cells whose text is longer than a cell, by sheet, row of the sheet and column."""
    return [
        f"{table.name}, row {number}, {name}"
        for number, row in enumerate(rows, 2)
        for name, text in row.items()
        if is_too_long(text)
    ]


def _write(sheet: Any, row: int, place: int, value: object, shown: Any) -> None:
    match value:
        case None:
            return
        case bool():
            sheet.write_boolean(row, place, value, shown)
        case str():
            sheet.write_string(row, place, value, shown)
        case int() | float():
            sheet.write_number(row, place, value, shown)
        case _:
            sheet.write_datetime(row, place, value, shown)
