"""The contract of `pipeline.model`, checked on finished tables: required, types, keys, foreign keys, sources.

A violation is our own error and stops a build. Where the article contradicts itself is `findings`, in the other modules of
`pipeline.checks`. Every clause takes linear time.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.checks.extraction import recovered_adds_up, references_complete
from pipeline.document.document import address
from pipeline.errors import ContractError
from pipeline.model.schema import PARTIAL_DATE, ForeignKey, Rows, Table, Type
from pipeline.model.tables import ALL_TABLES
from pipeline.names.surfaces import ENTITIES

_SOURCES = ("source", "voters_source", "candidates_source", "first_source", "other_sources")
_FORMS: dict[Type, re.Pattern[str]] = {
    "integer": re.compile(r"-?[0-9]+"),
    "number": re.compile(r"-?[0-9]+(\.[0-9]+)?"),
    "boolean": re.compile(r"true|false"),
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "partial_date": re.compile(PARTIAL_DATE),
}


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach: `subject` is the row's key, and its column where one is to blame, joined by slashes."""

    clause: str
    table: str
    subject: str
    message: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing every table must keep. `breaches` finds subject and message of each breach in one table; `todo`: what to do."""

    name: str
    description: str
    breaches: Callable[[Table, Mapping[str, Rows]], Iterator[tuple[str, str]]]
    todo: str = "mend the code that fills the table"

    def violations(self, table: Table, tables: Mapping[str, Rows]) -> list[Violation]:
        """Every violation of this clause in `table`; a table that is not in `tables` is empty."""
        return [Violation(self.name, table.name, subject, message) for subject, message in self.breaches(table, tables)]


def violations(tables: Mapping[str, Rows]) -> list[Violation]:
    """Every violation of every clause in every declared table, in the order of the model, then of the clauses, then of rows."""
    return [violation for table in ALL_TABLES for clause in CLAUSES for violation in clause.violations(table, tables)]


def refuse(tables: Mapping[str, Rows]) -> None:
    """Raises `ContractError` with the first violation and their number, if there are any."""
    found = violations(tables)
    if found:
        first = found[0]
        where = f"{first.table} › {first.subject}"
        what = f"{first.message} ({first.clause}; the first of {len(found)} violations)"
        todo = next(clause.todo for clause in CLAUSES if clause.name == first.clause)
        raise ContractError(where, what, f"{todo}; nothing is published until then")


def _required_filled(table: Table, tables: Mapping[str, Rows]) -> Iterator[tuple[str, str]]:
    required = [column.name for column in table.columns if column.is_required]
    for row in tables.get(table.name, ()):
        for name in required:
            if not row.get(name, ""):
                yield _subject(table, row, name), f"`{name}` is required and empty"


def _types_fit(table: Table, tables: Mapping[str, Rows]) -> Iterator[tuple[str, str]]:
    typed = [column for column in table.columns if column.type in _FORMS]
    for row in tables.get(table.name, ()):
        for column in typed:
            value = row.get(column.name, "")
            if value and not _fits(column.type, value):
                yield _subject(table, row, column.name), f"`{column.name}` is {value!r}, not of type {column.type}"


def _key_unique(table: Table, tables: Mapping[str, Rows]) -> Iterator[tuple[str, str]]:
    counts = Counter(tuple(row.get(name, "") for name in table.key) for row in tables.get(table.name, ()))
    for key, count in counts.items():
        if count > 1:
            yield "/".join(key), f"{count} rows have this key"


def _foreign_keys_resolve(table: Table, tables: Mapping[str, Rows]) -> Iterator[tuple[str, str]]:
    for key in table.foreign_keys:
        yield from _unresolved(table, key, tables)


def _sources_resolve(table: Table, tables: Mapping[str, Rows]) -> Iterator[tuple[str, str]]:
    names = [name for name in _SOURCES if name in table.column_names]
    rows = tables.get(table.name, ())
    missing = {(row.get("article_id", ""), each) for row in rows for name in names for each in row.get(name, "").split()}
    if missing:
        missing.difference_update(_addresses(tables))
    if missing and "first_source" in names:
        missing.difference_update((row.get("article_id", ""), row.get("section_id", "")) for row in tables.get("sections", ()))
        missing.difference_update(_references(tables))
    if missing:
        for row in rows:
            for name in names:
                for each in row.get(name, "").split():
                    if (row.get("article_id", ""), each) in missing:
                        yield _subject(table, row, name), f"`{name}` is {each!r}, which is no place in the article"


def _names_resolve(table: Table, tables: Mapping[str, Rows]) -> Iterator[tuple[str, str]]:
    if table.name != "names":
        return
    known = {
        (row.get("article_id", ""), kind, row.get(column, ""))
        for kind, (entities, column) in ENTITIES.items()
        for row in tables.get(entities, ())
    }
    for row in tables.get(table.name, ()):
        if (row.get("article_id", ""), row.get("kind", ""), row.get("entity_id", "")) not in known:
            yield _subject(table, row, "entity_id"), f"{row.get('entity_id', '')!r} is no {row.get('kind', '')} of the article"


TABLE_CLAUSES: tuple[Clause, ...] = (
    Clause("required_filled", "Columns that are required are never empty.", _required_filled),
    Clause("types_fit", "Values are written as their column's type asks; dates exist.", _types_fit),
    Clause("key_unique", "No two rows of a table have the same key.", _key_unique),
)

DATASET_CLAUSES: tuple[Clause, ...] = (
    Clause("foreign_keys_resolve", "A foreign key without empty columns names a row that exists.", _foreign_keys_resolve),
    Clause("names_resolve", "A name is of a party, person, place or commission of the article.", _names_resolve),
    Clause(
        "sources_resolve", "A source is the address of a cell, grid row or paragraph of the same article.", _sources_resolve
    ),
    Clause(
        "references_complete",
        "The references of an article are numbered without a gap: none was lost.",
        references_complete,
        "see whether the capture has its whole list",
    ),
    Clause(
        "recovered_adds_up",
        "A table whose columns were won back adds up, but for one wrong value of the article's own.",
        recovered_adds_up,
        "see the table in the article: two wrong values of its own may have led the columns astray, which only HTML tells",
    ),
)

CLAUSES: tuple[Clause, ...] = (*TABLE_CLAUSES, *DATASET_CLAUSES)


def _subject(table: Table, row: Mapping[str, str], *column: str) -> str:
    return "/".join([*(row.get(name, "") for name in table.key), *column])


def _fits(kind: Type, value: str) -> bool:
    return _FORMS[kind].fullmatch(value) is not None and ("date" not in kind or _exists(f"{value}-01-01"[:10]))


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _unresolved(table: Table, key: ForeignKey, tables: Mapping[str, Rows]) -> Iterator[tuple[str, str]]:
    known = {tuple(row.get(name, "") for name in key.references) for row in tables.get(key.table, ())}
    for row in tables.get(table.name, ()):
        values = tuple(row.get(name, "") for name in key.columns)
        if all(values) and values not in known:
            yield _subject(table, row, key.columns[-1]), f"{'/'.join(values)!r} is not in `{key.table}`"


def _references(tables: Mapping[str, Rows]) -> Iterator[tuple[str, str]]:
    for row in tables.get("references", ()):
        yield row.get("article_id", ""), f"reference/{row.get('reference_number', '')}"


def _addresses(tables: Mapping[str, Rows]) -> Iterator[tuple[str, str]]:
    """Article and address of everything a source can name."""
    for cell in tables.get("cells", ()):
        article, table_id, row = (cell.get(name, "") for name in ("article_id", "table_id", "row_number"))
        yield article, address(table_id, row)
        yield article, address(table_id, row, cell.get("column_number", ""))
    for paragraph in tables.get("paragraphs", ()):
        yield paragraph.get("article_id", ""), paragraph.get("paragraph_id", "")
