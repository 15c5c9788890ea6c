"""Tables that state what another table of the article states, and numbers two tables share.

Contests are put together in `assembly`.
"""

from collections.abc import Mapping, Sequence

from pipeline.document.document import Remark
from pipeline.extract.scopes import Scope
from pipeline.extract.statements import Statement, TableReading

_NOT_COMPARED = frozenset({"source", "voters_source", "candidates_source"})


def without_duplicates(scoped: Sequence[tuple[Scope, TableReading]], remarks: list[Remark]) -> list[tuple[Scope, TableReading]]:
    """The tables that say something no table before them says."""
    seen: dict[tuple[object, ...], str] = {}
    kept = []
    for scope, reading in scoped:
        said = tuple(sorted(_comparable(s) for s in reading.statements if s.table not in ("contests", "parties")))
        first = seen.setdefault((scope.election_id, scope.place_name, said), scope.table.table_id)
        if said and first != scope.table.table_id:
            table = scope.table
            message = f"{table.table_id} states what {first} states, so its rows are published once"
            remarks.append(Remark("duplicate_table", "info", table.table_id, table.address(1), message=message))
        else:
            kept.append((scope, reading))
    return kept


def values(reading: TableReading) -> set[str]:
    return {value for s in reading.statements if s.table == "results" and not s.is_whole for value in numbers(s.row)}


def numbers(row: Mapping[str, str]) -> set[str]:
    return {row[column] for column in ("votes_count", "votes_pct", "seats_count") if row.get(column, "").strip("0.")}


def _comparable(statement: Statement) -> tuple[str, ...]:
    row: Mapping[str, str] = statement.row
    values = sorted(
        f"{column}={value}" for column, value in row.items() if column not in _NOT_COMPARED and "source" not in column
    )
    return (statement.table, statement.election, *values)
