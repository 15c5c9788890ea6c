"""One identity: what a row of a published table states, against what follows from others. Which are tried is `arithmetic`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from pipeline.document.values import decimals

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a row of a published table states in a column, against what follows; `check` names the rule."""

    check: str
    table: str
    row: Mapping[str, str]
    column: str
    source: str
    stated: str
    computed: str
    message: str
    is_held: bool


def total(rows: Iterable[Mapping[str, str]], column: str) -> Decimal | None:
    """The sum of a column over the rows that state it; None when none does."""
    stated = [Decimal(row[column]) for row in rows if row.get(column)]
    return sum(stated, Decimal(0)) if stated else None


def unit(stated: str) -> Decimal:
    """One of the last digit a published number shows."""
    return Decimal(1).scaleb(-decimals(stated))


def is_rounded(stated: str, exact: Decimal) -> bool:
    """Whether a published number is `exact` with fewer decimals: rounded half up, half to even, or cut."""
    shown, last_digit = Decimal(stated), unit(stated)
    return any(shown == exact.quantize(last_digit, rounding) for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN))


def against(
    stated: Mapping[str, str],
    table: str,
    column: str,
    parts: Sequence[Mapping[str, str]],
    part_column: str,
    check: str = "results_total",
) -> Identity:
    """A stated total against the sum of what its parts state, which at least one does."""
    stating = [part for part in parts if part.get(part_column)]
    computed = total(stating, part_column) or Decimal(0)
    name = ", ".join(filter(None, [stated.get("option_name", ""), stated.get("place_name", "")])) or "whole"
    what = part_column.removesuffix("_count").replace("_", " ")
    message = f"{name}: the total of {what} is stated as {stated[column]}, its {len(stating)} parts add up to {computed}"
    is_held = Decimal(stated[column]) == computed
    return Identity(check, table, stated, column, stated.get("source", ""), stated[column], str(computed), message, is_held)


def share_of(name: str, table: str, row: Mapping[str, str], column: str, part: Decimal, whole: Decimal, check: str) -> Identity:
    """A stated share against its count in percent of a total."""
    exact = HUNDRED * part / whole
    stated = row[column]
    computed = str(exact.quantize(unit(stated), ROUND_HALF_UP))
    message = f"{name} stated as {stated} %, but {part} of {whole} is {computed} %"
    return Identity(check, table, row, column, row.get("source", ""), stated, computed, message, is_rounded(stated, exact))


def held(found: Identity) -> Identity:
    """The identity as one that holds: the total is explained otherwise than by the plain sum."""
    return replace(found, computed=found.stated, is_held=True)
