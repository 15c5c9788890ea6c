"""The constraints of `pipeline.extract.alignment` as CP-SAT sees them: exact integers, one answer or a proof of none.

Why CP-SAT: docs/adr/0001-alignment-solver.md. Which rules apply, and what an answer is worth, is not decided here.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from pipeline.document.values import decimals, number
from pipeline.extract.alignment import Placement, Problem, Rule
from pipeline.extract.cp_sat import BooleanModel, Literal, Term, not_

# Bounds the proof in CP-SAT's machine-independent unit, so that an answer never depends on how fast the machine is.
DETERMINISTIC_LIMIT = 20.0


class _Option(NamedTuple):
    """The possibility that a value stands in a column; `value` in units of the table's smallest decimal."""

    text: str
    value: int
    place: Literal


def is_admissible(text: str, kind: str) -> bool:
    """A count is a whole number; a share has a percent sign, decimals, or is at most 100."""
    if text.endswith("%") or decimals(text):
        return kind == "share"
    return kind == "count" or number(text) <= 100


class Model:
    """One table as a CP-SAT model: a Boolean for every column a value may stand in, order and kinds always kept.

    Every rule is in the model behind a Boolean of its own, so that any choice of rules can be solved without building it
    again.
    """

    def __init__(self, problem: Problem, rules: Sequence[Rule]) -> None:
        self._problem = problem
        self._model = BooleanModel(DETERMINISTIC_LIMIT)
        self._scale = 10 ** max((decimals(text) for row in problem.rows for text in row.values), default=0)
        self._options = [self._row(row.values) for row in problem.rows]
        self._total_row = next((r for r, row in enumerate(problem.rows) if row.role == "total"), None)
        self._share_columns = [(index, column.of) for index, column in enumerate(problem.columns) if column.of is not None]
        for r in range(len(problem.rows)):
            self._keep_shares_beside_counts(r)
        self._holds = {rule: self._add(rule) for rule in rules}

    def solve(
        self, rules: Sequence[Rule], forbidden: Placement | None = None, all_but_one: Sequence[Sequence[Rule]] = ()
    ) -> Placement | None:
        """A placement that meets these rules and is not the forbidden one, or None when there provably is none.

        Of every group in `all_but_one` it meets all rules, or all but one. Raises `UnprovenError` at the limit.
        """
        assumptions = [self._holds[rule] for rule in rules]
        if forbidden is not None:
            assumptions.append(self._other_than(forbidden))
        assumptions += [self._all_but_one(group) for group in all_but_one if group]
        solution = self._model.solve(assumptions)
        if solution is None:
            return None
        return tuple(
            tuple(next(c for c, option in value.items() if solution[option.place]) for value in row) for row in self._options
        )

    def contradiction(self, rules: Sequence[Rule]) -> tuple[Rule, ...]:
        """Some of the rules that no placement meets together; none of them when one placement meets all.

        Raises `UnprovenError` at the limit.
        """
        core = self._model.contradiction([self._holds[rule] for rule in rules])
        return tuple(rule for rule in rules if self._holds[rule] in core)

    def _row(self, values: tuple[str, ...]) -> list[dict[int, _Option]]:
        """For every value of a row the columns it may stand in: exactly one, to the right of the value before it."""
        columns = self._problem.columns
        slack = len(columns) - len(values)
        row = [
            {
                column: _Option(text, int(number(text) * self._scale), self._model.new())
                for column in range(v, v + slack + 1)
                if is_admissible(text, columns[column].kind)
            }
            for v, text in enumerate(values)
        ]
        for value in row:
            self._model.add_exactly_one(option.place for option in value.values())
        if slack:
            for left, right in pairwise(row):
                further = [(column, option.place) for column, option in right.items()]
                self._model.add_at_least([*further, *((-column, option.place) for column, option in left.items())], 1)
        return row

    def _at(self, row: int, column: int) -> list[_Option]:
        return [value[column] for value in self._options[row] if column in value]

    def _keep_shares_beside_counts(self, row: int) -> None:
        for share, count in self._share_columns:
            beside = [option.place for option in self._at(row, count)]
            for option in self._at(row, share):
                self._model.add_any([not_(option.place), *beside])

    def _other_than(self, placement: Placement) -> Literal:
        """A Boolean under which at least one value stands in another column."""
        other = self._model.new()
        places = [self._options[r][v][column].place for r, row in enumerate(placement) for v, column in enumerate(row)]
        self._model.add_any(map(not_, places), only_if=[other])
        return other

    def _all_but_one(self, rules: Sequence[Rule]) -> Literal:
        """A Boolean under which at most one of the rules does not hold."""
        most = self._model.new()
        self._model.add_at_least([(1, self._holds[rule]) for rule in rules], len(rules) - 1, only_if=[most])
        return most

    def _add(self, rule: Rule) -> Literal:
        """A Boolean under which the rule holds."""
        holds = self._model.new()
        match rule.kind:
            case "row sum":
                for row_sum in self._problem.row_sums:
                    parts = [option for part in row_sum.parts for option in self._at(rule.index, part)]
                    self._add_equal(parts, self._at(rule.index, row_sum.total), holds, tolerance=False)
            case "share":
                self._add_shares(rule.index, holds)
            case "column total":
                self._add_column_total(rule.index, holds)
        return holds

    def _add_column_total(self, column: int, holds: Literal) -> None:
        if self._total_row is None:
            return
        rows = [r for r, row in enumerate(self._problem.rows) if row.role == "part"]
        parts = [option for r in rows for option in self._at(r, column)]
        is_share = self._problem.columns[column].kind == "share"
        self._add_equal(parts, self._at(self._total_row, column), holds, tolerance=is_share)

    def _any(self, options: Sequence[_Option]) -> Literal:
        """A Boolean that holds just when one of the options does."""
        known = self._model.new()
        self._model.add_any([not_(known), *(option.place for option in options)])
        for option in options:
            self._model.add_any([not_(option.place), known])
        return known

    def _add_equal(self, parts: Sequence[_Option], total: Sequence[_Option], holds: Literal, *, tolerance: bool) -> None:
        """Binds where a total is stated and anything is stated under it.

        Shares are rounded or cut by their source, each by less than one unit of its last digit.
        """
        applies = [holds, self._any(parts), self._any(total)]
        for sign in (1, -1):
            terms: list[Term] = [(-sign * o.value, o.place) for o in total]
            for o in parts:
                slack = self._scale // 10 ** decimals(o.text) if tolerance else 0
                terms.append((sign * o.value + slack, o.place))
            self._model.add_at_least(terms, 0, only_if=applies)

    def _add_shares(self, row: int, holds: Literal) -> None:
        """Forbid every share beside a count it is not the share of, by more than rounding, given the column's total."""
        if self._total_row is None:
            return
        is_base = self._problem.rows[row].role == "base"
        for share_column, count_column in self._share_columns:
            for share, count, total in self._triples(row, share_column, count_column):
                part, whole = (total, count) if is_base else (count, total)
                if not agrees(share.text, number(part.text), number(whole.text)):
                    self._model.add_any([not_(holds), *(not_(option.place) for option in (share, count, total))])

    def _triples(self, row: int, share_column: int, count_column: int) -> Iterator[tuple[_Option, _Option, _Option]]:
        """Every share, count and total that may stand together; in the total's own row the count itself is the total."""
        totals = self._at(self._total_row, count_column) if self._total_row is not None else []
        for share in self._at(row, share_column):
            for count in self._at(row, count_column):
                for total in totals:
                    yield share, count, total


def agrees(share: str, part: Decimal, whole: Decimal) -> bool:
    """Whether a printed share is `part` of `whole` in percent, rounded any usual way or cut: within one last digit."""
    if whole == 0:
        return True
    return abs(number(share) * whole - 100 * part) < abs(whole) * Decimal(1).scaleb(-decimals(share))
