"""`datapackage.json`: the model, told to tools."""

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any

import pytest

from pipeline.errors import ContractError
from pipeline.model.schema import SCHEMA_VERSION, Rows
from pipeline.model.tables import ALL_TABLES, BY_NAME
from pipeline.publish.package import data_package, hashes

Files = dict[str, bytes]


@pytest.fixture
def files(files_saying: Callable[[str], Files]) -> Files:
    return files_saying("Adal")


@pytest.fixture
def package(files: Files) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(files["datapackage.json"])
    return loaded


def test_package_follows_data_package_v2(package: dict[str, Any]) -> None:
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["name"] == "sailau"
    assert package["version"] == SCHEMA_VERSION
    assert [licence["name"] for licence in package["licenses"]] == ["CC-BY-SA-4.0"]


def test_resources_are_the_declared_tables_in_order(package: dict[str, Any]) -> None:
    assert [resource["name"] for resource in package["resources"]] == [table.name for table in ALL_TABLES]


# A month or a year is no date of the standard.
TYPES = {"partial_date": "string"}


def test_fields_are_the_declared_columns(package: dict[str, Any]) -> None:
    for resource in package["resources"]:
        columns = BY_NAME[resource["name"]].columns
        declared = [(column.name, TYPES.get(column.type, column.type), column.description) for column in columns]
        assert [(f["name"], f["type"], f["description"]) for f in resource["schema"]["fields"]] == declared


def test_required_columns_are_constrained(package: dict[str, Any]) -> None:
    constrained = {name for name, field in _fields(package) if field.get("constraints") == {"required": True}}
    required = {f"{table.name}.{column.name}" for table in ALL_TABLES for column in table.columns if column.is_required}
    assert constrained == required


def test_booleans_are_true_and_false_in_lower_case(package: dict[str, Any]) -> None:
    booleans = [field for _, field in _fields(package) if field["type"] == "boolean"]
    assert booleans
    assert all(field["trueValues"] == ["true"] and field["falseValues"] == ["false"] for field in booleans)


def test_nothing_is_left_undescribed(package: dict[str, Any]) -> None:
    described = [package, *package["resources"], *(field for _, field in _fields(package))]
    assert all(each["description"] for each in described)


def test_bytes_and_hash_are_those_of_the_file(package: dict[str, Any], files: Files) -> None:
    for resource in package["resources"]:
        data = files[resource["path"]]
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{sha256(data).hexdigest()}")
    assert hashes(package) == {name: sha256(data).hexdigest() for name, data in files.items() if name.endswith(".csv")}


def test_key_is_the_primary_key_unless_part_of_it_may_be_empty(package: dict[str, Any]) -> None:
    schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
    assert schemas["polls"]["primaryKey"] == ["article_id", "poll_number", "option_name"]
    assert "uniqueKeys" not in schemas["polls"]
    assert schemas["contests"]["uniqueKeys"] == [["article_id", "election_id", "place_id", "place_name", "round"]]
    assert "primaryKey" not in schemas["contests"]


def test_foreign_keys_name_a_resource_unless_it_is_the_table_itself(package: dict[str, Any]) -> None:
    schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
    to_articles, to_parent = schemas["sections"]["foreignKeys"]
    assert to_articles == {"fields": ["article_id"], "reference": {"resource": "articles", "fields": ["article_id"]}}
    assert to_parent == {
        "fields": ["article_id", "parent_section_id"],
        "reference": {"fields": ["article_id", "section_id"]},
    }


def test_each_article_is_a_source(package: dict[str, Any]) -> None:
    assert package["sources"] == [
        {
            "title": "Adal",
            "path": "https://en.wikipedia.org/w/index.php?title=Adal&oldid=12",
            "revision": "12",
            "sha256": "ab" * 32,
        }
    ]


def test_source_leaves_out_what_is_not_known(
    tables_saying: Callable[[str], Mapping[str, Rows]], files_of: Callable[[Mapping[str, Rows]], Files]
) -> None:
    article = {**tables_saying("Adal")["articles"][0], "page_url": "", "revision_id": ""}

    package = json.loads(files_of({"articles": [article]})["datapackage.json"])

    assert package["sources"] == [{"title": "Adal", "sha256": "ab" * 32}]


def test_same_data_gives_the_same_bytes(files_saying: Callable[[str], Files]) -> None:
    assert files_saying("Adal")["datapackage.json"] == files_saying("Adal")["datapackage.json"]


def test_text_is_readable_and_ends_with_a_newline(files_saying: Callable[[str], Files]) -> None:
    data = files_saying("Адал")["datapackage.json"].decode()
    assert '    {\n      "title": "Адал",\n' in data
    assert data.endswith("}\n")


def test_table_without_a_file_is_refused(files: Files) -> None:
    del files["results.csv"]
    with pytest.raises(ContractError, match=r"results\.csv: is not among the files to publish"):
        data_package({}, files)


def _fields(package: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            yield f"{resource['name']}.{field['name']}", field
