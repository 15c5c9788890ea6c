"""Shares that are of another number than the one they seem to be of: one explanation for all of them.

Which shares fail is told by `totals`, what else may explain disagreements by `causes`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from pipeline.checks.relation import Relation
from pipeline.extract.identity import HUNDRED, unit

# Fewer shares may be of a common other number by chance, unless those that hold are of it too.
_ENOUGH = 3


def other_wholes(
    failing: Mapping[int, Relation | None], held: Callable[[str], Sequence[Relation]]
) -> Iterator[tuple[list[int], str]]:
    """Failing shares of one total that are all of another, and what that is. `held`: the relations that hold, by a value."""
    groups: dict[tuple[str, Decimal], list[int]] = {}
    for number, relation in failing.items():
        if relation and relation.whole is not None and relation.whole_name and relation.subject.startswith("results/"):
            groups.setdefault((relation.whole_name, relation.whole), []).append(number)
    for (name, whole), numbers in groups.items():
        shares = [relation for number in numbers if (relation := failing[number])]
        beside = [each for each in held(name) if each.whole_name == name and each.subject.startswith("results/")]
        found = _common(shares)
        if len(shares) < _ENOUGH:
            found = _common([*shares, *beside]) if len(shares) > 1 else None
        if found:
            low, high = found
            of = f"{low}" if low == high else f"a number from {low} to {high}"
            yield numbers, f"{len(shares)} shares are of {of}, the total is stated as {whole}"


def _common(shares: Sequence[Relation]) -> tuple[Decimal, Decimal] | None:
    """The whole numbers that all shares may be of, rounded or cut: from the first to the last."""
    low, high = Decimal(1), Decimal("Infinity")
    for share in shares:
        stated, count, last = Decimal(share.stated), sum(share.parts.values(), Decimal(0)), unit(share.stated)
        if stated + last <= 0:
            return None  # no share can be below nothing
        if stated - last / 2 > 0:
            high = min(high, HUNDRED * count / (stated - last / 2))
        low = max(low, HUNDRED * count / (stated + last))
    first = low.to_integral_value(ROUND_CEILING)
    if high.is_infinite() or first > high.to_integral_value(ROUND_FLOOR):
        return None
    return first, high.to_integral_value(ROUND_FLOOR)
