"""The published tables of the first article, with one value changed: that value is named, and nothing else."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.model.tables import ALL_TABLES, BY_NAME
from pipeline.publish.csv_text import from_csv, to_csv
from pipeline.publish.diff.addresses import ADDRESSES, COUNTED, OF_CAPTURES
from pipeline.publish.diff.entities import naming_columns
from pipeline.publish.diff.versions import diff

ROOT = Path(__file__).parents[3]
FILES = {table.file_name: (ROOT / "extracted" / "latest" / table.file_name).read_bytes() for table in ALL_TABLES}
ROWS = sum(len(from_csv(table, FILES[table.file_name], table.name)) for table in ALL_TABLES)
# Tables whose rows are known by their own keys, not by where they stand.
KEYED = ("elections", "contests", "results", "nominations", "parties", "people", "places", "commissions")


def free_columns(table: str) -> list[str]:
    """Columns that are no part of a key, no address and no name."""
    left_out = {*BY_NAME[table].key, *ADDRESSES, *COUNTED, *OF_CAPTURES, *naming_columns(table)}
    return [column for column in BY_NAME[table].column_names if column not in left_out]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_one_changed_value_is_one_change(data: st.DataObject) -> None:
    table = BY_NAME[data.draw(st.sampled_from(KEYED))]
    rows = from_csv(table, FILES[table.file_name], table.file_name)
    row = data.draw(st.sampled_from(rows))
    column = data.draw(st.sampled_from(free_columns(table.name)))
    before, row[column] = row[column], "changed"
    found = diff(FILES, {**FILES, table.file_name: to_csv(table, rows)})

    assert [(change.kind, change.table, change.column, change.old, change.new) for change in found.changes] == [
        ("cell_changed", table.name, column, before, "changed")
    ]
    assert found.articles[0].identical_count == ROWS - 1


@pytest.mark.parametrize("table", KEYED)
def test_removed_row_is_one_change(table: str) -> None:
    rows = from_csv(BY_NAME[table], FILES[f"{table}.csv"], table)
    found = diff(FILES, {**FILES, f"{table}.csv": to_csv(BY_NAME[table], rows[1:])})

    assert [(change.kind, change.table) for change in found.changes] == [("row_removed", table)]


def test_same_files_are_identical() -> None:
    found = diff(FILES, FILES)

    assert (found.is_changed, found.changes) == (False, ())
