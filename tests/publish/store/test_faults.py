"""The store on a machine that fails at one call to the system: every call, of every change, as an error and as a crash."""

import os
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from pipeline.errors import StoreError
from pipeline.model.schema import Rows
from pipeline.publish.reader import read
from pipeline.publish.store.pins import pin
from pipeline.publish.store.retention import prune
from pipeline.publish.store.rollback import rollback
from pipeline.publish.store.verification import damages
from pipeline.publish.store.versions import folders, present, verify, versions
from tests.faults import Crash, Machine, each_fault, failing, overwrite
from tests.publish.publishing import few, publish, publish_told

FilesSaying = Callable[[str], dict[str, bytes]]
TablesSaying = Callable[[str], Mapping[str, Rows]]
Sets = Mapping[int, dict[str, bytes]]
Change = Callable[[Path, list[str], Sets], object]

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
DAY = timedelta(days=1)

# On the store of `stored`, where set 1 and set 2 are in the trash, the first of them for long.
CHANGES: dict[str, Change] = {
    "publish": lambda root, _, sets: publish(root, sets[6]),
    "publish_what_is_latest": lambda root, _, sets: publish(root, sets[5]),
    "publish_what_is_older": lambda root, _, sets: publish(root, sets[3]),
    "publish_what_is_in_the_trash": lambda root, _, sets: publish(root, sets[2]),
    "rollback": lambda root, ids, _: rollback(root, ids[3], "vandalised"),
    "rollback_to_the_trash": lambda root, ids, _: rollback(root, ids[1], "vandalised"),
    "pin_in_the_trash": lambda root, ids, _: pin(root, ids[1], "cited"),
    "prune": lambda root, *_: prune(root, 1, DAY, NOW + 2 * DAY),
}


@pytest.fixture
def sets(files_saying: FilesSaying) -> Sets:
    """Files to publish: set 1 to set 6."""
    return {number: few(files_saying(f"set {number}")) for number in range(1, 7)}


@pytest.fixture
def stored(root: Path, sets: Sets) -> list[str]:
    """Five versions: set 1 and set 2, in the trash, and set 3 to set 5."""
    ids = [publish(root, sets[number]).version_id for number in range(1, 6)]
    prune(root, 4, 30 * DAY, NOW)
    prune(root, 3, 30 * DAY, NOW + 2 * DAY)
    return ids


