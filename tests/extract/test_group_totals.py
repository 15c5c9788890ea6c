"""Rows that stand for others, against the sum of those."""

import pytest

from pipeline.document.document import Table
from pipeline.extract.group_totals import check_group, lists_total
from pipeline.extract.statements import Said
from pipeline.extract.vocabulary import Vocabulary
from pipeline.model.schema import Row


@pytest.fixture
def said(words: Vocabulary) -> Said:
    return Said(Table("t01", "s00", "", 1, ()), words)


def party(name: str, seats: str, share: str = "", **more: str) -> Row:
    return {
        "option_name": name,
        "seats_count": seats,
        "source": f"t01-{name}",
        **({"seats_pct": share} if share else {}),
        **more,
    }


def remarks(said: Said) -> list[tuple[str, str, str, str]]:
    return [(each.check, each.source, each.stated, each.computed) for each in said.remarks]


ROWS = [party("Adal", "8", "21.05"), party("Auyl", "8", "21.05")]


def test_group_that_states_the_sum_of_its_rows_agrees(said: Said) -> None:
    check_group(party("Bloc", "16", "42.10"), ROWS, said)

    assert remarks(said) == []


def test_share_of_a_group_may_be_off_by_the_rounding_of_its_rows(said: Said) -> None:
    check_group(party("Bloc", "16", "42.11"), ROWS, said)

    assert remarks(said) == []


def test_group_may_end_before_the_last_row(said: Said) -> None:
    check_group(party("Bloc", "16"), [*ROWS, party("Independent", "2")], said)

    assert remarks(said) == []


def test_group_that_states_another_count_disagrees_once(said: Said) -> None:
    check_group(party("Bloc", "17", "44.74"), ROWS, said)

    assert remarks(said) == [("group_total", "t01-Bloc", "17", "16")]
    assert said.remarks[0].message == "Bloc: the total of seats is stated as 17, the 2 rows it stands for add up to 16"


def test_rows_that_may_not_be_of_the_group_are_not_counted(said: Said) -> None:
    check_group(
        party("Not in a bloc", "2"), [party("Adal", "1"), party("Auyl", "0"), party("JSDP", "2")], said, are_known=False
    )

    assert remarks(said) == [("group_total", "t01-Not in a bloc", "2", "")]
    assert said.remarks[0].message == "Not in a bloc: the total of seats is stated as 2, no rows below it add up to that"


def test_group_that_states_another_share_disagrees(said: Said) -> None:
    check_group(party("Bloc", "16", "44.74"), ROWS, said)

    assert remarks(said) == [("group_total", "t01-Bloc", "44.74", "42.10")]


def test_what_a_row_of_the_group_does_not_state_is_not_checked(said: Said) -> None:
    check_group(party("Bloc", "16", "44.74"), [party("Adal", "8"), party("Auyl", "8", "21.05")], said)

    assert remarks(said) == []


@pytest.mark.parametrize(("total", "wrong"), [("30", []), ("31", [("group_total", "t01-Total", "31", "30")])])
def test_total_of_a_candidates_lists_is_left_out_and_checked(
    said: Said, total: str, wrong: list[tuple[str, str, str, str]]
) -> None:
    for name, votes in (("A", "20"), ("B", "10")):
        said.add("results", {"option_name": name, "candidate_name": "Jane Doe", "votes_count": votes})
    head = {"option_name": "Total", "candidate_name": "Jane Doe", "votes_count": total, "source": "t01-Total"}

    lists_total([head], "t01r04", "Total", said)

    assert remarks(said) == [("unread_row", "t01r04", "Total", ""), *wrong]
