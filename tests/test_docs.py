"""The documentation against the code: pages written from it are fresh, commands are explained, links lead somewhere."""

import re
from collections.abc import Callable
from pathlib import Path
from runpy import run_path

import click
import pytest

from pipeline.checks.contract import CLAUSES
from pipeline.checks.rules import RULES
from pipeline.cli import main
from pipeline.model.schema import Table
from pipeline.model.tables import ALL_TABLES, VERSION_TABLES
from pipeline.names.routes import systems

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES: dict[str, Callable[[], str]] = run_path(str(DOCS / "write.py"))["PAGES"]
LINKING = [ROOT / "README.md", ROOT / "raw" / "README.md", *sorted(DOCS.rglob("*.md"))]

_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def relative_links(page: Path) -> list[str]:
    return [link for link in _LINK.findall(page.read_text("utf-8")) if not link.startswith(("https://", "http://"))]


def anchors(page: Path) -> set[str]:
    """The fragments GitHub gives a page's headings."""
    headings = _HEADING.findall(page.read_text("utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def section(page: str, heading: str) -> str:
    """What stands under a heading of the second level."""
    return page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def test_pages_written_from_the_code_are_of_tables_checks_and_writing_systems() -> None:
    assert set(PAGES) == {"tables.md", "checks.md", "systems.md"}


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
    dictionary = section(PAGES["tables.md"](), table.name)

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
        assert [len({line.count("|") for line in block.splitlines()}) for block in blocks] == [1] * len(blocks)


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
def test_command_stands_in_the_readme(name: str) -> None:
    assert re.search(rf"\bsailau {re.escape(name)}\b", (ROOT / "README.md").read_text("utf-8"))


@pytest.mark.parametrize("page", LINKING, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_relative_links_lead_to_files_and_headings(page: Path) -> None:
    broken = []
    for link in relative_links(page):
        path, _, fragment = link.partition("#")
        target = page.parent / path if path else page
        if not target.exists() or (fragment and fragment not in anchors(target)):
            broken.append(link)

    assert broken == []


def test_readme_links_to_the_pages_written_from_the_code() -> None:
    assert {f"docs/{name}" for name in PAGES} <= set(relative_links(ROOT / "README.md"))
