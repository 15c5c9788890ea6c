"""Text cells that a spreadsheet would run as a formula, and the apostrophe that stops it. Used with `--excel-safe` only."""

from pipeline.model.schema import Row, Table

# What OWASP lists under CSV injection; the last four are the full-width forms, which some input methods make of the first.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guarded(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet might take it for a formula."""
    return f"'{text}" if text.startswith(_STARTS) else text


def guarded_rows(table: Table, rows: list[Row]) -> list[Row]:
    """The rows with their text columns guarded; numbers, dates and booleans are what they say and stay."""
    texts = {column.name for column in table.columns if column.type == "string"}
    return [{name: guarded(value) if name in texts else value for name, value in row.items()} for row in rows]
