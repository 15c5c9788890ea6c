"""One cause, one finding: disagreements that one wrong value explains are told together, with all their places.

A value explains them if another in its place would make all of them hold and break nothing that holds. What disagrees is found
by the rules; how a relation is mended is `relation`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.checks.relation import Relation
from pipeline.checks.rule import Disagreement, Rule
from pipeline.checks.share_bases import other_wholes
from pipeline.extract.subjects import Value

Relations = Mapping[str, Sequence[Relation]]
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found."""

    rule: Rule
    said: Disagreement


@dataclass(frozen=True, slots=True)
class Cause:
    """What one wrong value explains: `main` tells of it, `others` follow.

    `value` is the one that would be right, if known; `note`, said first, another explanation, which makes it no error.
    """

    main: Found
    others: tuple[Found, ...] = ()
    subject: str = ""
    value: Decimal | None = None
    note: str = ""


def causes(found: Sequence[Found], held: Callable[[], Iterable[Relation]]) -> list[Cause]:
    """The disagreements by what causes them, in the order they were found. `held`: every relation that holds."""
    left = dict(enumerate(found))
    told: dict[int, Cause] = {}
    if sum(each.said.relation is not None for each in found) > 1:
        by_name = _by_name(left)
        of_held = _Lazily(held)
        for numbers, repairs in _explaining(left, by_name):
            still = [number for number in numbers if number in left]
            fitting = [repair for repair in repairs if of_held.none_breaks(*repair)]
            # Sums of the same parts that are off alike have one cause, if only that one was made of the other.
            if len(still) > 1 and (fitting or len(repairs) > 1):
                told[still[0]] = _cause([left.pop(number) for number in still], fitting or repairs)
        for shares, note in other_wholes({number: each.said.relation for number, each in left.items()}, of_held.of):
            together = [left.pop(number) for number in shares]
            told[shares[0]] = Cause(together[0], tuple(together[1:]), _shares_of(together[0]), note=note)
        _carry_up(left, told, of_held)
    about = {cause.subject: number for number, cause in told.items()}
    for number, each in list(left.items()):
        if (at := about.get(each.said.subject)) is not None:
            told[at] = replace(told[at], others=(*told[at].others, left.pop(number)))
    told |= _by_subject(left)
    return [told[number] for number in sorted(told)]


class _Lazily:
    """The relations that hold, by the values in them; made only if some value may explain several disagreements."""

    def __init__(self, make: Callable[[], Iterable[Relation]]) -> None:
        self._make = make
        self._by_name: dict[str, list[Relation]] | None = None

    def of(self, name: str) -> Sequence[Relation]:
        if self._by_name is None:
            self._by_name = {}
            for relation in self._make():
                for each in relation.names:
                    self._by_name.setdefault(each, []).append(relation)
        return self._by_name.get(name, ())

    def none_breaks(self, name: str, value: Decimal) -> bool:
        return all(relation.holds_with(name, value) for relation in self.of(name))


def _by_name(left: Mapping[int, Found]) -> dict[str, list[int]]:
    """The disagreements every value takes part in."""
    by_name: dict[str, list[int]] = {}
    for number, each in left.items():
        for name in each.said.relation.names if each.said.relation else ():
            by_name.setdefault(name, []).append(number)
    return by_name


def _explaining(
    left: Mapping[int, Found], by_name: Mapping[str, Sequence[int]]
) -> list[tuple[tuple[int, ...], list[tuple[str, Decimal]]]]:
    """Sets of disagreements with the values each of which would mend all of the set; those that mend most first."""
    explained: dict[tuple[int, ...], list[tuple[str, Decimal]]] = {}
    for each in left.values():
        for repair in each.said.relation.repairs() if each.said.relation else ():
            name, value = repair
            if len(by_name[name]) > 1:
                mended = tuple(number for number in by_name[name] if _holds_with(left[number], name, value))
                if len(mended) > 1 and repair not in explained.setdefault(mended, []):
                    explained[mended].append(repair)
    return sorted(explained.items(), key=lambda one: -len(one[0]))


