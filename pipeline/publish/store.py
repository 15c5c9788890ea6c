"""Versions under extracted/: complete, immutable, and either there or not; `latest.json` is the authority on the current one.

Readers resolve the pointer once and keep to that version. Typed reading is `pipeline.publish.reader`; whether the data may be
published at all is decided before, in `pipeline.checks`.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import StoreError
from pipeline.publish.digest import version_hash
from pipeline.publish.disk import BESIDE, locked, sha256_of, sweep, sync, write
from pipeline.publish.integrity import damaged, holds, proven_package, verify_files
from pipeline.publish.package import PACKAGE

POINTER = "latest.json"
VERSIONS = "versions"
_LINK = "latest"
_VERSION_ID = re.compile(r"v([1-9][0-9]*)-[0-9a-f]{12}")


# The files that go with the data of a version, its `datapackage.json` among them, once its id and its parent's are known.
# An id is empty where there is no parent.
Complete = Callable[[str, str], Mapping[str, bytes]]


@dataclass(frozen=True, slots=True)
class Pointer:
    """What `latest.json` says. `path` is the version's folder, relative to the store."""

    version_id: str
    path: str
    schema_version: str
    datapackage_sha256: str


@dataclass(frozen=True, slots=True)
class Published:
    """The version that holds the published files. `is_new` is false when a version held them before."""

    version_id: str
    path: Path
    is_new: bool


def publish(root: Path, data: Mapping[str, bytes], complete: Complete) -> Published:
    """Make `data` (the CSVs) the latest version of the store at `root`, with the files `complete` adds.

    Data the latest version already holds is not written again; data an older version holds moves the pointer back to it.
    Whatever `complete` raises stops it, with pointer and versions as they were.
    Raises `StoreError`, with pointer and versions as they were, when another process publishes, the store or the files are
    damaged, or the disk refuses.
    """
    digest = version_hash(data)
    try:
        if current := _current(root, digest):
            return current
        root.mkdir(parents=True, exist_ok=True)
        with locked(root):
            sweep(root)
            try:
                return _publish(root, data, complete, digest)
            finally:
                sweep(root)
    except OSError as error:
        todo = "make room or give access, then publish again"
        raise StoreError(_where(root), f"could not be published to: {error}", todo) from error


def latest(root: Path) -> Pointer | None:
    """What `latest.json` points to, None before the first version. Raises `StoreError` when it is damaged."""
    path = root / POINTER
    try:
        pointer = Pointer(**json.loads(path.read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise _damaged_pointer(root, str(error)) from error
    if not all(isinstance(value, str) for value in asdict(pointer).values()):
        raise _damaged_pointer(root, "a value is not text")
    if not _VERSION_ID.fullmatch(pointer.version_id) or pointer.path != f"{VERSIONS}/{pointer.version_id}":
        raise _damaged_pointer(root, f"it points to {pointer.path!r}")
    return pointer


def versions(root: Path) -> tuple[str, ...]:
    """The ids of all versions, oldest first."""
    names = [path.name for path in (root / VERSIONS).glob("v*") if _VERSION_ID.fullmatch(path.name)]
    return tuple(sorted(sorted(names), key=_sequence))


def verify(root: Path, version_id: str) -> None:
    """Raises `StoreError` naming each file of a version that is missing, changed, or not in its `datapackage.json`."""
    pointer = latest(root)
    vouched = pointer.datapackage_sha256 if pointer and pointer.version_id == version_id else None
    verify_files(root / VERSIONS / version_id, version_id, read_package(root, version_id, vouched))


def read_package(root: Path, version_id: str, vouched: str | None = None) -> dict[str, Any]:
    """The `datapackage.json` of a version, whose hashes must give the version's id; `vouched` is its SHA-256, where known.

    Raises `StoreError` when there is no such version or the file is not the one that was published.
    """
    if version_id not in (known := versions(root)):
        todo = f"choose one of {', '.join(known)}" if known else "publish one with `make run`"
        raise StoreError(_where(root), f"has no version {version_id!r}", todo)
    folder = root / VERSIONS / version_id
    package = proven_package(folder, version_id)
    if vouched and vouched != sha256_of(folder / PACKAGE):
        raise damaged(f"{version_id}/{PACKAGE}", f"is not the one {POINTER} vouches for")
    return package


def _current(root: Path, digest: str) -> Published | None:
    """The latest version, if it holds this data, is whole, and the link follows the pointer: nothing is left to do."""
    pointer = latest(root)
    if not pointer or not holds(pointer.version_id, digest) or pointer.version_id not in versions(root):
        return None
    verify(root, pointer.version_id)
    link = root / _LINK
    if not link.is_symlink() or str(link.readlink()) != pointer.path:
        return None
    return Published(pointer.version_id, root / pointer.path, is_new=False)


def _publish(root: Path, data: Mapping[str, bytes], complete: Complete, digest: str) -> Published:
    """What `publish` does once it holds the lock. Everything that takes room on the disk comes before the first rename."""
    known = next((version_id for version_id in versions(root) if holds(version_id, digest)), None)
    version_id = known or f"v{max(map(_sequence, versions(root)), default=0) + 1}-{digest[:12]}"
    folder = root / VERSIONS / version_id
    if known:
        verify(root, known)
        _write_pointer(root, known, folder)
    else:
        parent = latest(root)
        beside = _write_version(root, version_id, {**data, **complete(version_id, parent.version_id if parent else "")})
        _write_pointer(root, version_id, beside)
        beside.rename(folder)
        sync(folder.parent)
    (root / f"{BESIDE}{POINTER}").replace(root / POINTER)
    sync(root)
    (root / f"{BESIDE}{_LINK}").replace(root / _LINK)
    sync(root)
    return Published(version_id, folder, is_new=not known)


def _write_version(root: Path, version_id: str, files: Mapping[str, bytes]) -> Path:
    """The folder of a new version, written beside and verified from the disk."""
    beside = root / f"{BESIDE}{version_id}"
    beside.mkdir()
    for name, data in sorted(files.items()):
        write(beside / name, data)
    sync(beside)
    verify_files(beside, version_id, proven_package(beside, version_id))
    for name in files:
        (beside / name).chmod(0o444)
    (root / VERSIONS).mkdir(exist_ok=True)
    return beside


def _write_pointer(root: Path, version_id: str, folder: Path) -> None:
    """The next `latest.json` and link, beside, for the version whose files are in `folder`."""
    path = f"{VERSIONS}/{version_id}"
    pointer = Pointer(version_id, path, proven_package(folder, version_id)["version"], sha256_of(folder / PACKAGE))
    write(root / f"{BESIDE}{POINTER}", (json.dumps(asdict(pointer), indent=2) + "\n").encode())
    (root / f"{BESIDE}{_LINK}").symlink_to(path)


def _sequence(version_id: str) -> int:
    return int(version_id.removeprefix("v").partition("-")[0])


def _where(root: Path) -> str:
    return f"{root.name}/"


def _damaged_pointer(root: Path, what: str) -> StoreError:
    return StoreError(f"{root.name}/{POINTER}", f"is damaged: {what}", "restore it, or remove it and publish again")
