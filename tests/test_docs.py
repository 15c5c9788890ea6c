"""The pages written from the code are fresh and whole. What is common to all pages is tested in `documented/`."""

import csv
import re
from pathlib import Path

import click
import pytest

from docs.pages.architecture import PACKAGES
from docs.pages.commands import COMMON
from docs.pages.dictionary import ENDINGS
from docs.write import PAGES
from pipeline.checks.contract import CLAUSES
from pipeline.checks.rules import RULES
from pipeline.cli import main
from pipeline.model.schema import Table
from pipeline.model.tables import ALL_TABLES, VERSION_TABLES
from pipeline.names.routes import systems
from tests.documented.pages import links
from tests.test_architecture import LAYERS, PIPELINE

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
_BORDER = re.compile(r"(?<!\\)\|")  # between two cells, not within one


def section(page: str, heading: str) -> str:
    """What stands under a heading of the second level."""
    return page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def test_pages_written_from_the_code_are_these() -> None:
    assert set(PAGES) == {"architecture.md", "checks.md", "commands.md", "data-dictionary.md", "systems.md"}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_what_the_code_writes(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == PAGES[name](), "run `make docs`"


@pytest.mark.parametrize("table", [*ALL_TABLES, *VERSION_TABLES], ids=lambda table: table.name)
def test_table_and_its_columns_are_described(table: Table) -> None:
    undescribed = [column.name for column in table.columns if not column.description.strip()]

    assert table.description.startswith("One row is ")
    assert undescribed == []


@pytest.mark.parametrize("table", [*ALL_TABLES, *VERSION_TABLES], ids=lambda table: table.name)
def test_dictionary_says_what_every_column_is(table: Table) -> None:
    dictionary = section(PAGES["data-dictionary.md"](), table.name)

    assert table.description in dictionary
    assert [column.name for column in table.columns if f"| {column.type} | {column.description} |" not in dictionary] == []


def test_every_check_is_explained() -> None:
    page = PAGES["checks.md"]()

    assert [rule.check for rule in RULES if f"| {rule.check} | {rule.severity} | {rule.rationale} | " not in page] == []
    assert [clause.name for clause in CLAUSES if f"| {clause.name} | {clause.description} |" not in page] == []


def test_every_writing_system_is_explained() -> None:
    page = PAGES["systems.md"]()

    assert [system.file for system in systems() if f"## {system.source} to {system.target}" not in page] == []
    assert [loss for system in systems() for loss in system.lossy if f"- Lost: {loss}\n" not in page] == []


def test_rows_of_the_written_pages_have_as_many_cells_as_their_heading() -> None:
    for page in PAGES.values():
        blocks = re.findall(r"(?:^\|.*\|\n)+", page(), re.MULTILINE)
        assert blocks
        assert [len({len(_BORDER.findall(line)) for line in block.splitlines()}) for block in blocks] == [1] * len(blocks)


@pytest.mark.parametrize("name", main.commands)
def test_command_is_explained_with_an_example_of_itself(name: str) -> None:
    command = main.commands[name]
    explained = command.get_help(click.Context(command, info_name=f"sailau {name}"))

    assert f"Example: sailau {name}" in " ".join(explained.split())


@pytest.mark.parametrize("name", main.commands)
def test_every_option_of_a_command_is_explained(name: str) -> None:
    options = [option for option in main.commands[name].params if isinstance(option, click.Option)]

    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("name", main.commands)
def test_command_stands_on_the_page_of_commands_with_every_option(name: str) -> None:
    explained = section(PAGES["commands.md"](), f"sailau {name}")
    flags = options_of(name) - set(COMMON)

    assert f"[{name}](#sailau-{name})" in PAGES["commands.md"]()
    assert [flag for flag in flags if f"`{flag}" not in explained] == []
    assert f"```sh\nsailau {name}" in explained


@pytest.mark.parametrize("flag", COMMON)
def test_option_of_every_command_is_explained_once_for_all(flag: str) -> None:
    assert f"`{flag}`" in PAGES["commands.md"]().partition("\n## ")[0]
    assert [name for name in main.commands if flag not in options_of(name)] == []


def options_of(name: str) -> set[str]:
    return {flag for option in main.commands[name].params for flag in option.opts if flag.startswith("-")}


def test_number_says_its_unit_by_the_ending_of_its_name() -> None:
    numbers = {
        f"{table.name}.{column.name}"
        for table in ALL_TABLES
        for column in table.columns
        if column.type in {"integer", "number"} and not column.name.endswith(tuple(ENDINGS))
    }

    # Places in a table or a list of headings, a share from 0 to 1, and values whose unit is another column or their table's.
    assert numbers == {
        *("sections.level", "cells.rowspan", "cells.colspan", "tables.kind_confidence"),
        *("figures.value", "figures.value_to", "findings.difference"),
    }


def test_every_ending_is_of_a_column() -> None:
    names = {column.name for table in ALL_TABLES for column in table.columns}

    assert [end for end in ENDINGS if not any(name.endswith(end) or name.startswith(end) for name in names)] == []


def test_examples_are_values_of_the_latest_version() -> None:
    dictionary = PAGES["data-dictionary.md"]()

    assert "| **option_id** | string |" in section(dictionary, "results")
    assert f"| {example('results', 'votes_pct')} |\n" in section(dictionary, "results")
    assert all(f"\n## {table.name}\n" in dictionary for table in ALL_TABLES)


def example(table: str, column: str) -> str:
    """The value of a column in the row of a published table that has most values."""
    with (ROOT / "extracted/latest" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        fullest = max(csv.DictReader(file), key=lambda row: sum(map(bool, row.values())))
    return f"`{fullest[column]}`"


def test_diagram_has_every_foreign_key() -> None:
    diagram = section(PAGES["data-dictionary.md"](), "How tables join")
    keys = {(key.table, table.name, len(key.columns)) for table in ALL_TABLES for key in table.foreign_keys}

    assert keys
    assert [key for key in keys if key[2] > 1 and f"{key[0]} ||--o{{ {key[1]} : " not in diagram] == []


def test_every_layer_is_explained() -> None:
    page = PAGES["architecture.md"]()

    assert [each for each in LAYERS if f"| `{each}` | " not in page] == []
    assert set(PACKAGES) == {each for each in LAYERS if (PIPELINE / each).is_dir()}


def test_readme_links_to_the_pages_written_from_the_code() -> None:
    assert {f"docs/{name}" for name in PAGES} <= set(links(ROOT / "README.md"))
