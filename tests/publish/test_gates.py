"""The gates: what is measured of an article's tables, and when less is too much less."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from pipeline.archive.limits import DEFAULTS, Limit
from pipeline.model.schema import Rows
from pipeline.model.tables import ALL_TABLES, BY_NAME
from pipeline.publish.gates import failures
from pipeline.publish.measures import Measure, Tables, by_article, measures

NONE: Tables = {table.name: [] for table in ALL_TABLES}


def table(name: str, count: int, **values: str | Callable[[int], str]) -> dict[str, Rows]:
    """A table with so many rows: its columns are empty, but for values, which may depend on the row's number."""
    return {
        name: [
            dict.fromkeys(BY_NAME[name].column_names, "")
            | {column: value if isinstance(value, str) else value(n) for column, value in values.items()}
            for n in range(count)
        ]
    }


def measured(old: Tables, new: Tables) -> dict[str, str]:
    """What is less, by name."""
    return {each.name: each.said for each in measures({**NONE, **old}, {**NONE, **new}) if each.lost > 0}


def failed(old: Tables, new: Tables) -> list[str]:
    return [each.said for each in failures({**NONE, **old}, {**NONE, **new}, DEFAULTS)]


def test_nothing_is_less_than_itself() -> None:
    tables = {**table("results", 9, votes_count="1"), **table("sections", 3, heading="Results")}

    assert measured(tables, tables) == {}


def test_more_is_never_less() -> None:
    assert measured(table("results", 9, votes_count="1"), table("results", 10, votes_count="1")) == {}


def test_every_gate_has_a_limit() -> None:
    columns = {"place_id": "x", "votes_count": "1"}
    full = {
        table.name: [dict.fromkeys(table.column_names, "") | columns | {"identities_held_count": "1"}] for table in ALL_TABLES
    }

    assert {each.gate for each in measures(full, full)} == set(DEFAULTS)


def test_rows_are_counted_by_table() -> None:
    assert failed(table("results", 20, votes_count="1"), table("results", 15, votes_count="1")) == ["rows of results: 20 → 15"]


@pytest.mark.parametrize("left", [16, 19, 20])
def test_a_fifth_of_the_rows_may_go(left: int) -> None:
    assert failed(table("results", 20), table("results", left)) == []


def test_little_may_go_wherever_there_is_little() -> None:
    assert failed(table("polls", 4), table("polls", 0)) == []
    assert failed(table("polls", 5), table("polls", 0)) == ["rows of polls: 5 → 0"]


def test_running_text_may_be_cut_by_more_than_tables() -> None:
    assert failed(table("paragraphs", 50), table("paragraphs", 30)) == []
    assert failed(table("paragraphs", 50), table("paragraphs", 29)) == ["prose of paragraphs: 50 → 29"]


def test_findings_that_are_gone_were_corrected() -> None:
    assert measured(table("findings", 50), NONE) == {}


def test_references_are_counted() -> None:
    assert failed(table("references", 76), table("references", 0)) == ["references: 76 → 0"]
    assert failed(table("references", 1), table("references", 0)) == []


def test_sections_are_those_whose_headings_are_still_there_wherever_they_moved() -> None:
    old = table("sections", 10, heading=lambda n: f"Region {n}")

    assert measured(old, table("sections", 10, heading=lambda n: f"Region {9 - n}")) == {}
    assert failed(old, table("sections", 20, heading=lambda n: f"Party {n}")) == ["sections_kept: 10 → 0"]


def test_heading_that_stands_twice_is_looked_for_twice() -> None:
    old = table("sections", 4, heading="Results")

    assert measured(old, table("sections", 1, heading="Results")) == {"sections_kept": "4 → 1"}


def test_names_are_those_of_parties_candidates_and_places_each_once() -> None:
    old = {**table("results", 12, option_name=lambda n: f"Party {n}"), **table("contests", 3, place_name="Upton")}

    assert measured(
        old, {**table("results", 12, option_name=lambda n: f"List {n}"), **table("contests", 3, place_name="Upton")}
    ) == {"names_kept": "13 → 1"}


def test_renamed_party_is_one_name() -> None:
    old = table("results", 100, option_name=lambda n: f"Party {n % 5}", votes_count="1")
    new = table("results", 100, option_name=lambda n: f"Party {n % 5}".replace("0", "A"), votes_count="1")

    assert measured(old, new) == {"names_kept": "5 → 4"}
    assert failed(old, new) == []


def test_table_that_is_gone_is_missed_among_any_number() -> None:
    old = {**table("tables", 40, kind="results_by_party"), **table("results", 200)}
    new = {**table("tables", 39, kind="results_by_party"), **table("results", 195)}

    assert failed(old, new) == ["tables: 40 → 39"]


