"""What the rows below (or above) the options state about a whole contest: totals, voters, turnout, majority, outcome.

Which rows these are is `body`; what each option got is `results`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.document.document import Cell
from pipeline.document.numbers import count, share
from pipeline.document.values import spaces
from pipeline.extract.body import BodyRow
from pipeline.extract.cell_values import stated
from pipeline.extract.footers import NUMBERS, ContestSoFar, Footer, take
from pipeline.extract.slots import Columns, Slot
from pipeline.extract.statements import ContestKey, Said
from pipeline.extract.vocabulary import Vocabulary
from pipeline.model.schema import Row

# Rows that say something in words, whatever the headings above them are.
_IN_WORDS = ("source", "outcome", "note")
_READ = ("votes", "votes_pct", "seats", "seats_pct", "electors", "change")
_CONTEXT = ("registered", "cast", "turnout", "turnout_pct", "cast_pct", "valid", "total", "majority", "majority_pct", "races")
# `Electorate: 45,000 Valid: 27,000 Spoilt: 310`.
_LABELLED = re.compile(
    r"(?P<label>[^\d:]+):\s*(?P<number>(?:\d[\d.,'\u00a0\u202f]*\d|\d)(?:\s?%)?)(?:\s*\((?P<share>[\d.,]+\s?%)\))?"
)


@dataclass(slots=True)
class Totals:
    """The contests of one block."""

    by_key: dict[ContestKey, ContestSoFar] = field(default_factory=dict)

    def add_row(self, row: BodyRow, columns: Columns, said: Said, place: str) -> None:
        """Takes in a row that is no option's."""
        slots = [slot for slot in columns.slots if not slot.label] or [Slot({})]
        for slot in slots if row.role != "outcome" else slots[:1]:
            values = _values(row, slot, said, is_only=len(slots) == 1)
            contest = self.by_key.setdefault(ContestKey("", slot.place or place, slot.round), ContestSoFar())
            take(row.role, contest, Footer(row.label, row.source, _cells(row), values, said.words))

    def add_seats(self, row: BodyRow, seats: str, key: ContestKey) -> None:
        """Takes in the posts a row states beside those won: `55 / 150`."""
        contest = self.by_key.setdefault(key, ContestSoFar())
        contest.row.setdefault("seats_count", seats)
        contest.row.setdefault("source", row.source)

    def add_line(self, row: BodyRow, said: Said, place: str) -> bool:
        """Takes in a row that states several totals in one cell, `Electorate: 45,000 Valid: 27,000`; False of any other."""
        pairs = [(f["label"].strip(" \u00a0;,."), f["number"], f["share"] or "") for f in _LABELLED.finditer(row.label)]
        known = [(role, *numbers) for label, *numbers in pairs if (role := said.words.row_role(label))]
        if len(known) < 2:
            return False
        contest = self.by_key.setdefault(ContestKey("", place, ""), ContestSoFar())
        for role, text, beside in known:
            number, part = count(text), share(beside or text)
            value = {"votes_count": number.text} if number else {}
            value |= {"votes_pct": part.text} if part and part.is_percent else {}
            take(role, contest, Footer(row.label, row.source, _cells(row), value, said.words))
        for label, text, _ in pairs:
            option, number = said.words.option(label), count(text)
            if option is not None and number is not None:
                who = {"option_name": label, "option_kind": option.kind, "votes_count": number.text, "source": row.source}
                said.add("results", {**who, "place_name": place} if place else who)
        return True

    def add_context(self, row: BodyRow, columns: Columns, said: Said, place: str, election: str) -> None:
        """Takes in what columns beside the options state about a row's contest."""
        values: Row = {}
        for role in _CONTEXT:
            cell = row.cell(columns.context, role)
            if cell is not None:
                values |= _stated(row, cell, role, said)
        is_contest = "place" in columns.context and any("votes" in slot.columns for slot in columns.slots)
        outcome = spaces(row.text(columns.context.get("outcome"))) if is_contest else ""
        if outcome and not said.words.value_role(outcome):
            values["outcome_name"] = outcome
        if values:
            contest = self.by_key.setdefault(ContestKey(election, place), ContestSoFar())
            sums = values.pop("total", "")
            are_seats = any("seats" in slot.columns for slot in columns.slots)
            if sums and are_seats:
                values["seats_count"] = sums
            elif sums:
                contest.totals.append(sums)
            contest.cast = values.pop("cast", contest.cast)
            contest.row |= {"source": row.source, "voters_source": row.source, **values}

    def contests(self, said: Said) -> Iterator[tuple[ContestKey, Row]]:
        """Every contest with something to say, its votes in all settled."""
        listed = _listed(said)
        for key, contest in self.by_key.items():
            row = {**contest.row, **_votes(contest, listed.get(key, "")), "place_name": key.place, "round": key.round}
            if any(value for name, value in row.items() if name not in ("place_name", "round", "source", "voters_source")):
                yield key, {name: value for name, value in row.items() if value}


