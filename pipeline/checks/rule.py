"""What a check is: a named rule over one article's tables that yields what disagrees. The rules are in the modules beside."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Literal

from pipeline.document.values import decimals
from pipeline.extract.grid_rows import grid_rows
from pipeline.extract.reading import Reading
from pipeline.model.schema import Row, Rows
from pipeline.model.tables import BY_NAME


@dataclass(frozen=True, slots=True)
class Checked:
    """One article under check: its reading, and its rows of every table but `findings`."""

    reading: Reading
    tables: Mapping[str, Rows]

    def rows(self, table: str) -> Rows:
        return self.tables.get(table, ())


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two statements that cannot both be right: one the article makes at `source`, and what the rest of it gives."""

    subject: str
    source: str
    stated: str
    computed: str
    message: str


@dataclass(frozen=True, slots=True)
class Rule:
    """`severity`: error, a person is needed; warning, the article contradicts itself; info, worth knowing."""

    check: str
    severity: Literal["error", "warning", "info"]
    rationale: str
    example: str
    disagreements: Callable[[Checked], Iterable[Disagreement]]


def subject(table: str, row: Mapping[str, str], column: str) -> str:
    """The name of one published value: table, key and column."""
    key = [row.get(name, "") for name in BY_NAME[table].key if name != "article_id"]
    return "/".join([table, *key, column])


def total(rows: Iterable[Mapping[str, str]], column: str) -> Decimal | None:
    """The sum of a column over the rows that state it; None when none does."""
    stated = [Decimal(row[column]) for row in rows if row.get(column)]
    return sum(stated, Decimal(0)) if stated else None


def unit(stated: str) -> Decimal:
    """One of the last digit a published number shows."""
    return Decimal(1).scaleb(-decimals(stated))


def is_rounded(stated: str, exact: Decimal) -> bool:
    """Whether a published number is `exact` with fewer decimals: rounded half up, half to even, or cut."""
    roundings = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)
    return Decimal(stated) in {exact.quantize(unit(stated), rounding) for rounding in roundings}


def voters_sources(reading: Reading) -> dict[tuple[str, str], str]:
    """The rows that state registered voters and turnout, by election and place. A contest's `source` is its total row."""
    return {
        (contest.election_id, contest.place.place_id): row.source
        for contest in reading.elections.contests
        for row in grid_rows(contest.table, reading.words)
        if row.role == "base"
    }


def grouped(rows: Rows, *columns: str) -> dict[tuple[str, ...], list[Row]]:
    """The rows by their values in the columns, in order of first appearance."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row.get(column, "") for column in columns), []).append(dict(row))
    return groups
