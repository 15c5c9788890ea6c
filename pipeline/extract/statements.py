"""What a table states before it is known which election and place it is about: rows of results, contests, candidates and polls.

Which election and place a statement belongs to is decided in `elections`; how the numbers hold together is `arithmetic`.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.document.document import Remark, Table
from pipeline.document.numbers import Number
from pipeline.extract.families import Family
from pipeline.extract.vocabulary import Vocabulary
from pipeline.model.schema import Row


class ContestKey(NamedTuple):
    """Which contest of a table: words that tell its election, its place, its round; each empty where there is but one."""

    election: str = ""
    place: str = ""
    round: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One row of a published table, without the ids of its election and place.

    `table`: results, contests, nominations or polls. `election`: words that tell the election from others of the same
    table (a year, a title), or none. `is_whole`: whether it sums the other rows of its table, as a total row does.
    """

    table: str
    row: Row
    election: str = ""
    is_whole: bool = False

    @property
    def contest(self) -> ContestKey:
        return ContestKey(self.election, self.row.get("place_name", ""), self.row.get("round", ""))


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table, its family, and all it states. `titles`: what it calls itself, from the top down."""

    table: Table
    family: Family
    statements: tuple[Statement, ...] = ()
    remarks: tuple[Remark, ...] = ()
    titles: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()

    def rows(self, table: str) -> list[Row]:
        return [statement.row for statement in self.statements if statement.table == table]


@dataclass(slots=True)
class Said:
    """What is being read from one table: statements, remarks on what was not understood, and the numbers met.

    `parties`, `people`: names from anywhere in the article, in normal form.
    """

    table: Table
    words: Vocabulary
    parties: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    statements: list[Statement] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)

    def add(self, table: str, row: Row, election: str = "", *, is_whole: bool = False) -> None:
        self.statements.append(Statement(table, row, election, is_whole))

    def unread(self, address: str, heading: str, text: str) -> None:
        """A cell that should hold a number and does not."""
        message = f'"{text}" in the column {heading} is no number that is understood, so it is left out'
        self.remarks.append(Remark("unread_value", "warning", address, address, stated=text, message=message))

    def left_out(self, address: str, text: str, why: str) -> None:
        """A row or line that is left out, and with it what was not understood in it."""
        self.remarks = [r for r in self.remarks if r.check != "unread_value" or r.source.rpartition("c")[0] != address]
        self.remarks.append(Remark("unread_row", "info", address, address, stated=text, message=f'"{text}": {why}'))
