"""The constraints one by one: what a placement must look like to meet a rule, asked of the model itself."""

from decimal import Decimal

import pytest

from pipeline.extract.alignment import Column, Placement, Problem, Row, RowSum, Rule
from pipeline.extract.alignment_model import Model, agrees, is_admissible

COUNT = Column("count")


def only(problem: Problem, rule: Rule) -> Placement | None:
    """The placement that meets the rule, if it is the only one."""
    model = Model(problem, [rule])
    first = model.solve([rule])
    return first if first is not None and model.solve([rule], forbidden=first) is None else None


def test_last_value_is_no_row_total_if_it_is_not_the_sum() -> None:
    problem = Problem((COUNT, COUNT, COUNT), (Row(("2", "1")),), (RowSum(2, (0, 1)),))

    assert only(problem, Rule("row sum", 0)) == ((0, 1),)


def test_row_sum_binds_the_total_row_too() -> None:
    problem = Problem((COUNT, COUNT, COUNT), (Row(("2", "1"), "total"),), (RowSum(2, (0, 1)),))

    assert only(problem, Rule("row sum", 0)) == ((0, 1),)


def test_base_row_is_in_no_column_total() -> None:
    problem = Problem((COUNT, COUNT), (Row(("4", "1")), Row(("9", "9"), "base"), Row(("4", "1"), "total")))

    assert Model(problem, [Rule("column total", 0)]).contradiction([Rule("column total", 0)]) == ()


def test_share_in_the_total_row_is_of_the_total_itself() -> None:
    columns = (COUNT, Column("share", 0), COUNT, Column("share", 2))

    assert only(Problem(columns, (Row(("3", "4", "100"), "total"),)), Rule("share", 0)) == ((0, 2, 3),)


def test_rule_that_is_not_asked_for_does_not_bind() -> None:
    rules = [Rule("column total", 0), Rule("column total", 1)]
    model = Model(Problem((COUNT, COUNT), (Row(("4",)), Row(("4", "5"), "total"))), rules)

    assert model.solve([rules[0]]) is not None
    assert model.solve([]) is not None


def test_contradiction_names_the_rules_that_no_placement_meets_together() -> None:
    rows = (Row(("2", "3")), Row(("4",)), Row(("6", "7"), "total"))
    rules = [Rule("column total", 0), Rule("column total", 1)]

    assert set(Model(Problem((COUNT, COUNT), rows), rules).contradiction(rules)) == set(rules)


def test_all_but_one_of_a_group_may_be_missed_by_one_rule_only() -> None:
    rows = (Row(("2", "3")), Row(("4",)), Row(("6", "3"), "total"))
    rules = [Rule("column total", 0), Rule("column total", 1)]
    model = Model(Problem((COUNT, COUNT), rows), rules)
    in_first_column = ((0, 1), (0,), (0, 1))

    assert model.solve([], forbidden=in_first_column, all_but_one=[rules]) is None
    assert model.solve([], forbidden=in_first_column, all_but_one=[rules[:1], rules[1:]]) == ((0, 1), (1,), (0, 1))


@pytest.mark.parametrize(
    ("share", "part", "whole"),
    [
        ("5.55%", 1, 18),  # 5.555…, cut
        ("5.56%", 1, 18),  # rounded
        ("6%", 1, 18),
        ("5%", 1, 18),
        ("33.333", 1, 3),
        ("100", 7, 7),
        ("0.00", 0, 9),
    ],
)
def test_share_rounded_or_cut_agrees(share: str, part: int, whole: int) -> None:
    assert agrees(share, Decimal(part), Decimal(whole))


@pytest.mark.parametrize(
    ("share", "part", "whole"), [("5.57%", 1, 18), ("5.54%", 1, 18), ("5.00", 501, 10_000), ("4.26", 3, 71)]
)
def test_share_off_by_a_whole_last_digit_does_not_agree(share: str, part: int, whole: int) -> None:
    assert not agrees(share, Decimal(part), Decimal(whole))


def test_any_share_of_nothing_agrees() -> None:
    assert agrees("0.00", Decimal(0), Decimal(0))


@pytest.mark.parametrize(
    ("text", "as_count", "as_share"),
    [
        ("5", True, True),
        ("100", True, True),
        ("101", True, False),
        ("1,816", True, False),
        ("5%", False, True),
        ("5.0", False, True),
    ],
)
def test_kind_of_column_a_value_may_stand_in(text: str, as_count: bool, as_share: bool) -> None:
    assert (is_admissible(text, "count"), is_admissible(text, "share")) == (as_count, as_share)
