"""Decisions under docs/adr/ are numbered without gaps, have the same parts, and stand in the list."""

import re
from pathlib import Path

import pytest

from tests.documented.pages import ROOT, name, text_of

FOLDER = ROOT / "docs" / "adr"
DECISIONS = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
PARTS = ["Context", "Weighed", "Decision", "Consequences"]
TITLE = re.compile(r"# (\d+)\. (.+)\n")


def title(page: Path) -> tuple[int, str]:
    match = TITLE.match(text_of(page))
    assert match, f"{name(page)} starts with no numbered title"
    return int(match[1]), match[2]


def test_numbers_have_no_gap() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    assert [title(path)[0] for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("page", DECISIONS, ids=name)
def test_decision_has_the_parts_of_one_and_no_others(page: Path) -> None:
    assert re.findall(r"^## (.+)$", text_of(page), re.MULTILINE) == PARTS


@pytest.mark.parametrize("page", DECISIONS, ids=name)
def test_no_part_is_empty(page: Path) -> None:
    parts = re.split(r"^## .+\n", text_of(page), flags=re.MULTILINE)[1:]

    assert all(part.strip() for part in parts)


def test_list_has_every_decision_by_its_title() -> None:
    listed = re.findall(r"^(\d+)\. \[(.+)\]\((.+)\)$", text_of(FOLDER / "README.md"), re.MULTILINE)

    assert listed == [(str(title(path)[0]), title(path)[1], path.name) for path in DECISIONS]
