"""Classes of values for colours: at most five, between round numbers. Numbers in, numbers out."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

CLASSES = 5
_ROUND = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Classes:
    """Classes from each of `starts` up to the next; the last has no end but `end`, which belongs to it."""

    starts: tuple[Decimal, ...]
    end: Decimal

    def of(self, value: Decimal) -> int:
        """The class of a value, from 0."""
        return max(bisect_right(self.starts, value) - 1, 0)

    @property
    def labels(self) -> tuple[str, ...]:
        """Each class as a span: `60–65`; a class of one whole number is that number."""
        ends = (*self.starts[1:], self.end)
        return tuple(f"{start:f}–{end:f}" for start, end in zip(self.starts, ends, strict=True))


def even(values: Sequence[Decimal]) -> Classes:
    """Classes of one width, which is a round number, over the values."""
    low, high = min(values), max(values)
    step = next(step for step in _steps() if _count(low, high, step) <= CLASSES)
    start = _floor(low, step)
    count = _count(low, high, step)
    return Classes(tuple(start + step * n for n in range(count)), start + step * count)


def growing(values: Sequence[Decimal]) -> Classes:
    """Classes that grow, for counts of very different sizes: from 0, 1 and round numbers to the highest."""
    high = max(max(values), Decimal(1))
    rounds = [Decimal(n * 10**power) for power in range(len(str(int(high)))) for n in _ROUND if n * 10**power <= high]
    kept = rounds if len(rounds) <= CLASSES else [rounds[round(n * (len(rounds) - 1) / CLASSES)] for n in range(CLASSES)]
    return Classes(tuple(dict.fromkeys(kept)), high)


def _count(low: Decimal, high: Decimal, step: Decimal) -> int:
    return int((high - _floor(low, step)) // step) + 1


def _floor(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).to_integral_value(ROUND_FLOOR) * step


def _steps() -> list[Decimal]:
    return [Decimal(n).scaleb(power) for power in range(-2, 12) for n in _ROUND]
