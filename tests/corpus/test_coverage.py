"""What is understood of the corpus's election pages reaches what it should, and what does not add up is the pages' doing."""

from pathlib import Path

import pytest
import yaml

from pipeline.unregistered import read_files
from tests.corpus.coverage import Coverage, coverage, labels

CONTRADICTIONS: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_name("contradictions.yml").read_text("utf-8"))
SUMS = frozenset(
    "results_total result_share turnout share_total total_share majority column_total poll_total row_total nominations_total "
    "nomination_share".split()
)
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


@pytest.mark.parametrize("page", labels())
def test_what_does_not_add_up_is_the_pages_doing(corpus: Path, page: str) -> None:
    tables = read_files([corpus / "elections" / f"{page}.html"])

    failing = {f"{row['source']} {row['check']}" for row in tables["findings"] if row["check"] in SUMS}
    assert failing == set(CONTRADICTIONS.get(page, {}))
