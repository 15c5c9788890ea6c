"""The block of results in the infobox of an election: a column a candidate or party, a row what is said of each.

Its values are compared with the results in `pipeline.checks`; they are rows of results only where an article has no others.
"""

from pipeline.document.document import Cell, Table
from pipeline.document.values import spaces
from pipeline.extract.blocks import Grid
from pipeline.extract.cell_values import name, stated
from pipeline.extract.statements import Said
from pipeline.extract.vocabulary import Vocabulary
from pipeline.model.schema import Row

_WHO = frozenset({"candidate", "party", "leader"})
# Roles of infobox.yml that state numbers, as the columns they are.
_METRICS = {"votes": "votes", "share": "votes_pct", "seats": "seats", "electors": "electors", "change": "change"}
_METRICS |= {"seats_change": "seats_change"}


def is_summary(table: Table, words: Vocabulary) -> bool:
    """Whether a table without headings has labels of an infobox for who and what they got."""
    labels = [words.infobox_role(cells[0].text) for _, cells in table.rows() if len(cells) > 1 and cells[0].column == 1]
    return bool(_WHO & set(labels)) and len(set(labels) & {*_METRICS, *_WHO, "rank"}) >= 2 and _is_labelled(table, words)


def _is_labelled(table: Table, words: Vocabulary) -> bool:
    """Whether the labels of infobox.yml stand in the first column rather than along the first rows."""
    rows = [cells for _, cells in table.rows() if cells]
    across = max((sum(bool(words.infobox_role(cell.text)) for cell in cells[1:]) for cells in rows[:3]), default=0)
    return across <= 1 or any(words.infobox_role(cell.text) == "rank" for cells in rows[:5] for cell in cells[1:])


def read_summary(grid: Grid, said: Said) -> None:
    """Adds a row of results for every column of every block of the infobox."""
    blocks: list[dict[str, dict[int, Cell]]] = [{}]
    for cells in grid.rows.values():
        texts = [cell for cell in cells if cell.text.strip() or cell.image_alt]
        role = said.words.infobox_role(cells[0].text) if cells else ""
        if any(said.words.infobox_role(cell.text) == "rank" for cell in texts[:2]):
            blocks.append({})
        elif role and len(cells) > 1:
            if role in blocks[-1] and role in _WHO:
                blocks.append({})
            blocks[-1].setdefault(role, {cell.column: cell for cell in cells[1:]})
    for block in blocks:
        for column in sorted({column for cells in block.values() for column in cells}):
            if row := _entry(block, column, said):
                said.add("results", row, is_whole=True)


def read_voters(grid: Grid, said: Said) -> None:
    """Adds a row of contests for what an infobox states of the whole election: registered voters and turnout."""
    row: Row = {}
    for cells in grid.rows.values():
        role = said.words.infobox_role(cells[0].text) if len(cells) > 1 else ""
        if role in ("registered", "turnout"):
            found = stated(cells[1], role, said.words).columns or _counted(cells[1], role, said)
            row |= {"source": said.table.address(cells[1].row, cells[1].column), **row, **found}
    if "turnout_pct" in row:  # voters alone may be those of a place, on no election's day
        said.add("contests", row, is_whole=True)


def _entry(block: dict[str, dict[int, Cell]], column: int, said: Said) -> Row:
    """What the rows of a block say of one column."""
    party = block.get("party", {}).get(column)
    candidate = block.get("candidate", {}).get(column)
    option = party if party is not None and party.text.strip() else candidate
    if option is None or not option.text.strip():
        return {}
    known = said.words.option(option.text)
    is_party = option is party
    row: Row = {
        "option_name": spaces(option.text),
        "option_kind": known.kind if known else "party" if is_party else "candidate",
    }
    if candidate is not None and candidate.text.strip():
        row["candidate_name"] = name(candidate, said.words).text
    numbers: Row = {}
    for role, metric in _METRICS.items():
        cell = block.get(role, {}).get(column)
        if cell is not None:
            found = stated(cell, metric, said.words).columns or _counted(cell, metric, said)
            numbers = {**found, **numbers}
    address = said.table.address(option.row, option.column)
    return {**row, **numbers, "source": address} if numbers else {}


def _counted(cell: Cell, metric: str, said: Said) -> Row:
    """A number with a word after it: `20 seats`, `37.5% of votes`."""
    head = cell.text.strip().split(" ")[0].split("\n")[0]
    return stated(cell._replace(text=head), metric, said.words).columns if head != cell.text.strip() else {}
