"""What is understood of the corpus's election pages reaches what it should. What does not add up is in `test_findings`."""

from pathlib import Path

import pytest

from tests.corpus.coverage import Coverage, coverage

# The one table a person calls an election's and sailau does not: an infobox of an election to come, without a number.
UNRECOGNISED = ["new-york-gubernatorial-election-2014 t02: other, not summary"]


@pytest.fixture(scope="module")
def found(corpus: Path) -> Coverage:
    return coverage(corpus / "elections")


def test_election_tables_are_recognised(found: Coverage) -> None:
    assert found.recognised / found.election >= 0.95


def test_kinds_are_right(found: Coverage) -> None:
    assert found.right / found.claimed >= 0.98
    assert found.wrong == UNRECOGNISED


def test_cells_with_a_number_end_up_in_a_typed_column(found: Coverage) -> None:
    assert found.typed / found.numbers >= 0.85
