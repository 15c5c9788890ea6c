"""Rows of results, and the totals of their contests, from tables whose rows or columns are parties, candidates or choices.

Lists with several candidates in one cell are `races`, polls are `polls`. Which election and place a row belongs to is decided
in `elections`.
"""

from dataclasses import dataclass, field

from pipeline.document.document import Cell
from pipeline.document.numbers import shares_of_two
from pipeline.document.values import spaces
from pipeline.extract.body import BodyRow
from pipeline.extract.candidate_cells import candidates
from pipeline.extract.cell_values import name_in, picture_marks, stated
from pipeline.extract.group_totals import lists_total
from pipeline.extract.nominations import read_contested
from pipeline.extract.options import outcome, who
from pipeline.extract.slots import IDENTITY, Columns, Slot, placed, where
from pipeline.extract.statements import ContestKey, Said
from pipeline.extract.totals import Totals
from pipeline.extract.vocabulary import without_percent
from pipeline.lookups.terms import normal
from pipeline.model.schema import Row

# What is read from a slot's columns, in this order.
_METRICS = ("votes", "votes_pct", "change", "seats", "seats_pct", "seats_change", "electors")
_LINES = frozenset({"section", "note", "registered", "valid"})
_TOTALS = ("registered", "cast", "turnout", "turnout_pct", "valid", "total", "majority", "majority_pct")
_LEFT_OUT = {
    "unread": "stands among the totals, and is neither a known one nor an option",
    "group_total": "a total of the rows right above it",
}


