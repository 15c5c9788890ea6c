"""What a `datapackage.json` says of its tables, of any version ever published. Writing one is `pipeline.publish.package`."""

from collections.abc import Mapping
from typing import Any

from pipeline.model.schema import Column, ForeignKey, Table


def table_resources(package: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The resources that are tables, in order; other files of a version have no schema."""
    return [resource for resource in package["resources"] if "schema" in resource]


def declared_table(resource: Mapping[str, Any]) -> Table:
    """The table as it was declared when the version was published; partial dates are strings, `group` is not stated."""
    schema = resource["schema"]
    return Table(
        name=resource["name"],
        group="",
        description=resource.get("description", ""),
        columns=tuple(_column(field) for field in schema["fields"]),
        key=tuple(schema.get("primaryKey") or schema.get("uniqueKeys", [[]])[0]),
        foreign_keys=tuple(foreign_keys(resource)),
    )


def foreign_keys(resource: Mapping[str, Any]) -> list[ForeignKey]:
    """The foreign keys of a table, whole: with the columns under `within`, which have the same names on both sides."""
    return [_whole(resource["name"], key) for key in resource["schema"].get("foreignKeys", ())]


def _column(field: Mapping[str, Any]) -> Column:
    is_required = field.get("constraints", {}).get("required", False)
    return Column(field["name"], field["type"], field.get("description", ""), is_required)


def _whole(table: str, key: Mapping[str, Any]) -> ForeignKey:
    within, reference = tuple(key.get("within", ())), key["reference"]
    columns, references = (*within, *key["fields"]), (*within, *reference["fields"])
    return ForeignKey(columns, reference.get("resource") or table, references)
