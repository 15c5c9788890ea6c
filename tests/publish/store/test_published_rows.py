"""Rows of versions as they were published, under whatever contract."""

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.model.schema import Rows
from pipeline.publish.store.published_rows import latest_rows, withdrawn_captures
from pipeline.publish.store.rollback import rollback
from tests.publish.publishing import publish

Files = dict[str, bytes]
FilesOf = Callable[[Mapping[str, Rows]], Files]
TablesSaying = Callable[[str], dict[str, Rows]]


@pytest.fixture
def of_capture(files_of: FilesOf, tables_saying: TablesSaying) -> Callable[[str], Files]:
    """The files of a version made from a capture."""

    def files(capture_id: str) -> Files:
        tables = tables_saying("Adal")
        hashed = sha256(capture_id.encode()).hexdigest()
        return files_of(
            {**tables, "articles": [dict(row) | {"capture_id": capture_id, "sha256": hashed} for row in tables["articles"]]}
        )

    return files


def key(name: str) -> tuple[str, str]:
    return "adal-2021", name


def test_store_without_a_version_has_no_rows(root: Path) -> None:
    assert (latest_rows(root), withdrawn_captures(root)) == ({}, {})


def test_rows_are_those_of_the_latest_version(root: Path, files_of: FilesOf, tables_saying: TablesSaying) -> None:
    publish(root, files_of(tables_saying("Auyl")))
    publish(root, files_of(tables_saying("Adal")))

    rows = latest_rows(root)

    assert [row["heading"] for row in rows["sections"]] == ["Adal"]
    assert rows["results"] == []


def test_version_of_an_earlier_contract_has_the_columns_and_tables_it_had(
    root: Path, of_capture: Callable[[str], Files]
) -> None:
    version = publish(root, older(of_capture("12"))).version_id
    rows = latest_rows(root)

    assert version.startswith("v1-")
    assert rows["sections"] == [{"article_id": "adal-2021", "section_id": "s00", "title": "Adal"}]
    assert "polls" not in rows


def older(files: Files) -> Files:
    """The files as under a contract that called a heading a title, and had no table of polls."""
    kept = {name: data for name, data in files.items() if name != "polls.csv"}
    kept["sections.csv"] = b"article_id,section_id,title\nadal-2021,s00,Adal\n"
    package = json.loads(files["datapackage.json"])
    package["resources"] = [each for each in package["resources"] if each["path"] in kept]
    for resource in package["resources"]:
        if resource["path"] == "sections.csv":
            data = kept["sections.csv"]
            resource |= {"bytes": len(data), "hash": f"sha256:{sha256(data).hexdigest()}"}
    return kept | {"datapackage.json": json.dumps(package).encode()}


def test_changed_file_is_refused(root: Path, of_capture: Callable[[str], Files]) -> None:
    path = publish(root, of_capture("12")).path / "results.csv"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b"x")

    with pytest.raises(StoreError, match=r"results\.csv was changed"):
        latest_rows(root)


def test_capture_of_a_withdrawn_version_is_told_by_id_and_by_bytes(root: Path, of_capture: Callable[[str], Files]) -> None:
    first = publish(root, of_capture("12")).version_id
    second = publish(root, of_capture("13")).version_id
    rollback(root, first, "votes were made up")

    said = f"{second}, made from it, was withdrawn: votes were made up"
    assert withdrawn_captures(root) == {key("13"): said, key(sha256(b"13").hexdigest()): said}


def test_capture_of_the_latest_version_is_not_withdrawn_with_another_made_from_it(
    root: Path, files_of: FilesOf, tables_saying: TablesSaying
) -> None:
    first = publish(root, files_of(tables_saying("Adal"))).version_id
    publish(root, files_of({**tables_saying("Adal"), "sections": []}))
    rollback(root, first, "read wrongly")

    assert withdrawn_captures(root) == {}


def test_withdrawn_version_whose_articles_cannot_be_read_is_said(root: Path, of_capture: Callable[[str], Files]) -> None:
    first = publish(root, of_capture("12")).version_id
    second = publish(root, of_capture("13"))
    rollback(root, first, "votes were made up")
    (second.path / "articles.csv").unlink()

    with pytest.raises(StoreError, match=rf"^versions/{second.version_id}/articles\.csv: cannot be read: .*No such file"):
        withdrawn_captures(root)
