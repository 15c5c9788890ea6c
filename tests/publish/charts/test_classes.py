"""Classes of values: at most five, between round numbers, and every value in one."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.charts.classes import CLASSES, even, growing

shares = st.decimals(min_value=0, max_value=100, places=2)
counts = st.integers(min_value=0, max_value=10_000_000).map(Decimal)


def decimals(*numbers: str) -> list[Decimal]:
    return [Decimal(number) for number in numbers]


def test_even_classes_start_and_end_at_round_numbers() -> None:
    classes = even(decimals("67.53", "75.75", "90.88"))

    assert classes.labels == ("60–70", "70–80", "80–90", "90–100")
    assert [classes.of(value) for value in decimals("60", "67.53", "70", "90.88")] == [0, 0, 1, 3]


def test_equal_values_are_one_class() -> None:
    assert len(even(decimals("50.0", "50.0")).starts) == 1


def test_growing_classes_tell_ones_from_hundreds() -> None:
    classes = growing(decimals("1", "9", "210"))

    assert [classes.of(value) for value in decimals("0", "1", "9", "210")] == [0, 0, 1, 4]


@given(st.lists(shares, min_size=1))
def test_every_share_lies_in_its_class(values: list[Decimal]) -> None:
    classes = even(values)
    ends = (*classes.starts[1:], classes.end)

    assert len(classes.starts) <= CLASSES
    assert all(classes.starts[classes.of(value)] <= value <= ends[classes.of(value)] for value in values)


@given(st.lists(counts, min_size=1))
def test_classes_of_counts_grow_with_the_counts(values: list[Decimal]) -> None:
    classes = growing(values)
    in_order = [classes.of(value) for value in sorted(values)]

    assert in_order == sorted(in_order)
    assert max(in_order) < CLASSES
