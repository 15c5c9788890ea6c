"""A version as one SQLite database: typed columns, keys and foreign keys that SQLite enforces, and tables that describe them.

`_version` says which version it is and whom to name; `_tables`, `_columns` and `_foreign_keys` hold the descriptions.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from pipeline.model.schema import Column, Table
from pipeline.publish.export import catalog
from pipeline.publish.export.dataset import Dataset
from pipeline.publish.export.typed import typed_rows

# SQLite stores dates as text and booleans as 0 and 1; the declared names tell tools what they are.
_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "BOOLEAN", "date": "DATE"}


def write_sqlite(dataset: Dataset, folder: Path) -> None:
    """`sailau.sqlite` in `folder`, the same bytes for the same version and SQLite.

    Dates are ISO text, booleans 0 and 1, numbers double. A key with columns that may be empty is a unique index in which empty
    counts as a value. A foreign key to columns that are no key there is in `_foreign_keys` only.
    """
    tables = [table.declared for table in dataset.tables]
    with closing(sqlite3.connect(folder / "sailau.sqlite", isolation_level=None)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("BEGIN")
        for table in tables:
            database.execute(_create(table, tables))
            for statement in _unique_index(table):
                database.execute(statement)
        for each in dataset.tables:
            rows = typed_rows(each.declared, each.rows)
            _insert(database, each.declared.name, len(each.declared.columns), rows)
        _describe(database, dataset, tables)
        database.execute("COMMIT")
        database.execute("VACUUM")


def quoted(*names: str) -> str:
    """Names as SQL identifiers, joined by commas."""
    return ", ".join('"' + name.replace('"', '""') + '"' for name in names)


def _create(table: Table, tables: Sequence[Table]) -> str:
    parts = [_column(column) for column in table.columns]
    if catalog.has_primary_key(table):
        parts.append(f"PRIMARY KEY ({quoted(*table.key)})")
    parts += [
        f"FOREIGN KEY ({quoted(*key.columns)}) REFERENCES {quoted(key.table)} ({quoted(*key.references)}) "
        "DEFERRABLE INITIALLY DEFERRED"
        for key in catalog.holdable(table, tables)
    ]
    return f"CREATE TABLE {quoted(table.name)} ({', '.join(parts)})"


def _column(column: Column) -> str:
    name = quoted(column.name)
    check = {"boolean": f" CHECK ({name} IN (0, 1))", "date": f" CHECK ({name} IS date({name}))"}.get(column.type, "")
    return f"{name} {_TYPES[column.type]}{' NOT NULL' if column.is_required else ''}{check}"


def _unique_index(table: Table) -> list[str]:
    if not table.key or catalog.has_primary_key(table):
        return []
    values = ", ".join(f"ifnull({quoted(name)}, '')" for name in table.key)
    return [f"CREATE UNIQUE INDEX {quoted(f'{table.name}_key')} ON {quoted(table.name)} ({values})"]


def _insert(database: sqlite3.Connection, name: str, width: int, rows: Iterable[Sequence[object]]) -> None:
    marks = ", ".join("?" * width)
    database.executemany(f"INSERT INTO {quoted(name)} VALUES ({marks})", map(_stored, rows))  # noqa: S608 # names are quoted


def _stored(row: Sequence[object]) -> list[object]:
    return [value.isoformat() if hasattr(value, "isoformat") else value for value in row]


def _describe(database: sqlite3.Connection, dataset: Dataset, tables: Sequence[Table]) -> None:
    about = dataset.about()
    enforced = [(table, key) for table in tables for key in catalog.holdable(table, tables)]
    described: dict[str, tuple[Sequence[str], Sequence[Sequence[object]]]] = {
        "_version": (tuple(about), [tuple(about.values())]),
        "_tables": (catalog.TABLES_HEADING, catalog.table_rows(tables)),
        "_columns": (catalog.COLUMNS_HEADING, catalog.column_rows(tables)),
        "_foreign_keys": (catalog.FOREIGN_KEYS_HEADING, catalog.foreign_key_rows(tables, enforced)),
    }
    for name, (heading, rows) in described.items():
        database.execute(f"CREATE TABLE {quoted(name)} ({quoted(*heading)})")
        _insert(database, name, len(heading), rows)
