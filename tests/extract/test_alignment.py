"""Columns of flattened tables: every rule with a table it decides, and every way to have no answer."""

import sys

import pytest

from pipeline.extract import alignment_model
from pipeline.extract.alignment import Alignment, Column, Problem, Row, RowSum, Rule, align

RESULTS = "count share count share"


def problem(columns: str, *rows: str, row_sums: tuple[RowSum, ...] = ()) -> Problem:
    """Columns by kind, a share being of the count to its left; rows of values, after `total:` or `base:` if they are such."""
    kinds = columns.split()
    of_columns = tuple(
        Column("share", max(c for c in range(number) if kinds[c] == "count")) if kind == "share" else Column("count")
        for number, kind in enumerate(kinds)
    )
    return Problem(of_columns, tuple(map(_row, rows)), row_sums)


def _row(text: str) -> Row:
    role, colon, values = text.rpartition(":")
    if not colon:
        return Row(tuple(values.split()))
    return Row(tuple(values.split()), "total" if role == "total" else "base")


def test_row_that_lost_nothing_keeps_its_places() -> None:
    assert align(problem("count share", "28 80.00%", "7 20.00%")).placement == ((0, 1), (0, 1))


def test_row_without_values_has_no_places() -> None:
    assert align(problem("count share", "28 80.00%", "")).placement == ((0, 1), ())


def test_table_that_lost_nothing_does_not_load_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pipeline.extract.alignment_model", None)  # importing it now fails

    assert align(problem("count share", "28 80.00%", "total: 28 100.00%")).placement is not None
    with pytest.raises(ImportError):
        align(problem("count share", "28"))


def test_totals_of_a_table_that_lost_nothing_decide_nothing() -> None:
    assert align(problem("count count", "1 2", "total: 9 9")) == Alignment(((0, 1), (0, 1)))


def test_column_totals_decide() -> None:
    assert align(problem("count count", "2 3", "4", "total: 6 3")).placement == ((0, 1), (0,), (0, 1))
    assert align(problem("count count", "2 3", "4", "total: 2 7")).placement == ((0, 1), (1,), (0, 1))


def test_values_keep_their_order() -> None:
    aligned = align(problem("count count count", "5 5 5", "2 7", "total: 7 12 5"))

    assert aligned.placement == ((0, 1, 2), (0, 1), (0, 1, 2))


def test_shares_decide_which_count_they_stand_beside() -> None:
    seats = problem(RESULTS, "28 80.00%", "7 20.00%", "total: 25,308 100.00 35 100.00")
    votes = problem(RESULTS, "20,246 80.00%", "5,062 20.00%", "total: 25,308 100.00 35 100.00")

    assert align(seats).placement == ((2, 3), (2, 3), (0, 1, 2, 3))
    assert align(votes).placement == ((0, 1), (0, 1), (0, 1, 2, 3))


def test_total_over_an_empty_column_is_no_contradiction() -> None:
    assert align(problem(RESULTS, "28 80.00%", "7 20.00%", "total: 25,308 100.00 35 100.00")).set_aside == ()


def test_column_total_of_rounded_shares_may_be_off_by_their_rounding() -> None:
    thirds = problem(RESULTS, *["1 33.33%"] * 3, "total: 25,308 100.00 3 100.00")
    cut_to_tens = problem(RESULTS, *["1 33.3%"] * 3, "total: 25,308 100.00 3 99.0")

    assert align(thirds).set_aside == ()
    assert Rule("column total", 3) in align(cut_to_tens).set_aside


def test_base_row_is_what_the_total_is_a_share_of() -> None:
    of_votes = problem(RESULTS, "600 80.00 3 75.00", "150 20.00 1 25.00", "total: 750 100.00 4 100.00", "base: 1,000 75.00")
    of_seats = problem(RESULTS, "600 80.00 3 75.00", "150 20.00 1 25.00", "total: 750 100.00 4 100.00", "base: 8 50.00")

    assert align(of_votes) == Alignment(((0, 1, 2, 3), (0, 1, 2, 3), (0, 1, 2, 3), (0, 1)))
    assert align(of_seats) == Alignment(((0, 1, 2, 3), (0, 1, 2, 3), (0, 1, 2, 3), (2, 3)))


def test_value_with_decimals_or_percent_sign_is_no_count() -> None:
    assert align(problem("count share count", "5 50.0", "5 50%", "total: 10 100 0")).placement == ((0, 1), (0, 1), (0, 1, 2))


def test_whole_number_over_100_is_no_share() -> None:
    aligned = align(problem("count share count", "750 150", "250 75.0 150", "total: 1,000 100 300"))

    assert aligned.placement == ((0, 2), (0, 1, 2), (0, 1, 2))


def test_row_and_column_totals_decide_together() -> None:
    sums = (RowSum(3, (1, 2)),)
    table = problem("count count count count", "9 2 3 5", "4 3 3", "8 7 7", "total: 21 9 6 15", row_sums=sums)

    assert align(table).placement == ((0, 1, 2, 3), (0, 2, 3), (0, 1, 3), (0, 1, 2, 3))


