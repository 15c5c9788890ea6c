"""Tables of HTML to check, written as tests want to read them: lines of cells, `Party | Votes` above `Adal | 15`."""

from html import escape

# A table of no family, to number the others on.
CELL = "<table><tr><td>Held once.</td></tr></table>"


def html(*lines: str, headings: int = 1) -> str:
    """A table whose first lines are heading rows."""
    tags = ["th"] * headings + ["td"] * (len(lines) - headings)
    return f"<table>{''.join(map(_row, tags, lines))}</table>"


def _row(tag: str, line: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(text.strip())}</{tag}>' for text in line.split('|'))}</tr>"
