"""`changes.json` and `changes.csv`, for programs."""

import json

import jsonschema
import pytest

from pipeline.model.version_tables import CHANGES
from pipeline.publish.csv_text import from_csv
from pipeline.publish.diff.change import Compared
from pipeline.publish.diff.change_files import as_data, change_files, schema
from pipeline.publish.diff.versions import diff
from tests.publish.diff.sets import Tables, adal, files

ROWS = [("Nur Otan", "60"), ("Adal", "25"), ("Auyl", "15")]
EDITED = [("Nur Otan", "61"), ("Adal", "25"), ("QHP", "7")]


def made(old: Tables, new: Tables) -> dict[str, bytes]:
    return change_files(Compared("v1-aaaaaaaaaaaa", "v2-bbbbbbbbbbbb", diff(files(old), files(new)), "0.6.0", "0.6.0"))


@pytest.mark.parametrize("new", [adal(ROWS), adal(EDITED), {}], ids=["identical", "changed", "removed"])
def test_data_keep_the_published_schema(new: Tables) -> None:
    found = made(adal(ROWS), new)
    published = json.loads(found["changes.schema.json"])

    jsonschema.Draft202012Validator.check_schema(published)
    jsonschema.validate(json.loads(found["changes.json"]), published)


def test_schema_refuses_what_is_no_difference() -> None:
    data = as_data(Compared("", "v1-aaaaaaaaaaaa", diff({}, files(adal(ROWS)))))
    data["articles"][0]["changes"][0]["kind"] = "guessed"

    with pytest.raises(jsonschema.ValidationError, match="'guessed' is not one of"):
        jsonschema.validate(data, schema())


def test_rows_say_the_same_as_the_data() -> None:
    found = made(adal(ROWS), adal(EDITED))
    rows = from_csv(CHANGES, found["changes.csv"], "changes.csv")
    changes = json.loads(found["changes.json"])["articles"][0]["changes"]

    assert [(row["kind"], row["entity"], row["old"], row["new"], row["difference"]) for row in rows] == [
        (change["kind"], change["entity"], change["old"], change["new"], change["difference"]) for change in changes
    ]
    assert [row["change_number"] for row in rows] == [str(number) for number in range(1, len(changes) + 1)]


def test_counts_are_those_of_the_changes() -> None:
    data = json.loads(made(adal(ROWS), adal(EDITED))["changes.json"])
    kinds = [change["kind"] for article in data["articles"] for change in article["changes"]]

    assert data["counts"] == {kind: kinds.count(kind) for kind in sorted(set(kinds))}


def test_identical_articles_are_counted_only() -> None:
    data = json.loads(made(adal(ROWS), adal(ROWS))["changes.json"])

    assert (data["articles"], data["identical_count"], data["verdict"]) == ([], 14, "Identical: 14 rows")


def test_same_sides_give_the_same_bytes() -> None:
    assert made(adal(ROWS), adal(EDITED)) == made(adal(ROWS), adal(EDITED))
