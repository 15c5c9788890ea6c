"""Changes of the contract against the version it states: SemVer, told by two data packages."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ContractError
from pipeline.publish.compatibility import Level, needed_version, refuse_incompatible, schema_changes

Package = dict[str, Any]
Change = Callable[[Package], object]

PUBLISHED = Path(__file__).parents[2] / "extracted" / "latest" / "datapackage.json"


@pytest.fixture(scope="module")
def published() -> Package:
    package: Package = json.loads(PUBLISHED.read_bytes())
    return package


def schema(package: Package, table: str) -> Any:
    return resource(package, table)["schema"]


def resource(package: Package, table: str) -> Any:
    return next(each for each in package["resources"] if each["name"] == table)


def field(package: Package, table: str, column: str) -> Any:
    return next(each for each in schema(package, table)["fields"] if each["name"] == column)


def rename_column(package: Package) -> None:
    field(package, "results", "votes_pct")["name"] = "vote_share"


def empty_allowed(package: Package) -> None:
    del field(package, "polls", "support_pct")["constraints"]


def another_key(package: Package) -> None:
    schema(package, "polls")["primaryKey"].append("pollster_name")


def primary_key_to_unique(package: Package) -> None:
    schema(package, "polls")["uniqueKeys"] = [schema(package, "polls").pop("primaryKey")]


BREAKING: dict[str, Change] = {
    "table `polls` is gone": lambda package: package["resources"].remove(resource(package, "polls")),
    "column `polls.pollster_name` is gone": lambda package: schema(package, "polls")["fields"].remove(
        field(package, "polls", "pollster_name")
    ),
    "column `results.votes_pct` is gone": rename_column,
    "column `results.votes_count` was integer and is number": lambda package: field(package, "results", "votes_count").update(
        type="number"
    ),
    "column `results.is_elected` is written otherwise": lambda package: field(package, "results", "is_elected").update(
        trueValues=["yes"]
    ),
    "column `polls.support_pct` may be empty now": empty_allowed,
    "column `references.published_date` may have values it could not have": lambda package: field(
        package, "references", "published_date"
    ).pop("constraints"),
    "table `polls` has another key": another_key,
    "table `polls` has another key ": primary_key_to_unique,
    "foreign key `polls.article_id, election_id` to `elections` is gone": lambda package: schema(package, "polls").pop(
        "foreignKeys"
    ),
    "table `polls` writes what is missing in another way": lambda package: schema(package, "polls").update(
        missingValues=["NA"]
    ),
    "table `polls` is another kind of file": lambda package: resource(package, "polls").update(encoding="utf-16"),
}
FEATURES: dict[str, Change] = {
    "table `turnouts` is new": lambda package: package["resources"].append(
        {**deepcopy(resource(package, "polls")), "name": "turnouts", "path": "turnouts.csv"}
    ),
    "column `polls.sponsor_name` is new": lambda package: schema(package, "polls")["fields"].insert(
        3, {"name": "sponsor_name", "type": "string"}
    ),
}
PATCHES: dict[str, Change] = {
    "table `polls` is described otherwise": lambda package: resource(package, "polls").update(description="One row is a poll."),
    "column `polls.support_pct` is described otherwise": lambda package: field(package, "polls", "support_pct").update(
        description="Support."
    ),
    "column `polls.pollster_name` is constrained": lambda package: field(package, "polls", "pollster_name").update(
        constraints={"required": True}
    ),
    "foreign key `polls.end_date` to `elections` is new": lambda package: schema(package, "polls")["foreignKeys"].append(
        {"fields": ["end_date"], "reference": {"resource": "elections", "fields": ["end_date"]}}
    ),
}
CASES = [
    pytest.param(change, level, what.strip(), id=what)
    for level, changes in ((Level.BREAKING, BREAKING), (Level.FEATURE, FEATURES), (Level.PATCH, PATCHES))
    for what, change in changes.items()
]


@pytest.mark.parametrize(("change", "level", "what"), CASES)
def test_change_has_its_level_and_is_named(published: Package, change: Change, level: Level, what: str) -> None:
    changes = schema_changes(published, changed(published, change))

    assert max(each.level for each in changes) == level
    assert what in [each.what for each in changes]


@pytest.mark.parametrize("change", [change for changes in (BREAKING, FEATURES, PATCHES) for change in changes.values()])
def test_changed_schema_under_the_same_version_is_refused(published: Package, change: Change) -> None:
    with pytest.raises(ContractError, match=rf"^datapackage\.json: .+ since {published['version']}, yet the version is"):
        refuse_incompatible(published, changed(published, change))


@pytest.mark.parametrize(
    ("old", "level", "needed"),
    [
        ("0.6.0", Level.BREAKING, "0.7.0"),
        ("0.6.3", Level.FEATURE, "0.6.4"),
        ("0.6.3", Level.PATCH, "0.6.4"),
        ("1.2.3", Level.BREAKING, "2.0.0"),
        ("1.2.3", Level.FEATURE, "1.3.0"),
        ("1.2.3", Level.PATCH, "1.2.4"),
    ],
)
def test_version_is_raised_as_semver_asks(old: str, level: Level, needed: str) -> None:
    assert needed_version(old, level) == needed


@pytest.mark.parametrize("version", ["0.7.0", "0.10.0", "1.0.0"])
def test_breaking_change_with_its_version_is_accepted(published: Package, version: str) -> None:
    old = {**published, "version": "0.6.0"}

    refuse_incompatible(old, {**changed(old, rename_column), "version": version})


def test_version_raised_too_little_is_told_what_it_needs(published: Package) -> None:
    old = {**published, "version": "1.6.9"}

    with pytest.raises(ContractError) as error:
        refuse_incompatible(old, {**changed(old, rename_column), "version": "1.7.0"})

    assert error.value.what == "column `results.votes_pct` is gone since 1.6.9, yet the version is 1.7.0"
    assert error.value.todo == "raise SCHEMA_VERSION in pipeline/model/schema.py to 2.0.0 or more, or take the change back"


def test_many_changes_are_named_by_the_first_and_counted(published: Package) -> None:
    with pytest.raises(ContractError, match=r"table `articles` is gone; .+ and 14 more since"):
        refuse_incompatible(published, {**published, "resources": []})


def test_unchanged_schema_needs_no_new_version(published: Package) -> None:
    other_data = changed(published, lambda package: resource(package, "polls").update(bytes=1, hash="sha256:00"))

    assert schema_changes(published, other_data) == []
    refuse_incompatible(published, other_data)


def test_version_below_the_one_before_is_refused(published: Package) -> None:
    with pytest.raises(ContractError, match=r"the schema version went down since 0\.6\.0, yet the version is 0\.5\.0"):
        refuse_incompatible({**published, "version": "0.6.0"}, {**published, "version": "0.5.0"})


def test_order_of_columns_is_no_promise(published: Package) -> None:
    assert schema_changes(published, changed(published, lambda package: schema(package, "polls")["fields"].reverse())) == []


def test_first_version_without_changes_may_be_followed_by_one_with_them(published: Package) -> None:
    def without(package: Package) -> None:
        package["resources"] = [each for each in package["resources"] if each["name"] not in {"changes", "provenance"}]

    def with_them(package: Package) -> None:
        without(package)
        package["resources"] += [{**deepcopy(resource(package, "polls")), "name": name} for name in ("changes", "provenance")]

    assert schema_changes(changed(published, without), changed(published, with_them)) == []


def test_foreign_key_is_the_same_whichever_way_it_is_written(published: Package) -> None:
    whole = {"fields": ["article_id", "party_id"], "reference": {"resource": "parties", "fields": ["article_id", "party_id"]}}
    parted = {"fields": ["party_id"], "reference": {"resource": "parties", "fields": ["party_id"]}, "within": ["article_id"]}
    old, new = (
        changed(published, lambda package, key=key: schema(package, "people").update(foreignKeys=[key]))
        for key in (whole, parted)
    )

    assert schema_changes(old, new) == []


@pytest.mark.parametrize("version", ["", "1", "1.0", "v1.0.0", "1.0.0-rc1", "01.0.0", "1.0.x"])
def test_version_that_is_none_is_refused(published: Package, version: str) -> None:
    with pytest.raises(ContractError, match=r"is no MAJOR\.MINOR\.PATCH"):
        refuse_incompatible(published, {**published, "version": version})


def changed(package: Package, change: Change) -> Package:
    copy = deepcopy(package)
    change(copy)
    return copy
