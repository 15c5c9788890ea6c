"""Sums: stated totals that are the sum of their parts, and those that are not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.checks import totals
from pipeline.checks.rule import Checked, Disagreement
from pipeline.extract.reading import Reading
from pipeline.model.schema import Row
from tests.checks.pages import html

Make = Callable[..., Checked]

results_total, row_total, column_total, places_total, nominations_total, majority, poll_total = map(
    totals.failing,
    ("results_total", "row_total", "column_total", "places_total", "nominations_total", "majority", "poll_total"),
)


def result(option_name: str, place_id: str = "kazakhstan", **more: str) -> Row:
    return {"option_name": option_name, "place_id": place_id, **more}


def nominated(option_name: str, candidates_count: str, **more: str) -> Row:
    return {"option_name": option_name, "candidates_count": candidates_count, **more}


def test_options_that_add_up_to_the_total_agree(checked: Make) -> None:
    contest = {"votes_count": "50", "seats_count": "3"}
    results = [
        result("Nur Otan", votes_count="30", seats_count="2"),
        result("Auyl", votes_count="20", seats_count="1"),
    ]

    assert list(results_total(checked(contests=[contest], results=results))) == []


def test_options_that_do_not_add_up_to_the_total_disagree(checked: Make) -> None:
    contest = {"place_id": "aqmola-region", "seats_count": "94", "source": "t04r10"}
    results = [
        result("Nur Otan", "aqmola-region", seats_count="80"),
        result("Independent", "aqmola-region", seats_count="15"),
    ]

    assert list(results_total(checked(contests=[contest], results=results))) == [
        Disagreement(
            subject="contests/auyl-2021/aqmola-region/seats_count",
            source="t04r10",
            stated="94",
            computed="95",
            message="Aqmola Region: the total of seats is stated as 94, its 2 parts add up to 95",
        )
    ]


def test_votes_and_posts_of_one_contest_disagree_each_for_itself(checked: Make) -> None:
    contest = {"votes_count": "51", "seats_count": "4"}
    results = [result("Nur Otan", votes_count="30", seats_count="3"), result("Auyl", votes_count="20")]

    found = list(results_total(checked(contests=[contest], results=results)))

    assert [(each.stated, each.computed) for each in found] == [("51", "50"), ("4", "3")]


def test_votes_of_candidates_of_one_option_all_count(checked: Make) -> None:
    results = [
        result("Independent", candidate_name="Aidyn Berdyqūlov", votes_count="82"),
        result("Independent", candidate_name="Anuar Qalqabaev", votes_count="46"),
    ]

    assert list(results_total(checked(contests=[{"votes_count": "128"}], results=results))) == []


def test_total_over_parts_that_state_nothing_is_not_checked(checked: Make) -> None:
    contest = {"votes_count": "956984", "seats_count": "3"}
    results = [result("Nur Otan", seats_count="3"), result("Auyl")]

    assert list(results_total(checked(contests=[contest], results=results))) == []


def test_parts_without_a_stated_total_are_not_checked(checked: Make) -> None:
    assert list(results_total(checked(contests=[{}], results=[result("Nur Otan", votes_count="30")]))) == []


def test_parts_are_counted_where_they_state_a_number(checked: Make) -> None:
    results = [result("Nur Otan", seats_count="2"), result("Against all", votes_count="7")]

    found = list(results_total(checked(contests=[{"seats_count": "3"}], results=results)))

    assert [each.message for each in found] == [
        "Kazakhstan: the total of seats is stated as 3, its only part is 2",
    ]


def test_one_option_below_the_total_is_no_list_of_all(checked: Make) -> None:
    contest = {"votes_count": "51", "seats_count": "4"}

    assert list(results_total(checked(contests=[contest], results=[result("Auyl", votes_count="50", seats_count="3")]))) == []


def test_one_option_above_the_total_disagrees(checked: Make) -> None:
    found = list(results_total(checked(contests=[{"seats_count": "2"}], results=[result("Auyl", seats_count="3")])))

    assert [(each.stated, each.computed) for each in found] == [("2", "3")]


INVALID = result("Invalid/blank votes", votes_count="5", option_kind="invalid")
VALID = [result("Nur Otan", votes_count="30"), result("Auyl", votes_count="20")]


def test_valid_votes_are_the_sum_without_invalid_ones(checked: Make) -> None:
    contest = {"votes_count": "55", "valid_votes_count": "50"}

    assert list(results_total(checked(contests=[contest], results=[*VALID, INVALID]))) == []


def test_valid_votes_that_count_invalid_ones_disagree(checked: Make) -> None:
    contest = {"votes_count": "55", "valid_votes_count": "55", "source": "t01r05"}

    assert list(results_total(checked(contests=[contest], results=[*VALID, INVALID]))) == [
        Disagreement(
            subject="contests/auyl-2021/kazakhstan/valid_votes_count",
            source="t01r05",
            stated="55",
            computed="50",
            message="Kazakhstan: the total of votes is stated as 55, its 2 parts add up to 50",
        )
    ]


def test_total_above_the_options_agrees_where_invalid_votes_are_not_listed(checked: Make) -> None:
    contest = {"votes_count": "55", "valid_votes_count": "50"}

    assert list(results_total(checked(contests=[contest], results=VALID))) == []


def test_votes_of_a_row_of_turnout_may_count_more_than_is_listed(checked: Make) -> None:
    contest = {"votes_count": "55", "source": "t01r05", "voters_source": "t01r05"}

    assert list(results_total(checked(contests=[contest], results=VALID))) == []


def test_votes_of_a_row_of_turnout_may_not_count_less_than_is_listed(checked: Make) -> None:
    contest = {"votes_count": "45", "source": "t01r05", "voters_source": "t01r05"}

    found = list(results_total(checked(contests=[contest], results=VALID)))

    assert [(each.stated, each.computed) for each in found] == [("45", "50")]


def test_rounds_of_one_contest_are_added_up_apart(checked: Make) -> None:
    contests = [{"round": "1", "votes_count": "30"}, {"round": "2", "votes_count": "20"}]
    results = [result("Nur Otan", votes_count="30", round="1"), result("Nur Otan", votes_count="20", round="2")]

    assert list(results_total(checked(contests=contests, results=results))) == []


def test_places_in_no_lookup_are_kept_apart_by_their_names(checked: Make) -> None:
    contests = [
        {"place_id": "", "place_name": name, "votes_count": votes} for name, votes in (("Ward A", "30"), ("Ward B", "20"))
    ]
    results = [
        result("Nur Otan", "", place_name="Ward A", votes_count="30"),
        result("Nur Otan", "", place_name="Ward B", votes_count="20"),
    ]

    assert list(results_total(checked(contests=contests, results=results))) == []


def test_total_of_zero_is_a_total(checked: Make) -> None:
    results = [result("Nur Otan", seats_count="2")]

    found = list(results_total(checked(contests=[{"seats_count": "0"}], results=results)))

    assert [(each.stated, each.computed) for each in found] == [("0", "2")]


def test_zeros_add_up_to_zero(checked: Make) -> None:
    results = [result("Nur Otan", votes_count="0"), result("Against all", votes_count="0")]

    assert list(results_total(checked(contests=[{"votes_count": "0"}], results=results))) == []


def test_contests_of_two_elections_in_one_place_are_kept_apart(checked: Make) -> None:
    contests = [{"votes_count": "30"}, {"election_id": "2021-08-01", "votes_count": "20"}]
    results = [result("Nur Otan", votes_count="30"), result("Nur Otan", election_id="2021-08-01", votes_count="20")]

    assert list(results_total(checked(contests=contests, results=results))) == []


def candidates_of(place_id: str, row: str, nur_otan: str, independent: str) -> list[Row]:
    """A row of a table of candidates by place."""
    return [
        nominated("Nur Otan", nur_otan, place_id=place_id, source=f"{row}c03"),
        nominated("Independents", independent, place_id=place_id, source=f"{row}c04"),
    ]


def test_candidates_of_a_row_that_add_up_agree(checked: Make) -> None:
    contest = {"place_id": "aqmola-region", "candidates_count": "303", "candidates_source": "t02r03"}
    nominations = candidates_of("aqmola-region", "t02r03", "76", "227")

    assert list(row_total(checked(contests=[contest], nominations=nominations))) == []


def test_candidates_of_a_row_that_do_not_add_up_disagree(checked: Make) -> None:
    contest = {
        "place_id": "aqmola-region",
        "candidates_count": "303",
        "candidates_source": "t02r03",
        "source": "t04r10",
    }
    nominations = candidates_of("aqmola-region", "t02r03", "76", "226")

    assert list(row_total(checked(contests=[contest], nominations=nominations))) == [
        Disagreement(
            subject="contests/auyl-2021/aqmola-region/candidates_count",
            source="t02r03",
            stated="303",
            computed="302",
            message="Aqmola Region: the total of candidates is stated as 303, its 2 parts add up to 302",
        )
    ]


def test_candidates_of_another_table_are_no_part_of_a_row(checked: Make) -> None:
    contest = {"candidates_count": "100", "candidates_source": "t02r16"}
    nominations = [
        *candidates_of("kazakhstan", "t02r16", "60", "40"),
        nominated("Nur Otan", "588", as_of_date="2021-07-07", source="t01r02c05"),
    ]

    assert list(row_total(checked(contests=[contest], nominations=nominations))) == []


def test_place_without_a_row_of_candidates_has_no_row_total(checked: Make) -> None:
    assert list(row_total(checked(contests=[{"votes_count": "5"}], nominations=[]))) == []


def by_place(national: tuple[str, str], races: str) -> dict[str, list[Row]]:
    """A table of candidates in two regions, with what its total row states of options and races."""
    return {
        "elections": [{}],
        "contests": [
            {"place_id": "aqmola-region", "races_count": "95", "candidates_source": "t02r02"},
            {"place_id": "aqtobe-region", "races_count": "35", "candidates_source": "t02r03"},
            {"races_count": races, "candidates_source": "t02r04", "source": "t03r09"},
        ],
        "nominations": [
            *candidates_of("aqmola-region", "t02r02", "76", "227"),
            *candidates_of("aqtobe-region", "t02r03", "28", "79"),
            *candidates_of("kazakhstan", "t02r04", *national),
        ],
    }


def test_columns_that_add_up_agree(checked: Make) -> None:
    assert list(column_total(checked(**by_place(("104", "306"), "130")))) == []


def test_column_of_an_option_that_does_not_add_up_disagrees(checked: Make) -> None:
    assert list(column_total(checked(**by_place(("105", "306"), "130")))) == [
        Disagreement(
            subject="nominations/auyl-2021/kazakhstan/nur-otan//candidates_count",
            source="t02r04c03",
            stated="105",
            computed="104",
            message="Nur Otan, Kazakhstan: the total of candidates is stated as 105, its 2 parts add up to 104",
        )
    ]


def test_column_of_races_that_does_not_add_up_disagrees(checked: Make) -> None:
    assert list(column_total(checked(**by_place(("104", "306"), "136")))) == [
        Disagreement(
            subject="contests/auyl-2021/kazakhstan/races_count",
            source="t02r04",
            stated="136",
            computed="130",
            message="Kazakhstan: the total of races is stated as 136, its 2 parts add up to 130",
        )
    ]


def test_table_of_parties_of_a_day_is_no_column_of_places(checked: Make) -> None:
    tables = by_place(("104", "306"), "130")
    dated = nominated("Nur Otan", "588", as_of_date="2021-07-07")

    assert list(column_total(checked(**tables | {"nominations": [*tables["nominations"], dated]}))) == []


def test_by_elections_are_no_part_of_a_column(checked: Make) -> None:
    tables = by_place(("104", "306"), "130")
    later = {"election_id": "2021-08-01", "place_id": "atyrau-region", "races_count": "1"}

    assert list(column_total(checked(**tables | {"contests": [*tables["contests"], later]}))) == []


def test_option_that_the_total_row_leaves_empty_is_not_checked(checked: Make) -> None:
    nominations = candidates_of("aqmola-region", "t02r02", "76", "227")

    assert list(column_total(checked(nominations=nominations))) == []


def of_parties(total_of_auyl: str, auyl: str) -> list[Row]:
    """A table of candidates by party, with what its second row states."""
    dated = {"as_of_date": "2021-07-07"}
    return [
        nominated("Nur Otan", "588", candidates_total_count="867", source="t01r02c05", **dated),
        nominated("Auyl", auyl, candidates_total_count=total_of_auyl, source="t01r03c05", **dated),
    ]


def test_parties_that_add_up_to_what_their_shares_are_of_agree(checked: Make) -> None:
    assert list(nominations_total(checked(nominations=of_parties("867", "279")))) == []


def test_parties_that_do_not_add_up_disagree_once(checked: Make) -> None:
    assert list(nominations_total(checked(nominations=of_parties("867", "278")))) == [
        Disagreement(
            subject="nominations/auyl-2021/kazakhstan/auyl/2021-07-07/candidates_total_count",
            source="t01r03c05",
            stated="867",
            computed="866",
            message="Kazakhstan: the total of candidates is stated as 867, its 2 parts add up to 866",
        )
    ]


def test_row_that_states_another_total_than_its_neighbours_disagrees(checked: Make) -> None:
    found = list(nominations_total(checked(nominations=of_parties("876", "279"))))

    assert [(each.source, each.stated, each.computed) for each in found] == [("t01r03c05", "876", "867")]


def test_table_that_states_no_number_for_all_is_not_checked(checked: Make) -> None:
    assert list(nominations_total(checked(nominations=[nominated("Nur Otan", "578")]))) == []


def national(seats: str, **more: str) -> Row:
    return result("Nur Otan", seats_count=seats, source="t01r02", **more)


REGIONS = [result("Nur Otan", "aqmola-region", seats_count="74"), result("Nur Otan", "aqtobe-region", seats_count="28")]


def regions(voters: str = "80") -> list[Row]:
    """Totals that show whether all places are there: they have 80 voters."""
    return contests(registered_voters_count=voters)


def test_option_whose_places_add_up_agrees(checked: Make) -> None:
    assert list(places_total(checked(contests=regions(), results=[national("102"), *REGIONS]))) == []


def test_option_whose_places_do_not_add_up_disagrees(checked: Make) -> None:
    assert list(places_total(checked(contests=regions(), results=[national("103"), *REGIONS]))) == [
        Disagreement(
            subject="results/auyl-2021/kazakhstan/nur-otan//seats_count",
            source="t01r02",
            stated="103",
            computed="102",
            message="Nur Otan, Kazakhstan: the total of seats is stated as 103, its 2 parts add up to 102",
        )
    ]


def test_some_places_only_may_have_less_than_the_whole(checked: Make) -> None:
    assert list(places_total(checked(contests=regions("99"), results=[national("627"), *REGIONS]))) == []
    assert list(places_total(checked(results=[national("627"), *REGIONS]))) == []


def test_some_places_have_no_more_than_the_whole(checked: Make) -> None:
    [found] = places_total(checked(contests=regions("99"), results=[national("101"), *REGIONS]))

    assert (found.stated, found.computed) == ("101", "102")


def test_places_inside_another_place_are_not_counted_twice(checked: Make) -> None:
    district = result("Nur Otan", "aral-district", seats_count="5")

    assert list(places_total(checked(contests=regions(), results=[national("102"), *REGIONS, district]))) == []


def test_by_elections_are_no_part_of_the_result_over_all_places(checked: Make) -> None:
    later = result("Nur Otan", "atyrau-region", election_id="2021-08-01", seats_count="1")

    assert list(places_total(checked(contests=regions(), results=[national("102"), *REGIONS, later]))) == []


def test_candidates_of_one_option_are_each_added_up_over_the_places(checked: Make) -> None:
    def votes(candidate_name: str, place_id: str, votes_count: str) -> Row:
        return result("Independent", place_id, candidate_name=candidate_name, votes_count=votes_count)

    results = [
        votes("A. Aidyn", "kazakhstan", "30"),
        votes("B. Anuar", "kazakhstan", "12"),
        votes("A. Aidyn", "aqmola-region", "10"),
        votes("A. Aidyn", "aqtobe-region", "20"),
        votes("B. Anuar", "aqmola-region", "11"),
    ]

    assert [each.message for each in places_total(checked(contests=regions(), results=results))] == [
        "B. Anuar, Kazakhstan: the total of votes is stated as 12, its only part is 11"
    ]


def test_option_without_places_is_not_checked(checked: Make) -> None:
    assert list(places_total(checked(results=[national("102")]))) == []


def contests(**national: str) -> list[Row]:
    region = {"votes_count": "25", "seats_count": "1", "registered_voters_count": "40"}
    return [
        {"source": "t01r03", "voters_source": "t01r04", **national},
        {"place_id": "aqmola-region", **region},
        {"place_id": "aqtobe-region", **region},
    ]


def test_totals_of_places_that_add_up_agree(checked: Make) -> None:
    rows = contests(votes_count="50", seats_count="2", registered_voters_count="80")

    assert list(places_total(checked(contests=rows))) == []


def test_votes_of_places_that_do_not_add_up_disagree_at_the_row_of_totals(checked: Make) -> None:
    rows = contests(votes_count="51", registered_voters_count="80")

    assert list(places_total(checked(contests=rows))) == [
        Disagreement(
            subject="contests/auyl-2021/kazakhstan/votes_count",
            source="t01r03",
            stated="51",
            computed="50",
            message="Kazakhstan: the total of votes is stated as 51, its 2 parts add up to 50",
        )
    ]


def test_voters_of_places_that_do_not_add_up_disagree_at_the_row_of_voters(checked: Make) -> None:
    assert list(places_total(checked(contests=contests(registered_voters_count="79")))) == [
        Disagreement(
            subject="contests/auyl-2021/kazakhstan/registered_voters_count",
            source="t01r04",
            stated="79",
            computed="80",
            message="Kazakhstan: the total of registered voters is stated as 79, its 2 parts add up to 80",
        )
    ]


MAJORITY = {"majority_count": "560", "source": "t04r05"}


def first_two(*votes: str) -> list[Row]:
    return [result(name, votes_count=count) for name, count in zip(("Adal", "Nur Otan", "Auyl"), votes, strict=False)]


@pytest.mark.parametrize("votes", [("2640", "3200"), ("3200", "2640", "100")])
def test_majority_that_is_the_first_less_the_second_agrees(checked: Make, votes: tuple[str, ...]) -> None:
    assert list(majority(checked(contests=[MAJORITY], results=first_two(*votes)))) == []


def test_majority_of_another_number_disagrees(checked: Make) -> None:
    assert list(majority(checked(contests=[MAJORITY], results=first_two("2640", "3210", "100")))) == [
        Disagreement(
            subject="contests/auyl-2021/kazakhstan/majority_count",
            source="t04r05",
            stated="560",
            computed="570",
            message="Kazakhstan: the majority is stated as 560, but 3210 less 2640 is 570",
        )
    ]


def test_sign_of_a_majority_says_who_is_ahead(checked: Make) -> None:
    contest = MAJORITY | {"majority_count": "-560"}

    assert list(majority(checked(contests=[contest], results=first_two("2640", "3200")))) == []


def test_invalid_votes_are_no_second(checked: Make) -> None:
    invalid = result("Invalid/blank votes", votes_count="3000", option_kind="invalid")

    assert list(majority(checked(contests=[MAJORITY], results=[*first_two("2640", "3200"), invalid]))) == []


def test_majority_over_nobody_is_not_checked(checked: Make) -> None:
    assert list(majority(checked(contests=[MAJORITY], results=first_two("3210")))) == []
    assert list(majority(checked(contests=[{}], results=first_two("3210", "2640")))) == []


def poll(*shares: str, number: str = "1", **more: str) -> list[Row]:
    names = ("Nur Otan", "Adal", "Auyl")
    return [
        {
            "poll_number": number,
            "option_name": name,
            "support_pct": share,
            "source": f"t02r0{number}c0{column}",
            **more,
        }
        for column, (name, share) in enumerate(zip(names, shares, strict=False), start=3)
    ]


@pytest.mark.parametrize(
    "shares",
    [("60", "40"), ("60", "42"), ("60.0", "40.2"), ("60", "20"), ("60",)],
    ids=["hundred", "rounded", "rounded to decimals", "others not listed", "alone"],
)
def test_shares_of_a_poll_up_to_a_hundred_agree(checked: Make, shares: tuple[str, ...]) -> None:
    assert list(poll_total(checked(polls=poll(*shares)))) == []


def test_shares_of_a_poll_over_a_hundred_disagree_at_its_row(checked: Make) -> None:
    assert list(poll_total(checked(polls=poll("60", "43", pollster_name="Demoscope")))) == [
        Disagreement(
            subject="polls/Demoscope//support_pct",
            source="t02r01",
            stated="100",
            computed="103",
            message="Demoscope: 2 shares add up to 103, over 100",
        )
    ]


def test_poll_of_nobody_is_called_by_its_days(checked: Make) -> None:
    assert [each.message for each in poll_total(checked(polls=poll("60", "43", dates_name="1 May 2021")))] == [
        "1 May 2021: 2 shares add up to 103, over 100"
    ]


def test_polls_are_added_up_apart(checked: Make) -> None:
    assert list(poll_total(checked(polls=[*poll("60", "40"), *poll("55", "45", number="2")]))) == []


def by_county(*votes: str, surname: str = "Wyckoff") -> list[Row]:
    return [
        {
            "place_id": "",
            "place_name": f"County {number}",
            "option_name": "Adal",
            "candidate_name": surname,
            "votes_count": count,
        }
        | {"source": f"t05r{number:02d}c04"}
        for number, count in enumerate(votes, start=2)
    ]


def whole(name: str, votes: str) -> Row:
    return {
        "place_id": "",
        "place_name": "",
        "option_name": "Adal",
        "candidate_name": name,
        "votes_count": votes,
        "source": "t04r05",
    }


NIXON = [whole("Richard Nixon", "15"), *by_county("1", "2", "3", "4", "5", surname="Nixon")]


def unplaced(checked: Make, rows: list[Row]) -> list[str]:
    """What disagrees in an article about a place that is in no lookup."""
    named = [{"option_id": "", **row} for row in rows]
    article = checked(html("Party | Votes", "Adal | 5"), results=named)
    return [each.message for each in places_total(replace(article, reading=nowhere(article)))]


def nowhere(article: Checked) -> Reading:
    return replace(article.reading, article=replace(article.reading.article, place=""))


def test_votes_by_place_of_a_surname_are_those_of_the_candidate(checked: Make) -> None:
    rows = [*NIXON, whole("Robert L. Wyckoff", "16"), *by_county("1", "2", "3", "4", "5")]

    assert unplaced(checked, NIXON) == []
    assert unplaced(checked, rows) == ["Robert L. Wyckoff: the total of votes is stated as 16, its 5 parts add up to 15"]


def test_votes_by_place_say_nothing_unless_one_candidate_shows_that_all_places_are_there(checked: Make) -> None:
    assert unplaced(checked, [whole("Robert L. Wyckoff", "16"), *by_county("1", "2", "3", "4", "5")]) == []


def test_surname_of_two_candidates_is_of_neither(checked: Make) -> None:
    rows = [*NIXON, whole("Robert Wyckoff", "16"), whole("Jane Wyckoff", "3"), *by_county("1", "2", "3", "4", "5")]

    assert unplaced(checked, rows) == []
