"""The declared tables keep their own grammar: names, types, keys, foreign keys, descriptions."""

import re
from collections.abc import Callable

import pytest

from pipeline.model.schema import ARTICLE_ID, SCHEMA_VERSION, Column, ForeignKey, Table, source, to, to_articles
from pipeline.model.tables import ALL_TABLES, BY_NAME

COLUMNS = {f"{table.name}.{column.name}": column for table in ALL_TABLES for column in table.columns}
FOREIGN_KEYS = [(table, key) for table in ALL_TABLES for key in table.foreign_keys]

each_table = pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.name)
each_foreign_key = pytest.mark.parametrize(
    ("table", "key"), FOREIGN_KEYS, ids=[f"{table.name}-{key.table}-{key.columns[-1]}" for table, key in FOREIGN_KEYS]
)

# Tables of the contract, and what identifies a row within an article.
KEYS = {
    "articles": (),
    "sections": ("section_id",),
    "paragraphs": ("paragraph_id",),
    "tables": ("table_id",),
    "cells": ("table_id", "row_number", "column_number"),
    "references": ("reference_number",),
    "citations": ("citation_number",),
    "figures": ("figure_number",),
    "elections": ("election_id",),
    "contests": ("election_id", "place_id", "place_name", "round"),
    "results": ("election_id", "place_id", "place_name", "round", "option_id", "option_name", "candidate_name"),
    "nominations": ("election_id", "place_id", "place_name", "option_id", "option_name", "as_of_date"),
    "polls": ("poll_number", "option_name"),
    "parties": ("party_id",),
    "people": ("person_id",),
    "places": ("place_id",),
    "commissions": ("commission_id",),
    "names": ("entity_id", "surface_name"),
    "findings": ("finding_id",),
}

# Key columns that may be empty: what is in no lookup has no id and goes by its name, and not every row has all the rest.
MAY_BE_EMPTY = {
    "contests": {"place_id", "place_name", "round"},
    "results": {"place_id", "place_name", "round", "option_id", "candidate_name"},
    "nominations": {"place_id", "place_name", "option_id", "as_of_date"},
}

# Key columns that a foreign key leaves out: without them it names every round of a contest, under whichever name of the place.
NOT_NAMED = {"contests": {"place_name", "round"}}

# What a name's ending says about the type of the column.
SUFFIXES = {
    "_name": "string",
    "_count": "integer",
    "_pct": "number",
    "_number": "integer",
    "_source": "string",
}


def test_tables_and_their_keys_are_those_of_the_contract() -> None:
    assert {table.name: table.key for table in ALL_TABLES} == {name: ("article_id", *key) for name, key in KEYS.items()}


def test_tables_are_found_by_their_name() -> None:
    assert [BY_NAME[table.name] for table in ALL_TABLES] == list(ALL_TABLES)
    assert len(BY_NAME) == len(ALL_TABLES)


