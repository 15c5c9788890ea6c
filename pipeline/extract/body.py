"""The rows under the headings: what each is (part, total, turnout, source, …) and its cells, with merged ones shared out.

A merged cell that says who or where holds for all its rows; a merged number belongs to no single row unless all of the row
is merged alike.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.document.document import Cell
from pipeline.document.numbers import count
from pipeline.extract.blocks import Block, is_number
from pipeline.extract.slots import IDENTITY, Columns, Slot
from pipeline.extract.vocabulary import Vocabulary

_SHARED = IDENTITY | {
    "place",
    "member",
    "incumbent",
    "year",
    "date",
    "election",
    "pollster",
    "poll_date",
    "sample_size",
    "candidates",
}
_LONGEST_SECTION = 80


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One row. `role`: part, or a role of rows.yml, or `section` (a heading inside the table), `note`, `empty`.

    `cells`: by grid column, what stands there, through merged cells. `section`: the last such heading above.
    """

    block: Block
    number: int
    role: str
    label: str
    cells: Mapping[int, Cell] = field(default_factory=dict)
    section: str = ""

    @property
    def source(self) -> str:
        return self.block.grid.table.address(self.number)

    def cell(self, columns: Mapping[str, int], *roles: str) -> Cell | None:
        """The cell in the column of the first of the roles that has one."""
        column = next((columns[role] for role in roles if role in columns), None)
        return self.cells.get(column) if column is not None else None

    def address(self, cell: Cell) -> str:
        return self.block.grid.table.address(cell.row, cell.column)

    def text(self, column: int | None) -> str:
        cell = self.cells.get(column) if column is not None else None
        return cell.text.strip() if cell else ""


def body_rows(columns: Columns, words: Vocabulary, *, is_last_total: bool = False) -> list[BodyRow]:
    """The rows of a block, top to bottom. `is_last_total`: whether a last row nobody knows is taken for the total,
    where none of those above is one."""
    places = (columns.context, *(slot.columns for slot in columns.slots))
    shared = {column for each in places for role, column in each.items() if role in _SHARED}
    rows: list[BodyRow] = []
    section = ""
    for number in columns.block.body:
        row = _row(columns, number, shared, words, section)
        if row.role == "section":
            section = row.label
        rows.append(row)
    stating = [row for row in rows if row.role not in ("empty", "section", "note", "source", "outcome")]
    if is_last_total and stating and all(row.role == "part" for row in stating) and words.option(stating[-1].label) is None:
        rows = [replace(row, role="total") if row is stating[-1] else row for row in rows]
    return _without_unknown_totals(_with_group_totals(rows, columns, words), words) if not columns.labelled else rows


def _with_group_totals(rows: list[BodyRow], columns: Columns, words: Vocabulary) -> list[BodyRow]:
    """The rows, totals that only sum those right above them as `group_total`: more options and another total stand below."""
    totals = [index for index, row in enumerate(rows) if row.role == "total"]
    groups = set()
    for at, following in pairwise(totals):
        start = next((index + 1 for index in range(at - 1, -1, -1) if rows[index].role != "part"), 0)
        above, below = rows[start:at], [row for row in rows[at + 1 : following] if row.role == "part"]
        below = [row for row in below if (option := words.option(row.label)) is None or option.kind != "invalid"]
        is_alliance = any(cell.rowspan > 1 for row in above[:1] for cell in row.cells.values())
        if (len(below) > 1 or (below and is_alliance)) and _sums(rows[at], above, columns):
            groups.add(at)
    return [replace(row, role="group_total") if index in groups else row for index, row in enumerate(rows)]


def _sums(total: BodyRow, above: Sequence[BodyRow], columns: Columns) -> bool:
    """Whether a row has, in every column of counts it fills, the sum of the rows above it."""
    tried = []
    for slot in columns.slots:
        for role in ("votes", "seats"):
            stated, *counts = (_count(row, slot, role) for row in (total, *above))
            if stated is not None:
                tried.append(stated == sum(each or 0 for each in counts))
    return len(above) > 1 and bool(tried) and all(tried)


def _count(row: BodyRow, slot: Slot, role: str) -> int | None:
    cell = row.cell(slot.columns, role)
    number = count(cell.text) if cell is not None else None
    return int(number.text) if number else None


def _without_unknown_totals(rows: list[BodyRow], words: Vocabulary) -> list[BodyRow]:
    """The rows, those below a total with a label merged over columns, as totals have and options have not, as `unread`."""
    has_total, has_plain, done = False, False, []
    for row in rows:
        first = next((cell for cell in row.cells.values() if cell.text.strip()), None)
        is_merged = row.role == "part" and first is not None and first.colspan > 1 and words.option(row.label) is None
        has_plain |= row.role == "part" and not is_merged
        has_total |= row.role in ("total", "turnout", "base", "valid", "cast", "registered")
        done.append(replace(row, role="unread") if is_merged and has_plain and has_total else row)
    return done


def _row(columns: Columns, number: int, shared: set[int], words: Vocabulary, section: str) -> BodyRow:
    grid = columns.block.grid
    own = grid.rows[number]
    merged = _merged(own, shared)
    cells: dict[int, Cell] = {}
    for column in range(1, grid.width + 1):
        cell = grid.slots.get((number, column))
        if cell is None:
            continue
        is_own = cell.row == number
        if (is_own and (cell.rowspan == 1 or column in shared or cell.rowspan in merged or not merged)) or (
            not is_own and column in shared
        ):
            cells[column] = cell
    label, role = _label(columns, own, cells, words)
    return BodyRow(columns.block, number, role, label, cells, section)


def _merged(own: tuple[Cell, ...], shared: set[int]) -> frozenset[int]:
    """Over how many rows the cells of this row that say who or where are merged."""
    return frozenset(
        cell.rowspan for cell in own if cell.text.strip() and shared & set(range(cell.column, cell.column + cell.colspan))
    )


def _label(columns: Columns, own: tuple[Cell, ...], cells: Mapping[int, Cell], words: Vocabulary) -> tuple[str, str]:
    """The first words of a row, and what the row is."""
    texts = [cell for cell in own if cell.text.strip()]
    if not texts:
        return "", "empty"
    first = texts[0]
    label = first.text.strip()
    role = words.row_role(label)
    if role == "previous" and "pollster" not in columns.context:
        role = ""
    if len(texts) == 1 and not is_number(label) and (len(own) == 1 or first.colspan > 1 or role):
        if role in ("source", "outcome", "previous"):
            return label, role
        if first.colspan >= columns.block.grid.width - 1:
            return label, role or ("section" if len(label) <= _LONGEST_SECTION else "note")
    if role == "total" and (_is_subtotal(columns, first, cells) or _is_inside(first, cells)):
        return label, "subtotal"
    return label, role or "part"


def _is_inside(first: Cell, cells: Mapping[int, Cell]) -> bool:
    """Whether a total stands beside a merged cell, of an alliance, and so sums only what that spans."""
    before = (cells.get(column) for column in range(1, first.column))
    return any(cell is not None and cell.rowspan > 1 and cell.row < first.row and cell.text.strip() for cell in before)


def _is_subtotal(columns: Columns, first: Cell, cells: Mapping[int, Cell]) -> bool:
    """A total of one candidate's lists: the row names the candidate beside the word."""
    at = [slot.columns["candidate"] for slot in columns.slots if "candidate" in slot.columns]
    beside = [cells[column] for column in at if column in cells and cells[column] is not first]
    return any(cell.text.strip() and not is_number(cell.text) and cell.row == first.row for cell in beside)
