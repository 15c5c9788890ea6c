"""What one column of a block is called: role, option, round and side, from its headings read from the top down.

How columns go together is `columns`; the words are data in headers.yml, rounds.yml and options.yml.
"""

import re
from dataclasses import dataclass, field, replace

from pipeline.document.document import Cell
from pipeline.document.values import spaces
from pipeline.extract.blocks import Block, heading_year
from pipeline.extract.profiles import Profile, profile
from pipeline.extract.vocabulary import Vocabulary, without_percent

# A heading under another: what both together mean, where that is not simply what the inner one says.
_TOGETHER = {
    ("seats", "change"): "seats_change",
    ("seats", "share"): "seats_pct",
    ("seats", "ordinal"): "seats",
    ("seats", "total"): "seats",
    ("seats", "votes"): "seats",
    ("seats", "winner"): "seats",
    ("votes", "share"): "votes_pct",
    ("votes", "ordinal"): "votes",
    ("votes", "total"): "votes",
    ("votes", "candidate"): "votes",  # Nombre: a name in Spanish, a count in French
    ("seats", "candidate"): "seats",
    ("candidate", "candidates"): "candidate",
    ("place", "candidate"): "place",
    ("majority", "ordinal"): "majority",
    ("majority", "votes"): "majority",
    ("majority", "share"): "majority_pct",
    ("total", "ordinal"): "total",
    ("total", "votes"): "total",
    ("total", "share"): "total_pct",
    ("turnout", "ordinal"): "cast",
    ("turnout", "votes"): "cast",
    ("turnout", "share"): "turnout",
    ("candidates", "ordinal"): "contested",
    ("incumbent", "candidate"): "incumbent",
    ("incumbent", "member"): "incumbent",
    ("incumbent", "party"): "incumbent_party",
}
# What a heading keeps meaning whatever stands below it, a share apart.
_KEPT = frozenset({"valid", "invalid", "registered", "cast", "abstention", "note", "lead", "change", "against_all"})
SIDES = frozenset({"winner", "loser"})
_NUMBERS = frozenset("votes votes_pct share seats seats_pct change seats_change".split())
_NAMES = frozenset("party candidate candidates option abbreviation member".split())
# Headings that name one of several votes a voter has; of lists only, those of the second kind.
_BALLOTS = frozenset({"ballot", "list_ballot"})
_DATED = re.compile(r"(?P<before>[^\d]+ )?(?P<year>(?:1[89]|20)\d\d)(?P<after> [^\d]+)?")
# Headings that are options themselves.
_OPTIONS = frozenset({"other", "undecided"})


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: `role` of headers.yml or of a pair of headings, empty where it is not known.

    `year`: of an election, where a heading says it; 0 without one. `labels`: headings that are no role: options, or words
    nobody knows. `is_person`: whether a heading above says that its labels are candidates. `ballot`: whether they name one
    of several votes a voter has. `cells`: all its headings.
    """

    column: int
    cells: tuple[Cell, ...]
    role: str = ""
    labels: tuple[str, ...] = ()
    round: str = ""
    side: str = ""
    year: int = 0
    is_person: bool = False
    ballot: str = ""
    profile: Profile = field(default_factory=Profile)

    @property
    def label(self) -> str:
        label = " ".join(map(spaces, self.labels))
        return without_percent(label) if label.endswith(("%", "%)")) else label

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of its labels: a candidate above a party, often, in one cell or in two of one width."""
        cells = [cell for cell in self.cells if cell.text in self.labels]
        if len({cell.colspan for cell in cells}) > 1:
            return ()
        return tuple(spaces(line) for cell in cells for line in cell.text.split("\n") if line.strip())

    @property
    def label_cell(self) -> Cell | None:
        return next((cell for cell in self.cells if cell.text in self.labels), self.leaf)

    @property
    def leaf(self) -> Cell | None:
        return self.cells[-1] if self.cells else None


def heading(block: Block, column: int, words: Vocabulary) -> Heading:
    """The reading of one grid column's headings."""
    cells = block.path(column)
    read = Heading(column, cells, profile=profile(block, column, words))
    inner = words.column_role(cells[-1].text) if cells else ""
    for index, cell in enumerate(cells):
        is_leaf = index == len(cells) - 1
        if not is_leaf and inner in _NUMBERS and words.column_role(cell.text) in ("place", "party"):
            read = replace(read, labels=(*read.labels, cell.text))  # Constituency, Party list over Votes: a ballot
        else:
            read = _with(read, cell.text, words, is_leaf=is_leaf)
    if read.labels and read.role in _NAMES and read.profile.is_numeric:
        return replace(read, role="")
    if read.ballot and not read.role:
        return replace(read, role="share" if read.profile.is_share else "votes")
    return read


def _with(read: Heading, text: str, words: Vocabulary, *, is_leaf: bool) -> Heading:
    if number := words.round_number(text):
        return replace(read, round=number)
    role = words.column_role(text)
    if read.role == "ordinal" and text.strip().isdigit():  # counts of a transferable vote: the first holds first preferences
        return replace(read, role="votes" if text.strip() == "1" else "note")
    if role in _BALLOTS:
        return replace(read, labels=(*read.labels, without_percent(text)), ballot=role)
    if role == "this_election":
        return read
    if role in _OPTIONS:
        return replace(read, labels=(*read.labels, text))
    if role in _NAMES and read.role in ("seats", "votes", "share") and (read.role, role) not in _TOGETHER:
        return replace(read, labels=(*read.labels, text))  # Liste under Mandate: posts won on lists
    if role in SIDES and (not is_leaf or read.role == "seats"):
        return read if read.role == "seats" else replace(read, side=role)
    if role and not is_leaf and words.mentions(text, "candidate"):
        read = replace(read, is_person=True)
    if role:
        is_person = read.is_person or (not is_leaf and role in ("candidate", "candidates"))
        return replace(read, role=_together(read.role, role), is_person=is_person)
    if year := heading_year(text):
        return replace(read, year=year)
    if (dated := _DATED.fullmatch(spaces(text))) and read.role in ("", "seats", "votes", "share"):
        rest = _with(read, (dated["before"] or dated["after"]).strip(" :"), words, is_leaf=is_leaf)
        return replace(rest, year=int(dated["year"]), labels=read.labels)  # `Elected 2024`, `2021 result`
    return replace(read, labels=(*read.labels, text))


def _together(outer: str, inner: str) -> str:
    if outer in _KEPT:
        return f"{outer}_pct" if inner == "share" and outer not in ("note", "change", "lead") else outer
    return _TOGETHER.get((outer, inner), inner)
