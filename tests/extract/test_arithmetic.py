"""The identities the numbers of one contest should hold."""

import pytest

from pipeline.extract.arithmetic import identities
from pipeline.extract.contest import Contest, contests
from pipeline.extract.cross_sums import cross_sums
from pipeline.extract.identity import Identity, is_rounded, total, unit
from pipeline.model.schema import Row


def option(votes: str = "", pct: str = "", **more: str) -> Row:
    row = {"option_name": "Adal", "option_kind": "party", "votes_count": votes, "votes_pct": pct, **more}
    return {column: value for column, value in row.items() if value}


def held(contest: Row, *options: Row) -> dict[str, list[bool]]:
    """Whether the identities of a contest hold, by the column that states something."""
    found: dict[str, list[bool]] = {}
    for each in identities(Contest(contest, options)):
        found.setdefault(each.column, []).append(each.is_held)
    return found


def of(check: str, contest: Row, *options: Row) -> list[Identity]:
    return [each for each in identities(Contest(contest, options)) if each.check == check]


def test_contest_that_states_nothing_has_no_identities() -> None:
    assert held({}, option("5"), option("3")) == {}


def test_options_add_up_to_the_stated_total() -> None:
    assert held({"votes_count": "8"}, option("5"), option("3")) == {"votes_count": [True]}


def test_total_that_is_not_the_sum_of_the_options_fails_and_says_so() -> None:
    (found,) = of("results_total", {"votes_count": "9", "place_name": "Aral", "source": "t01r04"}, option("5"), option("3"))

    assert (found.is_held, found.stated, found.computed, found.source, found.message) == (
        False,
        "9",
        "8",
        "t01r04",
        "Aral: the total of votes is stated as 9, its 2 parts add up to 8",
    )


def test_posts_add_up_as_votes_do() -> None:
    rows = (option(seats_count="5"), option(seats_count="3"))

    assert [held({"seats_count": stated}, *rows)["seats_count"] for stated in ("8", "9")] == [[True], [False]]


def test_valid_votes_are_those_of_all_options_but_invalid_ones() -> None:
    rows = (option("5"), option("3"), option("2", option_kind="invalid"))

    assert held({"valid_votes_count": "8", "votes_count": "10"}, *rows) == {"valid_votes_count": [True], "votes_count": [True]}


def test_total_of_valid_votes_only_holds_too() -> None:
    assert held({"votes_count": "8"}, option("5"), option("3"), option("2", option_kind="invalid")) == {"votes_count": [True]}


def test_total_of_a_turnout_row_may_count_more_than_the_options() -> None:
    turnout = {"votes_count": "10", "source": "t01r04", "voters_source": "t01r04"}

    assert held(turnout, option("5"), option("3")) == {"votes_count": [True]}


def test_one_option_alone_below_the_total_is_no_list() -> None:
    assert held({"votes_count": "8"}, option("5")) == {}


def test_options_without_numbers_are_tried_against_nothing() -> None:
    assert held({"votes_count": "8"}, option(), option()) == {}


@pytest.mark.parametrize(("pct", "expected"), [("62.5", True), ("62.50", True), ("63", True), ("62", True), ("62.6", False)])
def test_share_is_rounded_or_cut_from_its_count(pct: str, expected: bool) -> None:
    assert [each.is_held for each in of("result_share", {"votes_count": "8"}, option("5", pct), option("3"))] == [expected]


def test_share_says_what_it_should_be() -> None:
    (found,) = of("result_share", {"votes_count": "8"}, option("5", "60.0", source="t01r02"), option("3"))

    assert (found.source, found.column, found.stated, found.computed, found.message) == (
        "t01r02",
        "votes_pct",
        "60.0",
        "62.5",
        "Adal: votes are stated as 60.0 %, but 5 of 8 is 62.5 %",
    )


def test_shares_may_be_of_valid_votes() -> None:
    contest = {"votes_count": "10", "valid_votes_count": "8"}
    rows = (option("5", "62.5"), option("3", "37.5"), option("2", option_kind="invalid"))

    assert [each.is_held for each in of("result_share", contest, *rows)] == [True, True]


def test_share_of_invalid_votes_may_be_of_all_votes() -> None:
    contest = {"votes_count": "10", "valid_votes_count": "8"}
    rows = (option("5", "62.5"), option("3", "37.5"), option("2", "20.0", option_kind="invalid"))

    assert [each.is_held for each in of("result_share", contest, *rows)] == [True, True, True]


def test_shares_of_a_list_without_a_total_are_tried_only_where_it_is_whole() -> None:
    whole, part = (option("5", "62.5"), option("3", "37.5")), (option("5", "6.2"), option("3", "3.7"))

    assert [len(of("result_share", {}, *rows)) for rows in (whole, part)] == [2, 0]


@pytest.mark.parametrize("zero", ["0", "00"])
def test_share_of_nothing_is_not_tried(zero: str) -> None:
    assert of("result_share", {"votes_count": zero}, option("0", "0.0"), option("0", "0.0")) == []


@pytest.mark.parametrize(("stated", "expected"), [("80.0", [True]), ("81.0", [False])])
def test_turnout_is_votes_of_registered_voters(stated: str, expected: list[bool]) -> None:
    contest = {"turnout_pct": stated, "votes_count": "8", "registered_voters_count": "10"}

    assert [each.is_held for each in of("turnout", contest)] == expected


