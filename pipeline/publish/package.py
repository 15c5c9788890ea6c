"""`datapackage.json`: what the published files are, for people and tools (Data Package v2).

Columns, keys and descriptions come from `pipeline.model`, nothing is described twice. Writing the files, and checking them
against this, is `pipeline.publish.store`.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from pipeline.errors import ContractError
from pipeline.model.schema import PARTIAL_DATE, SCHEMA_VERSION, Column, ForeignKey, Rows, Table
from pipeline.model.tables import ALL_TABLES

PACKAGE = "datapackage.json"

# Whose forms, ids and parents of places the tables carry beside the articles' own statements.
_GAZETTEERS = [
    {"title": "GeoNames, CC BY 4.0", "path": "https://www.geonames.org/"},
    {"title": "Who's On First", "path": "https://whosonfirst.org/"},
    {"title": "Wikidata, CC0", "path": "https://www.wikidata.org/"},
]

_HEAD = {
    "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
    "name": "sailau",
    "title": "Elections as Wikipedia articles state them",
    "description": "Tables extracted from archived Wikipedia election articles. Values are as published; every row says "
    "where in the article it stands, and `findings` says where an article contradicts itself.",
    "version": SCHEMA_VERSION,
    "licenses": [
        {
            "name": "CC-BY-SA-4.0",
            "path": "https://creativecommons.org/licenses/by-sa/4.0/",
            "title": "Creative Commons Attribution-ShareAlike 4.0 International",
        }
    ],
}


def data_package(tables: Mapping[str, Rows], files: Mapping[str, bytes]) -> bytes:
    """The descriptor of `files` (CSV by file name) made from `tables`, as deterministic JSON.

    One resource a declared table, in the order of the model; one source a row of `articles`, and the gazetteers where there are
    places. Raises `ContractError` when a
    declared table has no file.
    """
    descriptor = {
        **_HEAD,
        "sources": [*map(_source, tables.get("articles", ())), *(_GAZETTEERS if tables.get("places") else ())],
        "resources": [_resource(table, files) for table in ALL_TABLES],
    }
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()


def hashes(package: Mapping[str, Any]) -> dict[str, str]:
    """SHA-256 by file name, as a descriptor states them."""
    return {resource["path"]: resource["hash"].removeprefix("sha256:") for resource in package["resources"]}


def _source(article: Mapping[str, str]) -> dict[str, str]:
    stated = {"title": "title", "path": "page_url", "revision": "revision_id", "sha256": "sha256"}
    return {name: article[column] for name, column in stated.items() if article.get(column)}


def _resource(table: Table, files: Mapping[str, bytes]) -> dict[str, Any]:
    if table.file_name not in files:
        raise ContractError(table.file_name, "is not among the files to publish", "write every declared table, empty ones too")
    data = files[table.file_name]
    return {
        "name": table.name,
        "path": table.file_name,
        "type": "table",
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n"},
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
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
    """A key within the table itself names no resource, as the standard asks since v2."""
    resource = {} if key.table == table.name else {"resource": key.table}
    return {"fields": list(key.columns), "reference": {**resource, "fields": list(key.references)}}
