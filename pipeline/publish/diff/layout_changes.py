"""What became of tables, grid rows and headings, as changes: moved, split off, renamed. How they were found is `layout`."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.publish.diff.addresses import Places, address
from pipeline.publish.diff.change import Change
from pipeline.publish.diff.labels import Labels
from pipeline.publish.diff.layout import Grid
from pipeline.publish.diff.matching import moved, overlap

# So much of a column's values must be the same for its heading to be renamed, not another column's.
_SAME_VALUES = 0.9


@dataclass(frozen=True, slots=True)
class LayoutChanges:
    """Changes of the layout, and the cells they have told already: table, row and column of the newer side."""

    changes: tuple[Change, ...] = ()
    told: frozenset[tuple[str, int, int]] = frozenset()


def layout_changes(article_id: str, places: Places, old: Labels, new: Labels) -> LayoutChanges:
    """Every table and row that stands elsewhere, and every column under another heading with the same values below."""
    renamed = [*_renamed_columns(article_id, places, old, new)]
    changes = [*_moved_tables(article_id, places, old, new), *_moved_rows(article_id, places, new)]
    told = frozenset(cell for _, cells in renamed for cell in cells)
    return LayoutChanges((*changes, *(change for change, _ in renamed)), told)


def _moved_tables(article_id: str, places: Places, old: Labels, new: Labels) -> Iterator[Change]:
    """Tables in another section, or in another order."""
    order = {table_id: i for i, table_id in enumerate(new.grids)}
    stay = [table_id for table_id in old.grids if table_id in places.tables.by_old]
    elsewhere = moved([order[places.tables.by_old[table_id]] for table_id in stay])
    for table_id in stay:
        became = places.tables.by_old[table_id]
        section = old.grids[table_id].table["section_id"]
        section_now = new.grids[became].table["section_id"]
        if order[became] in elsewhere or places.sections.by_old.get(section) != section_now:
            yield Change(
                "table_moved",
                article_id,
                "tables",
                (("table_id", became),),
                entity=new.table(became),
                old=f"{table_id} in {old.section(section)}",
                new=f"{became} in {new.section(section_now)}",
                source=became,
                is_heuristic=table_id in places.tables.likely,
            )


def _moved_rows(article_id: str, places: Places, new: Labels) -> Iterator[Change]:
    """Rows in another order in their table, one by one; rows that went to another table, together."""
    for old_id, became in places.tables.by_old.items():
        rows = [now[1] for (table_id, _), now in sorted(places.rows.by_old.items()) if table_id == old_id and now[0] == became]
        for row in sorted(moved(rows)):
            before = next(at for at, now in places.rows.by_old.items() if now == (became, row))
            yield Change(
                "row_moved",
                article_id,
                "cells",
                (("table_id", became), ("row_number", str(row))),
                entity=f"{new.table(became)} › {new.row(became, row)}",
                old=f"row {before[1]}",
                new=f"row {row}",
                source=address(became, row),
            )
    gone = Counter(
        (old_id, now_id)
        for (old_id, _), (now_id, _) in places.rows.by_old.items()
        if places.tables.by_old.get(old_id) != now_id
    )
    for (old_id, now_id), count in gone.items():
        yield Change(
            "row_moved",
            article_id,
            "cells",
            (("table_id", now_id),),
            entity=new.table(now_id),
            old=old_id if (stays := places.tables.by_old.get(old_id)) in (old_id, None) else f"{old_id}, now {stays}",
            new=now_id,
            source=now_id,
            rows_count=count,
            is_heuristic=True,
        )


def _renamed_columns(
    article_id: str, places: Places, old: Labels, new: Labels
) -> Iterator[tuple[Change, list[tuple[str, int, int]]]]:
    """Columns whose headings differ while their values do not; and their heading cells."""
    for old_id, columns in places.columns.items():
        before, now = old.grids[old_id], new.grids[places.tables.by_old[old_id]]
        for column, became in columns.by_old.items():
            said, says = before.headings.get(column, ()), now.headings.get(became, ())
            if said and says and said != says and _is_same(before, column, now, became):
                table_id = now.table["table_id"]
                change = Change(
                    "column_renamed",
                    article_id,
                    "cells",
                    (("table_id", table_id), ("column_number", str(became))),
                    entity=new.table(table_id),
                    column="text",
                    old=" › ".join(said),
                    new=" › ".join(says),
                    source=address(table_id, 1, became),
                    is_heuristic=True,
                )
                yield change, [(table_id, row, became) for row in range(1, len(says) + 1)]


def _is_same(before: Grid, column: int, now: Grid, became: int) -> bool:
    return overlap(before.column(column), now.column(became)) >= _SAME_VALUES