@pytest.mark.parametrize(
    "contest",
    [
        {"turnout_pct": "80.0", "votes_count": "8"},
        {"turnout_pct": "80.0", "registered_voters_count": "10"},
        {"turnout_pct": "80.0", "votes_count": "8", "registered_voters_count": "0"},
    ],
)
def test_turnout_without_votes_and_voters_is_not_tried(contest: Row) -> None:
    assert of("turnout", contest) == []


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        (("62.5", "37.5"), [True]),
        (("33.3", "33.3", "33.3"), [True]),
        (("62.5", "37.8"), [False]),
        (("60", "30"), [True]),
        (("62.5",), []),
    ],
    ids=["100", "rounded", "over 100", "not all listed", "one"],
)
def test_shares_add_up_to_100(shares: tuple[str, ...], expected: list[bool]) -> None:
    assert [each.is_held for each in of("share_total", {}, *(option(pct=pct) for pct in shares))] == expected


@pytest.mark.parametrize(
    ("contest", "expected"),
    [
        ({"votes_pct": "100.0"}, True),
        ({"votes_pct": "98.0"}, True),  # of all votes, where the invalid ones are not listed
        ({"votes_pct": "97.9"}, False),
        ({"votes_pct": "100.1"}, False),
        ({"votes_pct": "80.0", "votes_count": "8", "registered_voters_count": "10"}, True),  # that is turnout
        ({"votes_pct": "80.1", "votes_count": "8", "registered_voters_count": "10"}, False),
        ({"seats_pct": "100"}, True),
        ({"seats_pct": "99"}, False),
    ],
)
def test_share_of_a_total_is_100_or_what_the_others_add_up_to(contest: Row, expected: bool) -> None:
    rows = (option(pct="60.0"), option(pct="38.0"))

    assert [each.is_held for each in of("total_share", contest, *rows)] == [expected]


def test_total_without_a_share_is_not_tried() -> None:
    assert of("total_share", {"votes_count": "8"}, option(pct="60.0")) == []


def test_shares_of_a_whole_list_do_not_stay_below_100() -> None:
    rows = (option("5", "60.0"), option("3", "30.0"))

    assert [each.is_held for each in of("share_total", {"votes_count": "8"}, *rows)] == [False]


def test_invalid_votes_may_stand_apart_from_the_100() -> None:
    rows = (option(pct="62.5"), option(pct="37.5"), option(pct="2.0", option_kind="invalid"))

    assert [each.is_held for each in of("share_total", {}, *rows)] == [True]


@pytest.mark.parametrize(("stated", "expected"), [("2", True), ("-2", True), ("3", False)])
def test_majority_is_the_first_less_the_second(stated: str, expected: bool) -> None:
    (found,) = of("majority", {"majority_count": stated}, option("3"), option("5"), option("9", option_kind="invalid"))

    assert (found.is_held, found.computed) == (expected, "2")


def test_majority_of_one_is_not_tried() -> None:
    assert of("majority", {"majority_count": "5"}, option("5")) == []


def test_rows_are_of_one_contest_by_election_place_and_round() -> None:
    at = {"election_id": "e", "place_id": "aral"}
    rows = [at | option("5"), at | option("3"), at | {"round": "2"} | option("6")]

    found = contests(rows, [at | {"votes_count": "8"}, {"election_id": "e", "place_name": "Shieli", "votes_count": "1"}])

    assert [(contest.row.get("votes_count"), len(contest.options)) for contest in found] == [("8", 2), (None, 1), ("1", 0)]


def test_place_without_an_id_goes_by_its_name() -> None:
    found = contests([{"place_name": "Aral", **option("5")}], [{"place_name": "Aral", "votes_count": "5"}])

    assert [(contest.row["votes_count"], len(contest.options)) for contest in found] == [("5", 1)]


def test_column_adds_up_to_its_total_row() -> None:
    parts = [option("5", place_name="Aral"), option("3", place_name="Shieli"), option("9", option_name="Auyl")]

    found = list(cross_sums(parts, [option("8"), option("8", option_name="Auyl"), option("8", option_name="Jana")]))

    assert [(each.check, each.is_held, each.computed) for each in found] == [
        ("column_total", True, "8"),
        ("column_total", False, "9"),
    ]


def test_rounds_are_summed_apart() -> None:
    parts = [option("5", round="1"), option("3", round="2")]

    assert [each.is_held for each in cross_sums(parts, [option("5", round="1"), option("3", round="2")])] == [True, True]


@pytest.mark.parametrize(("stated", "expected"), [("5", "1"), ("5.0", "0.1"), ("80.00", "0.01")])
def test_unit_is_one_of_the_last_digit(stated: str, expected: str) -> None:
    assert str(unit(stated)) == expected


def test_nothing_stated_has_no_sum() -> None:
    assert (total([], "votes_count"), total([{}], "votes_count"), total([option("0")], "votes_count")) == (None, None, 0)


@pytest.mark.parametrize(("stated", "expected"), [("2", True), ("3", True), ("2.5", True), ("2.50", True), ("2.4", False)])
def test_number_is_rounded_up_to_even_or_cut(stated: str, expected: bool) -> None:
    assert is_rounded(stated, total([{"votes_pct": "2.5"}], "votes_pct") or unit("1")) is expected
