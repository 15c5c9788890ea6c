"""The contract on finished tables: each clause with rows that keep it and rows that break it."""

from collections.abc import Sequence

import pytest

from pipeline.checks.contract import CLAUSES, DATASET_CLAUSES, TABLE_CLAUSES, Violation, refuse, violations
from pipeline.errors import ContractError
from pipeline.model.schema import Row, Rows

ARTICLE = {
    "article_id": "adal",
    "title": "Adal",
    "project": "en.wikipedia.org",
    "language": "en",
    "capture_id": "12",
    "via": "live",
    "reader": "legacy-html",
    "sha256": "ab" * 32,
    "licence": "CC-BY-SA-4.0",
    "attribution": "Wikipedia contributors",
}


def section(section_id: str = "s00", **more: str) -> Row:
    return {"article_id": "adal", "section_id": section_id, "level": "1", **more}


def table(table_id: str) -> Row:
    counts = {"row_count": "3", "column_count": "5", "header_row_count": "1"}
    return {
        "article_id": "adal",
        "table_id": table_id,
        "section_id": "s00",
        "kind": "other",
        "alignment": "as_published",
        "identities_checked_count": "0",
        "identities_held_count": "0",
        **counts,
    }


def cell(table_id: str, row: int, column: int) -> Row:
    spans = {"rowspan": "1", "colspan": "1", "is_header": "false", "is_recovered": "false"}
    return {"article_id": "adal", "table_id": table_id, "row_number": str(row), "column_number": str(column), **spans}


def paragraph(paragraph_id: str) -> Row:
    return {"article_id": "adal", "paragraph_id": paragraph_id, "section_id": "s00", "kind": "paragraph", "text": "Text."}


def figure(number: int = 1, **more: str) -> Row:
    return {
        "article_id": "adal",
        "figure_number": str(number),
        "section_id": "s00",
        "kind": "percent",
        "text": "80 %",
        "value": "80.00",
        "context": "80 %",
        **more,
    }


def name(first_source: str) -> Row:
    return {
        "article_id": "adal",
        "entity_id": "nur-otan",
        "surface_name": "Nur Otan",
        "kind": "party",
        "script": "Latn",
        "orthography": "latn-2021",
        "occurrence_count": "1",
        "first_source": first_source,
    }


def result(option_id: str, candidate_name: str = "") -> Row:
    return {
        "article_id": "adal",
        "election_id": "adal",
        "place_id": "kazakhstan",
        "option_id": option_id,
        "option_kind": "party",
        "option_name": option_id,
        "candidate_name": candidate_name,
    }


def dataset(**tables: Rows) -> dict[str, Rows]:
    """A dataset that keeps the contract, with some tables replaced; the parties its names are of are there."""
    ids = dict.fromkeys(row["entity_id"] for row in tables.get("names", ()))
    return {
        "parties": [{"article_id": "adal", "party_id": one, "party_name": one, "status": "unresolved"} for one in ids],
        "articles": [ARTICLE],
        "sections": [section()],
        "paragraphs": [paragraph("p12")],
        "tables": [table("t07"), table("m01"), table("infobox")],
        "cells": [cell("t07", 3, 5), cell("t07", 103, 1), cell("m01", 2, 1), cell("infobox", 3, 2)],
        **tables,
    }


def breaches(clause: str, tables: dict[str, Rows]) -> list[tuple[str, str, str]]:
    """Table, subject and message of a clause's violations, after making sure no other clause is broken."""
    found = violations(tables)
    assert {violation.clause for violation in found} <= {clause}
    return [(violation.table, violation.subject, violation.message) for violation in found]


def test_dataset_that_keeps_the_contract_has_no_violations() -> None:
    assert violations(dataset()) == []
    refuse(dataset())


def test_no_tables_at_all_keep_the_contract() -> None:
    assert violations({}) == []


def test_clauses_need_one_table_or_the_whole_dataset() -> None:
    assert [clause.name for clause in TABLE_CLAUSES] == ["required_filled", "types_fit", "key_unique"]
    assert [clause.name for clause in DATASET_CLAUSES] == [
        "foreign_keys_resolve",
        "names_resolve",
        "sources_resolve",
        "references_complete",
        "recovered_adds_up",
    ]
    assert (*TABLE_CLAUSES, *DATASET_CLAUSES) == CLAUSES
    assert all(clause.description for clause in CLAUSES)


