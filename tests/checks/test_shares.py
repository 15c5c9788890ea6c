"""Percentages: any standard rounding agrees, anything else does not."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from pipeline.checks import totals
from pipeline.checks.rule import Checked, Disagreement
from pipeline.model.schema import Row

Make = Callable[..., Checked]

result_share, nomination_share, turnout, share_total = map(
    totals.failing, ("result_share", "nomination_share", "turnout", "share_total")
)


def seats(count: str, pct: str, option_name: str = "Auyl", **more: str) -> Row:
    return {"option_name": option_name, "seats_count": count, "seats_pct": pct, **more}


def votes(count: str, pct: str, option_name: str = "Auyl", **more: str) -> Row:
    return {"option_name": option_name, "votes_count": count, "votes_pct": pct, **more}


@pytest.mark.parametrize(
    ("part", "whole", "stated"),
    [
        ("3", "71", "4.23"),  # 4.2253… half up
        ("3", "71", "4.22"),  # cut
        ("1", "8", "13"),  # 12.5 half up
        ("1", "8", "12"),  # 12.5 half to even, and cut
        ("3", "8", "38"),  # 37.5 half up, and half to even
        ("1", "18", "5.55"),  # 5.5555… cut
        ("4", "5", "80.00"),
        ("4", "5", "80"),
        ("0", "860", "0.00"),
        ("71", "71", "100.00"),
        ("1", "3", "33.333333"),
    ],
)
def test_share_that_is_rounded_or_cut_agrees(checked: Make, part: str, whole: str, stated: str) -> None:
    tables = {"contests": [{"seats_count": whole}], "results": [seats(part, stated)]}

    assert list(result_share(checked(**tables))) == []


@pytest.mark.parametrize(
    ("part", "whole", "stated", "computed"),
    [
        ("3", "71", "4.24", "4.23"),
        ("3", "71", "4.21", "4.23"),
        ("3", "71", "5", "4"),
        ("3", "8", "39", "38"),
        ("3", "8", "36", "38"),
        ("1", "3", "33.4", "33.3"),
        ("0", "860", "3.77", "0.00"),
        ("71", "71", "99.99", "100.00"),
    ],
)
def test_share_that_no_rounding_gives_disagrees(checked: Make, part: str, whole: str, stated: str, computed: str) -> None:
    tables = {"contests": [{"seats_count": whole}], "results": [seats(part, stated)]}

    found = list(result_share(checked(**tables)))

    assert [(each.stated, each.computed) for each in found] == [(stated, computed)]


def test_share_of_posts_disagrees_at_its_row(checked: Make) -> None:
    contest = {"place_id": "almaty-region", "seats_count": "71", "source": "t06r05"}
    row = seats("3", "4.26", place_id="almaty-region", source="t06r04")

    assert list(result_share(checked(contests=[contest], results=[row]))) == [
        Disagreement(
            subject="results/auyl-2021/almaty-region/auyl//seats_pct",
            source="t06r04",
            stated="4.26",
            computed="4.23",
            message="Auyl, Almaty Region: seats are stated as 4.26 %, but 3 of 71 is 4.23 %",
        )
    ]


def test_share_of_votes_disagrees_at_its_candidate(checked: Make) -> None:
    row = votes("82", "9.50", "Independent", candidate_name="Aidyn Berdyqūlov", source="t20r03")

    assert list(result_share(checked(contests=[{"votes_count": "860"}], results=[row]))) == [
        Disagreement(
            subject="results/auyl-2021/kazakhstan/independent/Aidyn Berdyqūlov/votes_pct",
            source="t20r03",
            stated="9.50",
            computed="9.53",
            message="Aidyn Berdyqūlov, Kazakhstan: votes are stated as 9.50 %, but 82 of 860 is 9.53 %",
        )
    ]


@pytest.mark.parametrize(
    ("whole", "part", "stated"),
    [("", "3", "4.26"), ("71", "", "4.26"), ("71", "3", ""), ("0", "3", "4.26"), ("0", "0", "0.00")],
)
def test_share_of_nothing_stated_or_of_zero_is_not_checked(checked: Make, whole: str, part: str, stated: str) -> None:
    tables = {"contests": [{"seats_count": whole}], "results": [seats(part, stated)]}

    assert list(result_share(checked(**tables))) == []


@pytest.mark.parametrize("whole", ["votes_count", "valid_votes_count"])
def test_share_may_be_of_all_votes_or_of_valid_ones(checked: Make, whole: str) -> None:
    contest = {"votes_count": "100", "valid_votes_count": "80"}
    results = [votes("60", f"{Decimal(6000) / Decimal(contest[whole]):.2f}"), votes("20", "", "Nur Otan")]

    assert list(result_share(checked(contests=[contest], results=results))) == []


def test_shares_of_one_contest_are_of_one_total(checked: Make) -> None:
    contest = {"votes_count": "100", "valid_votes_count": "80"}
    results = [votes("20", "20.00", "Nur Otan"), votes("40", "40.00", "Adal"), votes("10", "12.50")]

    assert [(each.stated, each.computed) for each in result_share(checked(contests=[contest], results=results))] == [
        ("12.50", "10.00")
    ]


def test_shares_without_a_stated_total_are_of_what_is_listed(checked: Make) -> None:
    results = [votes("60", "60.00"), votes("30", "30.00", "Nur Otan"), votes("10", "10.02", "Adal")]

    assert [(each.stated, each.computed) for each in result_share(checked(contests=[{}], results=results))] == [
        ("10.02", "10.00")
    ]


def test_shares_of_a_list_that_is_not_whole_are_not_checked(checked: Make) -> None:
    results = [votes("60", "55.00"), votes("30", "27.50", "Nur Otan")]

    assert list(result_share(checked(contests=[{}], results=results))) == []


def nominated(pct: str, total: str = "867") -> Row:
    return {
        "option_name": "Nur Otan",
        "as_of_date": "2021-07-07",
        "candidates_count": "588",
        "candidates_total_count": total,
        "candidates_pct": pct,
        "source": "t01r02c05",
    }


def test_share_of_candidates_that_is_rounded_agrees(checked: Make) -> None:
    assert list(nomination_share(checked(nominations=[nominated("68")]))) == []


def test_share_of_candidates_that_no_rounding_gives_disagrees(checked: Make) -> None:
    assert list(nomination_share(checked(nominations=[nominated("66")]))) == [
        Disagreement(
            subject="nominations/auyl-2021/kazakhstan/nur-otan/2021-07-07/candidates_pct",
            source="t01r02c05",
            stated="66",
            computed="68",
            message="Nur Otan: candidates are stated as 66 %, but 588 of 867 is 68 %",
        )
    ]


@pytest.mark.parametrize(("pct", "total"), [("", "867"), ("66", ""), ("66", "0")])
def test_share_of_candidates_without_all_its_numbers_is_not_checked(checked: Make, pct: str, total: str) -> None:
    assert list(nomination_share(checked(nominations=[nominated(pct, total)]))) == []


def contest(turnout_pct: str, **more: str) -> Row:
    counts = {"votes_count": "956984", "registered_voters_count": "1209817"}
    return {"turnout_pct": turnout_pct, "source": "t01r03", "voters_source": "t01r04", **counts, **more}


@pytest.mark.parametrize("stated", ["79.10", "79.1", "79"])
def test_turnout_that_is_votes_of_voters_agrees(checked: Make, stated: str) -> None:
    assert list(turnout(checked(contests=[contest(stated)]))) == []


def test_turnout_that_is_not_votes_of_voters_disagrees_at_the_row_of_voters(checked: Make) -> None:
    assert list(turnout(checked(contests=[contest("79.01")]))) == [
        Disagreement(
            subject="contests/auyl-2021/kazakhstan/turnout_pct",
            source="t01r04",
            stated="79.01",
            computed="79.10",
            message="Kazakhstan: turnout is stated as 79.01 %, but 956984 of 1209817 is 79.10 %",
        )
    ]


@pytest.mark.parametrize("missing", ["turnout_pct", "votes_count", "registered_voters_count"])
def test_turnout_without_all_its_numbers_is_not_checked(checked: Make, missing: str) -> None:
    assert list(turnout(checked(contests=[contest("79.01") | {missing: ""}]))) == []


def test_turnout_of_no_voters_is_not_checked(checked: Make) -> None:
    assert list(turnout(checked(contests=[contest("0.00", registered_voters_count="0")]))) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("60.00", "40.00"),
        ("60.00", "39.98"),  # two shares of two decimals may be 0.02 off
        ("60.00", "40.02"),
        ("60", "38"),
        ("60", "42"),
        ("60.00", "39"),  # 0.01 and 1
    ],
)
def test_shares_that_add_up_to_a_hundred_within_their_last_digits_agree(checked: Make, first: str, second: str) -> None:
    results = [votes("6", first), votes("4", second, "Nur Otan")]

    assert list(share_total(checked(contests=[{}], results=results))) == []


@pytest.mark.parametrize(
    ("first", "second", "computed"),
    [
        ("60.00", "39.97", "99.97"),
        ("60.00", "40.03", "100.03"),
        ("60", "37", "97"),
        ("60", "43", "103"),
        ("60.00", "38", "98.00"),
    ],
)
def test_shares_that_do_not_add_up_to_a_hundred_disagree(checked: Make, first: str, second: str, computed: str) -> None:
    results = [votes("6", first), votes("4", second, "Nur Otan")]

    found = list(share_total(checked(contests=[{"votes_count": "10"}], results=results)))

    assert [each.computed for each in found] == [computed]


def test_shares_of_options_that_are_not_all_may_stay_below_a_hundred(checked: Make) -> None:
    results = [votes("6", "60.00"), votes("3", "30.00", "Nur Otan")]

    assert list(share_total(checked(contests=[{"votes_count": "10"}], results=results))) == []
    assert list(share_total(checked(contests=[{}], results=results))) == []


def test_shares_of_a_list_that_may_go_on_are_not_summed(checked: Make) -> None:
    results = [votes("", "60.00"), votes("", "30.00", "Nur Otan")]

    assert list(share_total(checked(contests=[{"votes_count": "10"}], results=results))) == []


def test_share_of_invalid_votes_may_be_of_all_votes_while_others_are_of_valid_ones(checked: Make) -> None:
    contest = {"votes_count": "10", "valid_votes_count": "8"}
    invalid = votes("2", "20.00", "Invalid/blank votes", option_kind="invalid")
    results = [votes("6", "75.00"), votes("2", "25.00", "Nur Otan"), invalid]

    assert list(share_total(checked(contests=[contest], results=results))) == []
    assert list(result_share(checked(contests=[contest], results=results))) == []


def test_shares_disagree_at_the_total_of_their_contest(checked: Make) -> None:
    contest = {"place_id": "ulken-rural-district", "place_name": "Ülken Rural District", "source": "t20r07"}
    results = [votes("860", "100.00"), votes("0", "3.77", "Invalid/blank votes")]
    in_place = [row | {"place_id": "ulken-rural-district"} for row in results]

    assert list(share_total(checked(contests=[contest], results=in_place))) == [
        Disagreement(
            subject="contests/auyl-2021/ulken-rural-district/votes_pct",
            source="t20r07",
            stated="100",
            computed="103.77",
            message="Ülken Rural District: 2 shares of votes add up to 103.77, not to 100",
        )
    ]


def test_shares_of_votes_and_of_posts_are_added_up_apart(checked: Make) -> None:
    results = [votes("6", "60.00") | seats("1", "50.00"), votes("4", "40.00", "Nur Otan") | seats("1", "49.00", "Nur Otan")]

    found = list(share_total(checked(contests=[{"votes_count": "10", "seats_count": "2"}], results=results)))

    assert [(each.subject, each.computed) for each in found] == [("contests/auyl-2021/kazakhstan/seats_pct", "99.00")]


def test_single_share_is_no_sum(checked: Make) -> None:
    assert list(share_total(checked(contests=[{}], results=[votes("6", "60.00")]))) == []


def test_shares_may_stay_below_a_hundred_where_an_option_has_none(checked: Make) -> None:
    results = [votes("6", "60.00"), votes("3", "30.00", "Nur Otan"), votes("1", "", "Invalid/blank votes")]

    assert list(share_total(checked(contests=[{}], results=results))) == []


def test_shares_may_not_exceed_a_hundred_where_an_option_has_none(checked: Make) -> None:
    results = [votes("6", "60.00"), votes("3", "50.00", "Nur Otan"), votes("1", "", "Invalid/blank votes")]

    assert [each.computed for each in share_total(checked(contests=[{}], results=results))] == ["110.00"]


def test_option_that_takes_no_part_does_not_matter(checked: Make) -> None:
    results = [seats("1", "50.00"), seats("1", "40.00", "Nur Otan"), votes("7", "7.00", "Against all")]

    found = list(share_total(checked(contests=[{"seats_count": "2"}], results=results)))

    assert [each.computed for each in found] == ["90.00"]
