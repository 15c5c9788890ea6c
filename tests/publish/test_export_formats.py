"""Every value of the published version in every format, read back by another reader than ours, against the CSV."""

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pytest
from pyarrow import parquet

from pipeline.publish.export.exporting import FORMATS, export
from pipeline.publish.store.versions import latest

EXTRACTED = Path(__file__).parents[2] / "extracted"
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Published:
    """A table as its CSV and the data package tell it."""

    name: str
    fields: list[dict[str, Any]]
    rows: list[list[str]]

    def typed(self) -> Rows:
        return [tuple(typed(field["type"], text) for field, text in zip(self.fields, row, strict=True)) for row in self.rows]

    def column(self, name: str) -> list[str]:
        place = [field["name"] for field in self.fields].index(name)
        return [row[place] for row in self.rows]


def typed(kind: str, text: str) -> Any:
    readers = {
        "integer": int,
        "number": float,
        "boolean": {"true": True, "false": False}.__getitem__,
        "date": date.fromisoformat,
    }
    return readers.get(kind, str)(text) if text else None


def published_tables() -> Iterator[Published]:
    folder = EXTRACTED / "latest"
    for resource in json.loads((folder / "datapackage.json").read_bytes())["resources"]:
        if "schema" in resource:
            with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
                heading, *rows = csv.reader(file)
            assert heading == [field["name"] for field in resource["schema"]["fields"]]
            yield Published(resource["name"], resource["schema"]["fields"], rows)


TABLES = list(published_tables())
each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("export") / "out"
    export(EXTRACTED, out, FORMATS)
    return out


@pytest.fixture(scope="module")
def sqlite(exported: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(exported / "sailau.sqlite")) as database:
        yield database