def test_table_that_is_no_longer_recognised_is_missed() -> None:
    old = {**table("tables", 2, kind="results_by_party"), **table("results", 9)}
    new = {**table("tables", 2, kind=lambda n: ("results_by_party", "other")[n]), **table("results", 8)}

    assert failed(old, new) == ["tables: 2 → 1"]


def test_tables_put_together_are_not_missed() -> None:
    old = {**table("tables", 2, kind="results_by_party"), **table("results", 9)}
    new = {**table("tables", 1, kind="results_by_party"), **table("results", 9)}

    assert measured(old, new) == {}


@pytest.mark.parametrize("kind", ["navbox", "notice", "legend", "other"])
def test_boxes_around_the_article_may_come_and_go(kind: str) -> None:
    assert measured(table("tables", 2, kind=kind), NONE) == {}


def test_column_that_is_emptied_is_told_by_its_share_of_rows() -> None:
    old = table("results", 20, votes_count="1")
    new = table("results", 22, votes_count=lambda n: "1" if n < 11 else "")

    assert failed(old, new) == ["filled of results.votes_count: 20 of 20 → 11 of 22"]


def test_rows_added_without_a_value_empty_no_column() -> None:
    old = table("results", 20, votes_count="1")

    assert measured(old, table("results", 60, votes_count=lambda n: "1" if n < 20 else "")) == {}


def test_ids_are_resolved_not_filled() -> None:
    old = table("results", 20, option_id="adal")

    assert failed(old, table("results", 20)) == ["resolved of results.option_id: 20 of 20 → 0 of 20"]


def test_entity_whose_kazakh_form_is_no_longer_known_is_not_resolved() -> None:
    old = table("people", 20, status="derived")

    assert failed(old, table("people", 20, status="unresolved")) == ["resolved of people.status: 20 of 20 → 0 of 20"]


@pytest.mark.parametrize("column", ["hidden_text", "image_alt", "link_target"])
def test_layout_of_cells_may_change(column: str) -> None:
    assert measured(table("cells", 20, **{column: "x"}), table("cells", 20)) == {}


def test_identities_are_the_share_that_holds() -> None:
    old = table("tables", 10, kind="results_by_party", identities_checked_count="10", identities_held_count="10")
    new = table("tables", 10, kind="results_by_party", identities_checked_count="10", identities_held_count="9")

    assert failed(old, new) == ["identities: 100 of 100 → 90 of 100"]


def test_identities_that_go_with_their_table_do_not_fail() -> None:
    old = table("tables", 10, kind="other", identities_checked_count="10", identities_held_count="10")

    assert failed(old, old | {"tables": old["tables"][:5]}) == []


def test_eight_identities_may_fail_since_one_corrected_number_can_do_that() -> None:
    old = table("tables", 1, identities_checked_count="20", identities_held_count="20")

    assert failed(old, table("tables", 1, identities_checked_count="20", identities_held_count="12")) == []
    assert failed(old, table("tables", 1, identities_checked_count="20", identities_held_count="11")) == [
        "identities: 20 of 20 → 11 of 20"
    ]


def test_table_or_column_that_only_one_side_has_is_not_measured() -> None:
    old = {"results": [{"article_id": "x", "votes_count": "1", "old_column": "1"}] * 20, "gone": [{"article_id": "x"}] * 20}

    assert failures(old, {"results": [{"article_id": "x", "new_column": "1"}] * 20}, DEFAULTS) == ()


def test_limit_is_of_the_share_and_of_the_loss() -> None:
    old, new = table("results", 20), table("results", 10)
    limits = DEFAULTS | {"rows": Limit(Decimal("0.5"), spare=0)}

    assert failures(old, new, limits) == ()
    assert [str(each) for each in failures(old, new, limits | {"rows": Limit(Decimal("0.55"), spare=9)})] == [
        "rows of results: 20 → 10 (limit: at least 55 %, or 9 fewer)"
    ]
    assert failures(old, new, limits | {"rows": Limit(Decimal("0.55"), spare=10)}) == ()


def test_limit_of_everything_is_said_without_a_loss() -> None:
    old = {**table("tables", 2, kind="results_by_party"), **table("results", 9)}

    assert next(str(each) for each in failures({**NONE, **old}, NONE, DEFAULTS)) == "tables: 2 → 0 (limit: at least 100 %)"


def test_ratio_of_what_was_never_there_is_whole() -> None:
    assert Measure("references", "", 0, 0).ratio == 1


def test_rows_are_told_apart_by_article() -> None:
    tables = {
        "articles": [{"article_id": "a"}, {"article_id": "b"}],
        "results": [{"article_id": "b", "votes_count": "1"}],
        "polls": [],
    }

    assert by_article(tables) == {
        "a": {"articles": [{"article_id": "a"}], "results": [], "polls": []},
        "b": {"articles": [{"article_id": "b"}], "results": [{"article_id": "b", "votes_count": "1"}], "polls": []},
    }
