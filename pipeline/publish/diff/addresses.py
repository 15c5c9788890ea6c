"""Addresses in rows: which columns say where in the article something stands, and rows with the newer side's addresses.

What became of a place in the article is found in `structure` and `layout`; here it is only applied.
"""

import re
from dataclasses import dataclass, field

from pipeline.model.schema import Row
from pipeline.publish.diff.matching import Pairs

# Columns that hold addresses, and of what. They are rewritten, and a row that differs in nothing else did only move.
ADDRESSES = {
    "section_id": "section",
    "parent_section_id": "section",
    "paragraph_id": "place",
    "table_id": "table",
    "source": "place",
    "other_sources": "place",
    "first_source": "place",
    "voters_source": "place",
    "candidates_source": "place",
    "reference_number": "reference",
    "reference_numbers": "reference",
    "citation_number": "citation",
    "figure_number": "figure",
    "poll_number": "poll",
    "row_number": "cell",
    "column_number": "cell",
    "number": "position",
    "mark": "position",
}
# What the articles table says of the capture itself, told once for the article instead of as changes.
OF_CAPTURES = frozenset({"page_url", "capture_id", "revision_id", "revision_date", "sha256"})

# Counts of what other rows say: they follow from changes told there.
COUNTED = frozenset(
    {"occurrence_count", "use_count", "row_count", "column_count", "identities_checked_count", "identities_held_count"}
)

_CELL = re.compile(r"(infobox/|[a-z]+[0-9]+)r([0-9]+)(?:c([0-9]+))?")
_WHOLE = re.compile(r"[a-z][0-9]+|infobox")
_REFERENCE = re.compile(r"references?/([0-9]+)")
_MARK = re.compile(r"\[([0-9]+)\]")
# Before an address of the older side that the newer has nothing for, so that nothing there is taken for it.
GONE = "-"


def address(table_id: str, row: int, column: int | None = None) -> str:
    """The address of a grid row or cell, as the column `source` has it."""
    return f"{table_id}{'/' if table_id == 'infobox' else ''}r{row:02}{f'c{column:02}' if column else ''}"


@dataclass(slots=True)
class Places:
    """What became of the places of an article: older addresses to newer. `rows`, `columns`: those of tables, by table."""

    sections: Pairs[str] = field(default_factory=Pairs)
    paragraphs: Pairs[str] = field(default_factory=Pairs)
    tables: Pairs[str] = field(default_factory=Pairs)
    rows: Pairs[tuple[str, int]] = field(default_factory=Pairs)
    columns: dict[str, Pairs[int]] = field(default_factory=dict)
    references: Pairs[str] = field(default_factory=Pairs)
    marks: dict[str, str] = field(default_factory=dict)
    citations: Pairs[str] = field(default_factory=Pairs)
    figures: Pairs[str] = field(default_factory=Pairs)
    polls: Pairs[str] = field(default_factory=Pairs)

    def rewritten(self, table: str, row: Row) -> Row:
        """An older row of a table with its addresses as the newer side has them."""
        new = {column: self._value(column, value) for column, value in row.items() if column in ADDRESSES and value}
        if table == "cells":
            new |= self._cell_key(row)
        if table == "paragraphs":
            new["text"] = _MARK.sub(lambda match: f"[{self.marks.get(match[1], match[1])}]", row["text"])
        if table == "findings":
            new["subject"] = self._place(row["subject"])
        return row | new

    def is_likely(self, table: str, row: Row) -> bool:
        """Whether an older row stands where it is only by likeness."""
        if table == "cells":
            place = (row["table_id"], int(row["row_number"]))
            return place in self.rows.likely or row["table_id"] in self.tables.likely
        key = {
            "sections": (self.sections, "section_id"),
            "paragraphs": (self.paragraphs, "paragraph_id"),
            "tables": (self.tables, "table_id"),
            "references": (self.references, "reference_number"),
            "citations": (self.citations, "citation_number"),
            "figures": (self.figures, "figure_number"),
            "polls": (self.polls, "poll_number"),
        }.get(table)
        return key is not None and row[key[1]] in key[0].likely

    def _value(self, column: str, value: str) -> str:
        kind = ADDRESSES[column]
        if kind == "place":
            return " ".join(map(self._place, value.split(" ")))
        pairs = {
            "section": self.sections,
            "table": self.tables,
            "reference": self.references,
            "citation": self.citations,
            "figure": self.figures,
            "poll": self.polls,
        }.get(kind)
        return " ".join(_became(pairs, each) for each in value.split(" ")) if pairs else value

    def _cell_key(self, row: Row) -> Row:
        """The key of an older cell: the table it is in now follows from its row, as rows may go to another table."""
        table, number = row["table_id"], row["row_number"]
        table_now, number_now = self.rows.by_old.get((table, int(number)), (f"{GONE}{table}", number))
        column = self._column(table, int(row["column_number"]))
        return {
            "table_id": table_now,
            "row_number": str(number_now),
            "column_number": str(column) if column else f"{GONE}{row['column_number']}",
        }

    def _column(self, table: str, column: int) -> int | None:
        return self.columns[table].by_old.get(column) if table in self.columns else column

    def _place(self, address: str) -> str:
        """A place: a cell or row of a table or the infobox, a paragraph, a reference, a section, a whole table."""
        if match := _CELL.fullmatch(address):
            return self._cell(*match.groups())
        if match := _REFERENCE.fullmatch(address):
            return address.replace(match[1], _became(self.references, match[1]))
        for pairs in (self.paragraphs, self.sections, self.tables):
            if address in pairs.by_old:
                return pairs.by_old[address]
        return f"{GONE}{address}" if _WHOLE.fullmatch(address) else address

    def _cell(self, prefix: str, row: str, column: str | None) -> str:
        table = prefix.removesuffix("/")
        now = self.rows.by_old.get((table, int(row)))
        column_now = self._column(table, int(column)) if column else 0
        if now is None or column_now is None:
            return f"{GONE}{prefix}r{row}{f'c{column}' if column else ''}"
        return address(*now, column_now or None)


def _became(pairs: Pairs[str], old: str) -> str:
    return pairs.by_old.get(old, f"{GONE}{old}")
