"""A look at a table: its first rows, without the columns that are empty in them, and long texts cut."""

from pipeline.model.schema import Row, Rows

_ROWS, _LONGEST = 5, 120


def sample(rows: Rows) -> list[Row]:
    """The first rows as people are shown them; every row has the same columns."""
    first = rows[:_ROWS]
    filled = [name for name in (first[0] if first else ()) if any(row.get(name) for row in first)]
    return [{name: _cut(row.get(name, "")) for name in filled} for row in first]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
