"""Win back the columns of a flattened table: which value stood in which column, proven or not at all.

A flattened row keeps its values in order but loses its empty cells. The order, the stated totals and the stated shares
leave some placements of values in columns possible; `align` accepts one only when it is the only one possible.
The constraints as CP-SAT sees them are in `pipeline.extract.alignment_model`; what the columns mean is the caller's
business (`pipeline.extract.unflatten`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pipeline.extract.alignment_model import Model

Placement = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of counts, or of shares in percent of the count column `of` (its number, from 0)."""

    kind: Literal["count", "share"]
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The values of one row in published order, as published (`1,816`, `94.44%`).

    `part` rows add up to the `total` row, of which there is at most one. A `base` row counts what the total is a share
    of (registered voters, with the turnout beside them) and takes part in no sum.
    """

    values: tuple[str, ...]
    role: Literal["part", "total", "base"] = "part"


@dataclass(frozen=True, slots=True)
class RowSum:
    """In every row, the cells of columns `parts` add up to the cell of column `total`."""

    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A flattened table: its columns, its rows of values, and the sums its rows state."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_sums: tuple[RowSum, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One statement of the source that a placement should meet; `index` is a row or a column, from 0."""

    kind: Literal["row sum", "share", "column total"]
    index: int

    def __str__(self) -> str:
        return f"{self.kind} of {'column' if self.kind == 'column total' else 'row'} {self.index + 1}"


@dataclass(frozen=True, slots=True)
class Alignment:
    """`placement[row][value]` is the column of that value (from 0), or None with the `reason` when none is proven.

    `set_aside` are the rules that no placement can meet, by themselves or beside the rows' own rules: the source
    contradicts itself there, so they decided nothing.
    """

    placement: Placement | None
    set_aside: tuple[Rule, ...] = ()
    reason: str = ""


def align(problem: Problem) -> Alignment:
    """The one placement that keeps the order and meets every rule that any placement can meet.

    A rule within a row is trusted before a column total. A rule that cannot be met even by itself is set aside, and a
    column total likewise when it cannot be met beside the remaining row rules. All that is left must hold together;
    otherwise, or when a second placement exists, there is no answer.

    If every stated value is right, the true table meets every rule, so a unique answer is the true table. One wrong value
    must not make a wrong table unique either. It spoils at most one row sum and one column total, so an answer stands
    only when no other placement misses just that little; a sum that no placement at all meets is known to be the spoilt
    one, and the others of its kind are then not doubted. Shares never are: a share fits a count it is not the share of
    only by chance.
    """
    for number, row in enumerate(problem.rows, start=1):
        if len(row.values) > len(problem.columns):
            return Alignment(None, reason=f"row {number} has {len(row.values)} values for {len(problem.columns)} columns")
    if all(len(row.values) in (0, len(problem.columns)) for row in problem.rows):
        return Alignment(tuple(tuple(range(len(row.values))) for row in problem.rows))
    # A table that lost no cell does not pay for loading the solver.
    from pipeline.extract.alignment_model import Model
    from pipeline.extract.cp_sat import UnprovenError

    row_rules, column_rules = rules_of(problem)
    try:
        return _align(Model(problem, [*row_rules, *column_rules]), row_rules, column_rules)
    except UnprovenError:
        return Alignment(None, reason="the proof took longer than its limit")


def rules_of(problem: Problem) -> tuple[list[Rule], list[Rule]]:
    """Every rule the table states: those within its rows, and its column totals."""
    has_total = any(row.role == "total" for row in problem.rows)
    row_rules = [Rule("row sum", r) for r, row in enumerate(problem.rows) if problem.row_sums and row.role != "base"]
    if has_total and any(column.of is not None for column in problem.columns):
        row_rules += [Rule("share", r) for r in range(len(problem.rows))]
    return row_rules, [Rule("column total", c) for c in range(len(problem.columns)) if has_total]


def _align(model: "Model", row_rules: Sequence[Rule], column_rules: Sequence[Rule]) -> Alignment:
    rules = [*row_rules, *column_rules]
    set_aside: tuple[Rule, ...] = ()
    first = model.solve(rules)
    if first is None:
        if model.solve([]) is None:
            return Alignment(None, reason="the values fit the columns in no order")
        possible = _possible(model, _possible(model, [], row_rules), column_rules)
        set_aside = tuple(rule for rule in rules if rule not in possible)
        rules = possible
        first = model.solve(rules)
    if first is None:
        return Alignment(None, set_aside, "the stated totals contradict each other")
    trusted, doubted = _doubted(model, rules, set_aside)
    if model.solve(trusted, forbidden=first, all_but_one=doubted) is None:
        return Alignment(first, set_aside)
    if model.solve(rules, forbidden=first) is not None:
        return Alignment(None, set_aside, "more than one placement meets every stated total")
    return Alignment(None, set_aside, "if one stated value is wrong, another placement may be meant")


def _doubted(model: "Model", rules: Sequence[Rule], set_aside: Sequence[Rule]) -> tuple[list[Rule], list[list[Rule]]]:
    """The rules that surely hold if one value is wrong, and the kinds of rules of which one may not."""
    shown = {rule.kind for rule in set_aside if model.solve([rule]) is None}
    kinds = [kind for kind in ("row sum", "column total") if kind not in shown]
    return [rule for rule in rules if rule.kind not in kinds], [[r for r in rules if r.kind == kind] for kind in kinds]


def _possible(model: "Model", trusted: Sequence[Rule], rules: Sequence[Rule]) -> list[Rule]:
    """The trusted rules, and those of the others that can be met beside them one by one."""
    left = list(rules)
    while contradiction := model.contradiction([*trusted, *left]):
        suspects = [rule for rule in contradiction if rule in left]
        impossible = [rule for rule in suspects if model.solve([*trusted, rule]) is None]
        if not impossible:
            break
        left = [rule for rule in left if rule not in impossible]
    return [*trusted, *left]
