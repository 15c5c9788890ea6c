"""One identity: what a row of a published table states, against what follows from others. Which are tried is `arithmetic`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from pipeline.document.values import decimals
from pipeline.extract.subjects import Value

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a row of a published table states in a column, against what follows; `check` names the rule.

    It follows from `parts`: their sum, give or take `slack`, or their sum in percent of `whole`, which is the value `whole_at`
    where a row states it. A majority and the like have no parts.
    """

    check: str
    table: str
    row: Mapping[str, str]
    column: str
    source: str
    stated: str
    computed: str
    message: str
    is_held: bool
    parts: Sequence[Value] = ()
    whole: Decimal | None = None
    whole_at: Value | None = None
    slack: Decimal = Decimal(0)


def total(rows: Iterable[Mapping[str, str]], column: str) -> Decimal | None:
    """The sum of a column over the rows that state it; None when none does."""
    stated = [Decimal(row[column]) for row in rows if row.get(column)]
    return sum(stated, Decimal(0)) if stated else None


def unit(stated: str) -> Decimal:
    """One of the last digit a published number shows."""
    return Decimal(1).scaleb(-decimals(stated))


def rounding(rows: Iterable[Mapping[str, str]], column: str) -> Decimal:
    """By how much a sum of published numbers may be off: one unit of the last digit of every one."""
    return sum((unit(row[column]) for row in rows), Decimal(0))


def is_near(stated: str, computed: str) -> bool:
    """Whether two numbers are one of the last digit apart, which a rounding of rounded numbers may be."""
    return abs(Decimal(stated) - Decimal(computed)) <= unit(stated)


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
    part_table: str = "results",
) -> Identity:
    """A stated total against the sum of what its parts, rows of `part_table`, state, which at least one does."""
    stating = [part for part in parts if part.get(part_column)]
    computed = total(stating, part_column) or Decimal(0)
    name = Value(table, stated, column).whose or "whole"
    what = part_column.removesuffix("_count").replace("_", " ")
    follows = f"its {len(stating)} parts add up to" if len(stating) > 1 else "its only part is"
    message = f"{name}: the total of {what} is stated as {stated[column]}, {follows} {computed}"
    is_held = Decimal(stated[column]) == computed
    at = stated.get("source", "")
    values = [Value(part_table, part, part_column) for part in stating]
    return Identity(check, table, stated, column, at, stated[column], str(computed), message, is_held, values)


def share_of(name: str, share: Value, count: Value, whole: Decimal, check: str, whole_at: Value | None = None) -> Identity:
    """A stated share against its count in percent of a total, which is the value `whole_at` where a row states it."""
    exact = HUNDRED * Decimal(count.stated) / whole
    stated = share.stated
    computed = str(exact.quantize(unit(stated), ROUND_HALF_UP))
    message = f"{name} stated as {stated} %, but {count.stated} of {whole} is {computed} %"
    at, is_held = share.row.get("source", ""), is_rounded(stated, exact)
    return Identity(check, *share, at, stated, computed, message, is_held, [count], whole, whole_at)


def held(found: Identity) -> Identity:
    """The identity as one that holds: the total is explained otherwise than by the plain sum."""
    return replace(found, computed=found.stated, is_held=True)
