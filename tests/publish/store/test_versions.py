"""The version store when nothing goes wrong with the machine: what is written, what is not, what is refused."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.errors import ContractError, StoreError
from pipeline.publish.digest import version_hash
from pipeline.publish.store import versions as store
from pipeline.publish.store.pointer import Pointer
from pipeline.publish.store.versions import latest, verify, versions, withdrawn
from tests.publish.publishing import publish

Files = dict[str, bytes]
FilesSaying = Callable[[str], Files]


def test_first_publish_makes_version_one(root: Path, files_saying: FilesSaying) -> None:
    files = files_saying("Adal")

    published = publish(root, files)

    assert published.is_new
    assert published.version_id == f"v1-{version_hash(files)[:12]}"
    assert published.path == root / "versions" / published.version_id
    assert {path.name: path.read_bytes() for path in published.path.iterdir()} == files


def test_pointer_says_which_version_is_latest_and_nothing_of_when(root: Path, files_saying: FilesSaying) -> None:
    files = files_saying("Adal")
    version_id = publish(root, files).version_id

    assert json.loads((root / "latest.json").read_text()) == {
        "version_id": version_id,
        "path": f"versions/{version_id}",
        "schema_version": json.loads(files["datapackage.json"])["version"],
        "datapackage_sha256": sha256(files["datapackage.json"]).hexdigest(),
    }


def test_pointer_vouches_for_the_data_packages_of_all_versions(root: Path, files_saying: FilesSaying) -> None:
    words = ("Adal", "Auyl", "Amanat")
    ids = [publish(root, files_saying(word)).version_id for word in words]
    pointer = latest(root)

    assert pointer is not None
    assert list(json.loads((root / "latest.json").read_text())["history"]) == ids[:-1]
    assert pointer.vouched == {
        version_id: sha256(files_saying(word)["datapackage.json"]).hexdigest()
        for version_id, word in zip(ids, words, strict=True)
    }


def test_versions_of_a_store_without_a_history_are_taken_into_it(root: Path, files_saying: FilesSaying) -> None:
    first, second = (publish(root, files_saying(word)).version_id for word in ("Adal", "Auyl"))
    said = json.loads((root / "latest.json").read_text())
    del said["history"]
    (root / "latest.json").write_text(json.dumps(said))

    third = publish(root, files_saying("Amanat")).version_id

    pointer = latest(root)
    assert pointer is not None
    assert list(pointer.vouched) == [first, second, third]


def test_damaged_version_nobody_vouched_for_is_not_taken_into_the_history(root: Path, files_saying: FilesSaying) -> None:
    first = publish(root, files_saying("Adal"))
    publish(root, files_saying("Auyl"))
    (root / "latest.json").unlink()
    _overwrite(first.path / "datapackage.json", b"{}")

    publish(root, files_saying("Amanat"))

    pointer = latest(root)
    assert pointer is not None
    assert first.version_id not in pointer.vouched


def test_link_leads_to_the_latest_version(root: Path, files_saying: FilesSaying) -> None:
    publish(root, files_saying("Adal"))
    published = publish(root, files_saying("Auyl"))

    assert (root / "latest").readlink() == Path("versions") / published.version_id


def test_published_files_are_write_protected(root: Path, files_saying: FilesSaying) -> None:
    published = publish(root, files_saying("Adal"))

    assert {path.stat().st_mode & 0o777 for path in published.path.iterdir()} == {0o444}


def test_nothing_is_left_beside(root: Path, files_saying: FilesSaying) -> None:
    publish(root, files_saying("Adal"))

    assert sorted(path.name for path in root.iterdir()) == [".lock", "changes.atom", "latest", "latest.json", "versions"]


def test_same_content_publishes_nothing(root: Path, files_saying: FilesSaying) -> None:
    first = publish(root, files_saying("Adal"))
    before = _times(root)

    again = publish(root, files_saying("Adal"))

    assert (again.version_id, again.path, again.is_new) == (first.version_id, first.path, False)
    assert _times(root) == before


def test_changed_content_makes_version_two_and_leaves_version_one(root: Path, files_saying: FilesSaying) -> None:
    first = publish(root, files_saying("Adal"))
    before = _tree(first.path)

    second = publish(root, files_saying("Auyl"))

    assert second.is_new
    assert second.version_id.startswith("v2-")
    assert versions(root) == (first.version_id, second.version_id)
    assert latest(root) == Pointer(**json.loads((root / "latest.json").read_text()))
    assert _tree(first.path) == before


def test_content_of_an_older_version_moves_the_pointer_back(root: Path, files_saying: FilesSaying) -> None:
    first = publish(root, files_saying("Adal"))
    second = publish(root, files_saying("Auyl"))

    again = publish(root, files_saying("Adal"))

    assert (again.version_id, again.is_new) == (first.version_id, False)
    assert _latest_id(root) == first.version_id
    assert (root / "latest").readlink().name == first.version_id
    assert versions(root) == (first.version_id, second.version_id)


def test_older_version_that_was_changed_is_not_pointed_to(root: Path, files_saying: FilesSaying) -> None:
    first = publish(root, files_saying("Adal"))
    second = publish(root, files_saying("Auyl"))
    _overwrite(first.path / "results.csv", b"changed")

    with pytest.raises(StoreError, match=r"results\.csv was changed"):
        publish(root, files_saying("Adal"))
    assert _latest_id(root) == second.version_id


def test_versions_are_counted_not_spelled(root: Path, files_saying: FilesSaying) -> None:
    for number in range(11):
        publish(root, files_saying(f"{number}"))

    assert [version_id.partition("-")[0] for version_id in versions(root)] == [f"v{number}" for number in range(1, 12)]


def test_two_stores_given_the_same_content_are_the_same(tmp_path: Path, files_saying: FilesSaying) -> None:
    for name in ("one", "two"):
        publish(tmp_path / name, files_saying("Adal"))

    assert _tree(tmp_path / "one") == _tree(tmp_path / "two")


def test_leftovers_of_an_interrupted_publish_are_swept(root: Path, files_saying: FilesSaying) -> None:
    (root / ".tmp-v1-0123456789ab").mkdir(parents=True)
    (root / ".tmp-v1-0123456789ab" / "results.csv").write_text("half")
    (root / ".tmp-latest.json").write_text("half")
    (root / ".tmp-latest").symlink_to("versions/v1-0123456789ab")

    publish(root, files_saying("Adal"))

    assert not list(root.glob(".tmp-*"))


def test_link_that_lags_behind_the_pointer_is_mended(root: Path, files_saying: FilesSaying) -> None:
    published = publish(root, files_saying("Adal"))
    (root / "latest").unlink()

    again = publish(root, files_saying("Adal"))

    assert not again.is_new
    assert (root / "latest").readlink() == Path("versions") / published.version_id


def test_version_that_was_removed_is_published_again(root: Path, files_saying: FilesSaying) -> None:
    published = publish(root, files_saying("Adal"))
    published.path.rename(root.parent / "elsewhere")

    again = publish(root, files_saying("Adal"))

    assert (again.version_id, again.is_new) == (published.version_id, True)
    verify(root, again.version_id)


def test_version_removed_after_others_came_gets_its_own_id_again(root: Path, files_saying: FilesSaying) -> None:
    first = publish(root, files_saying("Adal"))
    publish(root, files_saying("Auyl"))
    first.path.rename(root.parent / "elsewhere")

    again = publish(root, files_saying("Adal"))

    assert (again.version_id, again.is_new) == (first.version_id, True)


def test_number_of_a_removed_version_is_not_given_to_other_data(root: Path, files_saying: FilesSaying) -> None:
    publish(root, files_saying("Adal"))
    publish(root, files_saying("Auyl")).path.rename(root.parent / "elsewhere")
    publish(root, files_saying("Adal"))

    assert publish(root, files_saying("Amanat")).version_id.startswith("v3-")


def test_what_goes_with_the_data_is_told_the_version_and_its_parent(root: Path, files_saying: FilesSaying) -> None:
    told = []
    for word in ("Adal", "Auyl"):
        files = files_saying(word)
        data = {name: content for name, content in files.items() if name.endswith(".csv")}
        told.append(_complete_telling(root, data, files["datapackage.json"]))

    assert told == [(versions(root)[0], ""), (versions(root)[1], versions(root)[0])]


def test_parent_is_the_newest_there_is_when_the_latest_was_removed(root: Path, files_saying: FilesSaying) -> None:
    first = publish(root, files_saying("Adal"))
    publish(root, files_saying("Auyl")).path.rename(root.parent / "elsewhere")
    files = files_saying("Amanat")
    data = {name: content for name, content in files.items() if name.endswith(".csv")}

    version_id, parent_version_id = _complete_telling(root, data, files["datapackage.json"])

    assert (version_id.partition("-")[0], parent_version_id) == ("v3", first.version_id)


def test_what_completing_raises_leaves_the_store_as_it_was(root: Path, files_saying: FilesSaying) -> None:
    publish(root, files_saying("Adal"))
    before = _tree(root)

    def refuse(*_ids: str) -> Files:
        raise ContractError("changes.json", "cannot be made", "see why")

    with pytest.raises(ContractError):
        store.publish(root, {"results.csv": b""}, refuse)
    assert _tree(root) == before


def test_store_without_a_rollback_has_nothing_withdrawn(root: Path, files_saying: FilesSaying) -> None:
    assert withdrawn(root) == {}
    publish(root, files_saying("Adal"))
    assert withdrawn(root) == {}


def test_files_the_data_package_does_not_describe_are_not_published(root: Path, files_saying: FilesSaying) -> None:
    files = {**files_saying("Adal"), "results.csv": files_saying("Adal")["results.csv"] + b"x"}

    with pytest.raises(StoreError, match=r"datapackage\.json: has hashes that do not give the version's id"):
        publish(root, files)
    with pytest.raises(StoreError, match=r"notes\.txt is not in datapackage\.json"):
        publish(root, {**files_saying("Adal"), "notes.txt": b""})
    assert [path.name for path in root.iterdir()] == [".lock"]
    assert versions(root) == ()


def test_store_without_a_pointer_has_no_latest_version(root: Path) -> None:
    assert latest(root) is None


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b"{}",
        b'{"version_id": "v1-0123456789ab"}',
        b'{"version_id": 1, "path": "versions/1", "schema_version": "0.1.0", "datapackage_sha256": ""}',
        b'{"version_id": "v1-0123456789ab", "path": "../..", "schema_version": "0.1.0", "datapackage_sha256": ""}',
        b'{"version_id": "v1-0123456789ab", "path": "versions/v1-0123456789ab", "schema_version": "0.1.0", '
        b'"datapackage_sha256": "", "history": {"v2": ""}}',
        b'{"version_id": "v1-0123456789ab", "path": "versions/v1-0123456789ab", "schema_version": "0.1.0", '
        b'"datapackage_sha256": "", "withdrawn": ["v2-0123456789ab"]}',
        b'{"version_id": "..", "path": "versions/..", "schema_version": "0.1.0", "datapackage_sha256": ""}',
    ],
)
def test_damaged_pointer_is_refused_and_left_alone(root: Path, files_saying: FilesSaying, damaged: bytes) -> None:
    publish(root, files_saying("Adal"))
    (root / "latest.json").write_bytes(damaged)
    before = _tree(root)

    with pytest.raises(StoreError, match=r"^extracted/latest\.json: is damaged: .+; restore it, or remove it"):
        latest(root)
    with pytest.raises(StoreError, match=r"latest\.json: is damaged"):
        publish(root, files_saying("Auyl"))
    assert _tree(root) == before


def test_pointer_that_was_removed_is_written_again(root: Path, files_saying: FilesSaying) -> None:
    published = publish(root, files_saying("Adal"))
    (root / "latest.json").unlink()

    assert publish(root, files_saying("Adal")).version_id == published.version_id
    assert _latest_id(root) == published.version_id


def test_verify_passes_on_what_was_published(root: Path, files_saying: FilesSaying) -> None:
    verify(root, publish(root, files_saying("Adal")).version_id)


def test_verify_names_every_file_that_differs(root: Path, files_saying: FilesSaying) -> None:
    published = publish(root, files_saying("Adal"))
    _overwrite(published.path / "results.csv", b"changed")
    (published.path / "people.csv").unlink()
    (published.path / "notes.txt").write_text("mine")

    with pytest.raises(StoreError) as error:
        verify(root, published.version_id)

    assert error.value.where == f"versions/{published.version_id}"
    assert error.value.what == "people.csv is missing; notes.txt is not in datapackage.json; results.csv was changed"


def test_verify_sees_a_file_changed_together_with_its_hash(root: Path, files_saying: FilesSaying) -> None:
    published = publish(root, files_saying("Adal"))
    before = (published.path / "results.csv").read_bytes()
    package = (published.path / "datapackage.json").read_bytes()
    forged = package.replace(sha256(before).hexdigest().encode(), sha256(b"changed").hexdigest().encode())
    _overwrite(published.path / "results.csv", b"changed")
    _overwrite(published.path / "datapackage.json", forged)

    with pytest.raises(StoreError, match=r"datapackage\.json: has hashes that do not give the version's id"):
        verify(root, published.version_id)


def test_verify_sees_a_data_package_the_pointer_does_not_vouch_for(root: Path, files_saying: FilesSaying) -> None:
    published = publish(root, files_saying("Adal"))
    package = (published.path / "datapackage.json").read_bytes()
    _overwrite(published.path / "datapackage.json", package.replace(b"Votes.", b"Apples."))

    with pytest.raises(StoreError, match=r"datapackage\.json: is not the one latest\.json vouches for"):
        verify(root, published.version_id)


def test_verify_sees_a_data_package_the_history_does_not_vouch_for(root: Path, files_saying: FilesSaying) -> None:
    published = publish(root, files_saying("Adal"))
    publish(root, files_saying("Auyl"))
    package = (published.path / "datapackage.json").read_bytes()
    _overwrite(published.path / "datapackage.json", package.replace(b"Votes.", b"Apples."))

    with pytest.raises(StoreError, match=r"datapackage\.json: is not the one latest\.json vouches for"):
        verify(root, published.version_id)


def test_verify_sees_a_contract_the_pointer_states_wrongly(root: Path, files_saying: FilesSaying) -> None:
    published = publish(root, files_saying("Adal"))
    said = json.loads((root / "latest.json").read_text())
    (root / "latest.json").write_text(json.dumps({**said, "schema_version": "9.9.9"}))

    with pytest.raises(
        StoreError, match=r"^extracted/latest\.json: states the contract 9\.9\.9; correct it: the version keeps"
    ):
        verify(root, published.version_id)


def test_verify_tells_a_version_that_is_gone_from_one_there_never_was(root: Path, files_saying: FilesSaying) -> None:
    published = publish(root, files_saying("Adal"))
    publish(root, files_saying("Auyl"))
    published.path.rename(root.parent / "elsewhere")

    with pytest.raises(StoreError, match=f"extracted/: no longer has version '{published.version_id}'; choose one of v2"):
        verify(root, published.version_id)


@pytest.mark.parametrize("package", [b"", b"[]", b"{}", b'{"resources": [{"path": 1, "hash": 2}]}'])
def test_verify_refuses_a_broken_data_package(root: Path, files_saying: FilesSaying, package: bytes) -> None:
    published = publish(root, files_saying("Adal"))
    _overwrite(published.path / "datapackage.json", package)

    with pytest.raises(StoreError, match=r"datapackage\.json: is no data package"):
        verify(root, published.version_id)


def test_verify_lists_the_versions_there_are(root: Path, files_saying: FilesSaying) -> None:
    version_id = publish(root, files_saying("Adal")).version_id

    with pytest.raises(StoreError, match=f"extracted/: has no version 'v9-0123456789ab'; choose one of {version_id}"):
        verify(root, "v9-0123456789ab")


def test_latest_version_that_was_changed_is_not_passed_off_as_published(root: Path, files_saying: FilesSaying) -> None:
    published = publish(root, files_saying("Adal"))
    _overwrite(published.path / "results.csv", b"changed")

    with pytest.raises(StoreError, match=r"results\.csv was changed"):
        publish(root, files_saying("Adal"))


def _latest_id(root: Path) -> str:
    pointer = latest(root)
    assert pointer is not None
    return pointer.version_id


def _complete_telling(root: Path, data: Files, package: bytes) -> tuple[str, ...]:
    """The ids `publish` tells when it asks for the files that go with the data."""
    told: list[tuple[str, ...]] = []

    def complete(*ids: str) -> Files:
        told.append(ids)
        return {"datapackage.json": package}

    store.publish(root, data, complete)
    return told[0]


def _overwrite(path: Path, data: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(data)


def _tree(folder: Path) -> dict[str, bytes | str]:
    """Everything under a folder: the bytes of files, the targets of links, and folders by name."""
    return {path.relative_to(folder).as_posix(): _content(path) for path in folder.rglob("*")}


def _content(path: Path) -> bytes | str:
    if path.is_symlink():
        return str(path.readlink())
    return "folder" if path.is_dir() else path.read_bytes()


def _times(folder: Path) -> dict[Path, int]:
    return {path: path.lstat().st_mtime_ns for path in (folder, *folder.rglob("*"))}
