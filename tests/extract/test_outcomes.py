"""What follows for the rows of one contest from the others."""

import pytest

from pipeline.document.document import Table
from pipeline.extract.outcomes import leave_out_subtotals, mark_losers
from pipeline.extract.statements import Said
from pipeline.extract.vocabulary import Vocabulary
from pipeline.model.schema import Row


@pytest.fixture
def said(all_words: Vocabulary) -> Said:
    return Said(Table("t01", "s01", "", 0, ()), all_words)


def result(name: str, votes: str = "", **more: str) -> Row:
    row = {"option_name": name, "option_kind": "party", "votes_count": votes, "source": f"t01-{name}", **more}
    return {column: value for column, value in row.items() if value}


def elected(said: Said) -> dict[str, str | None]:
    mark_losers(said)
    return {statement.row["option_name"]: statement.row.get("is_elected") for statement in said.statements}


def test_all_but_the_elected_were_not(said: Said) -> None:
    for row in (result("Jane", "6", is_elected="true"), result("John", "4"), result("Ann", "3")):
        said.add("results", row)

    assert elected(said) == {"Jane": "true", "John": "false", "Ann": "false"}


def test_nobody_lost_where_nobody_is_marked(said: Said) -> None:
    for row in (result("Jane", "6"), result("John", "4")):
        said.add("results", row)

    assert elected(said) == {"Jane": None, "John": None}


def test_nobody_lost_where_one_has_more_votes_than_the_elected(said: Said) -> None:
    for row in (result("Jane", "6", is_elected="true"), result("John", "9")):
        said.add("results", row)

    assert elected(said) == {"Jane": "true", "John": None}


@pytest.mark.parametrize("kind", ["invalid", "other", "against_all"])
def test_option_that_is_nobody_neither_won_nor_lost(said: Said, kind: str) -> None:
    for row in (result("Jane", "6", is_elected="true"), result("Nobody", "9", option_kind=kind)):
        said.add("results", row)

    assert elected(said) == {"Jane": "true", "Nobody": None}


def test_contests_do_not_decide_for_each_other(said: Said) -> None:
    said.add("results", result("Jane", "6", is_elected="true", place_name="Aral"))
    said.add("results", result("John", "4", place_name="Shieli"))

    assert elected(said) == {"Jane": "true", "John": None}


def test_last_round_decides_for_all_rounds(said: Said) -> None:
    rows = [result("Jane", "5", round="1"), result("John", "6", round="1"), result("Ann", "1", round="1")]
    last = [result("Jane", "8", round="2", is_elected="true"), result("John", "4", round="2")]
    for row in (*rows, *last):
        said.add("results", row)
    mark_losers(said)

    assert [(row["option_name"], row["is_elected"]) for row in last] == [("Jane", "true"), ("John", "false")]
    assert [row["is_elected"] for row in rows if row["option_name"] != "Jane"] == ["false", "false"]


def test_elected_of_the_last_round_lost_no_round(said: Said) -> None:
    first, last = result("Jane", "5", round="1"), result("Jane", "8", round="2", is_elected="true")
    for row in (first, result("John", "6", round="1"), last, result("John", "4", round="2")):
        said.add("results", row)
    mark_losers(said)

    assert first.get("is_elected") != "false"


def test_row_that_sums_those_below_it_is_left_out_and_said(said: Said) -> None:
    for row in (result("Bloc", "30"), result("Adal", "10"), result("Auyl", "20"), result("Other", "5")):
        said.add("results", row)
    said.add("contests", {"votes_count": "35"})

    leave_out_subtotals(said)

    assert [s.row["option_name"] for s in said.statements if s.table == "results"] == ["Adal", "Auyl", "Other"]
    assert [(r.check, r.source, r.stated) for r in said.remarks] == [("unread_row", "t01-Bloc", "Bloc")]


@pytest.mark.parametrize("stated", ["", "65", "99"])
def test_row_stays_where_the_total_does_not_say_so(said: Said, stated: str) -> None:
    for row in (result("Bloc", "30"), result("Adal", "10"), result("Auyl", "20"), result("Other", "5")):
        said.add("results", row)
    if stated:
        said.add("contests", {"votes_count": stated})

    leave_out_subtotals(said)

    assert (len([s for s in said.statements if s.table == "results"]), said.remarks) == (4, [])


def test_seats_tell_as_votes_do(said: Said) -> None:
    for name, seats in (("Bloc", "30"), ("Adal", "10"), ("Auyl", "20")):
        said.add("results", result(name, seats_count=seats))
    said.add("contests", {"seats_count": "30"})

    leave_out_subtotals(said)

    assert [s.row["option_name"] for s in said.statements if s.table == "results"] == ["Adal", "Auyl"]
