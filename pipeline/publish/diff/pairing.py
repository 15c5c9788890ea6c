"""The rows of one table of an article, older and newer: which are one row, which only one side has.

By the key the model declares. Rows that share a key, as none should, are paired in the order they stand, and marked as likely.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.model.schema import Row
from pipeline.model.tables import BY_NAME
from pipeline.publish.diff.addresses import ADDRESSES, COUNTED, OF_CAPTURES

# References cited are addresses, but other ones are another statement.
_UNTOLD = frozenset({*ADDRESSES, *OF_CAPTURES, *COUNTED}) - {"reference_numbers"}


@dataclass(frozen=True, slots=True)
class Older:
    """A row of the older side. `now`: the same with the newer side's addresses and names; `is_likely`: those by likeness."""

    row: Row
    now: Row
    is_likely: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """One row, before and now."""

    old: Older
    new: Row
    is_likely: bool

    @property
    def changed_columns(self) -> list[str]:
        """Columns with another value, but for addresses, what names the capture, and counts of other rows."""
        told = (column for column in self.new if column not in _UNTOLD)
        return [column for column in told if self.old.now[column] != self.new[column]]


@dataclass(slots=True)
class Paired:
    """The rows of a table: pairs that differ, rows of one side only, and how many are the same, here or elsewhere."""

    pairs: list[Pair] = field(default_factory=list)
    removed: list[Older] = field(default_factory=list)
    added: list[Row] = field(default_factory=list)
    identical_count: int = 0
    followed_count: int = 0

    def add(self, pair: Pair) -> None:
        """A pair that says the same only follows from what became of its address or name."""
        if pair.changed_columns:
            self.pairs.append(pair)
        else:
            self.followed_count += 1


def pair_rows(table: str, olds: Sequence[Older], news: Sequence[Row]) -> Paired:
    """Pairs older rows with newer ones."""
    paired = Paired()
    left_old, left_new = _without_equal(paired, olds, news)
    columns = BY_NAME[table].key

    def key(row: Row) -> tuple[str, ...]:
        return tuple(row[column] for column in columns)

    by_key: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in left_new:
        by_key[key(row)].append(row)
    count = Counter(key(old.now) for old in left_old)
    for old in left_old:
        candidates = by_key.get(key(old.now))
        if candidates:
            is_likely = old.is_likely or count[key(old.now)] > 1 or len(candidates) > 1
            paired.add(Pair(old, candidates.pop(0), is_likely))
        else:
            paired.removed.append(old)
    paired.added = [row for rows in by_key.values() for row in rows]
    return paired


def _without_equal(paired: Paired, olds: Sequence[Older], news: Sequence[Row]) -> tuple[list[Older], list[Row]]:
    """What is left when rows that are equal, as they were or as they are now, are counted."""
    same = Counter(tuple(row.values()) for row in news)
    left = []
    for old in olds:
        values = tuple(old.now.values())
        if same[values] > 0:
            same[values] -= 1
            paired.identical_count += old.row == old.now
            paired.followed_count += old.row != old.now
        else:
            left.append(old)
    rest = []
    for row in reversed(news):
        if same[values := tuple(row.values())] > 0:
            same[values] -= 1
            rest.append(row)
    return left, rest[::-1]