def _cells(row: BodyRow) -> tuple[Cell, ...]:
    return tuple(dict.fromkeys(row.cells.values()))


def _listed(said: Said) -> dict[ContestKey, str]:
    """The votes of all options but invalid ones, of every contest where any states some."""
    votes: dict[ContestKey, int] = {}
    for statement in said.statements:
        row = statement.row
        if statement.table == "results" and row.get("votes_count") and row.get("option_kind") != "invalid":
            key = statement.contest
            votes[key] = votes.get(key, 0) + int(row["votes_count"])
    return {key: str(total) for key, total in votes.items()}


def _votes(contest: ContestSoFar, listed: str) -> Row:
    """Votes in all, and valid ones: which of them a total row states is told by what it is the sum of.

    Of two totals the first is of valid votes; so is one that is the sum of the options where more ballots were cast.
    """
    last = contest.totals[-1] if contest.totals else ""
    valid = contest.row.get("valid_votes_count", "")
    if not valid and len(contest.totals) > 1 and contest.totals[0] != last and contest.totals[0] == listed:
        valid = contest.totals[0]
    if not valid and contest.cast and last == listed and int(contest.cast) > int(last or 0):
        valid = last
    votes = contest.cast if contest.cast and (not last or last == valid) else last
    return {"votes_count": votes, "valid_votes_count": valid}


def _values(row: BodyRow, slot: Slot, said: Said, *, is_only: bool) -> Row:
    """The numbers of a row by published column, of cells in the slot's columns; or those its label holds."""
    values: Row = {}
    first = next((cell for cell in row.cells.values() if cell.text.strip()), None)
    for role in _READ:
        cell = row.cell(slot.columns, role)
        if cell is not None and cell is not first:
            values = {**_stated(row, cell, role, said), **values}
    if not values and is_only and first is not None and row.role not in _IN_WORDS:
        rest = [cell for cell in row.cells.values() if cell is not first and cell.text.strip()]
        for text in [cell.text for cell in dict.fromkeys(rest)] or [_after_label(first)]:
            if "%" in text and (number := share(text)):
                values.setdefault("votes_pct", number.text)
            elif number := count(text):
                values.setdefault("votes_count", number.text)
    return values


def _stated(row: BodyRow, cell: Cell, role: str, said: Said) -> Row:
    """The numbers of a cell by published column. What is neither a number nor a word of a row or value is said to be unread."""
    found, text = stated(cell, role, said.words), spaces(cell.text)
    said.numbers += found.numbers
    is_said_of_row = row.role in _IN_WORDS or said.words.row_role(text) or share(text)
    if not (found.is_read or is_said_of_row):
        said.unread(row.address(cell), role, text)
    return found.columns


def _after_label(cell: Cell) -> str:
    found = NUMBERS.findall(cell.text)
    return found[-1].strip() if found else ""


def registered_in(titles: tuple[str, ...], words: Vocabulary) -> str:
    """Registered voters stated in a title (`Electorate 88,312`), or nothing."""
    for line in (line for title in titles for line in title.split("\n")):
        number = NUMBERS.search(line)
        if number and words.mentions(line, "registered") and (voters := count(number[0].strip())):
            return voters.text
    return ""
