"""The share of sums and shares that hold, over versions."""

from pathlib import Path

from pipeline.publish.charts.drawing import png
from pipeline.publish.charts.identities import Held, held_in, identities_chart
from pipeline.publish.overview.history import held_over_versions

TABLES = [
    {"identities_checked_count": "24", "identities_held_count": "23"},
    {"identities_checked_count": "6", "identities_held_count": "6"},
]


def test_counts_of_all_tables_are_added() -> None:
    assert held_in("v1-a", TABLES) == Held("v1-a", 30, 29)


def test_version_of_a_contract_without_counts_has_none() -> None:
    assert held_in("v1-a", [{"table_id": "t01"}]) == Held("v1-a", 0, 0)


def test_only_all_is_a_hundred_percent() -> None:
    assert (Held("v1-a", 10_000, 9_999).percent, Held("v1-a", 7, 7).percent) == ("99.9", "100.0")


def test_chart_lists_every_version_and_says_the_last() -> None:
    chart = identities_chart([Held("v1-a", 30, 29), Held("v2-b", 40, 30)])

    assert chart is not None
    assert chart.summary == "30 of 40 hold in v2-b, 75.0 %."
    assert [[value.text for value in row] for row in chart.listing.rows] == [
        ["v1-a", "30", "29", "96.6"],
        ["v2-b", "40", "30", "75.0"],
    ]
    assert png(chart.spec).startswith(b"\x89PNG")


def test_no_chart_where_nothing_could_be_tried() -> None:
    assert identities_chart([Held("v1-a", 0, 0)]) is None


def test_versions_of_a_store_are_read_oldest_first(tmp_path: Path) -> None:
    for number, held in ((10, 1), (2, 2)):
        folder = tmp_path / "versions" / f"v{number}-0123456789ab"
        folder.mkdir(parents=True)
        (folder / "tables.csv").write_text(f"table_id,identities_checked_count,identities_held_count\nt01,3,{held}\n")

    assert held_over_versions(tmp_path) == [Held("v2-0123456789ab", 3, 2), Held("v10-0123456789ab", 3, 1)]
