"""A table taken apart: titles, heading rows and the rows under them. A table may hold several such blocks.

Which rows are headings follows from the markup and from the words of headers.yml, since many tables mark too many cells as
headings or none. What a column under a heading holds is `columns`; what a row is, `body`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.document.document import Cell, Table
from pipeline.document.numbers import count, has_digit, share
from pipeline.extract.vocabulary import Vocabulary

_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}[*†‡]?")
_MARKED_YEAR = re.compile(r"((?:1[89]|20)[0-9]{2})(?:[0-9]|[*†‡])?")
# `Logo_of_PP.svg`: what MediaWiki writes for a picture nobody described.
_FILE = re.compile(r"\.(?:svg|png|jpe?g|gif|webp|tiff?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Grid:
    """A table's cells by the slots they cover, and by the row they start in. A heading that is a picture says its words."""

    table: Table

    @cached_property
    def cells(self) -> Mapping[tuple[int, int], Cell]:
        """The cells by their own place."""
        return {(cell.row, cell.column): _in_words(cell) for cell in self.table.cells}

    @cached_property
    def slots(self) -> Mapping[tuple[int, int], Cell]:
        return {
            (row, column): cell
            for cell in self.cells.values()
            for row in range(cell.row, cell.row + cell.rowspan)
            for column in range(cell.column, cell.column + cell.colspan)
        }

    @cached_property
    def rows(self) -> Mapping[int, tuple[Cell, ...]]:
        return {number: tuple(self.cells[cell.row, cell.column] for cell in cells) for number, cells in self.table.rows()}

    @cached_property
    def height(self) -> int:
        return self.table.row_count

    @cached_property
    def width(self) -> int:
        return self.table.column_count


@dataclass(frozen=True, slots=True)
class Block:
    """Titles, heading rows, and the numbers of the rows under them."""

    grid: Grid
    titles: tuple[Cell, ...]
    heading_rows: tuple[int, ...]
    body: tuple[int, ...]

    def path(self, column: int) -> tuple[Cell, ...]:
        """The headings of a column from the top down, each once, without those that say nothing."""
        cells = dict.fromkeys(self.grid.slots.get((row, column)) for row in self.heading_rows)
        return tuple(cell for cell in cells if cell is not None and cell.text.strip())


def _in_words(cell: Cell) -> Cell:
    """The cell; a heading without text, which is a party's logo say, with what stands for its picture, if that is no file."""
    if not cell.is_header or cell.text.strip() or not cell.image_alt.strip() or _FILE.search(cell.image_alt):
        return cell
    return cell._replace(text=cell.image_alt)


def blocks(grid: Grid, words: Vocabulary, depth: int = 0) -> tuple[Block, ...]:
    """The blocks of a table, top to bottom. `depth`: how many heading rows more (or fewer) than it seems the first has."""
    found: list[Block] = []
    row = 1
    while row <= grid.height:
        titles, heading_rows, row = _head(grid, words, row, depth if not found else 0)
        start = row
        while row <= grid.height and not (row > start and _starts_block(grid, words, row)):
            row += 1
        if heading_rows or not found:
            found.append(Block(grid, titles, heading_rows, tuple(range(start, row))))
        else:
            last = found.pop()
            found.append(Block(grid, last.titles, last.heading_rows, (*last.body, *range(start, row))))
    return tuple(found)


def _head(grid: Grid, words: Vocabulary, row: int, depth: int) -> tuple[tuple[Cell, ...], tuple[int, ...], int]:
    """Titles and heading rows from `row` on, and the row after them."""
    titles: list[Cell] = []
    while row <= grid.height and (found := title(grid, row)) and _heads_follow(grid, words, row + 1):
        titles.append(found)
        row += 1
    first = row
    while row <= grid.height and _is_heading(grid, words, row, is_first=row == first):
        row += 1
    if depth < 0 or (depth > 0 and row <= grid.height and not _has_data(grid, row)):
        row = min(max(row + depth, first), grid.height + 1)
    headings = tuple(number for number in range(first, row) if title(grid, number) is None)
    titles += [found for number in range(first, row) if (found := title(grid, number))]
    return tuple(titles), headings, row


