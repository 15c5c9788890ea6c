"""The columns of a block put together, left to right: which belong to one option, one round, one side.

What a single column is called is `headings`, which of several under one heading count is `columns`; what is known only
when the last column is met is `open_slots`.
"""

from dataclasses import dataclass, field, replace

from pipeline.document.document import Cell
from pipeline.document.values import spaces
from pipeline.extract.blocks import Block, is_year
from pipeline.extract.headings import SIDES, Heading
from pipeline.extract.open_slots import (
    OpenSlot,
    closed,
    labelled_slot,
    later_names,
    names_of_the_row,
    place_slots,
    split_posts,
    take_total,
)
from pipeline.extract.slots import IDENTITY, METRICS, Columns, Slot
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.terms import normal

_WITH_SHARE = frozenset({"majority", "total", "valid", "invalid", "cast", "registered", "abstention", "against_all"})


@dataclass(slots=True)
class Assembly:
    """Columns met so far, left to right."""

    words: Vocabulary
    parties: frozenset[str]
    rows_name_options: bool
    ballots: frozenset[str] = frozenset()
    list_ballots: frozenset[str] = frozenset()
    context: dict[str, int] = field(default_factory=dict)
    slots: list[OpenSlot] = field(default_factory=list)
    unknown: list[Cell] = field(default_factory=list)
    counted: list[Heading] = field(default_factory=list)
    posts: dict[int, list[Heading]] = field(default_factory=dict)
    distinct: dict[int, int] = field(default_factory=dict)
    last_count: str = ""
    latest: OpenSlot | None = None

    def add(self, each: Heading, after: Heading | None) -> None:
        if each.role in SIDES:
            self._identity(replace(each, role="candidate", side=each.role))
        elif each.role in IDENTITY and not each.labels:
            self._identity(each)
        elif each.role == "share" and not each.labels and self.last_count in _WITH_SHARE and not self._is_open("votes_pct"):
            self.context.setdefault(f"{self.last_count}_pct", each.column)
        elif each.role in METRICS or each.role == "share" or each.role == "candidates":
            self._metric(each)
        elif each.role == "unknown":
            self._unknown(each)
        elif each.role:
            if each.profile.distinct > self.distinct.get(self.context.get(each.role, 0), 0):
                self.context[each.role] = each.column  # of a district and its constituencies the latter are the places
                self.distinct[each.column] = each.profile.distinct
            self.context.setdefault(each.role, each.column)
            self.last_count, self.latest = each.role, None
        elif each.labels:
            self._label(each, after)

    def _is_open(self, role: str) -> bool:
        """Whether the column before belongs to a slot that still lacks this."""
        return self.latest is not None and role not in self.latest.columns

    def _identity(self, each: Heading) -> None:
        """A column that says who: of the latest slot without a label, or of a new one."""
        own = [open_ for open_ in self.slots if not open_.slot.label and open_.slot.round == each.round]
        at = own[-1] if own and each.role not in own[-1].columns else None
        is_again = at is None and bool(own) and each.role == "party"
        if is_again and own[-1].slot.side == each.side and not METRICS & set(own[-1].columns):
            at = own[-1]  # Coalition | Party, or Party | Alliance: the one with more names is the party
            if each.profile.distinct <= self.distinct.get(at.columns["party"], 0):
                return
        is_late = each.side and at is not None and METRICS & set(at.columns)  # Votes | % | Winner: of whom is another matter
        if at is None or is_late or (each.side and at.slot.side not in ("", each.side)):
            at = self._open(Slot({}, round=each.round, side=each.side))
        if each.side and not at.slot.side:
            at.slot = replace(at.slot, side=each.side)
        at.columns[each.role] = each.column
        self.distinct[each.column] = each.profile.distinct
        self.latest, self.last_count = at, ""

    def _metric(self, each: Heading) -> None:
        if each.role == "candidates" and not each.labels:
            self.context.setdefault("candidates", each.column)
            return
        if each.role in ("seats", "votes") and self._is_sum(each):
            self.context.setdefault("total", each.column)
            self.last_count, self.latest = "total", None
            return
        if each.profile.pairs and 2 * each.profile.pairs >= each.profile.filled:
            for open_ in self.slots:  # `64% - 36%`: the winner's and the loser's
                if open_.slot.side:
                    open_.columns.setdefault("votes_pct", each.column)
            return
        at = self._slot(each)
        role = each.role
        if role == "share":
            role = "seats_pct" if at.last == "seats" else "votes_pct"
        if role == "change" and self.last_count == "unknown":
            return
        is_whole = not each.profile.decimals and not each.profile.percents
        if role == "change" and is_whole and (at.last == "seats" or any("seats" in o.columns for o in self.slots)):
            role = "seats_change"
        if role == "candidates":
            role = "candidate"
        later = {r: c for r, c in at.columns.items() if r in IDENTITY and c > at.columns.get(role, c)}
        if later and not each.labels:  # Candidate | Votes | List | Votes: the second votes are the list's
            for one in later:
                del at.columns[one]
            at = self._open(Slot({}, round=at.slot.round, side=at.slot.side))
            at.columns |= later
        if role == "seats" and role in at.columns:
            self.posts.setdefault(id(at), []).append(each)
            return
        is_again = role == "votes" and role in at.columns and each.leaf is not None
        if is_again and each.leaf and self.words.mentions(each.leaf.text, "party"):
            at = self._open(Slot({}, round=spaces(each.leaf.text)))  # Candidate | Votes | % | Party votes | %
            self.list_ballots |= {at.slot.round}
        if role in at.columns:
            if each.leaf is not None and role not in ("change", "seats_change"):
                self.unknown.append(each.leaf)
            return
        at.columns[role] = each.column
        if role == "seats":
            self.posts[id(at)] = [each]
        if role in ("votes", "seats", "electors", "contested", "nominations", "count"):
            at.last = role
        self.latest, self.last_count = at, ""

    def _is_sum(self, each: Heading) -> bool:
        """Whether a count without an option, after options with counts, sums them: `Total seats` at the end of a wide table."""
        labelled = [open_ for open_ in self.slots if open_.slot.label]
        return bool(labelled) and not (each.labels or each.round) and "votes_pct" not in labelled[-1].columns

    def _takes(self, metric: str) -> bool:
        """Whether the column before is of an option named by its heading, or of another vote, that still lacks this."""
        if self.latest is None or metric in self.latest.columns or metric not in ("votes", "votes_pct", "share", "change"):
            return False
        return bool(self.latest.slot.label) or self.latest.slot.round in self.list_ballots

    def _slot(self, each: Heading) -> OpenSlot:
        """The slot a metric belongs to: of its option, round and side; else of the option whose heading is right before."""
        label, round_ = each.label, each.round
        if label and (self.rows_name_options or each.ballot):
            label, round_ = "", round_ or (label if len(self.ballots) != 1 or not each.ballot else "")
        own = [o for o in self.slots if (o.slot.label, o.slot.round) == (label, round_) and each.side in ("", o.slot.side)]
        metric = "votes_pct" if each.role == "share" else each.role
        if not (label or round_ or each.side) and self._takes(metric) and self.latest is not None:
            return self.latest
        if own:
            return own[-1]
        return self._open(labelled_slot(each)) if label else self._open(Slot({}, round=round_, side=each.side))

    def _label(self, each: Heading, after: Heading | None) -> None:
        """A heading no role is known for: an option above its numbers or names, where the rows name none."""
        has_numbers_beside = after is not None and after.role in ("share", "votes") and not (after.labels or after.round)
        if not any(map(str.isalpha, each.label)):  # a time of day, say
            self._unknown(each)
            return
        known = self.words.option(each.label)
        if known is not None and not each.profile.filled and not self.rows_name_options:
            self._open(labelled_slot(each)).columns["count"] = each.column
            return
        is_option = known is not None or normal(each.label) in self.parties or has_numbers_beside
        if each.profile.is_numeric and not self.rows_name_options:
            at = self._open(labelled_slot(each))
            role = "votes_pct" if each.profile.is_share else "count"
            at.columns[role], at.last = each.column, "votes" if role == "votes_pct" else "count"
            self.latest, self.last_count = at, ""
        elif is_option and not self.rows_name_options and each.profile.texts:
            at = self._open(labelled_slot(each))
            at.columns["candidate"] = each.column
            self.latest, self.last_count = at, ""
        else:
            self._unknown(each)
            is_count = each.leaf is not None and each.profile.is_numeric and not is_year(each.label)
            if is_count and self.rows_name_options:
                self.counted.append(each)

    def _unknown(self, each: Heading) -> None:
        """A column that is left out; what a change right after it is a change of is not known either."""
        self.latest, self.last_count = None, "unknown"
        if each.leaf is not None and each.profile.filled:
            self.unknown.append(each.leaf)

    def _open(self, slot: Slot) -> OpenSlot:
        self.slots.append(OpenSlot(slot, {}))
        return self.slots[-1]

    def done(self, block: Block, read: tuple[Heading, ...]) -> Columns:
        """All slots; a round without somebody of its own has those of the row, and a slot with nobody's numbers is none."""
        if not self.rows_name_options:
            take_total(self.slots, self.context)
        split_posts(block, self.slots, self.posts)
        who = later_names(self.slots) | names_of_the_row(self.slots)
        slots = closed(self.slots, who, self.list_ballots, {each.column: each.profile for each in read})
        places = place_slots(self.counted, slots, who)
        read_after_all = {id(slot.cell) for slot in places}
        unknown = [cell for cell in self.unknown if id(cell) not in read_after_all]
        split = any(slot.round or slot.place for slot in [*slots, *places])
        kept = [s for s in slots if not (split and not (s.round or s.label or s.place) and not METRICS & set(s.columns))]
        return Columns(block, self.context, (*kept, *places), tuple(dict.fromkeys(unknown)), read)
