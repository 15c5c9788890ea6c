"""What one row below (or above) the options states about a contest: a total, voters, turnout, majority, outcome.

Which rows these are is `body`; how they are gathered is `totals`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.document.document import Cell
from pipeline.document.numbers import count, share
from pipeline.document.values import spaces
from pipeline.extract.vocabulary import Vocabulary
from pipeline.model.schema import Row

NUMBERS = re.compile(r"\d[\d.,' \u00a0\u202f\u2009]*\d(?:\s?%)?|\d\s?%?")


@dataclass(slots=True)
class ContestSoFar:
    """What is known of one contest so far; `totals`: votes of every row called a total, in order."""

    row: Row = field(default_factory=dict)
    totals: list[str] = field(default_factory=list)
    cast: str = ""


@dataclass(frozen=True, slots=True)
class Footer:
    """One such row: its label and cells, where it stands, the numbers in it by published column."""

    label: str
    source: str
    cells: tuple[Cell, ...]
    values: Mapping[str, str]
    words: Vocabulary


def _total(contest: ContestSoFar, said: Footer) -> None:
    if votes := said.values.get("votes_count"):
        contest.totals.append(votes)
    if seats := said.values.get("seats_count"):
        contest.row["seats_count"] = seats
    for share_of_total in ("votes_pct", "seats_pct"):
        contest.row[share_of_total] = said.values.get(share_of_total, "")
    contest.row["source"] = said.source


def _valid(contest: ContestSoFar, said: Footer) -> None:
    if votes := said.values.get("votes_count"):
        contest.row["valid_votes_count"] = votes
        contest.row.setdefault("source", said.source)
    if seats := said.values.get("seats_count"):
        contest.row.setdefault("seats_count", seats)


def _registered(contest: ContestSoFar, said: Footer) -> None:
    contest.row |= {"registered_voters_count": said.values.get("votes_count", ""), "voters_source": said.source}


def _base(contest: ContestSoFar, said: Footer) -> None:
    _registered(contest, said)
    contest.row["turnout_pct"] = said.values.get("votes_pct", "")


def _turnout(contest: ContestSoFar, said: Footer) -> None:
    contest.cast = said.values.get("votes_count", "") or contest.cast
    if turnout := said.values.get("votes_pct"):
        contest.row |= {"turnout_pct": turnout, "voters_source": said.source}
    contest.row.setdefault("source", said.source)
    aside = said.label.partition("(")[2]
    if (
        aside
        and said.words.mentions(aside, "registered")
        and (number := NUMBERS.search(aside))
        and (voters := count(number[0]))
    ):
        contest.row.setdefault("registered_voters_count", voters.text)


def _cast(contest: ContestSoFar, said: Footer) -> None:
    contest.cast = said.values.get("votes_count", "") or contest.cast
    contest.row.setdefault("source", said.source)


def _majority(contest: ContestSoFar, said: Footer) -> None:
    contest.row |= {"majority_count": said.values.get("votes_count", ""), "majority_pct": said.values.get("votes_pct", "")}
    contest.row.setdefault("source", said.source)


def _swing(contest: ContestSoFar, said: Footer) -> None:
    contest.row["swing_pct"] = said.values.get("votes_pct", "") or said.values.get("change_pct", "")


def _source(contest: ContestSoFar, said: Footer) -> None:
    contest.row["data_source_name"] = said.label.partition(":")[2].strip()


def _outcome(contest: ContestSoFar, said: Footer) -> None:
    """`Conservative hold`, and the swing or the majority beside it."""
    before = contest.row.get("outcome_name", "")
    contest.row["outcome_name"] = f"{before}; {spaces(said.label)}" if before else spaces(said.label)
    for label, value in pairwise(said.cells):
        if said.words.row_role(label.text) == "swing" and (number := share(value.text)):
            contest.row["swing_pct"] = number.text
    if any(said.words.row_role(cell.text) == "majority" for cell in said.cells[1:]):
        _majority(contest, said)
    contest.row.setdefault("source", said.source)


_TAKE: dict[str, Callable[[ContestSoFar, Footer], None]] = {
    "total": _total,
    "valid": _valid,
    "registered": _registered,
    "base": _base,
    "turnout": _turnout,
    "cast": _cast,
    "majority": _majority,
    "swing": _swing,
    "source": _source,
    "outcome": _outcome,
}


def take(role: str, contest: ContestSoFar, said: Footer) -> None:
    """Adds what a row of this role states; other known rows, such as a quorum, state nothing a table of ours holds."""
    if role in _TAKE:
        _TAKE[role](contest, said)
