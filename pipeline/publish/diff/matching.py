"""Pairing what two sides have, one to one: by equal keys, from the strictest to the loosest, then by likeness.

What is paired, and by what, is in the modules beside.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Id = TypeVar("Id", bound=Hashable)
# A key of an item, None where it has none and cannot be paired by it.
Key = Callable[[Id], Hashable | None]


@dataclass(slots=True)
class Pairs(Generic[Id]):
    """Ids of the older side to ids of the newer. `likely`: older ids paired by likeness."""

    by_old: dict[Id, Id] = field(default_factory=dict)
    likely: set[Id] = field(default_factory=set)
    _taken: set[Id] = field(default_factory=set)

    def add(self, old: Id, new: Id, *, is_likely: bool = False) -> None:
        self.by_old[old] = new
        self._taken.add(new)
        if is_likely:
            self.likely.add(old)

    def left(self, olds: Sequence[Id], news: Sequence[Id]) -> tuple[list[Id], list[Id]]:
        """What is not paired yet, in order."""
        return [old for old in olds if old not in self.by_old], [new for new in news if new not in self._taken]


def pair_by_key(
    pairs: Pairs[Id], olds: Sequence[Id], news: Sequence[Id], old_key: Key[Id], new_key: Key[Id], *, only_one: bool = False
) -> None:
    """Pairs what has the same key. Where several have it, they are paired in order, and that is likeness only.

    `only_one`: they are not paired at all.
    """
    olds, news = pairs.left(olds, news)
    by_key: defaultdict[Hashable, list[Id]] = defaultdict(list)
    for new in news:
        if (key := new_key(new)) is not None:
            by_key[key].append(new)
    keys = [old_key(old) for old in olds]
    several = {key for key, count in Counter(keys).items() if count > 1} | {k for k, ids in by_key.items() if len(ids) > 1}
    for old, key in zip(olds, keys, strict=True):
        if key is not None and by_key.get(key):
            is_likely = key in several
            if is_likely and only_one:
                continue
            pairs.add(old, by_key[key].pop(0), is_likely=is_likely)


def pair_by_likeness(
    pairs: Pairs[Id], olds: Sequence[Id], news: Sequence[Id], likeness: Callable[[Id, Id], float], at_least: float
) -> None:
    """Pairs the most alike first, as long as they are alike enough; of equals those nearest to each other in order."""
    olds, news = pairs.left(olds, news)
    ranked = [
        (-score, abs(i - j), i, j)
        for i, old in enumerate(olds)
        for j, new in enumerate(news)
        if (score := likeness(old, new)) >= at_least
    ]
    free_old, free_new = set(range(len(olds))), set(range(len(news)))
    for _, _, i, j in sorted(ranked):
        if i in free_old and j in free_new:
            free_old.discard(i)
            free_new.discard(j)
            pairs.add(olds[i], news[j], is_likely=True)


def pair_between(
    pairs: Pairs[Id], olds: Sequence[Id], news: Sequence[Id], is_one: Callable[[Id, Id], bool] | None = None
) -> None:
    """Pairs what is left between the same paired neighbours, where both sides have as many there.

    `is_one`: whether two of one place are surely one, and then not by likeness; others are left.
    """
    old_gaps, new_gaps = _gaps(olds, pairs.by_old), _gaps(news, {new: new for new in pairs.by_old.values()})
    for gap, left in old_gaps.items():
        if len(new_gaps.get(gap, ())) == len(left):
            for old, new in zip(left, new_gaps[gap], strict=True):
                if is_one is None or is_one(old, new):
                    pairs.add(old, new, is_likely=is_one is None)


def _gaps(ids: Sequence[Id], paired: Mapping[Id, Id]) -> dict[tuple[Id | None, Id | None], list[Id]]:
    """What is not paired, by the newer ids of the paired ones around it."""
    gaps: dict[tuple[Id | None, Id | None], list[Id]] = {}
    before: Id | None = None
    run: list[Id] = []
    for each in ids:
        if each not in paired:
            run.append(each)
            continue
        if run:
            gaps[before, paired[each]] = run
        before, run = paired[each], []
    if run:
        gaps[before, None] = run
    return gaps


def overlap(old: Counter[str], new: Counter[str]) -> float:
    """Dice's coefficient of two bags, from 0 to 1."""
    size = old.total() + new.total()
    return 2 * (old & new).total() / size if size else 0.0


def moved(places: Sequence[int]) -> set[int]:
    """The fewest of these that must move for the others to be in ascending order: those outside a longest increasing run."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for i, place in enumerate(places):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [i]
    kept = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(places[at])
        at = before[at]
    return set(places) - kept
