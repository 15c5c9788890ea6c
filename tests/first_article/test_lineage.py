"""The declared lineage against what rows say of themselves: the table a row's `source` stands in is of a declared family."""

from collections.abc import Iterator, Mapping

import pytest

from pipeline.model.lineage import DOCUMENTS, LINEAGE
from tests.first_article.conftest import Table

# Which column says where the others of a row stand; the rest go by `source`.
SOURCES = {
    "registered_voters_count": "voters_source",
    "turnout_pct": "voters_source",
    "races_count": "candidates_source",
    "candidates_count": "candidates_source",
}
# Of the infobox and of the gazetteer, wherever the party itself stands.
ELSEWHERE = {"leader_since_date", "founded_date", "dissolved_date"}


def stands(row: Mapping[str, str], kinds: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Every filled number, name and date of a row, with the part of the article it stands in."""
    for column, value in row.items():
        if value and column.endswith(("_count", "_pct", "_name", "_date")) and column not in ELSEWHERE:
            address = row.get(SOURCES.get(column, "source")) or row["source"]
            yield column, kinds.get(address.partition("r")[0]) or ("infobox" if "/" in address else "paragraphs")


@pytest.mark.parametrize("name", ["contests", "results", "nominations", "elections", "parties"])
def test_numbers_and_names_stand_in_the_families_they_are_traced_to(table: Table, name: str) -> None:
    kinds = {row["table_id"]: row["kind"] for row in table("tables")}
    found = {stood for row in table(name) for stood in stands(row, kinds)}
    declared = {
        column: {origin.column for origin in LINEAGE[name].of(column) if origin.asset == DOCUMENTS} for column, _ in found
    }

    assert found
    assert [(column, kind) for column, kind in found if not {kind, "tables"} & declared[column]] == []
