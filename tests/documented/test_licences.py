"""Licences of code and data, and how to cite both, say the same wherever they stand."""

import tomllib
from typing import Any

import jsonschema
import pytest
import yaml

from pipeline.publish.attribution import GAZETTEERS, LICENCE
from tests.documented.pages import ROOT, addresses, text_of

TEXT = {"type": "string", "minLength": 1}
# What CFF 1.2.0 asks of a file, of the keys that ours may have.
CITATION = {
    "type": "object",
    "additionalProperties": False,
    "required": ["cff-version", "message", "title", "authors"],
    "properties": {
        "cff-version": {"const": "1.2.0"},
        "type": {"enum": ["software", "dataset"]},
        **dict.fromkeys(("message", "title", "abstract", "version", "license"), TEXT),
        "keywords": {"type": "array", "items": TEXT, "minItems": 1, "uniqueItems": True},
        "authors": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "required": ["name"], "properties": {"name": TEXT}, "additionalProperties": False},
        },
    },
}


@pytest.fixture
def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return found


@pytest.fixture
def citation() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    return found


def test_citation_is_a_citation_file(citation: dict[str, Any]) -> None:
    jsonschema.validate(citation, CITATION)


def test_citation_is_of_this_software_and_its_version(citation: dict[str, Any], project: dict[str, Any]) -> None:
    cited = {name: citation[name] for name in ("title", "version", "license")}

    assert cited == {"title": project["name"], "version": project["version"], "license": project["license"]}


def test_authors_are_those_the_licence_names(citation: dict[str, Any]) -> None:
    [author] = citation["authors"]

    assert f"Copyright (c) 2026 {author['name']}" in (ROOT / "LICENSE").read_text("utf-8")


def test_licence_of_the_code_is_the_declared_one(project: dict[str, Any]) -> None:
    assert (ROOT / "LICENSE").read_text("utf-8").startswith(f"{project['license']} License\n")


def test_licence_of_the_data_is_that_of_the_data_package() -> None:
    page = ROOT / "LICENSE-DATA.md"

    assert LICENCE["name"] in text_of(page)
    assert LICENCE["path"] in addresses(page)
    assert LICENCE["path"] in addresses(ROOT / "README.md")


@pytest.mark.parametrize("page", ["LICENSE-DATA.md", "README.md"])
def test_gazetteers_are_named_with_their_address(page: str) -> None:
    assert {each["path"] for each in GAZETTEERS} <= addresses(ROOT / page)


def test_package_carries_both_licences(project: dict[str, Any]) -> None:
    assert project["license-files"] == ["LICENSE", "LICENSE-DATA.md"]
    assert all((ROOT / file).is_file() for file in project["license-files"])
