"""The same thing said twice: infobox, tables and map keys that agree, and that do not."""

from collections.abc import Callable

import pytest

from pipeline.checks import agreement
from pipeline.checks.rule import Checked, Disagreement
from pipeline.model.schema import Row

Make = Callable[..., Checked]


def region(races: str, seats: str) -> Row:
    return {
        "place_id": "atyrau-region",
        "races_count": races,
        "seats_count": seats,
        "source": "t07r05",
        "candidates_source": "t02r05",
    }


def test_races_that_are_all_filled_agree(checked: Make) -> None:
    assert list(agreement.races_filled(checked(contests=[region("18", "18")]))) == []


def test_races_that_are_not_the_posts_filled_disagree(checked: Make) -> None:
    assert list(agreement.races_filled(checked(contests=[region("31", "18")]))) == [
        Disagreement(
            subject="contests/auyl-2021/atyrau-region/races_count",
            source="t02r05",
            stated="31",
            computed="18",
            message="Atyrau Region: 31 races among the candidates, 18 posts in the results",
            other_sources=("t07r05",),
        )
    ]


@pytest.mark.parametrize(("races", "seats"), [("31", ""), ("", "18"), ("0", "0")])
def test_races_are_checked_where_both_are_stated(checked: Make, races: str, seats: str) -> None:
    assert list(agreement.races_filled(checked(contests=[region(races, seats)]))) == []


def test_zero_races_are_a_number(checked: Make) -> None:
    found = list(agreement.races_filled(checked(contests=[region("0", "18")])))

    assert [(each.stated, each.computed) for each in found] == [("0", "18")]


def nominated(count: str, as_of_date: str, source: str, option_name: str = "Nur Otan") -> Row:
    return {"option_name": option_name, "candidates_count": count, "as_of_date": as_of_date, "source": source}


def won(seats: str, place_id: str = "almaty-region") -> Row:
    return {"place_id": place_id, "option_name": "Nur Otan", "seats_count": seats, "source": "t06r02"}


@pytest.mark.parametrize("seats", ["51", "0", ""])
def test_winners_no_more_than_candidates_agree(checked: Make, seats: str) -> None:
    candidates = nominated("51", "", "t02r02c03") | {"place_id": "almaty-region"}

    assert list(agreement.winners_nominated(checked(results=[won(seats)], nominations=[candidates]))) == []


def test_more_winners_than_candidates_disagree(checked: Make) -> None:
    candidates = nominated("51", "", "t02r02c03") | {"place_id": "almaty-region"}

    assert list(agreement.winners_nominated(checked(results=[won("57")], nominations=[candidates]))) == [
        Disagreement(
            subject="results/auyl-2021/almaty-region/nur-otan//seats_count",
            source="t06r02",
            stated="57",
            computed="51",
            message="Nur Otan, Almaty Region: 57 posts won by 51 candidates",
            other_sources=("t02r02c03",),
        )
    ]


def test_winners_are_held_against_the_table_with_the_most_candidates(checked: Make) -> None:
    candidates = [nominated("588", "2021-07-07", "t01r02c05"), nominated("578", "", "t02r16c03")]
    found = agreement.winners_nominated(checked(results=[won("580", "kazakhstan")], nominations=candidates))

    assert list(found) == []


def test_winners_without_a_count_of_candidates_are_not_checked(checked: Make) -> None:
    candidates = nominated("51", "", "t02r02c03") | {"place_id": "atyrau-region"}

    assert list(agreement.winners_nominated(checked(results=[won("57")], nominations=[candidates]))) == []


def stood(*names: str) -> list[Row]:
    return [
        {"place_id": "atyrau-region", "option_name": "Adal", "candidate_name": name, "votes_count": "5", "source": "t18r03"}
        for name in names
    ]


def test_results_that_list_no_more_candidates_than_were_nominated_agree(checked: Make) -> None:
    contest = region("1", "1") | {"candidates_count": "2"}

    assert list(agreement.candidates_nominated(checked(contests=[contest], results=stood("A. Aidyn")))) == []
    assert list(agreement.candidates_nominated(checked(contests=[contest], results=stood("A. Aidyn", "B. Anuar")))) == []


def test_results_that_list_more_candidates_than_were_nominated_disagree(checked: Make) -> None:
    contest = region("1", "1") | {"candidates_count": "1"}

    assert list(agreement.candidates_nominated(checked(contests=[contest], results=stood("A. Aidyn", "B. Anuar")))) == [
        Disagreement(
            subject="contests/auyl-2021/atyrau-region/candidates_count",
            source="t02r05",
            stated="1",
            computed="2",
            message="Atyrau Region: candidates nominated are stated as 1, the results list 2",
            other_sources=("t18r03",),
        )
    ]


def test_candidates_of_a_party_that_are_as_many_in_both_tables_agree(checked: Make) -> None:
    nominations = [nominated("578", "2021-07-07", "t01r02c05"), nominated("578", "", "t02r16c03")]

    assert list(agreement.nominations_agree(checked(nominations=nominations))) == []