def test_schema_version_is_a_semantic_version() -> None:
    assert re.fullmatch(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", SCHEMA_VERSION)


@each_table
def test_file_is_named_after_the_table(table: Table) -> None:
    assert table.file_name == f"{table.name}.csv"


@each_table
def test_table_is_made_by_a_step_of_the_flow(table: Table) -> None:
    assert table.group in {"article", "election", "entity", "check"}


@each_table
def test_description_of_a_table_says_what_one_row_is(table: Table) -> None:
    assert re.fullmatch(r"One row is .+\.", table.description)


@each_table
def test_first_column_is_the_article(table: Table) -> None:
    assert table.columns[0] == ARTICLE_ID


@each_table
def test_no_column_is_declared_twice(table: Table) -> None:
    assert sorted(set(table.column_names)) == sorted(table.column_names)


@each_table
def test_key_columns_exist_in_the_order_of_the_table(table: Table) -> None:
    assert table.key == tuple(name for name in table.column_names if name in table.key)


@each_table
def test_key_columns_are_never_empty_but_those_some_rows_do_without(table: Table) -> None:
    may_be_empty = {column.name for column in table.columns if column.name in table.key and not column.is_required}

    assert may_be_empty == MAY_BE_EMPTY.get(table.name, set())


@each_table
def test_id_in_a_key_that_may_be_empty_has_its_name_beside_it(table: Table) -> None:
    ids = [name for name in MAY_BE_EMPTY.get(table.name, ()) if name.endswith("_id")]

    assert [name for name in ids if f"{name.removesuffix('_id')}_name" not in table.key] == []


@each_table
def test_every_row_leads_to_its_article(table: Table) -> None:
    reached, left = set(), [table.name]
    while left:
        name = left.pop()
        if name not in reached:
            reached.add(name)
            left += [key.table for key in BY_NAME[name].foreign_keys]

    assert "articles" in reached


def test_names_of_columns_are_words_in_lower_case() -> None:
    assert _columns_where(lambda c: not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", c.name)) == []


def test_every_column_is_described_in_sentences() -> None:
    assert _columns_where(lambda c: not re.fullmatch(r"\S.*[^.\s]\.", c.description)) == []


@pytest.mark.parametrize(("suffix", "type_"), SUFFIXES.items())
def test_suffix_of_a_name_says_the_type(suffix: str, type_: str) -> None:
    assert _columns_where(lambda c: c.name.endswith(suffix) and c.type != type_) == []


def test_booleans_and_only_they_are_named_as_questions() -> None:
    assert _columns_where(lambda c: (c.type == "boolean") != c.name.startswith(("is_", "has_"))) == []


def test_dates_and_only_they_are_named_dates() -> None:
    assert _columns_where(lambda c: (c.type in ("date", "partial_date")) != c.name.endswith("_date")) == []


def test_integers_are_counts_numbers_or_measures_with_a_name_of_their_own() -> None:
    integers = _columns_where(lambda c: c.type == "integer" and not c.name.endswith(("_count", "_number")))

    assert integers == ["articles.revision_id", "sections.level", "cells.rowspan", "cells.colspan"]


def test_numbers_with_decimals_are_shares_or_of_any_unit() -> None:
    numbers = _columns_where(lambda c: c.type == "number" and not c.name.endswith("_pct"))

    assert numbers == ["tables.kind_confidence", "figures.value", "figures.value_to", "findings.difference"]


def test_ids_are_text_but_upstreams_revision_number() -> None:
    assert _columns_where(lambda c: c.name.endswith("_id") and c.type != "string") == ["articles.revision_id"]


def test_same_name_has_the_same_type_in_every_table() -> None:
    types: dict[str, set[str]] = {}
    for column in COLUMNS.values():
        types.setdefault(column.name, set()).add(column.type)

    assert {name: found for name, found in types.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    "name", ["elections", "contests", "results", "nominations", "polls", "parties", "people", "figures", "citations"]
)
def test_row_says_where_in_the_article_it_stands(name: str) -> None:
    assert "source" in BY_NAME[name].column_names


@each_foreign_key
def test_foreign_key_names_columns_of_its_table(table: Table, key: ForeignKey) -> None:
    assert set(key.columns) <= set(table.column_names)


@each_foreign_key
def test_foreign_key_references_the_whole_key_of_a_declared_table(table: Table, key: ForeignKey) -> None:
    named = tuple(name for name in BY_NAME[key.table].key if name not in NOT_NAMED.get(key.table, ()))

    assert key.references == named, table.name


@each_foreign_key
def test_foreign_key_stays_within_the_article(table: Table, key: ForeignKey) -> None:
    assert (key.columns[0], key.references[0]) == ("article_id", "article_id"), table.name


@each_foreign_key
def test_columns_of_a_foreign_key_pair_up_with_columns_of_the_same_type(table: Table, key: ForeignKey) -> None:
    here = {column.name: column.type for column in table.columns}
    there = {column.name: column.type for column in BY_NAME[key.table].columns}

    assert [here[name] for name in key.columns] == [there[name] for name in key.references]


def test_foreign_key_has_the_same_names_on_both_sides_unless_told() -> None:
    assert to("sections", "section_id") == ForeignKey(("article_id", "section_id"), "sections", ("article_id", "section_id"))
    assert to("people", "leader_person_id", references=("person_id",)) == ForeignKey(
        ("article_id", "leader_person_id"), "people", ("article_id", "person_id")
    )
    assert to_articles() == ForeignKey(("article_id",), "articles", ("article_id",))


def test_source_says_what_stands_there_and_how_addresses_look() -> None:
    column = source("the row stands")

    assert (column.name, column.type, column.is_required) == ("source", "string", False)
    assert column.description.startswith("Where the row stands: a cell (`t07r03c05`)")


def _columns_where(condition: Callable[[Column], object]) -> list[str]:
    return [name for name, column in COLUMNS.items() if condition(column)]
