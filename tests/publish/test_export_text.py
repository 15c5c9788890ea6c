"""Text in exports: whatever the article has, nothing runs, nothing turns into a number, nothing is lost without saying so."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import duckdb
import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.utils.escape import unescape
from pyarrow import parquet

from pipeline.cli import main
from pipeline.errors import OutputError
from pipeline.model.schema import Rows
from pipeline.publish.export import xlsx
from pipeline.publish.export.cells import cut
from pipeline.publish.export.exporting import FORMATS, export
from tests.publish.publishing import publish

FilesOf = Callable[[Mapping[str, Rows]], dict[str, bytes]]
TablesSaying = Callable[[str], dict[str, Rows]]

FORMULAS = [
    "=1+1",
    "+7 (727)",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A",
]  # the last are full-width
HARMLESS = [
    "007",
    "1e5",
    "TRUE",
    "2021-07-25",
    "http://inform.kz",
    "'quoted'",
    "a=b",
    " =1",
    "1.50",
    "#N/A",
    "a\rb",
    "a\nb",
]
HARMLESS += ["\x01", "Ә ұ 🗳", " a ", '"', "1;2", "\ufeff"]


@pytest.fixture
def store(root: Path, files_of: FilesOf, tables_saying: TablesSaying) -> Path:
    tables = tables_saying("Adal")
    tables["cells"] = [cell(number, text) for number, text in enumerate([*FORMULAS, *HARMLESS], 1)]
    publish(root, files_of({**tables, "tables": [TABLE]}))
    return root


TABLE = {
    "article_id": "adal-2021",
    "table_id": "t01",
    "section_id": "s00",
    "kind": "other",
    "identities_checked_count": "0",
    "identities_held_count": "0",
    "row_count": "40",
    "column_count": "1",
    "header_row_count": "0",
    "alignment": "as_published",
}


def cell(number: int, text: str) -> dict[str, str]:
    place = {"article_id": "adal-2021", "table_id": "t01", "row_number": str(number), "column_number": "1"}
    return {**place, "rowspan": "1", "colspan": "1", "is_header": "false", "is_recovered": "false", "text": text}


def test_every_text_is_in_every_format_as_it_is(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(store, out, FORMATS)
    asked = "SELECT text FROM cells ORDER BY row_number"

    read = {"parquet": parquet.read_table(out / "parquet" / "cells.parquet").column("text").to_pylist()}
    with (
        duckdb.connect(out / "sailau.duckdb", read_only=True) as duck,
        closing(sqlite3.connect(out / "sailau.sqlite")) as database,
    ):
        read["duckdb"] = [text for (text,) in duck.execute(asked).fetchall()]
        read["sqlite"] = [text for (text,) in database.execute(asked).fetchall()]
    read["xlsx"] = workbook_texts(out)
    read["csv"] = csv_texts(out)

    assert sorted(read) == sorted(FORMATS)
    assert read == {name: [*FORMULAS, *HARMLESS] for name in read}


def test_text_that_looks_like_a_formula_is_text_in_a_workbook(store: Path, tmp_path: Path) -> None:
    export(store, tmp_path / "out", ["xlsx"])
    sheet = openpyxl.load_workbook(tmp_path / "out" / "sailau.xlsx")["cells"]

    assert {row[8].data_type for row in sheet.iter_rows(min_row=2)} == {"s"}


def test_text_that_looks_like_an_escaped_character_stays_what_it_is(
    root: Path, tmp_path: Path, files_of: FilesOf, tables_saying: TablesSaying
) -> None:
    """Read from the file itself: openpyxl makes the same of `_x000D_` and of a carriage return."""
    publish(root, files_of(tables_saying("_x000D_")))

    export(root, tmp_path / "out", ["xlsx"])

    with ZipFile(tmp_path / "out" / "sailau.xlsx") as parts:
        assert b"<t>_x005F_x000D_</t>" in parts.read("xl/sharedStrings.xml")


def test_excel_safe_puts_an_apostrophe_before_formulas_only(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(store, out, ["csv", "xlsx"], is_excel_safe=True)
    safe = [*(f"'{text}" for text in FORMULAS), *HARMLESS]

    assert csv_texts(out) == safe
    assert workbook_texts(out) == safe
    assert json.loads((out / "export.json").read_bytes())["is_excel_safe"] is True


def test_excel_safe_leaves_numbers_below_zero_alone(
    root: Path, tmp_path: Path, files_of: FilesOf, tables_saying: TablesSaying
) -> None:
    figure = {
        "article_id": "adal-2021",
        "figure_number": "1",
        "section_id": "s00",
        "kind": "count",
        "text": "-3",
        "value": "-3.50",
    }
    publish(root, files_of({**tables_saying("Adal"), "figures": [{**figure, "context": "It fell by -3."}]}))

    export(root, tmp_path / "out", ["csv", "xlsx"], is_excel_safe=True)

    row = dict(zip(*csv_rows(tmp_path / "out", "figures"), strict=True))
    assert (row["text"], row["value"]) == ("'-3", "-3.50")
    assert openpyxl.load_workbook(tmp_path / "out" / "sailau.xlsx")["figures"]["H2"].value == -3.5


def test_databases_and_parquet_are_not_guarded(store: Path, tmp_path: Path) -> None:
    export(store, tmp_path / "out", ["parquet"], is_excel_safe=True)

    texts = parquet.read_table(tmp_path / "out" / "parquet" / "cells.parquet").column("text").to_pylist()
    assert texts == [*FORMULAS, *HARMLESS]


def test_text_too_long_for_a_cell_is_cut_and_says_so(
    root: Path, tmp_path: Path, files_of: FilesOf, tables_saying: TablesSaying
) -> None:
    tables = {**tables_saying("Adal"), "tables": [TABLE], "cells": [cell(1, "ә" * 32_767), cell(2, "🗳" * 20_000)]}
    publish(root, files_of(tables))
    arguments = ["export", "--format", "xlsx,csv", "--store", str(root), "--out", str(tmp_path / "out")]

    ended = CliRunner().invoke(main, arguments)

    fits, long = workbook_texts(tmp_path / "out")
    assert fits == "ә" * 32_767
    assert long == "🗳" * 16_355 + "… [cut here: 20,000 characters in all; the CSV has them]"
    assert csv_texts(tmp_path / "out")[1] == "🗳" * 20_000
    assert ended.exit_code == 1
    assert ended.output.splitlines()[1:] == ["cut, too long for a cell of Excel: cells, row 3, text"]


def test_cut_text_fills_the_cell_to_its_end() -> None:
    text = cut("a" * 40_000)

    assert isinstance(text, str)
    assert len(text) == 32_767


def test_days_excel_does_not_know_are_text(root: Path, tmp_path: Path, files_of: FilesOf, tables_saying: TablesSaying) -> None:
    election = {"article_id": "adal-2021", "election_id": "e", "kind": "general"}
    days = ["1850-05-01", "1900-02-28", "1900-03-01", "2021-07-25"]
    elections = [{**election, "election_id": f"e{number}", "election_date": day} for number, day in enumerate(days)]
    publish(root, files_of({**tables_saying("Adal"), "elections": elections}))

    export(root, tmp_path / "out", ["xlsx"])

    column = openpyxl.load_workbook(tmp_path / "out" / "sailau.xlsx")["elections"]["F"][1:]
    assert [each.value for each in column] == ["1850-05-01", "1900-02-28", datetime(1900, 3, 1), datetime(2021, 7, 25)]
    assert column[3].number_format == "yyyy-mm-dd"


def test_integer_a_double_cannot_hold_is_text(
    root: Path, tmp_path: Path, files_of: FilesOf, tables_saying: TablesSaying
) -> None:
    tables = tables_saying("Adal")
    article = {**tables["articles"][0], "revision_id": "9007199254740993"}
    publish(root, files_of({**tables, "articles": [article]}))

    export(root, tmp_path / "out", ["xlsx"])

    assert openpyxl.load_workbook(tmp_path / "out" / "sailau.xlsx")["articles"]["G2"].value == "9007199254740993"


def test_table_with_more_rows_than_a_sheet_is_refused(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 10)

    with pytest.raises(OutputError, match=r"^sheet cells: has 29 rows, a sheet of Excel 10; export to another format"):
        export(store, tmp_path / "out", ["xlsx"])
    assert not (tmp_path / "out").exists()


def workbook_texts(out: Path) -> list[str]:
    rows = openpyxl.load_workbook(out / "sailau.xlsx")["cells"].iter_rows(min_row=2, values_only=True)
    return [unescape(str(row[8])) for row in rows]  # openpyxl leaves `_x000D_`, the carriage return of the standard, as it is


def csv_texts(out: Path) -> list[str]:
    return [row[8] for row in csv_rows(out, "cells")[1:]]


def csv_rows(out: Path, table: str) -> list[list[str]]:
    text = (out / "csv" / f"{table}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))
