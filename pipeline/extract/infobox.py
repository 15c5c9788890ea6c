"""What the infobox states: the election's dates, posts and turnout, and each party's leader, posts and share.

The grid is made in `pipeline.extract.infobox_grid`. Infobox values are checked against the results, never rows of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.document.document import INFOBOX, Cell, Document, Table
from pipeline.document.values import plain_number
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.load import Option

_EARLIER = "←"
# What a row of a block says of its parties; where the block has one party, such a row looks like one about the election.
_OF_A_PARTY = frozenset({"leader", "party", "leader_since", "seats", "share"})
_POSTS = re.compile(r"(?P<contested>[\d,]+) (?:out )?of (?P<total>[\d,]+) (?P<office>.+)")


@dataclass(frozen=True, slots=True)
class InfoboxParty:
    """One column of a block: its party and what the rows of the block state about it, by role of infobox.yml."""

    option: Option
    cells: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Infobox:
    """Everything a recognised infobox states; a part it lacks is None, empty or missing from `cells`.

    `cells`: roles that hold for the whole election, such as `turnout`. `dates`: the cell between the earlier and the
    next election. `office`, `contested` and `total` as in "730 out of 2,345 rural äkıms", which stands at `posts_source`.
    """

    table: Table | None = None
    title: str = ""
    dates: Cell | None = None
    contested: str = ""
    total: str = ""
    office: str = ""
    posts_source: str = ""
    cells: dict[str, Cell] = field(default_factory=dict)
    parties: tuple[InfoboxParty, ...] = ()

    def address(self, cell: Cell) -> str:
        return self.table.address(cell.row, cell.column) if self.table else ""


def read_infobox(document: Document, words: Vocabulary) -> Infobox:
    """The infobox of the document; an empty one where it has none."""
    table = document.table(INFOBOX)
    if table is None:
        return Infobox()
    rows = [cells for _, cells in table.rows() if cells]
    dates = next((cells[1] for cells in rows if cells[0].text.startswith(_EARLIER) and len(cells) > 1), None)
    posts_cell, posts = next(((cells[0], found) for cells in rows if (found := _POSTS.fullmatch(cells[0].text))), (None, None))
    parties = tuple(_parties(rows, words))
    known = words.knowledge.infobox
    pairs = {known[cells[0].text]: cells[1] for cells in rows if len(cells) == 2 and cells[0].text in known}
    return Infobox(
        table=table,
        title=rows[0][0].text,
        dates=dates,
        contested=plain_number(posts["contested"]) if posts else "",
        total=plain_number(posts["total"]) if posts else "",
        office=posts["office"] if posts else "",
        posts_source=table.address(posts_cell.row, posts_cell.column) if posts_cell else "",
        cells={role: cell for role, cell in pairs.items() if role not in _OF_A_PARTY},
        parties=parties,
    )


def _parties(rows: list[tuple[Cell, ...]], words: Vocabulary) -> Iterator[InfoboxParty]:
    """The columns of every block: the rows from one row of ranks to the next."""
    known = words.knowledge.infobox
    block: dict[int, dict[str, Cell]] = {}
    for cells in rows:
        if len(cells) > 1 and known.get(cells[1].text) == "rank":
            yield from _columns(block, words)
            block = {cell.column: {} for cell in cells[1:]}
        elif block and cells[0].text in known:
            for cell in cells[1:]:
                block.setdefault(cell.column, {})[known[cells[0].text]] = cell
    yield from _columns(block, words)


def _columns(block: dict[int, dict[str, Cell]], words: Vocabulary) -> Iterator[InfoboxParty]:
    for cells in block.values():
        if "party" in cells and (option := words.option(cells["party"].text)):
            yield InfoboxParty(option, cells)
