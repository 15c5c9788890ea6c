"""`datapackage.json`: what the published files are, for people and tools (Data Package v2).

Columns, keys and descriptions come from `pipeline.model`, nothing is described twice. Writing the files, and checking them
against this, is `pipeline.publish.store.versions`.
"""

import json
from collections.abc import Mapping
from typing import Any

from pipeline.errors import ContractError
from pipeline.model.schema import PARTIAL_DATE, SCHEMA_VERSION, Column, ForeignKey, Rows, Table
from pipeline.model.tables import ALL_TABLES, VERSION_TABLES
from pipeline.publish.attribution import GAZETTEERS, LICENCE, attributions
from pipeline.publish.companions import checksum, file_resources

PACKAGE = "datapackage.json"

_HEAD = {
    "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
    "name": "sailau",
    "title": "Elections as Wikipedia articles state them",
    "description": "Tables extracted from archived Wikipedia election articles. Values are as published; every row says "
    "where in the article it stands, and `findings` says where an article contradicts itself.",
    "version": SCHEMA_VERSION,
    "licenses": [LICENCE],
}


def data_package(tables: Mapping[str, Rows], files: Mapping[str, bytes]) -> bytes:
    """The descriptor of `files` (all of a version but this one, by name) made from `tables`, as deterministic JSON.

    One resource a declared table in the order of the model, then the tables about the version that are among the files, then
    every other file. One source a row of `articles`, and the gazetteers where there are places; one contributor an
    attribution. Raises `ContractError` when a declared data table has no file.
    """
    articles = tables.get("articles", ())
    described = [*ALL_TABLES, *(table for table in VERSION_TABLES if table.file_name in files)]
    others = {name: data for name, data in files.items() if name not in {table.file_name for table in described}}
    descriptor = {
        **_HEAD,
        "contributors": [{"title": name, "roles": ["author"]} for name in attributions(articles)],
        "sources": [*map(_source, articles), *(GAZETTEERS if tables.get("places") else ())],
        "resources": [*(_resource(table, files) for table in described), *file_resources(others)],
    }
    present = {name: value for name, value in descriptor.items() if value}
    return (json.dumps(present, ensure_ascii=False, indent=2) + "\n").encode()


def hashes(package: Mapping[str, Any]) -> dict[str, str]:
    """SHA-256 by file name, as a descriptor states them."""
    return {resource["path"]: resource["hash"].removeprefix("sha256:") for resource in package["resources"]}


def _source(article: Mapping[str, str]) -> dict[str, str]:
    stated = {"title": "title", "path": "page_url", "revision": "revision_id", "sha256": "sha256"}
    stated |= {"licence": "licence", "attribution": "attribution"}
    return {name: article[column] for name, column in stated.items() if article.get(column)}


def _resource(table: Table, files: Mapping[str, bytes]) -> dict[str, Any]:
    if table.file_name not in files:
        raise ContractError(table.file_name, "is not among the files to publish", "write every declared table, empty ones too")
    return {
        "name": table.name,
        "path": table.file_name,
        "type": "table",
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n"},
        **checksum(files[table.file_name]),
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    """A key with columns that may be empty is a unique key: the standard lets no primary key have missing values."""
    required = {column.name for column in table.columns if column.is_required}
    is_primary = required.issuperset(table.key)
    return {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        **({"primaryKey": list(table.key)} if is_primary else {"uniqueKeys": [list(table.key)]}),
        **({"foreignKeys": [_foreign_key(table, key) for key in table.foreign_keys]} if table.foreign_keys else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    is_partial = column.type == "partial_date"  # the standard's date is a whole day, so this is a string with a pattern
    constraints = {**({"required": True} if column.is_required else {}), **({"pattern": PARTIAL_DATE} if is_partial else {})}
    return {
        "name": column.name,
        "type": "string" if is_partial else column.type,
        "description": column.description,
        **({"trueValues": ["true"], "falseValues": ["false"]} if column.type == "boolean" else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _foreign_key(table: Table, key: ForeignKey) -> dict[str, Any]:
    """The columns that may be empty, and under `within` those whose values have to be the same in both rows.

    The standard leaves open what a key with an empty column refers to (datapackage issues 795 and 941); Frictionless wants it
    all empty or found. So the key is stated of the columns that may be empty, which holds however it is read; the property
    `within` is ours and makes it whole. A key within the table itself names no resource, as the standard asks since v2.
    """
    optional = {column.name for column in table.columns if not column.is_required}
    pairs = list(zip(key.columns, key.references, strict=True))
    stated = [pair for pair in pairs if pair[0] in optional] or pairs
    within = [column for column, _ in pairs if column not in {own for own, _ in stated}]
    resource = {} if key.table == table.name else {"resource": key.table}
    return {
        "fields": [own for own, _ in stated],
        "reference": {**resource, "fields": [theirs for _, theirs in stated]},
        **({"within": within} if within else {}),
    }
