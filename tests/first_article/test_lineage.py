"""The declared lineage against what rows say of themselves: the table a row's `source` stands in is of a declared family."""

from collections.abc import Iterator, Mapping

import pytest

from pipeline.model.lineage import DOCUMENTS, LINEAGE
from tests.first_article.conftest import Table

# Which column says where the others of a row stand; the rest go by `source`.
OTHER_SOURCES = {
    "voters_source": ("registered_voters_count", "turnout_pct"),
    "candidates_source": ("races_count", "candidates_count"),
}


def stands(name: str, row: Mapping[str, str], kinds: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Every filled number, name and date of a row, with the part of the article it stands in."""
    apart = {column: source for source, columns in OTHER_SOURCES.items() for column in columns}
    for column, value in row.items():
        if value and column.endswith(("_count", "_pct", "_name", "_date")) and (address := row.get(apart.get(column, "source"))):
            yield f"{name}.{column}", kinds.get(address.partition("r")[0]) or part(address)


def part(address: str) -> str:
    return "infobox" if address.startswith("infobox/") else "paragraphs"


@pytest.mark.parametrize("name", ["contests", "results", "nominations", "elections", "parties"])
def test_numbers_and_names_stand_in_the_families_they_are_traced_to(table: Table, name: str) -> None:
    kinds = {row["table_id"]: row["kind"] for row in table("tables")}
    found = {stood for row in table(name) for stood in stands(name, row, kinds)}
    declared = {
        column: {origin.column for origin in LINEAGE[name].of(column.partition(".")[2]) if origin.asset == DOCUMENTS}
        for column, _ in found
    }
    inherited = {"parties.leader_since_date", "parties.founded_date", "parties.dissolved_date"}  # of infobox and gazetteer

    assert found
    assert {(column, kind) for column, kind in found if not {kind, "tables"} & declared[column]} <= {
        (column, kind) for column, kind in found if column in inherited
    }