@pytest.mark.parametrize("is_crash", [False, True], ids=["error", "crash"])
@pytest.mark.parametrize("change", CHANGES)
def test_any_call_that_fails_leaves_a_whole_store(
    root: Path, stored: list[str], sets: Sets, change: str, is_crash: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # it is counted and fails all the same; only the waiting is spared
    after = _changed(root, stored, sets, change)
    tried = root.parent / "tried"

    def attempt(machine: Machine) -> None:
        rmtree(tried, ignore_errors=True)
        copytree(root, tried, symlinks=True, copy_function=os.link)
        try:
            with failing(machine):
                CHANGES[change](tried, stored, sets)
        except (StoreError, Crash):
            assert machine.failing <= len(machine.calls)

    faults = []
    for number in each_fault(attempt, is_crash):
        faults.append(number)
        assert present(tried).version_id in {stored[-1], after["latest"]}
        assert read("articles", root=tried)["title"].item() in {"set 5", after["title"]}
        for version_id in folders(tried):
            verify(tried, version_id)

        CHANGES[change](tried, stored, sets)
        assert _state(tried) == after

    assert len(faults) > 20


def test_files_are_on_the_disk_before_they_have_names_and_have_names_before_the_pointer_tells(
    root: Path, files_saying: FilesSaying, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("this system does not tell which file a descriptor is of")
    publish(root, files_saying("Adal"))
    done: list[str] = []
    fsync, replace = os.fsync, os.replace

    def trace_fsync(descriptor: int) -> None:
        fsync(descriptor)
        done.append(f"fsync {os.path.relpath(Path(f'/proc/self/fd/{descriptor}').readlink(), root)}")

    def trace_replace(source: Path, target: Path) -> None:
        replace(source, target)
        done.append(f"rename {os.path.relpath(target, root)}")

    monkeypatch.setattr(os, "fsync", trace_fsync)
    monkeypatch.setattr(os, "replace", trace_replace)
    files = files_saying("Auyl")
    version_id = publish(root, files).version_id

    beside = f".tmp-{version_id}"
    assert done == [
        *(f"fsync {beside}/{name}" for name in sorted(files)),
        f"fsync {beside}",
        "fsync .tmp-latest.json",
        "fsync .tmp-changes.atom",
        "fsync .",
        f"rename versions/{version_id}",
        "fsync versions",
        "fsync .",
        "rename latest.json",
        "fsync .",
        "rename latest",
        "fsync .",
        "rename changes.atom",
        "fsync .",
    ]


def test_clock_that_jumps_changes_nothing_that_is_published(
    root: Path, files_saying: FilesSaying, monkeypatch: pytest.MonkeyPatch
) -> None:
    jumps = iter([4e9, 0.0, 2e9, -1.0] * 100)
    monkeypatch.setattr(time, "time", lambda: next(jumps))
    monkeypatch.setattr(time, "time_ns", lambda: int(next(jumps) * 1e9))
    calm = root.parent / "calm" / "extracted"
    for word in ("Adal", "Auyl"):
        publish(root, files_saying(word))
    monkeypatch.undo()
    for word in ("Adal", "Auyl"):
        publish(calm, files_saying(word))

    assert _contents(root) == _contents(calm)


def test_flipped_byte_in_any_file_of_any_version_is_named(root: Path, tables_saying: TablesSaying) -> None:
    for word in ("Adal", "Auyl"):
        publish_told(root, tables_saying(word), "1 change\n", {"12": "2026-01-01T00:00:00Z"})
    files = [path for path in (root / "versions").rglob("*") if path.is_file() and path.stat().st_size]

    unnamed = []
    for path in files:
        with _flipped(path, len(path.read_bytes()) // 2):
            damage = damages(root, is_all=True)[path.parent.name]
        unnamed += [] if path.name in damage else [path]

    assert len(files) > 40
    assert unnamed == []
    assert set(damages(root, is_all=True).values()) == {""}


def test_flipped_byte_in_any_table_of_any_version_is_refused_by_read(root: Path, tables_saying: TablesSaying) -> None:
    for word in ("Adal", "Auyl"):
        publish_told(root, tables_saying(word), "1 change\n", {"12": "2026-01-01T00:00:00Z"})

    for path in (root / "versions").rglob("*.csv"):
        with _flipped(path, 0), pytest.raises(StoreError, match=rf"{path.parent.name}/{path.name}: was changed"):
            read(path.stem, version=path.parent.name, root=root)


@pytest.mark.parametrize("is_latest", [True, False])
def test_flipped_byte_anywhere_in_a_data_package_is_refused_by_read(
    root: Path, files_saying: FilesSaying, is_latest: bool
) -> None:
    older, newer = (publish(root, files_saying(word)) for word in ("Adal", "Auyl"))
    published = newer if is_latest else older
    path = published.path / "datapackage.json"

    for place in range(0, path.stat().st_size, 499):
        with _flipped(path, place), pytest.raises(StoreError, match=r"datapackage\.json: "):
            read("articles", version=published.version_id, root=root)


def test_flipped_byte_anywhere_in_the_pointer_is_noticed(root: Path, files_saying: FilesSaying) -> None:
    for word in ("Adal", "Auyl"):
        publish(root, files_saying(word))
    path = root / "latest.json"

    unnoticed = []
    for place in range(path.stat().st_size):
        with _flipped(path, place):
            try:
                unnoticed += [] if any(damages(root, is_all=True).values()) else [place]
            except StoreError:
                continue

    assert unnoticed == []


def test_flipped_byte_in_the_feed_is_named(root: Path, files_saying: FilesSaying) -> None:
    publish(root, files_saying("Adal"))

    with _flipped(root / "changes.atom", 200):
        assert "lags behind latest.json" in damages(root)["changes.atom"]


class _flipped:  # noqa: N801 # used as a context manager
    """A file with the lowest bit of one byte flipped, meanwhile."""

    def __init__(self, path: Path, place: int) -> None:
        self.path, self.before = path, path.read_bytes()
        self.flipped = bytes([*self.before[:place], self.before[place] ^ 1, *self.before[place + 1 :]])

    def __enter__(self) -> None:
        overwrite(self.path, self.flipped)

    def __exit__(self, *_: object) -> None:
        self.path.write_bytes(self.before)


def _changed(root: Path, stored: list[str], sets: Sets, change: str) -> dict[str, object]:
    """What the change makes of a copy of the store when nothing fails."""
    copy = root.parent / "changed"
    copytree(root, copy, symlinks=True)
    CHANGES[change](copy, stored, sets)
    return _state(copy)


def _state(root: Path) -> dict[str, object]:
    """What there is in a store, for comparing two."""
    pointer = present(root)
    return {
        "latest": pointer.version_id,
        "title": read("articles", root=root)["title"].item(),
        "withdrawn": pointer.withdrawn,
        "versions": versions(root),
        "names": sorted(path.name for path in root.iterdir()),
        "trash": sorted(path.name for path in (root / "trash").iterdir()),
        "feed": (root / "changes.atom").read_bytes(),
    }


def _contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