def test_total_that_no_placement_meets_is_set_aside_and_decides_nothing() -> None:
    races_are_737_in_truth = problem("count count count", "400 5 6", "337 7", "total: 743 12 6")

    aligned = align(races_are_737_in_truth)

    assert aligned.placement == ((0, 1, 2), (0, 1), (0, 1, 2))
    assert [str(rule) for rule in aligned.set_aside] == ["column total of column 1"]


def test_share_that_no_placement_meets_is_set_aside() -> None:
    aligned = align(problem(RESULTS, "57 80.28%", "11 15.49%", "3 4.26%", "total: 149,888 100.00 71 100.00"))

    assert aligned.placement == ((2, 3), (2, 3), (2, 3), (0, 1, 2, 3))
    assert [str(rule) for rule in aligned.set_aside] == ["share of row 3"]


def test_row_is_trusted_before_a_column_total() -> None:
    sums = (RowSum(2, (0, 1)),)
    table = problem("count count count", "3 3", "5 6 11", "4 4 8", "total: 9 14 23", row_sums=sums)

    assert Rule("column total", 1) in align(table).set_aside


def test_more_values_than_columns_are_no_answer() -> None:
    aligned = align(problem("count count", "1 2", "1 2 3"))

    assert aligned == Alignment(None, reason="row 2 has 3 values for 2 columns")


def test_share_without_its_count_is_no_answer() -> None:
    assert align(problem("count share count", "80.00% 5")) == Alignment(None, reason="the values fit the columns in no order")


def test_two_possible_placements_are_no_answer() -> None:
    nothing_stated = align(problem(RESULTS, "28 80.00%", "7 20.00%"))

    assert nothing_stated == Alignment(None, reason="more than one placement meets every stated total")


def test_zero_that_may_stand_in_either_column_is_no_answer() -> None:
    assert align(problem("count count", "2 3", "0", "total: 2 3")).placement is None


def test_totals_that_hold_only_one_at_a_time_are_no_answer() -> None:
    aligned = align(problem("count count", "2 3", "4", "total: 6 7"))

    assert aligned == Alignment(None, reason="the stated totals contradict each other")


def test_answer_that_one_wrong_total_would_change_is_no_answer() -> None:
    """With 1 and 3 for 1 and 4, all totals hold if both rows stand in the second column; they do not in the true table."""
    aligned = align(problem("count count", "3", "1", "total: 1 4"))

    assert aligned == Alignment(None, reason="if one stated value is wrong, another placement may be meant")


def test_value_known_to_be_wrong_leaves_the_others_undoubted() -> None:
    """The second row is 2, 1, 3 in truth. Its sum and the first total cannot hold, so all other sums are right."""
    sums = (RowSum(2, (0, 1)),)
    aligned = align(problem("count count count", "4 4", "4 1 3", "total: 6 1 7", row_sums=sums))

    assert aligned.placement == ((0, 2), (0, 1, 2), (0, 1, 2))
    assert aligned.set_aside == (Rule("row sum", 1), Rule("column total", 0))


def test_total_that_only_the_rows_rule_out_is_not_known_to_be_wrong() -> None:
    """The true second row is -, 4, 4, printed as 4 and 13; trusting it would make 2 a part of the first row."""
    sums = (RowSum(2, (0, 1)),)

    assert align(problem("count count count", "2 2", "4 13", "total: 2 4 6", row_sums=sums)).placement is None


def test_base_row_is_in_no_sum() -> None:
    sums = (RowSum(2, (0, 1)),)
    table = problem("count count count", "2 3 5", "4 4", "total: 6 3 9", "base: 90 90 1", row_sums=sums)

    assert align(table).set_aside == ()


def test_wrong_grand_total_does_not_move_a_row() -> None:
    """The true rows are 9, -, 9 and -, 9, 9. With 18 for 9 as the second total, both 9s seem to stand above it."""
    sums = (RowSum(2, (0, 1)),)
    aligned = align(problem("count count count", "9 9", "9 9", "total: 9 18 18", row_sums=sums))

    assert aligned.placement is None
    assert aligned.set_aside == (Rule("row sum", 2),)


def test_proof_that_takes_too_long_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment_model, "DETERMINISTIC_LIMIT", 0.0)

    assert align(problem("count count", "2 3", "4", "total: 6 3")).reason == "the proof took longer than its limit"


def test_same_table_has_the_same_answer() -> None:
    table = problem(RESULTS, "57 80.28%", "11 15.49%", "3 4.26%", "total: 149,888 100.00 71 100.00")

    assert align(table) == align(table)


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        (Rule("row sum", 0), "row sum of row 1"),
        (Rule("share", 2), "share of row 3"),
        (Rule("column total", 1), "column total of column 2"),
    ],
)
def test_rule_says_where_it_stands_counting_from_one(rule: Rule, name: str) -> None:
    assert str(rule) == name
