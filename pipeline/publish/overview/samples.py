"""A look at a table: its first rows, without the columns that are empty in them, and long texts cut."""

from collections.abc import Sequence

from pipeline.model.schema import Row, Rows

_ROWS, _LONGEST = 5, 120


def sample(rows: Rows) -> list[Row]:
    """The first rows as people are shown them, long texts cut."""
    first = rows[:_ROWS]
    names = tuple(first[0]) if first else ()
    return [{name: _cut(text) for name, text in row.items()} for row in filled(first, names)]


def filled(rows: Rows, names: Sequence[str]) -> list[Row]:
    """The rows with these columns, but for those that are empty in all of them."""
    shown = [name for name in names if any(row.get(name) for row in rows)]
    return [{name: row.get(name, "") for name in shown} for row in rows]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