def _holds_with(each: Found, name: str, value: Decimal) -> bool:
    return each.said.relation is not None and each.said.relation.holds_with(name, value)


def _cause(together: Sequence[Found], repairs: Sequence[tuple[str, Decimal]]) -> Cause:
    """The disagreements one value explains; the one that is about that value tells of it.

    Where any of several values may be the wrong one, the sum of the fewest tells of them.
    """
    if len(repairs) == 1:
        [(name, value)] = repairs
        main = next((each for each in together if each.said.subject == name), together[0])
        return Cause(main, tuple(each for each in together if each is not main), name, value)
    main = min(together, key=lambda each: len(each.said.relation.parts) if each.said.relation else 0)
    return Cause(main, tuple(each for each in together if each is not main), main.said.subject)


def _shares_of(share: Found) -> str:
    """The shares of a contest, as a value by name: that beside its total."""
    whole = share.said.relation.whole_name if share.said.relation else ""
    return f"{whole.removesuffix('_count').replace('valid_votes', 'votes')}_pct" if whole else share.said.subject


def _carry_up(left: dict[int, Found], told: dict[int, Cause], held: _Lazily) -> None:
    """Takes out what sums carry up: a total is off by as much as one of its parts, and so is what it should be.

    Both totals are sums that hold, but for what is told already.
    """
    explained: dict[str, list[Relation]] = {}
    for cause in told.values():
        for each in (cause.main, *cause.others):
            if each.said.relation:
                explained.setdefault(each.said.subject, []).append(each.said.relation)
    by_off: dict[Decimal, dict[str, int]] = {}
    for number, each in left.items():
        if (relation := each.said.relation) and _is_pair(relation):
            by_off.setdefault(relation.off, {})[each.said.subject] = number
    for numbers in by_off.values():
        for name, number in numbers.items() if len(numbers) > 1 else ():
            sums = [each for each in (*held.of(name), *explained.get(name, ())) if each.subject == name]
            parts = [numbers[part] for each in sums for part in each.parts if part in numbers]
            carried = next((part for part in parts if _is_carried(part, number, left, held)), None)
            if carried is not None:
                main = left.pop(carried)
                told[carried] = Cause(main, (left.pop(number),), main.said.subject)


def _is_carried(part: int, total: int, left: Mapping[int, Found], held: _Lazily) -> bool:
    """Whether what the total should be is a sum with what the part should be in it."""
    if part not in left or total not in left:
        return False
    one, whole = (next(iter(left[number].said.relation.parts)) for number in (part, total))  # type: ignore[union-attr]
    return any(each.subject == whole and one in each.parts for each in held.of(whole))


def _is_pair(relation: Relation) -> bool:
    """Whether it says that two values are one."""
    return relation.whole is None and len(relation.parts) == 1


def _by_subject(left: Mapping[int, Found]) -> dict[int, Cause]:
    """What is left, with all that is said against one value told together."""
    first: dict[str, int] = {}
    together: dict[int, list[Found]] = {}
    for number, each in left.items():
        together.setdefault(first.setdefault(each.said.subject, number), []).append(each)
    return {number: Cause(main, tuple(others), main.said.subject) for number, (main, *others) in together.items()}


def sentences(cause: Cause, value: Value | None, whose: str) -> Iterator[str]:
    """What is said, first the value that explains it where no disagreement is about it; the last of many only counted."""
    if cause.note:
        yield cause.note
    if value is not None and cause.main.said.subject != cause.subject:
        yield f"{whose}: {value.what} {value.stated} would have to be {cause.value}"
    said = list(dict.fromkeys(each.said.message for each in (cause.main, *cause.others)))
    whose, colon, _ = said[0].partition(": ")
    told = said[:1] + [each.removeprefix(f"{whose}{colon}") for each in said[1:]]
    yield from told[:_MOST_TOLD]
    if len(told) > _MOST_TOLD:
        yield f"and {len(told) - _MOST_TOLD} more"
