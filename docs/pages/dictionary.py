"""`docs/data-dictionary.md`: every published table and column, how tables join, and an example of each column."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.model.schema import SCHEMA_VERSION, Column, Table
from pipeline.model.tables import ALL_TABLES, VERSION_TABLES

LATEST = Path(__file__).parents[2] / "extracted" / "latest"
GROUPS = {
    "article": "The article as it was read",
    "election": "What it says about elections",
    "entity": "Parties, people, places and their names",
    "check": "What was checked, and what disagrees",
    "version": "The version itself",
}
# What the ending of a column's name says of its values, unit included.
ENDINGS = {
    "_id": "Who or what is meant; the same in every table and version. Empty where nobody could tell.",
    "_name": "A name as published.",
    "_date": "A day, `2021-07-25`; in `references` also a month or a year.",
    "_count": "A whole number of what the name says: votes, voters, candidates, posts, rows.",
    "_pct": "Percent, `2.05` being 2.05 %. Changes, swings, majorities and margins of error are points of percent.",
    "_number": "A place in an order, from 1.",
    "_numbers": "Several such, a space between them.",
    "is_": "`true` or `false`.",
    "source": "An address in the article, as below.",
}
_LONGEST = 60
# Columns that say which code made a version: an example would be another with every change of the code.
_OF_THE_CODE = {"code_version", "lock_sha256"}
Row = Mapping[str, str]


def dictionary() -> str:
    lines = [
        "# Data dictionary",
        "",
        f"Contract {SCHEMA_VERSION}. Written from `pipeline/model/` by `make docs`; examples are from `extracted/latest`,",
        "and empty where it has none.",
        "",
        *_contents(),
        *_form(),
        *_sources(),
        *_joins(),
    ]
    for table in (*ALL_TABLES, *VERSION_TABLES):
        if table is VERSION_TABLES[0]:
            lines += ["", *_ABOUT_VERSIONS]
        lines += _described(table)
    return "\n".join(lines) + "\n"


_ABOUT_VERSIONS = (
    "# Beside the tables",
    "",
    "Every version has two tables about itself, which are no part of the hash that names it, and `changes.json` (described by",
    "`changes.schema.json`), `CHANGES.md` for people, `ATTRIBUTION.md`, `references.csl.json`, `references.bib` and",
    "`datapackage.json`. [versions.md](versions.md#what-changed) explains changes;",
    "[six edits](../tests/upstream/test_edits) show them.",
)


def _contents() -> Iterator[str]:
    yield "- [Form of the files](#form-of-the-files), [sources](#what-a-source-looks-like), [joins](#how-tables-join)"
    for group, title in GROUPS.items():
        tables = [table for table in (*ALL_TABLES, *VERSION_TABLES) if table.group == group]
        yield f"- {title}: {', '.join(f'[{table.name}](#{table.name})' for table in tables)}"


def _form() -> Iterator[str]:
    yield from (
        "",
        "## Form of the files",
        "",
        "CSV as RFC 4180 has it: UTF-8, LF, a header row, sorted by key. Numbers have no thousands separators and the decimals",
        "the article shows (`80.00` stays `80.00`); dates are ISO 8601; booleans `true` and `false`.",
        "",
        "**Empty means that the article states nothing there.** It is never nought, which is `0`, and never a guess: an id",
        "that could not be told is empty too, and the name beside it says what was published. Columns in **bold** are the",
        "key; `*` marks columns that are never empty.",
        "",
        "| names end or begin in | values are |",
        "|---|---|",
        *(f"| `{ending}` | {meaning} |" for ending, meaning in ENDINGS.items()),
    )


def _sources() -> Iterator[str]:
    yield from (
        "",
        "## What a source looks like",
        "",
        "Every value is found again in the article by the address in its row's `source`:",
        "",
        "| address | is | look it up in |",
        "|---|---|---|",
        "| `t07r03` | row 3 of table 7, heading rows counted | [cells](#cells): `table_id` t07, `row_number` 3 |",
        "| `t07r03c05` | column 5 of it | [cells](#cells): and `column_number` 5 |",
        "| `p12` | paragraph 12 | [paragraphs](#paragraphs): `paragraph_id` p12 |",
        "| `infobox/r15c02` | row 15, column 2 of the infobox | [cells](#cells): `table_id` infobox |",
        "| `s24` | section 24 | [sections](#sections): `section_id` s24 |",
        "| `reference/12` | reference 12 | [references](#references): `reference_number` 12 |",
        "",
        "Rows and columns are those of the grid a browser draws. A cell that spans several is listed once, at its top left;",
        "`rowspan` and `colspan` say how far it reaches. Addresses are of one revision: compare versions by ids. Which kinds",
        "of tables and other columns a column is made from is in `pipeline/model/lineage.py`, and in Dagster (`make ui`).",
    )


def _joins() -> Iterator[str]:
    """A diagram of the foreign keys; all but those that only say which article a row is of."""
    yield from (
        "",
        "## How tables join",
        "",
        "Join by the columns on the lines, and by `article_id`, which every table has.",
        "",
        "```mermaid",
        "erDiagram",
    )
    for table in ALL_TABLES:
        for key in table.foreign_keys:
            if columns := [column for column in key.columns if column != "article_id"]:
                yield f'    {key.table} ||--o{{ {table.name} : "{", ".join(columns)}"'
    yield "```"


def _described(table: Table) -> Iterator[str]:
    examples = _examples(table)
    head = "| column | type | what |" + (" example |" if examples else "")
    yield from ("", f"## {table.name}", "", table.description, "", head, "|---" * (head.count("|") - 1) + "|")
    for column in table.columns:
        name = f"**{column.name}**" if column.name in table.key else column.name
        example = f" {examples[column.name]} |" if examples else ""
        yield f"| {name}{'*' if column.is_required else ''} | {column.type} | {column.description} |{example}"
    if table.foreign_keys:
        yield ""
    for key in table.foreign_keys:
        yield f"- {', '.join(key.columns)} → [{key.table}](#{key.table}) ({', '.join(key.references)})"


def _examples(table: Table) -> dict[str, str]:
    """One value a column: of the row that has most, else of the first that has one. None of a table without rows."""
    with (LATEST / table.file_name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    of_all = {column.name: _example(column, rows) for column in table.columns}
    return of_all | dict.fromkeys(_OF_THE_CODE & set(of_all), "") if rows else {}


def _example(column: Column, rows: Sequence[Row]) -> str:
    fullest = max(rows, key=lambda row: sum(map(bool, row.values())), default={})
    value = next((row[column.name] for row in (fullest, *rows) if row.get(column.name)), "")
    line = " ".join(value.split()).replace("`", "'").replace("|", "\\|")
    cut = f"{line[:_LONGEST].rstrip()} …" if len(line) > _LONGEST else line
    return f"`{cut}`" if cut else ""
