"""Alignment on random tables: their empty cells dropped, what comes back is the true table or nothing, never a wrong one."""

from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.extract.alignment import Alignment, Column, Placement, Problem, Row, RowSum, align

Role = Literal["part", "total", "base"]
COUNT = Column("count")
RESULTS = (COUNT, Column("share", 0), COUNT, Column("share", 2))
stable = settings(max_examples=150, deadline=None, derandomize=True)


@dataclass(frozen=True)
class TrueTable:
    """A table before it is flattened: a text for every cell, empty where nothing is stated."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    roles: tuple[Role, ...]
    row_sums: tuple[RowSum, ...] = ()

    @property
    def placement(self) -> Placement:
        return tuple(tuple(column for column, text in enumerate(row) if text) for row in self.rows)

    def aligned(self) -> Alignment:
        """What `align` makes of the table without its empty cells."""
        rows = [Row(tuple(filter(None, row)), role) for row, role in zip(self.rows, self.roles, strict=True)]
        return align(Problem(self.columns, tuple(rows), self.row_sums))

    def with_cell(self, row: int, column: int, text: str) -> "TrueTable":
        rows = [list(cells) for cells in self.rows]
        rows[row][column] = text
        return replace(self, rows=tuple(map(tuple, rows)))


@st.composite
def tables_of_counts(draw: st.DrawFn) -> TrueTable:
    """Counts by options, what is zero empty or printed; a total of every row, of every column, or of both."""
    options = draw(st.integers(2, 5))
    counts = draw(st.lists(st.lists(st.integers(0, 60), min_size=options, max_size=options), min_size=2, max_size=7))
    has_row_totals, has_column_totals = draw(st.sampled_from([(True, True), (False, True), (True, False)]))
    lines = [[*row, sum(row)] if has_row_totals else row for row in counts]
    if has_column_totals:
        lines.append([sum(column) for column in zip(*lines, strict=True)])
    zero = draw(st.sampled_from(["", "", "0"]))
    rows = tuple(tuple(f"{count:,}" if count else zero for count in line) for line in lines)
    row_sums = (RowSum(options, tuple(range(options))),) if has_row_totals else ()
    roles: list[Role] = ["part"] * len(counts)
    if has_column_totals:
        roles.append("total")
    return TrueTable((COUNT,) * len(lines[0]), rows, tuple(roles), row_sums)


@st.composite
def tables_of_results(draw: st.DrawFn) -> TrueTable:
    """Votes, their share, posts, their share, all with totals; votes known or not, no posts empty, perhaps a turnout."""
    size = draw(st.integers(2, 6))
    votes = draw(st.lists(st.integers(1, 40_000), min_size=size, max_size=size))
    seats = draw(st.lists(st.integers(0, 60), min_size=size, max_size=size).filter(any))
    share = _Shares(draw(st.sampled_from([ROUND_HALF_UP, ROUND_DOWN])), draw(st.sampled_from(["", "%"])))
    has_votes = draw(st.booleans())
    rows = [
        (*(share.pair(v, sum(votes)) if has_votes else ("", "")), *(share.pair(s, sum(seats)) if s else ("", "")))
        for v, s in zip(votes, seats, strict=True)
    ]
    rows.append((*share.pair(sum(votes), sum(votes)), *share.pair(sum(seats), sum(seats))))
    roles: list[Role] = ["part"] * size
    roles.append("total")
    if draw(st.booleans()):
        registered = sum(votes) + draw(st.integers(1, 50_000))
        rows.append((f"{registered:,}", share.of(sum(votes), registered), "", ""))
        roles.append("base")
    return TrueTable(RESULTS, tuple(rows), tuple(roles))


@dataclass(frozen=True)
class _Shares:
    """How a source prints shares: rounded or cut to two decimals, with or without a percent sign."""

    rounding: str
    sign: str

    def of(self, part: int, whole: int) -> str:
        return f"{(Decimal(100 * part) / whole).quantize(Decimal('0.01'), self.rounding)}{self.sign}"

    def pair(self, part: int, whole: int) -> tuple[str, str]:
        return f"{part:,}", self.of(part, whole)


@given(tables_of_counts() | tables_of_results())
@stable
def test_answer_to_a_right_table_is_the_table(true: TrueTable) -> None:
    assert true.aligned().placement in (None, true.placement)


@given(tables_of_counts() | tables_of_results())
@stable
def test_right_table_contradicts_itself_nowhere(true: TrueTable) -> None:
    aligned = true.aligned()

    assert aligned.set_aside == ()
    assert aligned.reason != "the stated totals contradict each other"


@given(tables_of_counts(), st.data())
@settings(stable, max_examples=400)
def test_one_wrong_count_never_makes_a_wrong_table(true: TrueTable, data: st.DataObject) -> None:
    """Any count, or total, of the source may be another number, or be missing."""
    row = data.draw(st.integers(0, len(true.rows) - 1))
    column = data.draw(st.sampled_from(true.placement[row] or [0]))
    wrong = data.draw(st.integers(0, 200).map(str) | st.just(""))
    assume(wrong != true.rows[row][column])
    spoilt = true.with_cell(row, column, wrong)

    assert spoilt.aligned().placement in (None, spoilt.placement)