@dataclass(slots=True)
class ResultsReader:
    """Reads the rows of one block. `kind`: its family. `subject`: the option where neither rows nor headings name one."""

    columns: Columns
    kind: str
    said: Said
    subject: str = ""
    totals: Totals = field(default_factory=Totals)
    seen: set[tuple[str, ...]] = field(default_factory=set)
    has_total: bool = False
    recount: str = ""

    def read(self, rows: list[BodyRow]) -> None:
        for row in rows:
            if row.role == "section":
                # Below the total a heading starts another count of the same contest, such as two-party-preferred.
                self.recount = row.label if self.has_total else ""
            if row.role in ("part", "remainder"):
                self._part(row)
            elif row.role in _LEFT_OUT:
                self.said.left_out(row.source, row.label, _LEFT_OUT[row.role])
            elif row.role == "subtotal":
                lists_total([self._slot(slot, row) for slot in self.columns.slots], row.source, row.label, self.said)
            elif self.kind in ("results_by_place", "seats_by_party", "candidates") and self._is_wide and row.role == "total":
                self._whole(row)
            elif row.role in _LINES and self.totals.add_line(row, self.said, self._place(row)):
                continue
            elif row.role not in ("empty", "section", "note"):
                self.has_total |= row.role in ("total", "turnout", "base", "valid")
                self.totals.add_row(row, self.columns, self.said, self._place(row))
        for key, contest in self.totals.contests(self.said):
            self.said.add("contests", contest, key.election)

    @property
    def _is_wide(self) -> bool:
        return any(slot.label for slot in self.columns.slots)

    def _place(self, row: BodyRow) -> str:
        place = row.text(self.columns.context.get("place"))
        if not place and not self.recount and self.kind in ("results_by_candidate", "candidates"):
            place = row.section
        return name_in(place, self.said.words).text

    def _election(self, row: BodyRow) -> str:
        """What tells a row's election from those of other rows."""
        context = self.columns.context
        is_row = self.kind == "results_over_time" or (
            self.kind in ("candidates", "results_by_place") and "place" not in context
        )
        roles = ("election", "date", "year") if self.kind == "results_over_time" else ("election",)
        return next((spaces(row.text(context[role])) for role in roles if is_row and role in context), "")

    def _part(self, row: BodyRow) -> None:
        place, election = self._place(row), self._election(row)
        rows = [(slot, found) for slot in self.columns.slots for found in self._found(slot, row)]
        incumbent = normal(row.text(self.columns.context.get("incumbent")).split("\n")[0])
        repeated = self.has_total and not self._is_wide and bool(rows)
        read_contested(self.columns, row, self.said, place)
        for slot, found in rows:
            key = (election, place, slot.round, found["option_name"], found.get("candidate_name", ""))
            is_again = repeated and (key in self.seen or (*key[:3], normal(row.label)) in self.seen)
            if is_again and self.recount:
                self.said.add("results", {**found, "round": self.recount, **({"place_name": place} if place else {})}, election)
                continue
            if is_again:
                self.said.left_out(row.source, row.label, "stands below the total and repeats an option: another count")
                continue
            self.seen |= {key, (*key[:3], normal(row.label))}
            if incumbent and normal(found.get("candidate_name", "")) == incumbent:
                found["is_incumbent"] = "true"
            self.said.add("results", found | where(slot, place), election)
        if self._is_wide or (rows and (place or election)):
            self.totals.add_context(row, self.columns, self.said, place, election)
            self._invalid(row, place, election)

    def _whole(self, row: BodyRow) -> None:
        """The total row of a wide table: what every option got over all its rows."""
        for slot in self.columns.slots:
            if found := self._slot(slot, row):
                self.said.add("results", found | where(slot, ""), is_whole=True)
        contest: Row = {}
        for role in _TOTALS:
            if cell := row.cell(self.columns.context, role):
                contest |= stated(cell, role, self.said.words).columns
        if contest:
            sums, cast = contest.pop("total", ""), contest.pop("cast", "")
            counted = "seats_count" if any("seats" in slot.columns for slot in self.columns.slots) else "votes_count"
            self.said.add("contests", {**contest, counted: sums or cast, "source": row.source}, is_whole=True)

    def _found(self, slot: Slot, row: BodyRow) -> list[Row]:
        """What a row states of a slot: of one option mostly."""
        known = self.said.words.option(slot.label) if slot.label and "candidate" in slot.columns else None
        if known is not None and known.kind == "other":
            return self._others(slot, row)
        found = self._slot(slot, row)
        return [found | ({"option_kind": "other"} if row.role == "remainder" else {})] if found else []

    def _slot(self, slot: Slot, row: BodyRow) -> Row:
        """What an option got in a row, or nothing where the row says nothing of it."""
        named = who(slot, row, self.said, self.subject)
        if not named:
            return {}
        values: Row = {}
        marks = set(named.pop("marks", "").split())
        for role in _METRICS:
            cell = row.cell(slot.columns, role)
            if cell is None or self._is_name(cell, slot, row):
                continue
            if slot.side and (two := shares_of_two(cell.text)):
                cell = cell._replace(text=two.first if slot.side == "winner" else two.second)
            found = stated(cell, role, self.said.words)
            if not found.is_read:
                self.said.unread(row.address(cell), role, spaces(cell.text))
            values = {**found.columns, **values}
            if whole := values.pop("seats_in_all", ""):
                self.totals.add_seats(row, whole, ContestKey(self._election(row), self._place(row), slot.round))
            marks |= found.marks
            self.said.numbers += found.numbers
        for role in ("elected", "outcome", "note"):
            cell = row.cell(self.columns.context, role)
            if cell is not None:
                marks |= picture_marks(cell, self.said.words) | {self.said.words.value_role(cell.text)}
        is_candidacy = bool(named.get("candidate_name")) and self.kind in ("candidates", "results_by_candidate")
        has_numbers = bool(values) or "votes_count" in named or "votes_pct" in named
        if not has_numbers and not marks & {"unopposed"} and (slot.round or not is_candidacy):
            return {}
        if "candidate_name" in named and self._is_merged(slot, row):
            named |= {"option_name": named["candidate_name"], "option_kind": "candidate"}
        return {
            **named,
            **values,
            **outcome(marks, slot, is_choice=named["option_kind"] == "choice"),
            "source": self._source(slot, row),
        }

    def _is_merged(self, slot: Slot, row: BodyRow) -> bool:
        """Whether the numbers are merged over several rows of parties: they are the candidate's, of all those parties."""
        party = row.cell(slot.columns, "party")
        metrics = (row.cell(slot.columns, role) for role in _METRICS)
        return party is not None and any(cell is not None and cell.rowspan > party.rowspan for cell in metrics)

    def _is_name(self, cell: Cell, slot: Slot, row: BodyRow) -> bool:
        """Whether the cell in a column of numbers is the name's own, which spans it."""
        return any(cell is row.cell(slot.columns, role) for role in ("party", "candidate", "option"))

    def _others(self, slot: Slot, row: BodyRow) -> list[Row]:
        """The candidates in one cell under a heading such as Other, each with a party of its own."""
        cell = row.cell(slot.columns, "candidate")
        rows = [person.row(self.said.words) for person in candidates(cell, self.said)] if cell is not None else []
        return [{**found, "source": self._source(slot, row)} for found in rows]

    def _source(self, slot: Slot, row: BodyRow) -> str:
        if not slot.label and not slot.place:
            return row.source
        roles = sorted(slot.columns, key=lambda role: role in IDENTITY)  # what it got, before who it is
        cell = next((cell for role in roles if (cell := row.cell(slot.columns, role))), None)
        return row.address(cell) if cell else row.source

    def _invalid(self, row: BodyRow, place: str, election: str) -> None:
        """Invalid votes and votes against all that have a column of their own."""
        for role in ("invalid", "against_all"):
            context = self.columns.context
            cells = {each: cell for each in (role, f"{role}_pct") if (cell := row.cell(context, each))}
            found: Row = {}
            for each, cell in cells.items():
                found |= stated(cell, each, self.said.words).columns
            if found:
                first = next(iter(cells))
                heading = next((h.leaf.text for h in self.columns.headings if h.column == context[first] and h.leaf), role)
                who = {"option_name": without_percent(heading), "option_kind": role, "source": row.address(cells[first])}
                self.said.add("results", {**who, **found, **placed(place)}, election)
