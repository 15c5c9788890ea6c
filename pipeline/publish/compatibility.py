"""Whether a version's tables may follow those of the version before under the schema version they state (SemVer).

Compares two `datapackage.json`: what they promise, not what the files hold. How they are made is `pipeline.publish.package`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from pipeline.errors import ContractError
from pipeline.model.schema import ForeignKey
from pipeline.model.tables import VERSION_TABLES
from pipeline.publish.descriptor import foreign_keys, table_resources
from pipeline.publish.package import PACKAGE

_VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")
# A version has them or not, the first having no parent to differ from; only what they look like is promised.
_OPTIONAL = {table.name for table in VERSION_TABLES}
# What a reader has to know to read a value; a change of it is a change of type.
_READ_AS = ("type", "format", "trueValues", "falseValues", "decimalChar", "groupChar", "bareNumber")

Schema = Mapping[str, Any]


class Level(IntEnum):
    """What a change asks of whoever uses the data: nothing, nothing unless wanted, to change their code."""

    PATCH = 1
    FEATURE = 2
    BREAKING = 3


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """One difference between the schemas of two versions: `what` names the table, the column, and what became of it."""

    level: Level
    what: str


def schema_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[SchemaChange]:
    """How the tables of one descriptor differ from another's, in the order of the tables.

    Breaking: a table or column that is gone (renamed, too), of another type, or may be empty now; another key; values the old
    constraints excluded; a foreign key that is gone. A feature: a new table or column. A patch: a description, a constraint
    or foreign key that is new. The order of columns is no promise: files have a header.
    """
    before, after = _tables(old), _tables(new)
    changes: list[SchemaChange] = []
    for name in [*before, *(name for name in after if name not in before)]:
        if name in before and name in after:
            changes += _table_changes(name, before[name], after[name])
        elif name not in _OPTIONAL:
            gone = SchemaChange(Level.BREAKING, f"table `{name}` is gone")
            changes.append(gone if name in before else SchemaChange(Level.FEATURE, f"table `{name}` is new"))
    return changes


def needed_version(old_version: str, level: Level) -> str:
    """The lowest version that may carry changes of a level: before 1.0.0 what breaks raises the second number, all else the
    third. Raises `ContractError` when `old_version` is no MAJOR.MINOR.PATCH.
    """
    major, minor, patch = _numbers(old_version)
    raised = level if major else level - 1
    if raised >= Level.BREAKING:
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if raised == Level.FEATURE else f"{major}.{minor}.{patch + 1}"


def refuse_incompatible(old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Raises `ContractError` when the version `new` states is too low for how its schemas differ from those of `old`.

    Without a difference any version will do that is not below the old one. The error names the weightiest changes and the
    version they need.
    """
    changes = schema_changes(old, new)
    level = max((change.level for change in changes), default=None)
    needed = old["version"] if level is None else needed_version(old["version"], level)
    if _numbers(new["version"]) >= _numbers(needed):
        return
    reasons = [change.what for change in changes if change.level == level]
    more = f" and {len(reasons) - 5} more" if len(reasons) > 5 else ""
    what = "; ".join(reasons[:5]) + more or "the schema version went down"
    todo = f"raise SCHEMA_VERSION in pipeline/model/schema.py to {needed} or more, or take the change back"
    raise ContractError(PACKAGE, f"{what} since {old['version']}, yet the version is {new['version']}", todo)


def _tables(package: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {resource["name"]: resource for resource in table_resources(package)}


def _table_changes(name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[SchemaChange]:
    table = f"table `{name}`"
    if any(old.get(each) != new.get(each) for each in ("path", "format", "encoding", "dialect")):
        yield SchemaChange(Level.BREAKING, f"{table} is another kind of file")
    before, after = old["schema"], new["schema"]
    if before.get("missingValues") != after.get("missingValues"):
        yield SchemaChange(Level.BREAKING, f"{table} writes what is missing in another way")
    if _keys(before) != _keys(after):
        yield SchemaChange(Level.BREAKING, f"{table} has another key")
    yield from _column_changes(name, before, after)
    yield from _foreign_key_changes(old, new)
    if old.get("description") != new.get("description"):
        yield SchemaChange(Level.PATCH, f"{table} is described otherwise")


def _column_changes(table: str, old: Schema, new: Schema) -> Iterator[SchemaChange]:
    before, after = ({field["name"]: field for field in schema["fields"]} for schema in (old, new))
    yield from (SchemaChange(Level.BREAKING, f"column `{table}.{name}` is gone") for name in before if name not in after)
    yield from (SchemaChange(Level.FEATURE, f"column `{table}.{name}` is new") for name in after if name not in before)
    for name in (name for name in before if name in after):
        for level, what in _field_changes(before[name], after[name]):
            yield SchemaChange(level, f"column `{table}.{name}` {what}")


def _field_changes(old: Schema, new: Schema) -> Iterator[tuple[Level, str]]:
    if any(old.get(each) != new.get(each) for each in _READ_AS):
        yield (
            Level.BREAKING,
            f"was {old['type']} and is {new['type']}" if old["type"] != new["type"] else "is written otherwise",
        )
    before, after = old.get("constraints", {}), new.get("constraints", {})
    if before.get("required") and not after.get("required"):
        yield Level.BREAKING, "may be empty now"
    if any(name != "required" and after.get(name) != limit for name, limit in before.items()):
        yield Level.BREAKING, "may have values it could not have"
    if any(name not in before for name in after):
        yield Level.PATCH, "is constrained"
    if old.get("description") != new.get("description"):
        yield Level.PATCH, "is described otherwise"


def _foreign_key_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[SchemaChange]:
    before, after = foreign_keys(old), foreign_keys(new)
    lost, gained = set(before) - set(after), set(after) - set(before)
    yield from (SchemaChange(Level.BREAKING, f"{_named(old, key)} is gone") for key in before if key in lost)
    yield from (SchemaChange(Level.PATCH, f"{_named(new, key)} is new") for key in after if key in gained)


def _named(resource: Mapping[str, Any], key: ForeignKey) -> str:
    return f"foreign key `{resource['name']}.{', '.join(key.columns)}` to `{key.table}`"


def _keys(schema: Schema) -> tuple[Any, Any]:
    return schema.get("primaryKey"), schema.get("uniqueKeys")


def _numbers(version: str) -> tuple[int, ...]:
    if not (match := _VERSION.fullmatch(version)):
        raise ContractError(PACKAGE, f"the version {version!r} is no MAJOR.MINOR.PATCH", "state one, as SemVer writes it")
    return tuple(int(number) for number in match.groups())
