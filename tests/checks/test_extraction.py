"""What would be our own doing: a reference lost, a value in a wrong column of a table that was won back."""

from collections.abc import Sequence

import pytest

from pipeline.checks.contract import violations
from pipeline.model.schema import Row, Rows

PLACES = ("aqmola", "aqtobe", "atyrau")


def found(clause: str, **tables: Rows) -> list[tuple[str, str]]:
    """Subjects and messages of the violations of one clause."""
    return [(each.subject, each.message) for each in violations(tables) if each.clause == clause]


def references(*numbers: int) -> list[Row]:
    return [{"article_id": "adal", "reference_number": str(number)} for number in numbers]


def test_references_numbered_without_a_gap_are_complete() -> None:
    assert found("references_complete", references=references(1, 2, 3)) == []
    assert found("references_complete", references=[]) == []


@pytest.mark.parametrize(("numbers", "missing"), [((1, 3), 2), ((2, 3), 1)])
def test_number_missing_in_the_list_is_a_reference_lost(numbers: Sequence[int], missing: int) -> None:
    assert found("references_complete", references=references(*numbers)) == [
        (f"adal/{missing}", f"reference {missing} is missing between those before and after it")
    ]


def test_every_article_has_its_own_list() -> None:
    others = [row | {"article_id": "auyl"} for row in references(1, 2)]

    assert found("references_complete", references=[*references(1), *others]) == []


def counted(cells: str) -> list[Row]:
    """A table of candidates, a line a place: the counts of two parties, `-` where a cell is empty. The last line is the sum."""
    rows = []
    for number, line in enumerate(cells.strip().splitlines(), start=2):
        place = PLACES[number - 2] if number - 2 < len(PLACES) else "kazakhstan"
        for column, (party, count) in enumerate(zip(("Adal", "Auyl"), line.split(), strict=True), start=2):
            if count != "-":
                at = {"election_id": "adal", "place_id": place, "source": f"t02r{number:02d}c{column:02d}"}
                rows.append({"article_id": "adal", "option_name": party, "candidates_count": count, **at})
    return rows


def won_back(cells: str, alignment: str = "solved") -> list[str]:
    """The tables said to be wrong when this is the table that was won back."""
    own = {"article_id": "adal", "table_id": "t02", "alignment": alignment}
    election = {"article_id": "adal", "election_id": "adal", "place_id": "kazakhstan"}
    given = {"tables": [own], "elections": [election], "nominations": counted(cells)}
    return [subject for subject, _ in found("recovered_adds_up", **given)]


ADDING_UP = "5 7\n- 3\n2 -\n7 10"
# The only number of Aqtobe in the column of Adal: both columns are off.
MISPLACED = "5 7\n3 -\n2 -\n7 10"


def test_table_won_back_that_adds_up_is_right() -> None:
    assert won_back(ADDING_UP) == []


def test_value_in_a_wrong_column_of_a_table_won_back_stops_the_release() -> None:
    assert won_back(MISPLACED) == ["adal/t02"]


def test_table_that_lost_no_cells_may_contradict_itself() -> None:
    assert won_back(MISPLACED, "as_published") == []


def test_one_sum_off_is_a_wrong_value_of_the_article() -> None:
    assert won_back("5 7\n- 3\n2 -\n7 11") == []


def test_columns_without_an_empty_cell_are_not_doubted() -> None:
    assert won_back("5 7\n1 3\n2 4\n9 15") == []


def test_violation_says_which_sums_fail() -> None:
    own = {"article_id": "adal", "table_id": "t02", "alignment": "solved"}
    election = {"article_id": "adal", "election_id": "adal", "place_id": "kazakhstan"}
    [(_, message)] = found("recovered_adds_up", tables=[own], elections=[election], nominations=counted(MISPLACED))

    assert message == (
        "columns were won back, but 2 sums fail (column_total): Adal: the total of candidates is stated as 7, its 3 parts add "
        "up to 10; Auyl: the total of candidates is stated as 10, its only part is 7"
    )
