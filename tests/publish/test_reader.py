"""Reading a published table: one call, typed, and proven."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.errors import StoreError
from pipeline.model.schema import Rows
from pipeline.model.tables import ALL_TABLES
from pipeline.publish import reader
from pipeline.publish.reader import read
from pipeline.publish.store import versions as store
from pipeline.publish.store.retention import prune
from tests.publish.publishing import publish, publish_told

Files = dict[str, bytes]
FilesSaying = Callable[[str], Files]

CELL = {"article_id": "adal-2021", "table_id": "t01", "column_number": "1", "rowspan": "1", "colspan": "1"}
CELLS = [
    {**CELL, "row_number": "10", "is_header": "false", "is_recovered": "false", "text": "NA"},
    {**CELL, "row_number": "9", "is_header": "true", "is_recovered": "false", "text": "a\rb"},
]
FIGURES = [
    {"article_id": "adal-2021", "figure_number": "1", "section_id": "s00", "value": "80.00", "context": "80 %"},
    {"article_id": "adal-2021", "figure_number": "2", "section_id": "s00", "value": "4.52", "context": "4.52 %"},
]
ELECTIONS = [
    {"article_id": "adal-2021", "election_id": "a", "kind": "general", "election_date": "2021-07-25"},
    {"article_id": "adal-2021", "election_id": "b", "kind": "by-election", "seats_total_count": "730"},
]


@pytest.fixture
def filled(root: Path, files_of: Callable[[Mapping[str, Rows]], Files]) -> Path:
    publish(root, files_of({"cells": CELLS, "figures": FIGURES, "elections": ELECTIONS}))
    return root


def test_text_is_string_and_empty_is_missing(filled: Path) -> None:
    cells = read("cells", root=filled)

    assert cells["text"].dtype == pd.StringDtype()
    assert cells["text"].tolist() == ["a\rb", "NA"]
    assert cells["link_target"].isna().all()


def test_integers_are_nullable_integers(filled: Path) -> None:
    seats = read("elections", root=filled)["seats_total_count"]

    assert seats.dtype == pd.Int64Dtype()
    assert seats.tolist() == [pd.NA, 730]


def test_numbers_are_nullable_floats(filled: Path) -> None:
    values = read("figures", root=filled)["value"]

    assert values.dtype == pd.Float64Dtype()
    assert values.tolist() == [80.0, 4.52]


def test_booleans_are_nullable_booleans(filled: Path) -> None:
    is_header = read("cells", root=filled)["is_header"]

    assert is_header.dtype == pd.BooleanDtype()
    assert is_header.tolist() == [True, False]


def test_dates_are_dates(filled: Path) -> None:
    dates = read("elections", root=filled)["election_date"]

    assert dates.dtype == "datetime64[s]"
    assert dates.tolist() == [pd.Timestamp("2021-07-25"), pd.NaT]


def test_every_table_reads_even_when_empty(filled: Path) -> None:
    for table in ALL_TABLES:
        assert tuple(read(table.name, root=filled).columns) == table.column_names


def test_latest_version_is_read_unless_one_is_named(root: Path, files_saying: FilesSaying) -> None:
    first = publish(root, files_saying("Adal"))
    second = publish(root, files_saying("Auyl"))

    newest, older = read("articles", root=root), read("articles", version=first.version_id, root=root)

    assert (newest["title"].item(), newest.attrs["version_id"]) == ("Auyl", second.version_id)
    assert (older["title"].item(), older.attrs["version_id"]) == ("Adal", first.version_id)


def test_store_is_extracted_in_the_working_directory_by_default(
    root: Path, files_saying: FilesSaying, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(root, files_saying("Adal"))
    monkeypatch.chdir(root.parent)

    assert read("articles")["title"].item() == "Adal"


def test_changed_table_is_refused_unless_not_verified(root: Path, files_saying: FilesSaying) -> None:
    path = publish(root, files_saying("Adal")).path / "articles.csv"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"Adal,", b"Amanat,"))

    with pytest.raises(StoreError, match=r"articles\.csv: was changed"):
        read("articles", root=root)
    assert read("articles", verify=False, root=root)["title"].item() == "Amanat"


def test_changed_data_package_is_refused(root: Path, files_saying: FilesSaying) -> None:
    published = publish(root, files_saying("Adal"))
    path, table = published.path / "datapackage.json", published.path / "articles.csv"
    forged = table.read_bytes().replace(b"Adal,", b"Amanat,")
    package = path.read_text().replace(sha256(table.read_bytes()).hexdigest(), sha256(forged).hexdigest())
    for changed, data in ((path, package.encode()), (table, forged)):
        changed.chmod(0o644)
        changed.write_bytes(data)

    for version in (None, published.version_id):
        with pytest.raises(StoreError, match=r"datapackage\.json: has hashes that do not give the version's id"):
            read("articles", version=version, root=root)


def test_missing_table_file_is_named(root: Path, files_saying: FilesSaying) -> None:
    (publish(root, files_saying("Adal")).path / "results.csv").unlink()

    with pytest.raises(StoreError, match=r"results\.csv: cannot be read: No such file"):
        read("results", root=root)


def test_unknown_table_is_answered_with_those_there_are(filled: Path) -> None:
    with pytest.raises(StoreError, match=r"has no table 'votes'; choose one of articles, sections, .*, findings"):
        read("votes", root=filled)


def test_unknown_version_is_answered_with_those_there_are(root: Path, files_saying: FilesSaying) -> None:
    version_id = publish(root, files_saying("Adal")).version_id

    with pytest.raises(StoreError, match=f"has no version 'v7'; choose one of {version_id}"):
        read("articles", version="v7", root=root)


def test_version_that_is_moved_to_the_trash_meanwhile_is_read_there(
    root: Path, files_saying: FilesSaying, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *_ = [publish(root, files_saying(word)).version_id for word in ("Adal", "Auyl", "Amanat")]

    def prune_and_read_package(*arguments: Any) -> dict[str, Any]:
        monkeypatch.undo()
        prune(root, 1, timedelta(days=1), datetime(2026, 1, 1, tzinfo=UTC))
        return store.read_package(*arguments)

    monkeypatch.setattr(reader, "read_package", prune_and_read_package)

    assert read("articles", version=first, root=root)["title"].item() == "Adal"
    assert first not in store.versions(root)


def test_tables_about_the_version_are_read_too(root: Path, tables_saying: Callable[[str], Mapping[str, Rows]]) -> None:
    publish_told(root, tables_saying("Adal"), "", {"12": "2026-01-01T00:00:00Z"})

    assert read("provenance", root=root)["captured_at"].tolist() == ["2026-01-01T00:00:00Z"]


def test_files_that_are_no_tables_are_not_offered_as_tables(
    root: Path, tables_saying: Callable[[str], Mapping[str, Rows]]
) -> None:
    publish_told(root, tables_saying("Adal"), "", {"12": "2026-01-01T00:00:00Z"})

    with pytest.raises(StoreError, match=r"has no table 'changes\.md'; choose one of articles, .*, findings, provenance$"):
        read("changes.md", root=root)


def test_empty_store_says_how_to_fill_it(root: Path) -> None:
    with pytest.raises(StoreError, match=r"extracted/: has no latest version; publish one with `make run`"):
        read("articles", root=root)
