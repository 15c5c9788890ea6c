"""A published value as a value of Python, by the type of its column. What a format makes of it is the format's."""

from datetime import date

from pipeline.errors import ContractError
from pipeline.model.schema import Column, Row, Table

Value = str | int | float | bool | date | None

# What integer columns hold in the formats that have no larger ones.
_INT64 = range(-(2**63), 2**63)


def typed_rows(table: Table, rows: list[Row]) -> list[tuple[Value, ...]]:
    """Rows with a value a column: text, int, float, bool, date; None where the CSV is empty. Partial dates are text.

    A number is the double nearest to the published decimals, which for up to 15 digits prints as the same number. Raises
    `ContractError` naming table, row and column for a value that is not of its column's type, missing where it may not be, or
    an integer beyond 64 bits.
    """
    return [
        tuple(_value(table, number, column, row[column.name]) for column in table.columns) for number, row in enumerate(rows, 1)
    ]


def _value(table: Table, number: int, column: Column, text: str) -> Value:
    where, todo = f"{table.file_name}, row {number}, `{column.name}`", "mend the code that fills it"
    if column.is_required and not text:
        raise ContractError(where, "is empty, which it may not be", todo)
    try:
        return value(column.type, text)
    except (ValueError, KeyError) as error:
        raise ContractError(where, f"{text!r} is no {column.type} that can be exported", todo) from error


def value(kind: str, text: str) -> Value:
    """The value of a text in a column of this type. Raises `ValueError` or `KeyError` when it is none."""
    if not text or kind in {"string", "partial_date"}:
        return text or None
    if kind == "boolean":
        return {"true": True, "false": False}[text]
    if kind == "date":
        return date.fromisoformat(text)
    if kind == "number":
        return float(text)
    if int(text) not in _INT64:
        raise ValueError("beyond 64 bits")
    return int(text)