@pytest.mark.parametrize("row", [figure(context=""), {key: value for key, value in figure().items() if key != "context"}])
def test_required_column_that_is_empty_or_absent(row: Row) -> None:
    assert breaches("required_filled", dataset(figures=[row])) == [
        ("figures", "adal/1/context", "`context` is required and empty")
    ]


def test_optional_column_may_be_empty() -> None:
    assert violations(dataset(figures=[figure(unit="", source="")])) == []


@pytest.mark.parametrize("value", ["0", "-1", "80.00", "123456789.5"])
def test_number_is_a_plain_decimal(value: str) -> None:
    assert violations(dataset(figures=[figure(value=value)])) == []


@pytest.mark.parametrize("value", ["1,000", "1e3", "nan", "+1", ".5", "5.", " 5", "٣", "80,00", "5\n"])
def test_anything_else_is_no_number(value: str) -> None:
    assert breaches("types_fit", dataset(figures=[figure(value=value)])) == [
        ("figures", "adal/1/value", f"`value` is {value!r}, not of type number")
    ]


@pytest.mark.parametrize("value", ["1.0", "one", "1 000", "1_000"])
def test_integer_is_digits_only(value: str) -> None:
    found = breaches("types_fit", dataset(sections=[section(level=value)]))
    assert found == [("sections", "adal/s00/level", f"`level` is {value!r}, not of type integer")]


@pytest.mark.parametrize("value", ["True", "1", "yes"])
def test_boolean_is_true_or_false(value: str) -> None:
    found = breaches("types_fit", dataset(cells=[{**cell("t07", 3, 5), "is_header": value}]))
    assert found == [("cells", "adal/t07/3/5/is_header", f"`is_header` is {value!r}, not of type boolean")]


@pytest.mark.parametrize("value", ["2021-02-30", "2021-13-01", "20210725", "2021-7-5", "2021-W29-7", "25 July 2021", "2021"])
def test_date_is_a_day_that_exists(value: str) -> None:
    assert breaches("types_fit", dataset(articles=[{**ARTICLE, "revision_date": value}])) == [
        ("articles", "adal/revision_date", f"`revision_date` is {value!r}, not of type date")
    ]


def test_leap_day_exists() -> None:
    assert violations(dataset(articles=[{**ARTICLE, "revision_date": "2020-02-29"}])) == []


def test_key_that_two_rows_share() -> None:
    assert breaches("key_unique", dataset(figures=[figure(1), figure(2), figure(1)])) == [
        ("figures", "adal/1", "2 rows have this key")
    ]


def test_key_column_that_is_optional_may_be_empty_but_only_once() -> None:
    contest = {"article_id": "adal", "election_id": "adal", "place_id": "kazakhstan"}
    place = {"article_id": "adal", "place_id": "kazakhstan", "kind": "country", "status": "attested"}
    election = {"article_id": "adal", "election_id": "adal", "kind": "general"}
    known: dict[str, Sequence[Row]] = {"contests": [contest], "places": [place], "elections": [election]}

    kept = dataset(**known, results=[result("amanat"), result("amanat", "A"), result("auyl")])
    broken = dataset(**known, results=[result("amanat"), result("amanat")])

    assert violations(kept) == []
    assert breaches("key_unique", broken) == [("results", "adal/adal/kazakhstan///amanat/amanat/", "2 rows have this key")]


def test_keys_that_only_look_alike_when_joined_are_different() -> None:
    named = [{**name("s00"), "entity_id": "a/b", "surface_name": "c"}, {**name("s00"), "entity_id": "a", "surface_name": "b/c"}]

    assert violations(dataset(names=named)) == []


def test_foreign_key_that_names_no_row() -> None:
    assert breaches("foreign_keys_resolve", dataset(figures=[figure(section_id="s99")])) == [
        ("figures", "adal/1/section_id", "'adal/s99' is not in `sections`")
    ]


def test_foreign_key_with_an_empty_column_names_nothing() -> None:
    assert violations(dataset(sections=[section(), section("s01", parent_section_id="")])) == []


def test_foreign_key_within_the_table_itself() -> None:
    kept = dataset(sections=[section(), section("s01", parent_section_id="s00")])
    broken = dataset(sections=[section(), section("s01", parent_section_id="s02")])

    assert violations(kept) == []
    assert breaches("foreign_keys_resolve", broken) == [
        ("sections", "adal/s01/parent_section_id", "'adal/s02' is not in `sections`")
    ]