def test_candidates_of_parties_that_are_not_as_many_disagree_once(checked: Make) -> None:
    nominations = [
        nominated("588", "2021-07-07", "t01r02c05"),
        nominated("578", "", "t02r16c03"),
        nominated("56", "2021-07-07", "t01r05c05", "Adal"),
        nominated("50", "", "t02r16c07", "Adal"),
        nominated("70", "2021-07-07", "t01r04c05", "QHP"),
        nominated("70", "", "t02r16c05", "QHP"),
    ]

    assert list(agreement.nominations_agree(checked(nominations=nominations))) == [
        Disagreement(
            subject="nominations/auyl-2021/kazakhstan/2021-07-07",
            source="t01r05c05",
            stated="",
            computed="",
            message="candidates on 2021-07-07 and in the table of places differ: Adal 56 and 50, Nur Otan 588 and 578",
            other_sources=("t01r02c05",),
        )
    ]


def test_every_table_of_candidates_is_held_against_the_one_before_it(checked: Make) -> None:
    nominations = [
        nominated("588", "2021-07-07", "t01r02c05"),
        nominated("590", "2021-07-09", "t04r02c05"),
        nominated("578", "", "t02r16c03"),
    ]

    assert [(each.source, each.message) for each in agreement.nominations_agree(checked(nominations=nominations))] == [
        ("t04r02c05", "candidates on 2021-07-09 and on 2021-07-07 differ: Nur Otan 590 and 588"),
        ("t01r02c05", "candidates on 2021-07-07 and in the table of places differ: Nur Otan 588 and 578"),
    ]


def test_candidates_in_one_table_only_are_not_checked(checked: Make) -> None:
    nominations = [nominated("588", "2021-07-07", "t01r02c05"), nominated("14", "", "t02r16c08", "JSDP")]

    assert list(agreement.nominations_agree(checked(nominations=nominations))) == []


# The key of the map is m01, its entries are rows.
MAPPED = """
Aqmola Region edit

Aqmola Region
  Nur Otan (74)
  Independent (14)
  Aq Jol, 2
Party Votes % Äkıms %
Nur Otan 46,109 76.74 74 84.09
Independent 13,978 23.26 14 15.91
Total 60,087 100.00 88 100.00
"""


def posts(nur_otan: str, independent: str, aq_jol: str) -> list[Row]:
    counts = {"Nur Otan": nur_otan, "Independent": independent, "Aq Jol": aq_jol}
    return [{"option_name": name, "place_id": "aqmola-region", "seats_count": count} for name, count in counts.items()]


def test_key_of_a_map_that_says_what_the_results_say_agrees(checked: Make) -> None:
    assert list(agreement.legend_agrees(checked(MAPPED, results=posts("74", "14", "2")))) == []


def test_key_of_a_map_that_is_not_what_the_results_say_disagrees(checked: Make) -> None:
    assert list(agreement.legend_agrees(checked(MAPPED, results=posts("74", "14", "3")))) == [
        Disagreement(
            subject="legend/auyl-2021/aqmola-region/aq-jol",
            source="m01r03c01",
            stated="2",
            computed="3",
            message="Aq Jol, 2: the map's key states 2, the results 3",
        )
    ]


def test_option_in_the_key_of_a_map_without_a_row_in_the_results_has_no_post(checked: Make) -> None:
    found = list(agreement.legend_agrees(checked(MAPPED, results=posts("74", "14", "2")[:2])))

    assert [(each.stated, each.computed) for each in found] == [("2", "0")]


def test_key_of_a_map_is_not_checked_against_an_empty_cell(checked: Make) -> None:
    assert list(agreement.legend_agrees(checked(MAPPED, results=posts("74", "14", "")))) == []


def test_key_of_a_map_is_not_checked_against_results_without_posts(checked: Make) -> None:
    results = [{"option_name": "Nur Otan", "place_id": "aqmola-region", "votes_count": "46109"}]

    assert list(agreement.legend_agrees(checked(MAPPED, results=results))) == []


def test_key_of_a_map_is_not_checked_against_results_of_another_place(checked: Make) -> None:
    results = [{"option_name": "Nur Otan", "place_id": "aqtobe-region", "seats_count": "28"}]

    assert list(agreement.legend_agrees(checked(MAPPED, results=results))) == []


TWO_CONTESTS = """
By-elections edit

1 August 2021 edit

Talaptan Rural District votes too.

2021 Aqqum Rural District äkım election
Party Candidate Votes
Nur Otan A. Aidyn 731
Total 731

Shieli District
  Nur Otan (2)
Party Candidate Votes
Nur Otan B. Anuar 1,816
Total 1,816
"""


def test_key_of_a_map_over_two_contests_is_about_neither(checked: Make) -> None:
    results = [
        {"election_id": f"2021-08-01-{place}", "place_id": place, "option_name": "Nur Otan", "seats_count": "1"}
        for place in ("aqqum-rural-district", "talaptan-rural-district")
    ]
    article = checked(TWO_CONTESTS, contents="Contents 1 By elections 1 1 1 August 2021", results=results)

    assert [(reading.family.kind, reading.table.section_id) for reading in article.reading.readings] == [
        ("results_by_candidate", "s02"),
        ("legend", "s02"),
        ("results_by_candidate", "s02"),
    ]
    assert list(agreement.legend_agrees(article)) == []
