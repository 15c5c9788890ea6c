"""Values that no election can have."""

from collections.abc import Callable

import pytest

from pipeline.checks.limits import out_of_limits
from pipeline.checks.rule import Checked, Disagreement

Make = Callable[..., Checked]


def test_more_votes_than_voters_disagree(checked: Make) -> None:
    contest = {"votes_count": "101", "registered_voters_count": "100", "source": "t03r09", "voters_source": "t03r10"}

    assert list(out_of_limits(checked(contests=[contest]))) == [
        Disagreement(
            subject="contests/auyl-2021/kazakhstan/votes_count",
            source="t03r09",
            stated="101",
            computed="100",
            message="Kazakhstan: votes are stated as 101, more than the 100 registered voters",
            other_sources=("t03r10",),
        )
    ]


@pytest.mark.parametrize("small", ["valid_votes_count", "majority_count"])
def test_part_of_the_votes_that_is_more_than_all_disagrees(checked: Make, small: str) -> None:
    [found] = out_of_limits(checked(contests=[{small: "101", "votes_count": "100"}]))

    assert (found.stated, found.computed) == ("101", "100")


@pytest.mark.parametrize("votes", ["100", "0", ""])
def test_votes_no_more_than_voters_agree(checked: Make, votes: str) -> None:
    contest = {"votes_count": votes, "valid_votes_count": votes, "registered_voters_count": "100"}

    assert list(out_of_limits(checked(contests=[contest]))) == []


@pytest.mark.parametrize("share", ["101.50", "643"])
def test_share_above_a_hundred_disagrees(checked: Make, share: str) -> None:
    [found] = out_of_limits(checked(results=[{"option_name": "Adal", "votes_pct": share, "source": "t03r05"}]))

    assert found.message == f"Adal, Kazakhstan: votes are stated as {share} %, over 100"
    assert (found.source, found.stated, found.computed) == ("t03r05", share, "100")


@pytest.mark.parametrize("share", ["100", "100.00", "100.01", "0", "64.3"])
def test_share_up_to_a_hundred_and_what_rounding_adds_agrees(checked: Make, share: str) -> None:
    assert list(out_of_limits(checked(results=[{"option_name": "Adal", "votes_pct": share}]))) == []


def test_negative_count_disagrees(checked: Make) -> None:
    [found] = out_of_limits(checked(results=[{"option_name": "Adal", "votes_count": "-5"}]))

    assert (found.stated, found.computed) == ("-5", "0")


@pytest.mark.parametrize("column", ["majority_count", "majority_pct", "swing_pct"])
def test_majority_and_swing_may_be_of_the_other_side(checked: Make, column: str) -> None:
    assert list(out_of_limits(checked(contests=[{column: "-5"}]))) == []


def test_change_may_be_a_loss(checked: Make) -> None:
    assert list(out_of_limits(checked(results=[{"option_name": "Adal", "seats_change_count": "-5"}]))) == []


def votes(*counts: str) -> list[dict[str, str]]:
    return [{"option_name": name, "votes_count": count} for name, count in zip(("Adal", "Auyl", "JSDP"), counts, strict=False)]


def test_voters_with_several_votes_each_may_have_more_votes_than_there_are_voters(checked: Make) -> None:
    contest = {"votes_count": "4100", "registered_voters_count": "3500"}

    assert list(out_of_limits(checked(contests=[contest], results=votes("1500", "1400", "1200")))) == []


@pytest.mark.parametrize("more", [{"turnout_pct": "62.9"}, {}])
def test_one_option_with_more_votes_than_there_are_voters_or_a_turnout_shows_that_they_have_one(
    checked: Make, more: dict[str, str]
) -> None:
    contest = {"votes_count": "4100", "registered_voters_count": "3500"} | more
    results = votes("1500", "1400", "1200") if more else votes("3600", "400", "100")

    [found] = out_of_limits(checked(contests=[contest], results=results))

    assert (found.stated, found.computed) == ("4100", "3500")
