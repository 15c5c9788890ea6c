"""`frictionless validate` on a published version: it passes, and each kind of damage is caught by the check made for it.

Frictionless runs as a person runs it, in a process of its own. Where its hash check would hide another, the descriptor is made
to state the damaged file's bytes and hash.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.tables import ALL_TABLES, VERSION_TABLES
from pipeline.publish.attribution import ATTRIBUTION, attribution
from pipeline.publish.csv_text import to_csv
from pipeline.publish.dataset import read_tables
from pipeline.publish.package import PACKAGE, data_package
from pipeline.publish.references.bibliography import REFERENCES_BIB, REFERENCES_CSL, references_bib, references_csl

EXTRACTED = Path(__file__).parents[2] / "extracted"
Damage = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published data with every file a version may have beside it."""
    data = {table.file_name: (EXTRACTED / "latest" / table.file_name).read_bytes() for table in ALL_TABLES}
    tables = read_tables(data, "latest")
    files = {
        **data,
        **{table.file_name: to_csv(table, []) for table in VERSION_TABLES},
        REFERENCES_CSL: references_csl(tables["references"]),
        REFERENCES_BIB: references_bib(tables["references"]),
        "changes.json": b'{"verdict": "identical", "changes": []}\n',
        "changes.schema.json": b'{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}\n',
        "CHANGES.md": b"Identical.\n",
        ATTRIBUTION: attribution("v1-0123456789ab", tables),
    }
    folder = tmp_path_factory.mktemp("version")
    for name, content in {**files, PACKAGE: data_package(tables, files)}.items():
        (folder / name).write_bytes(content)
    return folder


def test_published_version_is_valid() -> None:
    assert errors(EXTRACTED / "latest") == []


def test_version_with_every_file_beside_its_data_is_valid(complete: Path) -> None:
    assert errors(complete) == []


def test_changed_file_that_is_no_table_is_caught(complete: Path, tmp_path: Path) -> None:
    folder = damaged(complete, tmp_path, REFERENCES_BIB, lambda data: data.replace(b"2021", b"2022", 1), is_hash_known=False)

    assert errors(folder) == [(REFERENCES_BIB, "hash-count")]


def test_cell_of_another_type_is_caught(complete: Path, tmp_path: Path) -> None:
    folder = damaged(complete, tmp_path, "results.csv", lambda data: data.replace(b"48,6.25", b"4B,6.25", 1))

    assert errors(folder) == [("results", "type-error")]


def test_cell_of_the_same_type_is_caught_by_the_hash(complete: Path, tmp_path: Path) -> None:
    folder = damaged(
        complete, tmp_path, "results.csv", lambda data: data.replace(b"48,6.25", b"49,6.25", 1), is_hash_known=False
    )

    assert errors(folder) == [("results", "hash-count")]


def test_truncated_file_is_caught(complete: Path, tmp_path: Path) -> None:
    folder = damaged(complete, tmp_path, "results.csv", lambda data: data[: data.rindex(b"\n", 0, -1) + 1], is_hash_known=False)

    assert errors(folder) == [("results", "byte-count"), ("results", "hash-count")]


def test_file_truncated_within_a_row_is_caught_even_if_its_hash_is_known(complete: Path, tmp_path: Path) -> None:
    found = errors(damaged(complete, tmp_path, "results.csv", lambda data: data[: data.rindex(b",", 0, -30)]))

    assert found
    assert {kind for _, kind in found} <= {"missing-cell", "constraint-error"}


def test_missing_file_is_caught(complete: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(complete, tmp_path / "damaged")
    (folder / "polls.csv").unlink()

    assert errors(folder) == [("polls", "scheme-error")]


def test_duplicate_key_is_caught(complete: Path, tmp_path: Path) -> None:
    folder = damaged(complete, tmp_path, "places.csv", lambda data: data + data.splitlines(keepends=True)[-1])

    assert errors(folder) == [("places", "primary-key")]


def test_broken_foreign_key_is_caught(complete: Path, tmp_path: Path) -> None:
    folder = damaged(complete, tmp_path, "paragraphs.csv", lambda data: data.replace(b",p01,s00,", b",p01,s99,", 1))

    assert errors(folder) == [("paragraphs", "foreign-key")]


def test_broken_foreign_key_that_may_be_empty_is_caught(complete: Path, tmp_path: Path) -> None:
    folder = damaged(complete, tmp_path, "people.csv", lambda data: data.replace(b",nur-otan,", b",nur-ota,", 1))

    assert errors(folder) == [("people", "foreign-key")]


def errors(folder: Path) -> list[tuple[str, str]]:
    """What `frictionless validate` says, as resource and kind of error, sorted; its exit code says the same."""
    command = [sys.executable, "-m", "frictionless", "validate", str(folder / PACKAGE), "--json"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    report: dict[str, Any] = json.loads(ended.stdout)
    assert ended.returncode == (0 if report["valid"] else 1)
    assert report["errors"] == []
    return sorted((task["name"], error["type"]) for task in report["tasks"] for error in task["errors"])


def damaged(complete: Path, tmp_path: Path, name: str, damage: Damage, is_hash_known: bool = True) -> Path:
    """A copy of the version with one file changed, and its bytes and hash in the descriptor too if `is_hash_known`."""
    folder = shutil.copytree(complete, tmp_path / "damaged")
    before = (folder / name).read_bytes()
    after = damage(before)
    assert after != before
    (folder / name).write_bytes(after)
    if is_hash_known:
        package = json.loads((folder / PACKAGE).read_bytes())
        resource = next(each for each in package["resources"] if each["path"] == name)
        resource.update(bytes=len(after), hash=f"sha256:{sha256(after).hexdigest()}")
        (folder / PACKAGE).write_text(json.dumps(package), "utf-8")
    return folder
