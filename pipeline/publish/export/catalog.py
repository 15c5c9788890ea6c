"""What a database says of its own tables: which keys it can hold, and the order that lets it. Pure; SQL is in the writers."""

from collections.abc import Iterable, Sequence

from pipeline.model.schema import ForeignKey, Table

FOREIGN_KEYS_HEADING = ("table_name", "column_names", "referenced_table_name", "referenced_column_names", "is_enforced")
COLUMNS_HEADING = ("table_name", "column_number", "column_name", "type", "description", "is_required")
TABLES_HEADING = ("table_name", "description", "key_column_names")


def has_primary_key(table: Table) -> bool:
    """Whether no column of the table's key may be empty; else the key is unique, its empty columns counting as a value."""
    required = {column.name for column in table.columns if column.is_required}
    return bool(table.key) and required.issuperset(table.key)


def holdable(table: Table, tables: Iterable[Table]) -> tuple[ForeignKey, ...]:
    """The foreign keys a database can enforce: those to the whole primary key of another table, as SQL asks."""
    keys = {each.name: each.key for each in tables if has_primary_key(each)}
    return tuple(key for key in table.foreign_keys if keys.get(key.table) == key.references)


def filling_order(tables: Sequence[Table]) -> list[Table]:
    """The tables so that a row's referenced rows come first, as far as that goes; a circle is cut at its first table."""
    left, ordered = list(tables), list[Table]()
    while left:
        waited_for = {table.name: _waited_for(table, left) for table in left}
        following = next((table for table in left if not waited_for[table.name]), None)
        following = following or next(table for table in left if table.name in waited_for[table.name])
        ordered.append(following)
        left.remove(following)
    return ordered


def foreign_key_rows(
    tables: Iterable[Table], enforced: Iterable[tuple[Table, ForeignKey]]
) -> list[tuple[str | int | bool, ...]]:
    """A row a foreign key, under `FOREIGN_KEYS_HEADING`; columns are joined by `, `."""
    held = list(enforced)
    return [
        (table.name, ", ".join(key.columns), key.table, ", ".join(key.references), (table, key) in held)
        for table in tables
        for key in table.foreign_keys
    ]


def column_rows(tables: Iterable[Table]) -> list[tuple[str | int | bool, ...]]:
    """A row a column, under `COLUMNS_HEADING`."""
    return [
        (table.name, number, column.name, column.type, column.description, column.is_required)
        for table in tables
        for number, column in enumerate(table.columns, 1)
    ]


def table_rows(tables: Iterable[Table]) -> list[tuple[str | int | bool, ...]]:
    """A row a table, under `TABLES_HEADING`."""
    return [(table.name, table.description, ", ".join(table.key)) for table in tables]


def _waited_for(table: Table, left: Sequence[Table]) -> set[str]:
    """The tables left that the table refers to, and those they refer to; itself among them where that is a circle."""
    referenced = {each.name: {key.table for key in holdable(each, left)} - {each.name} for each in left}
    reached, following = set[str](), referenced[table.name]
    while following:
        reached |= following
        following = set().union(*(referenced[name] for name in following)) - reached
    return reached