def _starts_block(grid: Grid, words: Vocabulary, row: int) -> bool:
    """Whether headings, or titles and headings, start again in the middle of a table."""
    while row < grid.height and title(grid, row):
        row += 1
    return len(_texts(grid, row)) > 1 and known_headings(grid, words, row) >= 2 and _is_heading_row(grid, words, row)


def _heads_follow(grid: Grid, words: Vocabulary, row: int) -> bool:
    while row < grid.height and title(grid, row):
        row += 1
    return row <= grid.height and _is_heading(grid, words, row, is_first=True)


def title(grid: Grid, row: int) -> Cell | None:
    """The one cell of a row that says something, if it is as wide as the table is, or nearly."""
    cells = grid.rows[row]
    texts = [cell for cell in cells if cell.text.strip()]
    if len(texts) != 1 or texts[0].rowspan > 1 or _goes_on(grid, row):
        return None
    return texts[0] if texts[0].colspan >= max(2, grid.width - 2) or (len(cells) == 1 and grid.width > 1) else None


def _goes_on(grid: Grid, row: int) -> bool:
    """Whether a cell that says something reaches into a row from above."""
    above = (grid.slots.get((row, column)) for column in range(1, grid.width + 1))
    return any(cell is not None and cell.row < row and cell.text.strip() for cell in above)


def _is_heading(grid: Grid, words: Vocabulary, row: int, *, is_first: bool) -> bool:
    """Whether a row at the top of a block is a heading row: by its words, or since all its cells are marked as headings.

    A row that says nothing (of colours, say) belongs to the headings above it.
    """
    texts = _texts(grid, row)
    if not texts:
        return (
            not is_first and bool(grid.rows[row]) and not any(_text(grid, row, column) for column in range(1, grid.width + 1))
        )
    if row <= grid.table.header_row_count:
        return not _has_data(grid, row) or (not is_first and all(_is_ordinal(text) for text in texts))
    if all(cell.is_header for cell in grid.rows[row] if cell.text.strip()) and not is_first and not _has_data(grid, row):
        return len(texts) > 1
    return _is_heading_row(grid, words, row)


def _is_heading_row(grid: Grid, words: Vocabulary, row: int) -> bool:
    """Whether at least half of what a row says is headings, and nothing of it a number."""
    texts = _texts(grid, row)
    return len(texts) > 1 and not _has_data(grid, row) and 2 * known_headings(grid, words, row) >= len(texts)


def known_headings(grid: Grid, words: Vocabulary, row: int) -> int:
    return sum(bool(words.column_role(text) or words.round_number(text)) for text in _texts(grid, row))


def _has_data(grid: Grid, row: int) -> bool:
    """Whether a row holds a number that is no year."""
    texts = _texts(grid, row)
    has_year = any(map(is_year, texts))
    return any(is_number(text) and not (is_year(text) or (has_year and heading_year(text))) for text in texts)


def _is_ordinal(text: str) -> bool:
    """Whether a heading is a small number, as those of counts or lists are."""
    return not has_digit(text) or (text.strip().isdigit() and len(text.strip()) <= 2)


def is_number(text: str) -> bool:
    return has_digit(text) and (count(text) is not None or share(text) is not None)


def is_year(text: str) -> bool:
    """Whether a text is a year, but for marks after it."""
    return _YEAR.fullmatch(text.strip()) is not None


def heading_year(text: str) -> int:
    """The year a heading is, its footnote mark run together with it or not (`20021`); 0 if it is none."""
    found = _MARKED_YEAR.fullmatch(text.strip())
    return int(found[1]) if found else 0


def _texts(grid: Grid, row: int) -> list[str]:
    return [cell.text for cell in grid.rows[row] if cell.text.strip()]


def _text(grid: Grid, row: int, column: int) -> str:
    cell = grid.slots.get((row, column))
    return cell.text.strip() if cell and cell.row == row else ""


def body_cells(block: Block, column: int) -> Iterator[Cell]:
    """The cells under a column's headings, each once."""
    seen: set[tuple[int, int]] = set()
    for row in block.body:
        cell = block.grid.slots.get((row, column))
        if cell is not None and (cell.row, cell.column) not in seen:
            seen.add((cell.row, cell.column))
            yield cell
