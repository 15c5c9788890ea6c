"""The canonical CSV of a table: the same rows always give the same bytes.

Whether the rows keep the contract (keys, types, references) is checked in `pipeline.checks.contract`; typed reading for
people is `pipeline.publish.reader`.
"""

import csv
import io
import re
from collections.abc import Callable, Mapping

from pipeline.errors import ContractError
from pipeline.model.schema import Row, Rows, Table

_QUOTED = re.compile(r'[",\r\n]')


def to_csv(table: Table, rows: Rows) -> bytes:
    """UTF-8, LF, RFC 4180 with quotes only where needed; every declared column in order; rows sorted by the key.

    Raises `ContractError` as `canonical` does, and for text that is not Unicode.
    """
    lines = [_line(table.column_names)]
    lines += [_line(list(row.values())) for row in canonical(table, rows)]
    try:
        return "".join(lines).encode("utf-8")
    except UnicodeEncodeError as error:
        what = f"holds text that is not Unicode: {error.object[error.start : error.end]!r}"
        raise ContractError(table.file_name, what, "mend the reader that let it through") from error


def canonical(table: Table, rows: Rows) -> list[Row]:
    """The rows as their CSV holds them: every declared column, in order, and sorted by the key.

    Key columns that are integers sort as numbers, empty before all others; the rest sort by code point. Raises
    `ContractError` for a column the table does not declare and an integer key that is none.
    """
    _refuse_undeclared(table, rows)
    return [{name: row.get(name, "") for name in table.column_names} for row in sorted(rows, key=_order(table))]


def from_csv(table: Table, data: bytes, where: str) -> list[Row]:
    """The rows `to_csv` wrote, every declared column present. `where` names the file in errors.

    Raises `ContractError` naming the line when the bytes are not UTF-8 or not CSV, or header or width are not the table's.
    """
    text = _decode(data, where)
    # the csv module refuses fields over 128 KiB unless told otherwise; a field cannot be longer than the file
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    records = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = tuple(next(records, ()))
        if header != table.column_names:
            raise _unreadable(where, 1, f"the header is {', '.join(header)!r}, not that of `{table.name}`")
        return [_row(table, record, f"{where}, line {records.line_num}") for record in records]
    except csv.Error as error:
        raise _unreadable(where, records.line_num, f"is not CSV: {error}") from error


def _refuse_undeclared(table: Table, rows: Rows) -> None:
    declared = set(table.column_names)
    for row in rows:
        if undeclared := [name for name in row if name not in declared]:
            what = f"a row has the column `{undeclared[0]}`, which is not declared"
            raise ContractError(table.file_name, what, "declare it in pipeline/model, or do not fill it")


def _line(values: tuple[str, ...] | list[str]) -> str:
    return ",".join(_field(value) for value in values) + "\n"


def _field(value: str) -> str:
    return '"' + value.replace('"', '""') + '"' if _QUOTED.search(value) else value


def _order(table: Table) -> Callable[[Mapping[str, str]], tuple[tuple[bool, int | str], ...]]:
    integers = {column.name for column in table.columns if column.type == "integer"}

    def order(row: Mapping[str, str]) -> tuple[tuple[bool, int | str], ...]:
        values = ((name, row.get(name, "")) for name in table.key)
        return tuple((value != "", _integer(table, name, value) if name in integers else value) for name, value in values)

    return order


def _integer(table: Table, name: str, value: str) -> int:
    try:
        return int(value or "0")
    except ValueError as error:
        what = f"the key `{name}` is {value!r}, not an integer"
        raise ContractError(table.file_name, what, "mend the code that fills it") from error


def _decode(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _unreadable(where, data.count(b"\n", 0, error.start) + 1, "is not UTF-8") from error


def _row(table: Table, record: list[str], where: str) -> Row:
    if len(record) != len(table.columns):
        what = f"has {len(record)} fields, `{table.name}` has {len(table.columns)} columns"
        raise ContractError(where, what, "restore the file")
    return dict(zip(table.column_names, record, strict=True))


def _unreadable(where: str, line: int, what: str) -> ContractError:
    return ContractError(f"{where}, line {line}", what, "restore the file")
