"""The infobox against the results: what agrees, what does not, and what was moved as a whole."""

from collections.abc import Callable

import pytest

from pipeline.checks import infobox as rules
from pipeline.checks.rule import Checked, Disagreement
from pipeline.model.schema import Row
from tests.checks.pages import html

Make = Callable[..., Checked]

# In the grid of this infobox turnout is row 3, posts are row 6, shares row 7.
INFOBOX = """
Auyl elections

730 out of 2,345 rural äkıms
Turnout{turnout}
  Majority party Minority party
Party Nur Otan Adal
Äkıms {seats}
Percentage {shares}

The end.
"""
NATIONAL = {"source": "t03r09", "voters_source": "t03r10", "turnout_pct": "79.10", "seats_count": "730"}
RESULTS = [
    {"option_name": "Nur Otan", "seats_count": "627", "seats_pct": "85.89", "source": "t03r02"},
    {"option_name": "Adal", "seats_count": "15", "seats_pct": "2.05", "source": "t03r05"},
]


def infobox(turnout: str = "79.10% (general)", seats: str = "627 15", shares: str = "85.89% 2.05%") -> str:
    return INFOBOX.format(turnout=turnout, seats=seats, shares=shares)


def test_infobox_that_says_what_the_results_say_agrees(checked: Make) -> None:
    assert list(rules.infobox_agrees(checked(infobox(), contests=[NATIONAL], results=RESULTS))) == []


def test_share_in_the_infobox_that_is_not_that_of_the_results_disagrees(checked: Make) -> None:
    body = infobox(shares="85.89% 4.52%")

    assert list(rules.infobox_agrees(checked(body, contests=[NATIONAL], results=RESULTS))) == [
        Disagreement(
            subject="infobox/adal/share",
            source="infobox/r07c03",
            stated="4.52",
            computed="2.05",
            message="Adal: share is 4.52 in the infobox and 2.05 in the results",
            other_sources=("t03r05",),
        )
    ]


def test_posts_in_the_infobox_that_are_not_those_of_the_results_disagree(checked: Make) -> None:
    body = infobox(seats="1,627 15")

    assert list(rules.infobox_agrees(checked(body, contests=[NATIONAL], results=RESULTS))) == [
        Disagreement(
            subject="infobox/nur-otan/seats",
            source="infobox/r06c02",
            stated="1627",
            computed="627",
            message="Nur Otan: posts are 1627 in the infobox and 627 in the results",
            other_sources=("t03r02",),
        )
    ]


def test_turnout_in_the_infobox_that_is_not_that_of_the_results_disagrees(checked: Make) -> None:
    body = infobox(turnout="78.7% (general)")

    assert list(rules.infobox_agrees(checked(body, contests=[NATIONAL], results=RESULTS))) == [
        Disagreement(
            subject="infobox/turnout",
            source="infobox/r03c02",
            stated="78.7",
            computed="79.10",
            message="turnout is 78.7 in the infobox and 79.10 in the results",
            other_sources=("t03r10",),
        )
    ]


@pytest.mark.parametrize("turnout", ["79.1%", "79%", "79.10 %", "79.100%"])
def test_infobox_may_round_what_the_results_say(checked: Make, turnout: str) -> None:
    assert list(rules.infobox_agrees(checked(infobox(turnout), contests=[NATIONAL], results=RESULTS))) == []


def test_results_may_round_what_the_infobox_says(checked: Make) -> None:
    contest = NATIONAL | {"turnout_pct": "79"}

    assert list(rules.infobox_agrees(checked(infobox("79.10%"), contests=[contest], results=RESULTS))) == []


def test_shares_in_the_infobox_are_of_votes_where_the_results_state_those(checked: Make) -> None:
    results = [row | {"votes_pct": votes} for row, votes in zip(RESULTS, ("71.09", "7.23"), strict=True)]

    found = list(rules.infobox_agrees(checked(infobox(), contests=[NATIONAL], results=results)))

    assert [(each.stated, each.computed) for each in found] == [("85.89", "71.09"), ("2.05", "7.23")]


def test_infobox_is_not_checked_against_what_the_results_leave_empty(checked: Make) -> None:
    results = [{"option_name": "Nur Otan", "votes_count": "5"}]

    assert list(rules.infobox_agrees(checked(infobox(), contests=[{}], results=results))) == []


def test_infobox_without_results_is_not_checked(checked: Make) -> None:
    assert list(rules.infobox_agrees(checked(infobox()))) == []


def test_results_without_infobox_are_not_checked(checked: Make) -> None:
    assert list(rules.infobox_agrees(checked(contests=[NATIONAL], results=RESULTS))) == []


