"""The changes of one table of an article, from its paired rows: rows of one side only, and cells. Findings are `findings`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.schema import Row
from pipeline.model.tables import BY_NAME
from pipeline.publish.diff.addresses import ADDRESSES, address
from pipeline.publish.diff.change import Change, Kind
from pipeline.publish.diff.entities import Renames, naming_columns
from pipeline.publish.diff.labels import Labels
from pipeline.publish.diff.numbers import difference
from pipeline.publish.diff.pairing import Pair, Paired

# Where a row stands, in the column that says it.
_SOURCES = ("source", "first_source", "paragraph_id", "table_id", "section_id")
_VALUES = {"integer", "number"}
# What a row of running text says.
_TEXTS = {"paragraphs": "text", "figures": "context", "citations": "context", "references": "text"}


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of an article before its rows: cells of renamed headings, and tables only one side has."""

    headings: frozenset[tuple[str, int, int]] = frozenset()
    removed_tables: frozenset[str] = frozenset()
    added_tables: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RowChanges:
    """The changes of an article's rows, with what names them on either side."""

    article_id: str
    old: Labels
    new: Labels
    told: Told

    def of_table(self, table: str, paired: Paired) -> Iterator[Change]:
        """Every change of a table's rows."""
        removed, added = [each.row for each in paired.removed], paired.added
        if table == "cells":
            yield from self._grid_rows(
                "row_removed", [row for row in removed if row["table_id"] not in self.told.removed_tables]
            )
            yield from self._grid_rows("row_added", [row for row in added if row["table_id"] not in self.told.added_tables])
        else:
            yield from (self._row("table_removed" if table == "tables" else "row_removed", table, row) for row in removed)
            yield from (self._row("table_added" if table == "tables" else "row_added", table, row) for row in added)
        for pair in paired.pairs:
            yield from self._cells(table, pair)

    def _row(self, kind: Kind, table: str, row: Row) -> Change:
        is_new, said = kind in ("row_added", "table_added"), _said(table, row)
        return Change(
            kind,
            self.article_id,
            table,
            key_of(table, row),
            entity=(self.new if is_new else self.old).label(table, row),
            old="" if is_new else said,
            new=said if is_new else "",
            source=_source(row),
        )

    def _cells(self, table: str, pair: Pair) -> Iterator[Change]:
        types = {column.name: column.type for column in BY_NAME[table].columns}
        columns = pair.changed_columns
        for column in columns:
            if table == "references" and column == "text" and len(columns) > 1:
                continue  # the whole of what changed in the parts told beside it
            if column == "text" and table == "cells" and _cell(pair.new) in self.told.headings:
                continue
            old, new = pair.old.now[column], pair.new[column]
            yield Change(
                "entity_renamed" if column in naming_columns(table) else "cell_changed",
                self.article_id,
                table,
                key_of(table, pair.new),
                entity=self.new.label(table, pair.new),
                column=column,
                old=old,
                new=new,
                difference=difference(old, new) if types.get(column) in _VALUES or table == "cells" else "",
                source=_source(pair.new),
                is_heuristic=pair.is_likely,
            )

    def _grid_rows(self, kind: Kind, cells: Sequence[Row]) -> Iterator[Change]:
        """Cells of one side only, a grid row at a time, with its texts."""
        labels = self.new if kind == "row_added" else self.old
        by_row: defaultdict[tuple[str, int], list[Row]] = defaultdict(list)
        for cell in cells:
            by_row[cell["table_id"], int(cell["row_number"])].append(cell)
        for (table_id, number), found in by_row.items():
            texts = " | ".join(" ".join(cell["text"].split()) for cell in found)
            yield Change(
                kind,
                self.article_id,
                "cells",
                (("table_id", table_id), ("row_number", str(number))),
                entity=f"{labels.table(table_id)} › {labels.row(table_id, number)}",
                column="text",
                old=texts if kind == "row_removed" else "",
                new=texts if kind == "row_added" else "",
                source=address(table_id, number),
                rows_count=len(found),
            )


def entity_changes(article_id: str, renames: Renames) -> Iterator[Change]:
    """What is called otherwise; an id that changed is told apart from the name."""
    for old, new in renames.by_old.items():
        for column, before, now in (("name", old.name, new.name), ("id", old.entity_id, new.entity_id)):
            if before != now:
                yield Change(
                    "entity_renamed",
                    article_id,
                    {"place": "places", "option": "parties", "person": "people"}[old.kind],
                    (),
                    entity=new.name or new.entity_id,
                    column=column,
                    old=before,
                    new=now,
                    rows_count=renames.rows_count[old],
                    is_heuristic=old in renames.likely,
                )


def key_of(table: str, row: Row) -> tuple[tuple[str, str], ...]:
    """The key's columns that are filled; the article is told beside."""
    return tuple((column, row[column]) for column in BY_NAME[table].key if column != "article_id" and row.get(column))


def _said(table: str, row: Row) -> str:
    """What a row says beside its key and addresses: its text, or its values by column."""
    if table in _TEXTS:
        return row[_TEXTS[table]]
    left_out = {*BY_NAME[table].key, *ADDRESSES}
    return "; ".join(f"{column} {value}" for column, value in row.items() if value and column not in left_out)


def _source(row: Row) -> str:
    if "row_number" in row:
        return address(*_cell(row))
    return next((row[column] for column in _SOURCES if row.get(column)), "")


def _cell(row: Row) -> tuple[str, int, int]:
    return row["table_id"], int(row["row_number"]), int(row["column_number"])
