"""The hash that names a version."""

from hashlib import sha256

from pipeline.model.schema import SCHEMA_VERSION
from pipeline.publish.digest import combined_hash, version_hash


def test_hash_can_be_computed_with_sha256sum() -> None:
    digests = [sha256(data).hexdigest() for data in (b"1", b"2")]
    printed = f"schema {SCHEMA_VERSION}\n{digests[0]}  a.csv\n{digests[1]}  b.csv\n"

    assert version_hash({"b.csv": b"2", "a.csv": b"1"}) == sha256(printed.encode()).hexdigest()


def test_files_that_are_not_csv_do_not_count() -> None:
    assert version_hash({"a.csv": b"1", "datapackage.json": b"{}"}) == version_hash({"a.csv": b"1"})


def test_a_renamed_file_is_other_data() -> None:
    assert version_hash({"a.csv": b"1"}) != version_hash({"b.csv": b"1"})


def test_another_schema_version_is_other_data() -> None:
    hashes = {"a.csv": sha256(b"1").hexdigest()}

    assert combined_hash(hashes, SCHEMA_VERSION) == version_hash({"a.csv": b"1"})
    assert combined_hash(hashes, "99.0.0") != version_hash({"a.csv": b"1"})
