"""What a row is about, in words for people: "Adal, Aqmola Region", "infobox › Percentage › Auyl", "Electoral system"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.article_tables import TABLES
from pipeline.model.schema import Row
from pipeline.publish.diff.layout import Grid, grids

# The columns that say what a row is about, by table; the first that is filled of each group.
_NAMING: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "sections": (("heading",),),
    "elections": (("title", "place_name", "election_date"),),
    "contests": (("place_name",), ("round",)),
    "results": (("candidate_name", "option_name"), ("place_name",), ("round",)),
    "nominations": (("option_name",), ("place_name",), ("as_of_date",)),
    "polls": (("option_name",), ("pollster_name",), ("dates_name",)),
    "parties": (("party_name", "party_id"),),
    "people": (("name", "person_id"),),
    "places": (("en", "place_id"),),
    "commissions": (("commission_name", "abbreviation", "commission_id"),),
    "names": (("surface_name",),),
    "findings": (("check",),),
    "references": (("title", "text"),),
    "figures": (("text",), ("unit",)),
}
_WHOLE = frozenset({"contests", "results", "nominations"})
_LONGEST = 60
# In place of a table whose row an older version does not have.
_NOTHING = Grid(dict.fromkeys(TABLES.column_names, ""), ())


@dataclass(frozen=True)
class Labels:
    """The labels of one side of an article, from all its rows."""

    tables: Mapping[str, Sequence[Row]]

    def label(self, table: str, row: Row) -> str:
        """What the row is about."""
        if table == "articles":
            return "the article"
        if table == "cells":
            return self._cell(row)
        if table == "tables":
            return self.table(row["table_id"])
        if table in ("paragraphs", "citations"):
            return self.section(row["section_id"])
        parts = [next((row[column] for column in group if row.get(column)), "") for group in _NAMING.get(table, ())]
        if table in _WHOLE and not row.get("place_name"):
            parts.insert(1 if table != "contests" else 0, "national")
        return ", ".join([*(short(part) for part in parts if part), *self._election(table, row)])

    def section(self, section_id: str) -> str:
        """A section's heading; the lead has none."""
        return self._headings.get(section_id) or "lead"

    def table(self, table_id: str) -> str:
        """A table's caption, or the heading above it; the infobox is called so."""
        grid = self.grids.get(table_id)
        if table_id == "infobox" or grid is None:
            return table_id
        return short(grid.table["caption"] or self.section(grid.table["section_id"]))

    def row(self, table_id: str, number: int) -> str:
        """A grid row by its first text that is no number."""
        grid = self.grids.get(table_id, _NOTHING)
        return short(next((text for text in grid.by_row.get(number, ()) if any(map(str.isalpha, text))), f"row {number}"))

    def _cell(self, row: Row) -> str:
        table_id, number, column = row["table_id"], int(row["row_number"]), int(row["column_number"])
        parts = [self.table(table_id), self.row(table_id, number), _heading(self.grids.get(table_id, _NOTHING), number, column)]
        label = " › ".join(dict.fromkeys(part for part in parts if part and part != row["text"]))
        party = self._party(number, column) if table_id == "infobox" else ""
        return f"{label} ({party})" if party and party != row["text"] else label

    def _party(self, number: int, column: int) -> str:
        """The party a column of an infobox is about: the nearest cell of it that is the name of one."""
        texts = self.grids.get("infobox", _NOTHING).texts
        named = [row for (row, at), text in texts.items() if at == column and text in self._parties]
        return texts[min(named, key=lambda row: abs(row - number)), column] if named else ""

    @cached_property
    def _parties(self) -> frozenset[str]:
        return frozenset(row["surface_name"] for row in self.tables["names"] if row["kind"] == "party")

    def _election(self, table: str, row: Row) -> list[str]:
        """The election, where it is not the article's main one and its title does not say the place again."""
        election_id = row.get("election_id", "") if table != "elections" else ""
        title = self._elections.get(election_id) or election_id
        return [] if election_id in ("", row["article_id"]) or row.get("place_name", "-") in title else [title]

    @cached_property
    def grids(self) -> dict[str, Grid]:
        return grids(self.tables["tables"], self.tables["cells"])

    @cached_property
    def _headings(self) -> dict[str, str]:
        return {row["section_id"]: row["heading"] for row in self.tables["sections"]}

    @cached_property
    def _elections(self) -> dict[str, str]:
        return {row["election_id"]: row["title"] for row in self.tables["elections"]}


def short(text: str) -> str:
    """A text in one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _heading(grid: Grid, row: int, column: int) -> str:
    """The headings over a cell; without any, the nearest heading cell above."""
    over = [text for text in grid.headings.get(column, ()) if text]
    if over or row <= 1:
        return short(" ".join(dict.fromkeys(over)))
    above = [cell for cell in grid.cells if cell["is_header"] == "true" and int(cell["row_number"]) < row]
    covering = [cell for cell in above if 0 <= column - int(cell["column_number"]) < int(cell["colspan"] or 1)]
    return short(covering[-1]["text"]) if covering else ""
