"""Rows that sum the rows below them (a coalition above its parties): left out of the results where the stated total says so."""

from collections.abc import Mapping, Sequence
from decimal import Decimal


def subtotals(rows: Sequence[Mapping[str, str]], column: str, stated: Decimal) -> frozenset[int]:
    """Which of the rows sum rows right below them, so that all others add up to the stated total.

    None where that explains nothing. `rows` in the order of the table; `column` is one of counts.
    """
    values = [Decimal(row[column]) if row.get(column) else Decimal(0) for row in rows]
    found: set[int] = set()
    index = 0
    while index < len(values):
        below = _below(values, index)
        if below:
            found.add(index)
        index += below + 1
    rest = sum((value for index, value in enumerate(values) if index not in found), Decimal(0))
    return frozenset(found) if found and rest == stated else frozenset()


def _below(values: Sequence[Decimal], index: int) -> int:
    """How many rows below a row add up to it: two or more, as many as do."""
    whole, added, best = values[index], Decimal(0), 0
    for count, value in enumerate(values[index + 1 :], start=1):
        added += value
        if whole and added == whole and count > 1:
            best = count
        if added > whole:
            break
    return best
