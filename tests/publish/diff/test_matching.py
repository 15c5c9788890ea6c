"""Pairing one to one: by key, by likeness, by neighbours; and the fewest that moved."""

from collections import Counter
from itertools import permutations

import pytest

from pipeline.publish.diff.matching import Pairs, moved, overlap, pair_between, pair_by_key, pair_by_likeness


def by_key(olds: str, news: str, *, only_one: bool = False) -> tuple[dict[int, int], set[int]]:
    pairs: Pairs[int] = Pairs()
    pair_by_key(pairs, range(len(olds)), range(len(news)), olds.__getitem__, news.__getitem__, only_one=only_one)
    return pairs.by_old, pairs.likely


def test_same_key_is_paired() -> None:
    assert by_key("abc", "cab") == ({0: 1, 1: 2, 2: 0}, set())


def test_several_of_one_key_are_paired_in_order_and_likely() -> None:
    assert by_key("aab", "baa") == ({0: 1, 1: 2, 2: 0}, {0, 1})


def test_one_of_several_is_likely_too() -> None:
    assert by_key("aa", "a") == ({0: 0}, {0})
    assert by_key("a", "aa") == ({0: 0}, {0})


def test_several_of_one_key_can_be_left() -> None:
    assert by_key("aab", "baa", only_one=True) == ({2: 0}, set())


def test_item_without_a_key_is_left() -> None:
    pairs: Pairs[str] = Pairs()
    pair_by_key(pairs, ["a"], ["a"], lambda _: None, lambda _: None)

    assert pairs.by_old == {}


def test_most_alike_are_paired_first() -> None:
    likeness = {("a", "x"): 0.6, ("a", "y"): 0.9, ("b", "y"): 0.8, ("b", "x"): 0.7}
    pairs: Pairs[str] = Pairs()
    pair_by_likeness(pairs, ["a", "b"], ["x", "y"], lambda old, new: likeness[old, new], 0.5)

    assert (pairs.by_old, pairs.likely) == ({"a": "y", "b": "x"}, {"a", "b"})


def test_what_is_not_alike_enough_is_left() -> None:
    pairs: Pairs[str] = Pairs()
    pair_by_likeness(pairs, ["a"], ["x"], lambda *_: 0.4, 0.5)

    assert pairs.by_old == {}


def test_equally_alike_are_paired_with_the_nearest() -> None:
    pairs: Pairs[int] = Pairs()
    pair_by_likeness(pairs, [0, 1, 2], [0, 1, 2], lambda *_: 1.0, 0.5)

    assert pairs.by_old == {0: 0, 1: 1, 2: 2}


def test_what_stands_between_the_same_neighbours_is_paired() -> None:
    pairs: Pairs[str] = Pairs()
    for each in "ad":
        pairs.add(each, each)
    pair_between(pairs, list("abcd"), list("axyd"))

    assert (pairs.by_old, pairs.likely) == ({"a": "a", "d": "d", "b": "x", "c": "y"}, {"b", "c"})


def test_gaps_of_other_sizes_are_left() -> None:
    pairs: Pairs[str] = Pairs()
    pairs.add("a", "a")
    pair_between(pairs, list("abc"), list("ax"))

    assert pairs.by_old == {"a": "a"}


def test_neighbours_that_are_surely_one_are_no_likeness() -> None:
    pairs: Pairs[str] = Pairs()
    pair_between(pairs, ["b1", "c1"], ["b2", "d2"], lambda old, new: old[0] == new[0])

    assert (pairs.by_old, pairs.likely) == ({"b1": "b2"}, set())


@pytest.mark.parametrize("order", [*permutations(range(5))], ids=str)
def test_fewest_that_moved_leave_the_others_in_order(order: tuple[int, ...]) -> None:
    stay = [place for place in order if place not in moved(order)]
    longest = max((kept for size in range(6) for kept in _subsequences(order, size) if list(kept) == sorted(kept)), key=len)

    assert stay == sorted(stay)
    assert len(stay) == len(longest)


def _subsequences(order: tuple[int, ...], size: int) -> list[tuple[int, ...]]:
    if size == 0:
        return [()]
    return [(order[i], *rest) for i in range(len(order)) for rest in _subsequences(order[i + 1 :], size - 1)]


def test_overlap_is_the_share_of_words_both_have() -> None:
    assert overlap(Counter("abcd"), Counter("abxy")) == 0.5
    assert overlap(Counter("ab"), Counter("ab")) == 1
    assert overlap(Counter(), Counter()) == 0
