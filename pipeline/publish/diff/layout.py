"""What became of an article's tables: which table is which now, and in each which row and column.

By what is in them, not by where they stand: tables move, split, gain rows and columns. The rest is in `structure`.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.schema import Row
from pipeline.publish.diff.matching import Pairs, overlap, pair_between, pair_by_key, pair_by_likeness

# Half of the smaller table's rows, or of a row's cells, must be in the other for both to be one.
_ALIKE = 0.5


@dataclass(frozen=True)
class Grid:
    """A table with its cells. `texts`: what a slot shows, by row and column; a cell that spans is at its first slot."""

    table: Row
    cells: tuple[Row, ...]

    @cached_property
    def texts(self) -> dict[tuple[int, int], str]:
        return {(int(cell["row_number"]), int(cell["column_number"])): cell["text"] for cell in self.cells}

    @cached_property
    def rows(self) -> list[int]:
        return sorted({row for row, _ in self.texts})

    @cached_property
    def columns(self) -> list[int]:
        stated = int(self.table["column_count"] or 0)
        return list(range(1, max([stated, *(column for _, column in self.texts)]) + 1))

    @cached_property
    def by_row(self) -> dict[int, tuple[str, ...]]:
        """The texts of every row, in the order of its columns."""
        texts: defaultdict[int, list[str]] = defaultdict(list)
        for (row, _), text in sorted(self.texts.items()):
            texts[row].append(text)
        return {row: tuple(found) for row, found in texts.items()}

    @cached_property
    def headings(self) -> dict[int, tuple[str, ...]]:
        """The headings over every column, top down."""
        over: defaultdict[int, list[str]] = defaultdict(list)
        for cell in self.cells:
            if int(cell["row_number"]) <= int(self.table["header_row_count"] or 0):
                first = int(cell["column_number"])
                for column in range(first, first + int(cell["colspan"] or 1)):
                    over[column].append(cell["text"])
        return {column: tuple(over[column]) for column in self.columns}

    @cached_property
    def content(self) -> Counter[str]:
        """Its rows as a bag."""
        return Counter("\t".join(texts) for texts in self.by_row.values())

    @cached_property
    def words(self) -> Counter[str]:
        """Its texts as a bag."""
        return Counter(text for text in self.texts.values() if text)

    def column(self, number: int) -> Counter[str]:
        """The texts below the headings of a column, as a bag."""
        headings = int(self.table["header_row_count"] or 0)
        return Counter(text for (row, column), text in self.texts.items() if column == number and row > headings)


Grids = Mapping[str, Grid]


def grids(tables: Sequence[Row], cells: Sequence[Row]) -> dict[str, Grid]:
    """The tables of an article by id, in its order."""
    of_table: defaultdict[str, list[Row]] = defaultdict(list)
    for cell in cells:
        of_table[cell["table_id"]].append(cell)
    return {table["table_id"]: Grid(table, tuple(of_table[table["table_id"]])) for table in tables}


def pair_tables(old: Grids, new: Grids, sections: Pairs[str]) -> Pairs[str]:
    """Which table is which: by all its content, by section, caption and headings, by most of its content."""
    pairs: Pairs[str] = Pairs()
    old_sections = {table_id: sections.by_old.get(grid.table["section_id"], "") for table_id, grid in old.items()}
    new_sections = {table_id: grid.table["section_id"] for table_id, grid in new.items()}
    olds, news = list(old), list(new)
    if "infobox" in old and "infobox" in new:
        pairs.add("infobox", "infobox")
    pair_by_key(pairs, olds, news, lambda t: (old_sections[t], _whole(old[t])), lambda t: (new_sections[t], _whole(new[t])))
    pair_by_key(pairs, olds, news, lambda t: _whole(old[t]), lambda t: _whole(new[t]))
    old_frames = {table_id: (old_sections[table_id], *_frame(grid)) for table_id, grid in old.items()}
    new_frames = {table_id: (new_sections[table_id], *_frame(grid)) for table_id, grid in new.items()}
    pair_by_key(pairs, olds, news, old_frames.__getitem__, new_frames.__getitem__, only_one=True)
    pair_by_likeness(pairs, olds, news, lambda o, n: _shared(old[o], new[n]), _ALIKE)
    # With a column more or fewer no row is the same; its texts are.
    pair_by_likeness(
        pairs, olds, news, lambda o, n: overlap(old[o].words, new[n].words) * (old_sections[o] == new_sections[n]), _ALIKE
    )
    pair_by_key(pairs, olds, news, old_frames.__getitem__, new_frames.__getitem__)
    pair_by_key(pairs, olds, news, lambda t: _frame(old[t]), lambda t: _frame(new[t]))
    return pairs


def pair_columns(old: Grid, new: Grid) -> Pairs[int]:
    """Which column is which: by its headings, then by its values, then by its place among the others."""
    pairs: Pairs[int] = Pairs()
    if old.headings == new.headings:
        for column in old.columns:
            pairs.add(column, column)
        return pairs
    pair_by_key(pairs, old.columns, new.columns, lambda c: old.headings[c] or None, lambda c: new.headings[c] or None)
    pair_by_likeness(pairs, old.columns, new.columns, lambda o, n: overlap(old.column(o), new.column(n)), _ALIKE)
    pair_between(pairs, old.columns, new.columns)
    return pairs


def pair_grid_rows(old: Grid, new: Grid, columns: Pairs[int]) -> Pairs[int]:
    """Which row is which: by all its texts, by its label, by most of its texts, then by its place among the others."""
    pairs: Pairs[int] = Pairs()
    by_row = {row: _in_new_columns(old, row, columns) for row in old.rows}
    new_by_row = {row: _by_column(new, row) for row in new.rows}
    pair_by_key(pairs, old.rows, new.rows, lambda r: tuple(by_row[r].items()), lambda r: tuple(new_by_row[r].items()))
    labels, new_labels = ({row: _label(texts) for row, texts in side.items()} for side in (by_row, new_by_row))
    pair_between(pairs, old.rows, new.rows, lambda o, n: labels[o] is not None and labels[o] == new_labels[n])
    pair_by_key(pairs, old.rows, new.rows, labels.__getitem__, new_labels.__getitem__)
    pair_by_likeness(pairs, old.rows, new.rows, lambda o, n: _alike(by_row[o], new_by_row[n]), _ALIKE)
    pair_between(pairs, old.rows, new.rows)
    return pairs


def _whole(grid: Grid) -> tuple[tuple[str, ...], ...] | None:
    return tuple(grid.by_row.values()) or None


def _frame(grid: Grid) -> tuple[object, ...]:
    return grid.table["caption"], tuple(grid.headings.values()), grid.table["kind"]


def _shared(old: Grid, new: Grid) -> float:
    """The share of the smaller table's rows that the other has, so that the larger half of a split table is the table still.

    Rows of headings count as all others; between equals the one with more in common is the nearer.
    """
    common = (old.content & new.content).total()
    smaller = min(old.content.total(), new.content.total())
    return common / smaller + common / 1e6 if smaller else 0.0


def _by_column(grid: Grid, row: int) -> dict[int, str]:
    return {column: grid.texts[row, column] for column in grid.columns if (row, column) in grid.texts}


def _in_new_columns(grid: Grid, row: int, columns: Pairs[int]) -> dict[int, str]:
    """The row's texts by the columns they are in now; those of columns that are gone are left out."""
    texts = {columns.by_old[column]: text for column, text in _by_column(grid, row).items() if column in columns.by_old}
    return dict(sorted(texts.items()))


def _label(texts: Mapping[int, str]) -> str | None:
    """The first text of a row that is no number."""
    return next((text for text in texts.values() if any(map(str.isalpha, text))), None)


def _alike(old: Mapping[int, str], new: Mapping[int, str]) -> float:
    """The share of columns with a text on either side that have the same on both."""
    columns = [column for column in {*old, *new} if old.get(column) or new.get(column)]
    return sum(old.get(column) == new.get(column) for column in columns) / len(columns) if columns else 0.0
