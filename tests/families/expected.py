"""What the pages beside this module should give, as people wrote it down, and what sailau gives, in the same form."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipeline.extract.document_rows import table_of
from pipeline.model.schema import Row
from pipeline.unregistered import read_files

# Written down for every row; ids and addresses follow from them.
COMPARED = {
    "results": (
        "place_name round option_name candidate_name votes_count votes_pct change_pct seats_count seats_pct "
        "seats_change_count electors_count is_elected is_incumbent"
    ).split(),
    "contests": (
        "place_name round registered_voters_count votes_count valid_votes_count turnout_pct seats_count majority_count "
        "majority_pct swing_pct outcome_name data_source_name"
    ).split(),
    "polls": (
        "pollster_name start_date end_date dates_name sample_size_count margin_of_error_pct option_name support_pct"
    ).split(),
    "nominations": "place_name option_name candidates_count candidates_total_count candidates_pct".split(),
}
_IMPLIED_KINDS = ("party", "candidate", "unresolved")


@dataclass(frozen=True, slots=True)
class Page:
    """One page with what a person expects of it."""

    path: Path

    @property
    def name(self) -> str:
        return f"{self.path.parent.name}/{self.path.stem}"

    @property
    def tables(self) -> dict[str, dict[str, Any]]:
        return yaml.safe_load(self.path.with_suffix(".yml").read_text("utf-8"))["tables"] or {}


def pages(folder: Path) -> list[Page]:
    return [Page(path) for path in sorted(folder.glob("*/*.html"))]


def expected(page: Page, table: str) -> dict[str, list[Row]]:
    """The rows a person expects, by table id, sorted."""
    return {
        table_id: sorted((_text(row) for row in said.get(table) or []), key=sorted_items)
        for table_id, said in page.tables.items()
    }


@cache
def given(path: Path) -> dict[str, list[Row]]:
    return read_files([path])


def found(page: Page, tables: Mapping[str, list[Row]], table: str) -> dict[str, list[Row]]:
    """The rows sailau gives, by the table they stand in, reduced to what is written down, sorted."""
    by_table: dict[str, list[Row]] = {table_id: [] for table_id in page.tables}
    for row in tables[table]:
        source = row.get("source") or row.get("voters_source") or row.get("candidates_source") or ""
        reduced = {column: row[column] for column in COMPARED[table] if row.get(column)}
        if table == "results" and row["option_kind"] not in _IMPLIED_KINDS:
            reduced["option_kind"] = row["option_kind"]
        if reduced and (source or table != "contests"):
            by_table.setdefault(table_of(source), []).append(reduced)
    return {table_id: sorted(rows, key=sorted_items) for table_id, rows in by_table.items()}


def sorted_items(row: Row) -> list[tuple[str, str]]:
    return sorted(row.items())


def _text(row: Mapping[str, Any]) -> Row:
    """A row as written, numbers and truth values as the text they are published as."""
    known = {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in row.items()}
    return {key: value for key, value in known.items() if key not in ("option_kind",) or value not in _IMPLIED_KINDS}
