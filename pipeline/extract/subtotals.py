"""Rows that stand for the rows below them (a coalition above its parties), told by the stated total."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import accumulate

# Rows below a heading of a group, at least.
_FEWEST = 2


def subtotals(rows: Sequence[Mapping[str, str]], column: str, stated: Decimal) -> dict[int, tuple[int, ...]]:
    """Which of the rows sum rows right below them, with those, so that all others add up to the stated total.

    Where they do but for one more row that stands where another group would begin, that row is one, though it does not sum
    what is below it. None where that explains nothing. `rows` in the order of the table; `column` is one of counts.
    """
    values = [Decimal(row[column]) if row.get(column) else Decimal(0) for row in rows]
    found: dict[int, tuple[int, ...]] = {}
    index = 0
    while index < len(values):
        below = _below(values, index)
        if below:
            found[index] = tuple(range(index + 1, index + 1 + below))
        index += below + 1
    rest = sum((value for index, value in enumerate(values) if index not in found), Decimal(0))
    if found and rest > stated:
        found |= _heading(values, found, rest - stated)
        rest = sum((value for index, value in enumerate(values) if index not in found), Decimal(0))
    return dict(sorted(found.items())) if found and rest == stated else {}


def _heading(values: Sequence[Decimal], groups: Mapping[int, Sequence[int]], over: Decimal) -> dict[int, tuple[int, ...]]:
    """The one row of just this value that begins where a group ends, with the rows up to the next group."""
    starts = [below[-1] + 1 for below in groups.values()]
    found: dict[int, tuple[int, ...]] = {}
    for start in starts:
        end = next((head for head in sorted(groups) if head > start), len(values))
        if start < len(values) and values[start] == over and end - start > _FEWEST:
            found[start] = tuple(range(start + 1, end))
    return found if len(found) == 1 else {}


def _below(values: Sequence[Decimal], index: int) -> int:
    """How many rows below a row add up to it: two or more, as many as do."""
    whole = values[index]
    sums = list(accumulate(values[index + 1 :]))
    return max((count for count, added in enumerate(sums, start=1) if whole and added == whole and count > 1), default=0)
