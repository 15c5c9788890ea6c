"""A reference as an item of CSL-JSON, which citation processors and reference managers read (CSL 1.0.2).

What the fields of a reference are is in `pipeline.publish.references.fields`; the file is written in `bibliography`.
"""

from typing import Any

from pipeline.publish.references.fields import (
    Author,
    Reference,
    archive,
    authors,
    date_parts,
    identifier,
    is_online,
    title,
)

# A variable that is the value of a column, as it stands.
_PLAIN = {
    "container-title": "work",
    "publisher": "publisher",
    "URL": "url",
    "archive_location": "archive_url",
    "language": "language",
}
_DATES = {"issued": "published_date", "accessed": "accessed_date"}


def csl_item(row: Reference) -> dict[str, Any]:
    """The item of a row of `references`: variables that are not stated are left out.

    `type` is `webpage` for what was read on the web, else `document`: articles do not say more. CSL has no variable for the day
    a copy was archived, so that is in `note`.
    """
    item: dict[str, Any] = {
        "id": identifier(row),
        "type": "webpage" if is_online(row) else "document",
        "title": title(row),
        "author": [_name(author) for author in authors(row)],
        **{variable: row.get(column) for variable, column in _PLAIN.items()},
        "archive": archive(row),
        **{variable: _date(row.get(column, "")) for variable, column in _DATES.items()},
        "note": f"Archived {row['archived_date']}" if row.get("archived_date") else "",
    }
    return {variable: value for variable, value in item.items() if value}


def _name(author: Author) -> dict[str, str]:
    return {"family": author.family, "given": author.given} if author.given else {"literal": author.family}


def _date(date: str) -> dict[str, Any]:
    return {"date-parts": [date_parts(date)]} if date else {}