def test_foreign_key_to_a_table_that_is_not_there_names_nothing() -> None:
    (clause,) = (clause for clause in DATASET_CLAUSES if clause.name == "foreign_keys_resolve")
    tables = dataset(figures=[figure()])
    del tables["sections"]

    assert [v.table for v in violations(tables) if v.clause == clause.name] == ["paragraphs", *["tables"] * 3, "figures"]


@pytest.mark.parametrize(
    "source", ["t07r03", "t07r03c05", "t07r103", "t07r103c01", "m01r02", "infobox/r03c02", "infobox/r03", "p12"]
)
def test_source_that_is_a_place_in_the_article(source: str) -> None:
    assert violations(dataset(figures=[figure(source=source)], names=[name(source)])) == []


@pytest.mark.parametrize(
    "source",
    [
        "t07r04",
        "t07r03c06",
        "t07r3",
        "t07r003",
        "t08r03",
        "t07/r03",
        "infoboxr03c02",
        "infobox",
        "t07",
        "p13",
        "12",
        "s00",
        "?",
    ],
)
def test_source_that_is_no_place_in_the_article(source: str) -> None:
    assert breaches("sources_resolve", dataset(figures=[figure(source=source)])) == [
        ("figures", "adal/1/source", f"`source` is {source!r}, which is no place in the article")
    ]


def test_source_in_another_article_does_not_count() -> None:
    other = {**ARTICLE, "article_id": "auyl"}
    sections = [section(), {**section(), "article_id": "auyl"}]
    moved = {**figure(source="t07r03"), "article_id": "auyl"}

    assert breaches("sources_resolve", dataset(articles=[ARTICLE, other], sections=sections, figures=[moved])) == [
        ("figures", "auyl/1/source", "`source` is 't07r03', which is no place in the article")
    ]


def test_name_may_first_stand_in_a_heading() -> None:
    assert violations(dataset(names=[name("s00")])) == []
    assert breaches("sources_resolve", dataset(names=[name("s07")])) == [
        ("names", "adal/nur-otan/Nur Otan/first_source", "`first_source` is 's07', which is no place in the article")
    ]


def test_name_may_first_stand_in_a_reference() -> None:
    reference = {
        "article_id": "adal",
        "reference_number": "1",
        "kind": "note",
        "use_count": "1",
        "text": "Nur Otan.",
        "mark": "1",
    }

    assert violations(dataset(names=[name("reference/1")], references=[reference])) == []
    assert breaches("sources_resolve", dataset(names=[name("reference/13")], references=[reference])) == [
        ("names", "adal/nur-otan/Nur Otan/first_source", "`first_source` is 'reference/13', which is no place in the article")
    ]


def test_name_is_of_an_entity_of_its_kind() -> None:
    person = name("s00") | {"kind": "person"}

    assert breaches("names_resolve", dataset(names=[person])) == [
        ("names", "adal/nur-otan/Nur Otan/entity_id", "'nur-otan' is no person of the article")
    ]


def test_source_of_the_candidates_is_checked_too() -> None:
    contest = {"article_id": "adal", "election_id": "adal", "place_id": "kz", "candidates_source": "t09r01", "source": "p12"}
    place = {"article_id": "adal", "place_id": "kz", "kind": "country", "status": "attested"}
    election = {"article_id": "adal", "election_id": "adal", "kind": "general"}

    assert breaches("sources_resolve", dataset(contests=[contest], places=[place], elections=[election])) == [
        ("contests", "adal/adal/kz///candidates_source", "`candidates_source` is 't09r01', which is no place in the article")
    ]


def test_every_violation_is_found_in_the_order_of_the_model() -> None:
    tables = dataset(figures=[figure(2, value="x", source="p99"), figure(1, context="")], names=[name("")])

    assert [(violation.table, violation.clause) for violation in violations(tables)] == [
        ("figures", "required_filled"),
        ("figures", "types_fit"),
        ("figures", "sources_resolve"),
        ("names", "required_filled"),
    ]


def test_violation_says_which_clause_of_which_table() -> None:
    assert violations(dataset(figures=[figure(value="x")])) == [
        Violation("types_fit", "figures", "adal/1/value", "`value` is 'x', not of type number")
    ]


def test_refusal_names_the_first_violation_and_how_many_there_are() -> None:
    with pytest.raises(ContractError) as error:
        refuse(dataset(figures=[figure(value="x"), figure(2, value="y")]))

    assert str(error.value) == (
        "figures › adal/1/value: `value` is 'x', not of type number (types_fit; the first of 2 violations); "
        "mend the code that fills the table; nothing is published until then"
    )