def elections(contested: str, **more: str) -> list[Row]:
    return [{"kind": "general", "seats_contested_count": contested, "source": "infobox/r02c02", **more}]


def test_contested_posts_that_are_all_filled_agree(checked: Make) -> None:
    assert list(rules.contested_agrees(checked(elections=elections("730"), contests=[NATIONAL]))) == []


def test_contested_posts_that_are_not_those_filled_disagree(checked: Make) -> None:
    body = infobox()

    assert list(rules.contested_agrees(checked(body, elections=elections("743"), contests=[NATIONAL]))) == [
        Disagreement(
            subject="elections/auyl-2021/seats_contested_count",
            source="infobox/r02c01",
            stated="743",
            computed="730",
            message="the infobox states 743 contested posts, the results fill 730",
            other_sources=("t03r09",),
        )
    ]


def test_contested_posts_that_one_side_does_not_state_are_not_checked(checked: Make) -> None:
    assert list(rules.contested_agrees(checked(elections=elections(""), contests=[NATIONAL]))) == []
    assert list(rules.contested_agrees(checked(elections=elections("743"), contests=[{}]))) == []
    assert list(rules.contested_agrees(checked(elections=elections("743")))) == []


def test_contested_posts_of_a_by_election_are_not_those_of_the_infobox(checked: Make) -> None:
    by_election = elections("1", election_id="2021-08-01", kind="by-election")

    assert list(rules.contested_agrees(checked(elections=by_election, contests=[NATIONAL]))) == []


FOUR = """
Auyl elections

730 out of 2,345 rural äkıms
  Majority party Minority party Third party
Party Nur Otan Auyl Adal
Percentage {first}

  Fourth party
Party QHP
Percentage {fourth}

The end.
"""
OF_FOUR = [
    {"option_name": name, "seats_pct": share, "source": f"t03r{number:02d}"}
    for number, (name, share) in enumerate(
        (("Nur Otan", "85.89"), ("Auyl", "4.52"), ("Adal", "2.05"), ("QHP", "1.37")), start=2
    )
]


def test_shares_moved_by_one_party_are_one_finding_at_the_first(checked: Make) -> None:
    body = FOUR.format(first="85.89% 4.52% 4.52%", fourth="2.05%")

    [found] = rules.infobox_agrees(checked(body, contests=[{}], results=OF_FOUR))

    assert (found.subject, found.stated, found.computed) == ("infobox/adal/share", "4.52", "2.05")
    assert found.other_sources == ("t03r04", "infobox/r08c02", "t03r05")
    assert found.message == (
        "Adal: share is 4.52 in the infobox and 2.05 in the results; those after it have that of the party before too: "
        "QHP 2.05 and 1.37"
    )


def test_shares_that_are_wrong_each_for_itself_are_findings_of_their_own(checked: Make) -> None:
    body = FOUR.format(first="85.89% 4.52% 2.50%", fourth="2.05%")

    found = list(rules.infobox_agrees(checked(body, contests=[{}], results=OF_FOUR)))

    assert [(each.subject, each.stated) for each in found] == [("infobox/adal/share", "2.50"), ("infobox/qhp/share", "2.05")]


BESIDE = html("Nominee | Pat Brown | Richard Nixon", "Party | Democratic | Republican", "Popular vote | 5 | 3", headings=0)


def voted(name: str, votes: str) -> dict[str, str]:
    return {"option_name": "Adal", "candidate_name": name, "votes_count": votes, "place_id": "", "source": "t02r02"}


def test_votes_in_the_block_beside_the_lead_that_are_those_of_the_results_agree(checked: Make) -> None:
    assert list(rules.summary_agrees(checked(BESIDE, results=[voted("Pat Brown", "5"), voted("Richard Nixon", "3")]))) == []


def test_votes_in_the_block_beside_the_lead_that_are_others_disagree(checked: Make) -> None:
    assert list(rules.summary_agrees(checked(BESIDE, results=[voted("Pat Brown", "6")]))) == [
        Disagreement(
            subject="infobox/Pat Brown/votes_count",
            source="t01r02c02",
            stated="5",
            computed="6",
            message="Pat Brown: votes are 5 in the infobox and 6 in the results",
            other_sources=("t02r02",),
        )
    ]


def test_candidate_of_two_lists_is_not_held_against_one_of_them(checked: Make) -> None:
    lists = [voted("Pat Brown", "4"), voted("Pat Brown", "1") | {"option_name": "Auyl"}]

    assert list(rules.summary_agrees(checked(BESIDE, results=lists))) == []
