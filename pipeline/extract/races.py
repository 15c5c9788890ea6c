"""Lists of races: a row a race, its incumbent in one cell, all its candidates in another.

How a cell of candidates is cut into people is `candidate_cells`.
"""

from collections import Counter

from pipeline.document.values import spaces
from pipeline.extract.body import BodyRow
from pipeline.extract.candidate_cells import candidates
from pipeline.extract.slots import Columns
from pipeline.extract.statements import Said
from pipeline.lookups.terms import normal


def read_races(columns: Columns, rows: list[BodyRow], said: Said) -> None:
    """Adds a row of results for every candidate of every race."""
    at = columns.context["candidates"]
    names = Counter(
        _place(columns, row).split("\n")[0] for row in rows if row.cells.get(at) and row.cells[at].row == row.number
    )
    for row in rows:
        cell = row.cells.get(at)
        if row.role == "section" or cell is None or cell.row != row.number:
            continue
        people = list(candidates(cell, said))
        incumbents = _incumbents(columns, rows, cell.row, cell.rowspan)
        is_decided = any(person.marks & {"elected_mark", "unopposed"} for person in people)
        place = _place(columns, row)
        first = place.split("\n")[0]  # a nickname, or what makes the race special, stands below
        place = spaces(first if names[first] == 1 else place)
        if outcome := _outcome(columns, rows, cell.row, cell.rowspan):
            contest = {"place_name": place, "outcome_name": outcome, "source": row.source}
            said.add("contests", contest, _election(columns, row))
        for person in people:
            found = person.row(said.words)
            if is_decided:
                found.setdefault("is_elected", "false")
            if normal(person.name) in incumbents:
                found["is_incumbent"] = "true"
            said.add("results", {**found, "place_name": place, "source": row.address(cell)}, _election(columns, row))


def _place(columns: Columns, row: BodyRow) -> str:
    roles = ("place", "election", "member")
    return next((row.text(columns.context[role]) for role in roles if role in columns.context), "")


def _election(columns: Columns, row: BodyRow) -> str:
    """A day of its own, where the list has a column of days."""
    return spaces(row.text(columns.context.get("date")))


def _outcome(columns: Columns, rows: list[BodyRow], first: int, height: int) -> str:
    """How it ended for each who held a seat: where two did, each with an outcome of his own."""
    texts = (spaces(row.text(columns.context.get("outcome"))) for row in rows if first <= row.number < first + height)
    return "; ".join(dict.fromkeys(filter(None, texts)))


def _incumbents(columns: Columns, rows: list[BodyRow], first: int, height: int) -> set[str]:
    """Who holds the seats of a race, by the first line of each cell, in normal form."""
    at = columns.context.get("incumbent", columns.context.get("member"))
    texts = [row.text(at) for row in rows if first <= row.number < first + height]
    return {normal(text.split("\n")[0]) for text in texts if text}
