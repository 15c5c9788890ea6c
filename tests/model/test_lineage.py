"""Lineage is declared for every column, of columns that exist, in assets the table is really made from."""

import pytest

from pipeline import flow
from pipeline.extract.families import OTHER
from pipeline.model.lineage import DOCUMENTS, LINEAGE, Origin
from pipeline.model.parts import CAPTURES, DOCUMENTS_FROM, FAMILIES
from pipeline.model.parts import DOCUMENTS as PARTS
from pipeline.model.schema import Table
from pipeline.model.tables import ALL_TABLES, BY_NAME

each_table = pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.name)
INPUTS = {step.table: {DOCUMENTS, *step.inputs} for step in flow.STEPS}
COLUMNS = {DOCUMENTS: {part.name for part in PARTS}} | {table.name: set(table.column_names) for table in ALL_TABLES}


def test_every_table_has_lineage() -> None:
    assert list(LINEAGE) == list(BY_NAME)


@each_table
def test_every_column_comes_from_somewhere(table: Table) -> None:
    assert [name for name in table.column_names if not LINEAGE[table.name].of(name)] == []


@each_table
def test_columns_come_from_columns_that_exist(table: Table) -> None:
    origins = {origin for name in table.column_names for origin in LINEAGE[table.name].of(name)}

    assert [origin for origin in origins if origin.column not in COLUMNS[origin.asset]] == []


@each_table
def test_columns_come_from_what_the_step_of_the_table_is_given(table: Table) -> None:
    assets = {origin.asset for name in table.column_names for origin in LINEAGE[table.name].of(name)}

    assert assets <= INPUTS[table.name]


@each_table
def test_what_a_step_is_given_is_the_origin_of_a_column(table: Table) -> None:
    assets = {origin.asset for name in table.column_names for origin in LINEAGE[table.name].of(name)}

    assert INPUTS[table.name] - assets == set()


@each_table
def test_lineage_names_columns_of_the_table_once(table: Table) -> None:
    named = [name for names in LINEAGE[table.name].columns for name in names.split()]

    assert sorted(set(named)) == sorted(named)
    assert set(named) <= set(table.column_names)


@each_table
def test_no_origin_of_a_column_is_said_twice(table: Table) -> None:
    for name in table.column_names:
        origins = LINEAGE[table.name].of(name)
        assert sorted({(each.asset, each.column) for each in origins}) == sorted((each.asset, each.column) for each in origins)


def test_values_of_a_family_are_traced_to_its_cells() -> None:
    assert Origin(DOCUMENTS, "results_by_party") in LINEAGE["results"].of("votes_count")
    assert Origin(DOCUMENTS, "polls") in LINEAGE["polls"].of("support_pct")


def test_every_part_of_a_document_comes_from_the_captures() -> None:
    assert list(DOCUMENTS_FROM) != []
    assert set(DOCUMENTS_FROM) == {part.name for part in PARTS}
    assert {column for columns in DOCUMENTS_FROM.values() for column in columns} == {part.name for part in CAPTURES}


def test_families_are_the_kinds_a_table_is_recognised_as() -> None:
    """The description of `tables.kind` lists them all, with those that have no numbers."""
    (kind,) = (column for column in BY_NAME["tables"].columns if column.name == "kind")

    assert [family.name for family in FAMILIES if family.name not in kind.description] == []
    assert OTHER.kind not in {family.name for family in FAMILIES}
