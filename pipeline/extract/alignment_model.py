"""The constraints of `pipeline.extract.alignment` as CP-SAT sees them: exact integers, one answer or a proof of none.

Why CP-SAT: docs/adr/0001-alignment-solver.md. Which rules apply, and what an answer is worth, is not decided here.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ortools.sat.python import cp_model

from pipeline.document.values import decimals, number
from pipeline.extract.alignment import Placement, Problem, Rule

# Bounds the proof in CP-SAT's machine-independent unit, so that an answer never depends on how fast the machine is.
DETERMINISTIC_LIMIT = 20.0


class Unproven(Exception):
    """The limit was reached before an answer, or before a proof that there is none."""


class _Option(NamedTuple):
    """The possibility that a value stands in a column."""

    text: str
    place: cp_model.IntVar

    @property
    def value(self) -> Decimal:
        return number(self.text)


def solve(problem: Problem, rules: Sequence[Rule], forbidden: Sequence[Placement]) -> Placement | None:
    """A placement that meets the rules and is none of the forbidden ones, or None when there provably is none.

    Raises `Unproven` at the limit.
    """
    table = _Table(problem)
    for rule in rules:
        table.add(rule)
    for placement in forbidden:
        table.forbid(placement)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = DETERMINISTIC_LIMIT
    status = solver.solve(table.model)
    if status == cp_model.INFEASIBLE:
        return None
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise Unproven
    return tuple(
        tuple(next(column for column, place in places.items() if solver.boolean_value(place)) for places in row)
        for row in table.places
    )


def is_admissible(text: str, kind: str) -> bool:
    """A count is a whole number; a share has a percent sign, decimals, or is at most 100."""
    if text.endswith("%") or decimals(text):
        return kind == "share"
    return kind == "count" or number(text) <= 100


class _Table:
    """One CP-SAT model: a Boolean for every column a value may stand in, order and kinds always kept."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        self.places = [self._row(row.values) for row in problem.rows]
        self.total_row = next((r for r, row in enumerate(problem.rows) if row.role == "total"), None)
        self.scale = 10 ** max((decimals(text) for row in problem.rows for text in row.values), default=0)
        for r in range(len(problem.rows)):
            self._keep_shares_beside_counts(r)

    def add(self, rule: Rule) -> None:
        match rule.kind:
            case "row sum":
                self._add_row_sums(rule.index)
            case "share":
                self._add_shares(rule.index)
            case "column total":
                self._add_column_total(rule.index)

    def forbid(self, placement: Placement) -> None:
        self.model.add_bool_or(
            self.places[r][v][column].negated() for r, row in enumerate(placement) for v, column in enumerate(row)
        )

    def _row(self, values: tuple[str, ...]) -> list[dict[int, cp_model.IntVar]]:
        columns = self.problem.columns
        slack = len(columns) - len(values)
        row = [
            {
                column: self.model.new_bool_var("")
                for column in range(v, v + slack + 1)
                if is_admissible(text, columns[column].kind)
            }
            for v, text in enumerate(values)
        ]
        positions = []
        for places in row:
            self.model.add_exactly_one(places.values())
            positions.append(sum(column * place for column, place in places.items()))
        for left, right in zip(positions, positions[1:], strict=False):
            self.model.add(right - left >= 1)
        return row

    def _options(self, row: int, column: int) -> list[_Option]:
        values = self.problem.rows[row].values
        return [
            _Option(text, places[column])
            for text, places in zip(values, self.places[row], strict=True)
            if column in places
        ]

    def _any(self, options: Sequence[_Option]) -> cp_model.IntVar:
        known = self.model.new_bool_var("")
        self.model.add_max_equality(known, [option.place for option in options] or [0])
        return known

    def _scaled(self, option: _Option) -> int:
        return int(option.value * self.scale)

    def _keep_shares_beside_counts(self, row: int) -> None:
        for share, count in self._share_columns():
            beside = [option.place for option in self._options(row, count)]
            for option in self._options(row, share):
                self.model.add_bool_or([option.place.negated(), *beside])

    def _share_columns(self) -> Iterator[tuple[int, int]]:
        for index, column in enumerate(self.problem.columns):
            if column.of is not None:
                yield index, column.of

    def _add_row_sums(self, row: int) -> None:
        for row_sum in self.problem.row_sums:
            parts = [option for part in row_sum.parts for option in self._options(row, part)]
            total = self._options(row, row_sum.total)
            self._add_equal(parts, total, tolerance=False)

    def _add_column_total(self, column: int) -> None:
        if self.total_row is None:
            return
        parts = [
            option
            for r, row in enumerate(self.problem.rows)
            if row.role == "part"
            for option in self._options(r, column)
        ]
        is_share = self.problem.columns[column].kind == "share"
        self._add_equal(parts, self._options(self.total_row, column), tolerance=is_share)

    def _add_equal(self, parts: Sequence[_Option], total: Sequence[_Option], *, tolerance: bool) -> None:
        """Binds where a total is stated and anything is stated under it.

        Shares are rounded or cut by their source, each by less than one unit of its last digit.
        """
        difference = sum(self._scaled(o) * o.place for o in parts) - sum(self._scaled(o) * o.place for o in total)
        slack = sum(self.scale // 10 ** decimals(o.text) * o.place for o in parts) if tolerance else 0
        applies = [self._any(parts), self._any(total)]
        self.model.add(difference <= slack).only_enforce_if(applies)
        self.model.add(difference >= -slack).only_enforce_if(applies)

    def _add_shares(self, row: int) -> None:
        """Forbid every share beside a count it is not the share of, by more than rounding, given the column's total."""
        role = self.problem.rows[row].role
        if self.total_row is None or role == "total":
            return
        for share_column, count_column in self._share_columns():
            totals = self._options(self.total_row, count_column)
            for share in self._options(row, share_column):
                for count in self._options(row, count_column):
                    for total in totals:
                        part, whole = (total, count) if role == "base" else (count, total)
                        if not agrees(share.text, part.value, whole.value):
                            self.model.add_bool_or(o.place.negated() for o in (share, count, total))


def agrees(share: str, part: Decimal, whole: Decimal) -> bool:
    """Whether a printed share is `part` of `whole` in percent, rounded any usual way or cut: within one last digit."""
    if whole == 0:
        return True
    return abs(number(share) * whole - 100 * part) < abs(whole) * Decimal(1).scaleb(-decimals(share))
