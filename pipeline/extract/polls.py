"""Rows of `polls`: what share an option had in an opinion poll, with who asked whom and when.

Events, averages and results of elections that stand among the polls are no polls and are left out.
"""

from collections.abc import Sequence

from pipeline.document.date_ranges import date_span
from pipeline.document.numbers import pair
from pipeline.document.values import YEAR, spaces
from pipeline.extract.body import BodyRow
from pipeline.extract.cell_values import name, stated
from pipeline.extract.slots import Columns, Slot
from pipeline.extract.statements import Said
from pipeline.extract.vocabulary import Vocabulary, without_percent
from pipeline.model.schema import Row

_MOST = 103.0
_LONGEST_ANSWER = 15


def read_polls(columns: Columns, rows: list[BodyRow], said: Said, around: Sequence[str]) -> None:
    """Adds a row for every poll and option. `around`: titles and headings, which may name the year of the polls."""
    year = _year(around)
    for row in rows:
        if row.role != "part" or not _is_poll(columns, row, said.words):
            continue
        poll = _poll(columns, row, said, year)
        for slot in (*columns.slots, *_unnamed(columns)):
            if found := _share(slot, row, said):
                said.add("polls", {**poll, **found})


def _unnamed(columns: Columns) -> list[Slot]:
    """Answers that are no option in an election: none of them, blank, will not vote."""
    slots = []
    for role in ("invalid", "invalid_pct", "against_all", "against_all_pct", "abstention", "abstention_pct"):
        column = columns.context.get(role)
        leaf = next((each.leaf for each in columns.headings if each.column == column), None)
        if column is not None and leaf is not None:
            slots.append(Slot({"votes_pct": column}, without_percent(leaf.text)))
    return slots


def _is_poll(columns: Columns, row: BodyRow, words: Vocabulary) -> bool:
    pollster = row.text(columns.context.get("pollster"))
    if pollster and words.row_role(pollster) in ("previous", "average"):
        return False
    if any(cell.colspan > 2 and len(cell.text) > _LONGEST_ANSWER for cell in row.cells.values()):
        return False  # what happened that day
    return any(row.text(columns.context.get(role)) for role in ("pollster", "poll_date", "date"))


def are_seats(said: Said) -> bool:
    """Whether the numbers of most polls add up to far more than a hundred: projections of posts, then, or answers to
    several questions."""
    sums: dict[str, float] = {}
    for statement in said.statements:
        if statement.table == "polls":
            poll = statement.row["poll_source"]
            sums[poll] = sums.get(poll, 0.0) + float(statement.row["support_pct"])
    return 2 * sum(value > _MOST for value in sums.values()) > len(sums)


def _poll(columns: Columns, row: BodyRow, said: Said, year: int | None) -> Row:
    """What a row states about the poll as a whole."""
    context = columns.context
    dates = spaces(row.text(context.get("poll_date", context.get("date"))))
    span = date_span(dates, year) if dates else None
    poll = {
        "poll_source": row.source,
        "pollster_name": spaces(row.text(context.get("pollster"))),
        "dates_name": dates,
        "start_date": span.start if span else "",
        "end_date": span.end if span else "",
    }
    for role in ("sample_size", "margin_of_error"):
        cell = row.cell(context, role)
        if cell is not None:
            found = stated(cell, role, said.words)
            poll |= found.columns
            if not found.is_read:
                said.unread(row.address(cell), role, spaces(cell.text))
    return {column: value for column, value in poll.items() if value}


def _share(slot: Slot, row: BodyRow, said: Said) -> Row:
    """What one option had, empty where the row states no share of it."""
    cell = row.cell(slot.columns, "votes_pct", "votes", "count")
    if cell is None:
        return {}
    found = stated(cell, "votes_pct", said.words)
    if not found.is_read and (two := pair(cell.text)):  # the share, and below it a projection of posts
        found = stated(cell._replace(text=two.first), "votes_pct", said.words)
    said.numbers += found.numbers
    value = found.columns.get("votes_pct") or found.columns.get("votes_count")
    if value is None:
        if not found.is_read:
            said.unread(row.address(cell), slot.label, spaces(cell.text))
        return {}
    option = slot.label
    if named := row.cell(slot.columns, "candidate"):
        option = name(named, said.words).text
    return {"option_name": option, "support_pct": value, "source": row.address(cell)} if option else {}


def _year(around: Sequence[str]) -> int | None:
    """The one year the titles and headings name, nearest first."""
    for text in around:
        years = set(YEAR.findall(text))
        if years:
            return int(years.pop()) if len(years) == 1 else None
    return None
