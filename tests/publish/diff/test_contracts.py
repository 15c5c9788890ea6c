"""Two contracts: columns and tables only one side has are named, renamed columns are known by their values."""

import pytest

from pipeline.model.tables import BY_NAME
from pipeline.publish.diff.change import Compared
from pipeline.publish.diff.changelog import changelog
from pipeline.publish.diff.versions import diff
from tests.publish.diff.sets import adal, files, told

ROWS = [("Nur Otan", "60"), ("Adal", "25"), ("Auyl", "15")]


def without(column: bytes, data: bytes) -> bytes:
    lines = [line.split(b",") for line in data.splitlines()]
    at = lines[0].index(column)
    return b"".join(b",".join(line[:at] + line[at + 1 :]) + b"\n" for line in lines)


def test_added_column_is_named_and_changes_no_row() -> None:
    new = files(adal(ROWS))
    old = {**new, "results.csv": without(b"is_incumbent", new["results.csv"])}
    found = diff(old, new)

    assert found.changes == ()
    assert {table: (columns.removed, columns.added) for table, columns in found.contracts.items()} == {
        "results": ((), ("is_incumbent",))
    }


def test_removed_column_is_named_and_changes_no_row() -> None:
    old = files(adal(ROWS))
    found = diff(old, {**old, "results.csv": without(b"is_incumbent", old["results.csv"])})

    assert found.changes == ()
    assert found.contracts["results"].removed == ("is_incumbent",)


def test_renamed_column_is_known_by_its_values() -> None:
    new = files(adal(ROWS))
    old = {**new, "results.csv": new["results.csv"].replace(b"votes_count", b"ballots_count")}
    found = diff(old, new)

    assert (found.changes, found.contracts["results"].renamed) == ((), {"ballots_count": "votes_count"})
    assert (found.contracts["results"].removed, found.contracts["results"].added) == ((), ())


def test_column_with_other_values_is_not_renamed() -> None:
    new = files(adal(ROWS))
    old = files(adal([(party, f"{votes}0") for party, votes in ROWS]))
    old["results.csv"] = old["results.csv"].replace(b"votes_count", b"ballots_count")

    assert diff(old, new).contracts["results"].renamed == {}


def test_values_are_compared_under_the_newer_name() -> None:
    many = [(f"Party {number}", str(number)) for number in range(20)]
    old, new = files(adal(many)), files(adal([*many[:-1], ("Party 19", "26")]))
    old["results.csv"] = old["results.csv"].replace(b"votes_count", b"ballots_count")

    assert ("cell_changed", "results", "Party 19, Aqmola", "19", "26") in told(diff(old, new).changes)


def test_table_of_one_side_is_named() -> None:
    new = files(adal(ROWS))
    old = {name: data for name, data in new.items() if name != "polls.csv"}

    assert diff(old, new).contracts["polls"].added == tuple(new["polls.csv"].decode().strip().split(","))
    assert diff(new, old).contracts["polls"].removed == tuple(new["polls.csv"].decode().strip().split(","))
    assert diff(old, new).is_changed


def test_first_version_names_no_columns() -> None:
    assert diff({}, files(adal(ROWS))).contracts == {}


def test_columns_in_another_order_change_nothing() -> None:
    new = files(adal(ROWS))
    lines = [line.split(b",") for line in new["results.csv"].splitlines()]
    swapped = b"".join(b",".join([line[0], line[2], line[1], *line[3:]]) + b"\n" for line in lines)
    found = diff({**new, "results.csv": swapped}, new)

    assert (found.changes, found.contracts, found.articles[0].followed_count) == ((), {}, 0)


@pytest.mark.parametrize("table", sorted(files(adal(ROWS))))
def test_any_older_table_may_be_missing(table: str) -> None:
    whole = files(adal(ROWS))
    older = {name: data for name, data in whole.items() if name != table}
    edited = files(adal([*ROWS[:1], ("Adal", "31"), *ROWS[2:]]))

    for old, new in ((older, edited), (edited, older)):
        assert changelog(Compared("v1-aaaaaaaaaaaa", "v2-aaaaaaaaaaaa", diff(old, new)))


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (table, column)
        for table in ("cells", "tables", "results", "sections")
        for column in BY_NAME[table].column_names
        if column not in (*BY_NAME[table].key, "votes_count")
    ],
)
def test_any_older_column_may_be_missing(table: str, column: str) -> None:
    whole = files(adal(ROWS))
    older = {**whole, f"{table}.csv": without(column.encode(), whole[f"{table}.csv"])}
    edited = files(adal([*ROWS[:1], ("Adal", "31"), *ROWS[2:]]))

    text = changelog(Compared("v1-aaaaaaaaaaaa", "v2-aaaaaaaaaaaa", diff(older, edited)))
    assert "results, votes_count: 25 → 31" in text