@pytest.fixture(scope="module")
def duck(exported: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(exported / "sailau.duckdb", read_only=True) as database:
        yield database


@pytest.fixture(scope="module")
def workbook(exported: Path) -> Iterator[openpyxl.Workbook]:
    book = openpyxl.load_workbook(exported / "sailau.xlsx")
    yield book
    book.close()


@each_table
def test_parquet_has_every_value(exported: Path, table: Published) -> None:
    read = parquet.read_table(exported / "parquet" / f"{table.name}.parquet")

    assert list(zip(*(column.to_pylist() for column in read.columns), strict=True)) == table.typed()


@each_table
def test_parquet_says_types_and_descriptions(exported: Path, table: Published) -> None:
    types = {"string": "string", "integer": "int64", "number": "double", "boolean": "bool", "date": "date32[day]"}

    schema = parquet.read_schema(exported / "parquet" / f"{table.name}.parquet")

    assert [(field.name, str(field.type), field.metadata[b"description"].decode()) for field in schema] == [
        (field["name"], types[field["type"]], field["description"]) for field in table.fields
    ]
    assert [field.nullable for field in schema] == [not field.get("constraints", {}).get("required") for field in table.fields]


def test_parquet_opens_in_pandas_with_numbers_to_reckon_with(exported: Path) -> None:
    results = pd.read_parquet(exported / "parquet" / "results.parquet")

    assert str(results["votes_pct"].dtype) == "float64"
    assert results["seats_count"].sum() == sum(int(text) for text in table_named("results").column("seats_count") if text)


@each_table
def test_duckdb_has_every_value(duck: duckdb.DuckDBPyConnection, table: Published) -> None:
    assert in_order(duck.execute(f'SELECT * FROM "{table.name}"').fetchall()) == in_order(table.typed())  # noqa: S608


@each_table
def test_duckdb_says_types_and_descriptions(duck: duckdb.DuckDBPyConnection, table: Published) -> None:
    types = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
    of_table = "FROM duckdb_columns() WHERE table_name = ? AND NOT internal ORDER BY column_index"

    assert duck.execute(f"SELECT column_name, data_type, comment {of_table}", [table.name]).fetchall() == [
        (field["name"], types[field["type"]], field["description"]) for field in table.fields
    ]


def test_duckdb_opens_in_versions_before_2(exported: Path) -> None:
    """The storage version stands after a checksum and the magic bytes; DuckDB 1.2.0 says it reads 64 and 65."""
    header = (exported / "sailau.duckdb").read_bytes()[:20]

    assert header[8:12] == b"DUCK"
    assert int.from_bytes(header[12:20], "little") <= 65


def test_duckdb_refuses_what_breaks_a_key(exported: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.duckdb"
    path.write_bytes((exported / "sailau.duckdb").read_bytes())
    with duckdb.connect(path) as database:
        for statement in (
            "INSERT INTO places SELECT * FROM places LIMIT 1",
            "INSERT INTO contests SELECT * FROM contests WHERE place_id IS NULL OR round IS NULL LIMIT 1",
            "INSERT INTO people SELECT * REPLACE ('new' AS person_id, 'no-party' AS party_id) FROM people LIMIT 1",
            "INSERT INTO sections SELECT * REPLACE ('new' AS section_id, 's99' AS parent_section_id) FROM sections LIMIT 1",
        ):
            with pytest.raises(duckdb.ConstraintException):
                database.execute(statement)


def test_duckdb_lists_the_foreign_keys_it_does_not_enforce(duck: duckdb.DuckDBPyConnection) -> None:
    asked = "SELECT table_name, referenced_table_name FROM _foreign_keys WHERE NOT is_enforced ORDER BY ALL"

    assert duck.execute(asked).fetchall() == [("nominations", "contests"), ("parties", "people"), ("results", "contests")]


@each_table
def test_sqlite_has_every_value(sqlite: sqlite3.Connection, table: Published) -> None:
    dates = [number for number, field in enumerate(table.fields) if field["type"] == "date"]
    published = [
        tuple(value and value.isoformat() if number in dates else value for number, value in enumerate(row))
        for row in table.typed()
    ]

    assert sqlite.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid').fetchall() == published  # noqa: S608


@each_table
def test_sqlite_says_types_and_descriptions(sqlite: sqlite3.Connection, table: Published) -> None:
    types = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "BOOLEAN", "date": "DATE"}
    declared = sqlite.execute("SELECT name, type FROM pragma_table_info(?)", [table.name]).fetchall()
    described = sqlite.execute("SELECT column_name, description FROM _columns WHERE table_name = ?", [table.name]).fetchall()

    assert declared == [(field["name"], types[field["type"]]) for field in table.fields]
    assert described == [(field["name"], field["description"]) for field in table.fields]


def test_sqlite_is_whole_and_all_its_foreign_keys_hold(sqlite: sqlite3.Connection) -> None:
    assert sqlite.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert sqlite.execute("PRAGMA foreign_key_check").fetchall() == []
    assert len(sqlite.execute("SELECT * FROM pragma_foreign_key_list('people')").fetchall()) == 3


def test_sqlite_refuses_what_breaks_a_key(exported: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.sqlite"
    path.write_bytes((exported / "sailau.sqlite").read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        for statement in (
            "INSERT INTO places SELECT * FROM places LIMIT 1",
            "INSERT INTO contests SELECT * FROM contests WHERE place_id IS NULL OR round IS NULL LIMIT 1",
            "UPDATE people SET party_id = 'no-party'",
            "UPDATE elections SET election_date = '25 July 2021'",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                database.execute(statement)


def test_sqlite_lists_the_foreign_keys_it_cannot_enforce(sqlite: sqlite3.Connection) -> None:
    asked = "SELECT table_name, referenced_table_name FROM _foreign_keys WHERE NOT is_enforced ORDER BY table_name"

    assert sqlite.execute(asked).fetchall() == [("nominations", "contests"), ("results", "contests")]


@each_table
def test_workbook_has_every_value(workbook: openpyxl.Workbook, table: Published) -> None:
    heading, *rows = workbook[table.name].iter_rows(values_only=True)
    width = len(table.fields)

    assert heading == tuple(field["name"] for field in table.fields)
    assert [
        tuple(value.date() if isinstance(value, datetime) else value for value in row[:width]) for row in rows
    ] == table.typed()


@each_table
def test_workbook_shows_decimals_as_published(workbook: openpyxl.Workbook, table: Published) -> None:
    places = [number for number, field in enumerate(table.fields) if field["type"] == "number"]
    shown = [
        as_shown(cell.value, cell.number_format)
        for row in workbook[table.name].iter_rows(min_row=2)
        for cell in (row[place] for place in places)
    ]

    assert shown == [row[place] for row in table.rows for place in places]


def test_workbook_has_text_as_text(workbook: openpyxl.Workbook) -> None:
    kinds = {cell.data_type for row in workbook["cells"].iter_rows(min_row=2) for cell in row[8:10] if cell.value is not None}

    assert kinds == {"s"}
    assert [cell for row in workbook["references"].iter_rows() for cell in row if cell.hyperlink] == []


@each_table
def test_workbook_keeps_the_heading_in_sight_and_filters(workbook: openpyxl.Workbook, table: Published) -> None:
    sheet = workbook[table.name]

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.split(":")[0] == "A1"
    assert sheet.auto_filter.ref.endswith(str(len(table.rows) + 1))


def test_workbook_describes_every_column(workbook: openpyxl.Workbook) -> None:
    described = {(row[0], row[2]): row[4] for row in workbook["about"].iter_rows(values_only=True) if isinstance(row[1], int)}

    assert described == {(table.name, field["name"]): field["description"] for table in TABLES for field in table.fields}


@each_table
def test_csv_is_the_published_file_after_a_byte_order_mark(exported: Path, table: Published) -> None:
    published = (EXTRACTED / "latest" / f"{table.name}.csv").read_bytes()

    assert (exported / "csv" / f"{table.name}.csv").read_bytes() == b"\xef\xbb\xbf" + published


def test_every_format_says_version_licence_and_whom_to_name(
    exported: Path, duck: duckdb.DuckDBPyConnection, sqlite: sqlite3.Connection, workbook: openpyxl.Workbook
) -> None:
    pointer = latest(EXTRACTED)
    assert pointer
    columns = "version_id, licence, attribution"
    metadata = parquet.read_schema(exported / "parquet" / "results.parquet").metadata
    sheet = {row[0]: row[1] for row in workbook["about"].iter_rows(max_row=8, values_only=True)}
    manifest = json.loads((exported / "export.json").read_bytes())
    said = [
        duck.execute(f"SELECT {columns} FROM _version").fetchone(),  # noqa: S608
        sqlite.execute(f"SELECT {columns} FROM _version").fetchone(),  # noqa: S608
        tuple(metadata[name.encode()].decode() for name in columns.split(", ")),
        tuple(sheet[name] for name in columns.split(", ")),
        tuple(manifest[name] for name in columns.split(", ")),
    ]

    version_id, licence, attribution = said[0] or ("", "", "")
    assert said == [said[0]] * 5
    assert (version_id, licence) == (pointer.version_id, "CC-BY-SA-4.0")
    assert attribution.startswith("Wikipedia contributors: 2021 Kazakh municipal elections (https://en.wikipedia.org/")
    assert "GeoNames, CC BY 4.0 (https://www.geonames.org/)" in attribution


def test_same_version_gives_the_same_bytes(exported: Path, tmp_path: Path) -> None:
    """But for DuckDB, whose files are never twice the same."""
    export(EXTRACTED, tmp_path / "again", ["csv", "parquet", "sqlite", "xlsx"])

    again = {
        path.relative_to(tmp_path / "again"): path.read_bytes() for path in (tmp_path / "again").rglob("*.*") if path.is_file()
    }
    del again[Path("export.json")]
    assert again
    assert [path for path, data in again.items() if (exported / path).read_bytes() != data] == []


def test_doubles_are_the_published_decimals() -> None:
    numbers = [
        text for table in TABLES for field in table.fields if field["type"] == "number" for text in table.column(field["name"])
    ]
    stated = [text for text in numbers if text]

    assert stated
    assert [text for text in stated if Decimal(repr(float(text))) != Decimal(text)] == []


def table_named(name: str) -> Published:
    return next(table for table in TABLES if table.name == name)


def as_shown(value: float | None, number_format: str) -> str:
    if value is None:
        return ""
    decimals = len(number_format.partition(".")[2])
    return f"{Decimal(str(value)):.{decimals}f}"


def in_order(rows: Rows) -> Rows:
    """DuckDB has no order of its own, and rows that refer to others of their table stand after them."""
    return sorted(rows, key=lambda row: [(value is not None, "" if value is None else str(value)) for value in row])
