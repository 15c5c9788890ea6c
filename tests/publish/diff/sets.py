"""Small articles as published files, for tests of the difference: a table of results in a section, and what is read from it."""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.model.schema import Row, Rows
from pipeline.model.tables import ALL_TABLES
from pipeline.publish.csv_text import to_csv
from pipeline.publish.diff.change import Change
from pipeline.publish.diff.versions import Files, diff

ARTICLE = "adal-2021"
Tables = dict[str, list[Row]]


def files(tables: Mapping[str, Rows]) -> dict[str, bytes]:
    """The CSV of every table; those not given are empty."""
    return {table.file_name: to_csv(table, tables.get(table.name, ())) for table in ALL_TABLES}


def changes(old: Files, new: Files) -> tuple[Change, ...]:
    return diff(old, new).changes


def article(article_id: str = ARTICLE, revision: str = "12", sha256: str = "ab" * 32, **said: str) -> Row:
    return {
        "article_id": article_id,
        "title": "Elections in Adal",
        "project": "en.wikipedia.org",
        "language": "en",
        "capture_id": revision,
        "revision_id": revision,
        "via": "live",
        "reader": "mediawiki-render",
        "sha256": sha256,
        "licence": "CC-BY-SA-4.0",
        "attribution": "Wikipedia contributors",
        **said,
    }


def section(section_id: str, heading: str, parent: str = "", level: str = "2") -> Row:
    return {"article_id": ARTICLE, "section_id": section_id, "level": level, "heading": heading, "parent_section_id": parent}


def paragraph(paragraph_id: str, text: str, section_id: str = "s00") -> Row:
    return {"article_id": ARTICLE, "paragraph_id": paragraph_id, "section_id": section_id, "kind": "paragraph", "text": text}


def table(table_id: str, grid: Sequence[Sequence[str]], section_id: str = "s00", caption: str = "") -> tuple[Row, list[Row]]:
    """A table whose first row are headings, and its cells."""
    row = {
        "article_id": ARTICLE,
        "table_id": table_id,
        "section_id": section_id,
        "caption": caption,
        "kind": "results_by_party",
        "row_count": str(len(grid)),
        "column_count": str(len(grid[0])),
        "header_row_count": "1",
        "identities_checked_count": "0",
        "identities_held_count": "0",
        "alignment": "as_published",
    }
    cells = [cell(table_id, r, c, text, is_header=r == 1) for r, texts in enumerate(grid, 1) for c, text in enumerate(texts, 1)]
    return row, cells


def cell(table_id: str, row: int, column: int, text: str, *, is_header: bool = False) -> Row:
    return {
        "article_id": ARTICLE,
        "table_id": table_id,
        "row_number": str(row),
        "column_number": str(column),
        "rowspan": "1",
        "colspan": "1",
        "is_header": "true" if is_header else "false",
        "is_recovered": "false",
        "text": text,
    }


def result(option: str, votes: str, source: str = "", place: str = "aqmola", **said: str) -> Row:
    return {
        "article_id": ARTICLE,
        "election_id": ARTICLE,
        "place_id": place,
        "place_name": place.title(),
        "option_id": option.lower().replace(" ", "-"),
        "option_kind": "party",
        "option_name": option,
        "votes_count": votes,
        "source": source,
        **said,
    }


def adal(rows: Iterable[tuple[str, str]], table_id: str = "t01", **more: Rows) -> Tables:
    """An article with one table of votes by party, and the results read from it."""
    grid = [("Party", "Votes"), *rows]
    its_table, cells = table(table_id, grid)
    results = [result(party, votes, f"{table_id}r{number:02}") for number, (party, votes) in enumerate(rows, 2)]
    own: Tables = {
        "articles": [article()],
        "sections": [section("s00", "", level="1")],
        "tables": [its_table],
        "cells": cells,
        "results": results,
    }
    return {**own, **{name: [*own.get(name, []), *map(dict, extra)] for name, extra in more.items()}}


def told(found: Iterable[Change]) -> list[tuple[str, str, str, str, str]]:
    """Kind, table, entity, old and new of every change."""
    return [(change.kind, change.table, change.entity, change.old, change.new) for change in found]
