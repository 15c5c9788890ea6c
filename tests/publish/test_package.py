"""`datapackage.json`: the model, told to tools."""

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any

import pytest

from pipeline.errors import ContractError
from pipeline.model.schema import SCHEMA_VERSION, Rows
from pipeline.model.tables import ALL_TABLES, BY_NAME, VERSION_TABLES
from pipeline.publish.csv_text import to_csv
from pipeline.publish.descriptor import foreign_keys
from pipeline.publish.package import PACKAGE, data_package, hashes

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
    assert "resource" not in to_parent["reference"]


def test_foreign_key_that_may_be_empty_is_stated_of_the_columns_that_may_be(package: dict[str, Any]) -> None:
    schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
    assert schemas["people"]["foreignKeys"][1] == {
        "fields": ["party_id"],
        "reference": {"resource": "parties", "fields": ["party_id"]},
        "within": ["article_id"],
    }


def test_foreign_keys_read_back_are_the_declared_ones(package: dict[str, Any]) -> None:
    read = {resource["name"]: foreign_keys(resource) for resource in package["resources"]}
    assert read == {table.name: list(table.foreign_keys) for table in ALL_TABLES}


def test_foreign_keys_have_at_most_one_column_that_may_be_empty(package: dict[str, Any]) -> None:
    """With two, one empty and one not, Frictionless would take the key for broken."""
    optional = {name for name, field in _fields(package) if not field.get("constraints", {}).get("required")}
    keys = [(table, key) for table in ALL_TABLES for key in table.foreign_keys]
    assert keys
    assert [key for table, key in keys if sum(f"{table.name}.{name}" in optional for name in key.columns) > 1] == []


def test_tables_about_the_version_follow_the_data_where_there_are_any(files: Files) -> None:
    beside = {table.file_name: to_csv(table, []) for table in VERSION_TABLES}
    package = json.loads(data_package({}, {**_without_package(files), **beside}))

    assert [resource["name"] for resource in package["resources"]] == [table.name for table in (*ALL_TABLES, *VERSION_TABLES)]
    assert [field["name"] for field in package["resources"][-1]["schema"]["fields"]] == list(VERSION_TABLES[-1].column_names)


def test_every_other_file_is_a_resource_without_a_schema(files: Files) -> None:
    package = json.loads(
        data_package({}, {**_without_package(files), "changes.schema.json": b"{}", "CHANGES.md": b"Identical.\n"})
    )

    assert package["resources"][-2:] == [
        {
            "name": "changes.md",
            "path": "CHANGES.md",
            "description": "How this version differs from its parent, by article and entity, for people.",
            "format": "md",
            "mediatype": "text/markdown",
            "encoding": "utf-8",
            "bytes": 11,
            "hash": f"sha256:{sha256(b'Identical.' + bytes([10])).hexdigest()}",
        },
        {
            "name": "changes.schema.json",
            "path": "changes.schema.json",
            "description": "JSON Schema of `changes.json`.",
            "format": "schema.json",
            "mediatype": "application/schema+json",
            "encoding": "utf-8",
            "bytes": 2,
            "hash": f"sha256:{sha256(b'{}').hexdigest()}",
        },
    ]


def test_file_nobody_knows_is_described_by_its_name(files: Files) -> None:
    unknown = {"report/Index.html": b"", "LICENCE": b"", "photo.jpg": b""}
    package = json.loads(data_package({}, {**_without_package(files), **unknown}))

    described = [
        (each["name"], each.get("format"), each["mediatype"], each.get("encoding")) for each in package["resources"][-3:]
    ]
    assert described == [
        ("licence", None, "application/octet-stream", None),
        ("photo.jpg", "jpg", "application/octet-stream", None),
        ("report/index.html", "html", "text/html", "utf-8"),
    ]


def test_names_of_resources_are_distinct_and_of_the_characters_the_standard_allows(files: Files) -> None:
    alike = dict.fromkeys(("Notes.txt", "notes.txt", "заметки.txt", "a b.txt", "a+b.txt"), b"")
    names = [each["name"] for each in json.loads(data_package({}, {**_without_package(files), **alike}))["resources"]]

    assert names[-5:] == ["notes.txt", "a-b.txt", "a-b.txt-2", "notes.txt-2", "-.txt"]


def test_hashes_are_of_every_file_but_the_package_itself(files: Files) -> None:
    published = {
        **_without_package(files),
        "provenance.csv": to_csv(VERSION_TABLES[0], []),
        "references.bib": b"",
        "LICENCE": b"x",
    }

    stated = hashes(json.loads(data_package({}, published)))

    assert stated == {name: sha256(data).hexdigest() for name, data in published.items()}


def test_whom_the_licence_asks_to_name_is_a_contributor(package: dict[str, Any]) -> None:
    assert package["contributors"] == [{"title": "Wikipedia contributors", "roles": ["author"]}]


def test_each_article_is_a_source(package: dict[str, Any]) -> None:
    assert package["sources"] == [
        {
            "title": "Adal",
            "path": "https://en.wikipedia.org/w/index.php?title=Adal&oldid=12",
            "revision": "12",
            "sha256": "ab" * 32,
            "licence": "CC-BY-SA-4.0",
            "attribution": "Wikipedia contributors",
        }
    ]


def test_source_leaves_out_what_is_not_known(
    tables_saying: Callable[[str], Mapping[str, Rows]], files_of: Callable[[Mapping[str, Rows]], Files]
) -> None:
    article = {**tables_saying("Adal")["articles"][0], "page_url": "", "revision_id": ""}

    package = json.loads(files_of({"articles": [article]})["datapackage.json"])

    assert package["sources"] == [
        {"title": "Adal", "sha256": "ab" * 32, "licence": "CC-BY-SA-4.0", "attribution": "Wikipedia contributors"}
    ]


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


def _without_package(files: Files) -> Files:
    return {name: data for name, data in files.items() if name != PACKAGE}
