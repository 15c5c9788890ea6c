"""A version as one DuckDB database: typed columns, keys, foreign keys as far as DuckDB holds them, and comments.

`_version` says which version it is and whom to name; `_foreign_keys` has all foreign keys and which of them are enforced.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline.model.schema import ForeignKey, Table
from pipeline.publish.export import catalog
from pipeline.publish.export.arrow import arrow_table
from pipeline.publish.export.dataset import Dataset
from pipeline.publish.export.sqlite import quoted

_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


# Unless told otherwise, DuckDB 2 writes what 1.x cannot open, and 256 KiB for every small table and index.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "storage_compatibility_version": "v1.2.0",
    "default_block_size": "16384",
}


def write_duckdb(dataset: Dataset, folder: Path) -> None:
    """`sailau.duckdb` in `folder`, which DuckDB 1.2 and later open. Its bytes differ from run to run, its content does not.

    A key with columns that may be empty is a unique index in which empty counts as a value. DuckDB checks a foreign key at
    every statement, so of two tables that refer to each other it enforces one.
    """
    arrows = {table.declared.name: arrow_table(dataset, table) for table in dataset.tables}
    tables = [table.declared for table in dataset.tables]
    enforced = list(_enforced(catalog.filling_order(tables)))
    with duckdb.connect(folder / "sailau.duckdb", config=_CONFIG) as database:
        for table in catalog.filling_order(tables):
            database.execute(_create(table, [key for holder, key in enforced if holder == table]))
            for wave in _waves(table, arrows[table.name]):
                _insert(database, table.name, wave)
            for statement in (*_unique_index(table), *_comments(table)):
                database.execute(statement)
        _describe(database, dataset, tables, enforced)


def _enforced(ordered: Sequence[Table]) -> Iterator[tuple[Table, ForeignKey]]:
    for number, table in enumerate(ordered, 1):
        filled = {each.name for each in ordered[:number]}
        yield from ((table, key) for key in catalog.holdable(table, ordered) if key.table in filled)


def _create(table: Table, keys: Sequence[ForeignKey]) -> str:
    parts = [
        f"{quoted(column.name)} {_TYPES[column.type]}{' NOT NULL' if column.is_required else ''}" for column in table.columns
    ]
    if catalog.has_primary_key(table):
        parts.append(f"PRIMARY KEY ({quoted(*table.key)})")
    parts += [
        f"FOREIGN KEY ({quoted(*key.columns)}) REFERENCES {quoted(key.table)} ({quoted(*key.references)})" for key in keys
    ]
    return f"CREATE TABLE {quoted(table.name)} ({', '.join(parts)})"


def _waves(table: Table, rows: pa.Table) -> Iterator[pa.Table]:
    """The rows in parts, each of which refers to rows of the table in earlier parts only."""
    within = [key for key in table.foreign_keys if key.table == table.name and key.references == table.key]
    left = list(range(rows.num_rows))
    own, wanted = _values(rows, table.key), [_values(rows, key.columns) for key in within]
    while left:
        waiting = {own[row] for row in left}
        wave = [row for row in left if not any(None not in each[row] and each[row] in waiting for each in wanted)] or left
        yield rows.take(wave)
        taken = set(wave)
        left = [row for row in left if row not in taken]


def _values(rows: pa.Table, columns: Sequence[str]) -> list[tuple[object, ...]]:
    return list(zip(*(rows.column(name).to_pylist() for name in columns), strict=True))


def _insert(database: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    database.register("wave", rows)
    database.execute(f"INSERT INTO {quoted(name)} SELECT * FROM wave")  # noqa: S608 # the name is quoted
    database.unregister("wave")


def _unique_index(table: Table) -> list[str]:
    if not table.key or catalog.has_primary_key(table):
        return []
    values = ", ".join(f"coalesce(CAST({quoted(name)} AS VARCHAR), '')" for name in table.key)
    return [f"CREATE UNIQUE INDEX {quoted(f'{table.name}_key')} ON {quoted(table.name)} ({values})"]


def _comments(table: Table) -> Iterator[str]:
    yield f"COMMENT ON TABLE {quoted(table.name)} IS {_text(table.description)}"
    for column in table.columns:
        yield f"COMMENT ON COLUMN {quoted(table.name)}.{quoted(column.name)} IS {_text(column.description)}"


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _describe(
    database: duckdb.DuckDBPyConnection, dataset: Dataset, tables: Sequence[Table], enforced: list[tuple[Table, ForeignKey]]
) -> None:
    about = dataset.about()
    keys = catalog.foreign_key_rows(tables, enforced)
    columns = zip(*keys, strict=True) if keys else ((),) * len(catalog.FOREIGN_KEYS_HEADING)
    described = {
        "_version": pa.table({name: [value] for name, value in about.items()}),
        "_foreign_keys": pa.table(dict(zip(catalog.FOREIGN_KEYS_HEADING, map(list, columns), strict=True))),
    }
    for name, rows in described.items():
        database.register("described", rows)
        database.execute(f"CREATE TABLE {quoted(name)} AS SELECT * FROM described")  # noqa: S608 # the name is quoted
        database.unregister("described")
