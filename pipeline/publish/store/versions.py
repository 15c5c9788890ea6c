"""Versions under extracted/: complete, immutable, and either there or not; `latest.json` is the authority on the current one.

Readers resolve the pointer once and keep to that version. What is published, and whether it may be, is decided before; typed
reading is `pipeline.publish.reader`, going back is `rollback`, removing what nobody needs is `retention`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import StoreError
from pipeline.files import BESIDE, make, sync, write
from pipeline.publish.digest import version_hash
from pipeline.publish.store.folders import VERSIONS, kept, sequence, trashed
from pipeline.publish.store.integrity import holds, proven_package, verify_files
from pipeline.publish.store.pointer import Pointer, parsed
from pipeline.publish.store.settling import POINTER, changing, is_settled, pointing_to, settle, telling_refusals

# The files that go with the data of a version, its `datapackage.json` among them, once its id and its parent's are known.
# An id is empty where there is no parent.
Complete = Callable[[str, str], Mapping[str, bytes]]


@dataclass(frozen=True, slots=True)
class Published:
    """The version that holds the published files. `is_new` is false when a version held them before.

    `withdrawn_why` is not empty where that version was withdrawn: it holds the data, but the latest version is another one.
    """

    version_id: str
    path: Path
    is_new: bool
    withdrawn_why: str = ""


def publish(root: Path, data: Mapping[str, bytes], complete: Complete) -> Published:
    """Make `data` (the CSVs) the latest version of the store at `root`, with the files `complete` adds.

    Data the latest version already holds is not written again; data an older version holds moves the pointer back to it; data
    of a withdrawn version changes nothing. Whatever `complete` raises stops it, with pointer and versions as they were.
    Raises `StoreError`, with pointer and versions as they were, when another process keeps publishing, the store or the files
    are damaged, or the disk refuses.
    """
    digest = version_hash(data)
    with telling_refusals(root):
        if current := _current(root, digest):
            return current
    with changing(root):
        before = latest(root)
        for version_id, why in (before.withdrawn if before else {}).items():
            if holds(version_id, digest):
                return Published(
                    version_id, folders(root).get(version_id, root / VERSIONS / version_id), is_new=False, withdrawn_why=why
                )
        known = next((version_id for version_id in folders(root) if holds(version_id, digest)), None)
        if known:
            point_to(root, before, known)
            return Published(known, root / VERSIONS / known, is_new=False)
        return _publish(root, before, data, complete, digest)


def latest(root: Path) -> Pointer | None:
    """What `latest.json` points to, None before the first version. Raises `StoreError` when it is damaged."""
    try:
        return parsed((root / POINTER).read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        todo = "restore it, or remove it and publish again"
        raise StoreError(f"{root.name}/{POINTER}", f"is damaged: {error}", todo) from error


def present(root: Path) -> Pointer:
    """The same, of a store that has to have a version. Raises `StoreError` when it has none, too."""
    if pointer := latest(root):
        return pointer
    raise StoreError(f"{root.name}/", "has no latest version", "publish one with `make run`, or name the folder of the store")


def withdrawn(root: Path) -> dict[str, str]:
    """Why each withdrawn version was withdrawn, by version id. Raises `StoreError` when the pointer is damaged."""
    pointer = latest(root)
    return dict(pointer.withdrawn) if pointer else {}


def versions(root: Path) -> tuple[str, ...]:
    """The ids of all versions that are kept, oldest first."""
    return tuple(kept(root))


def folders(root: Path) -> dict[str, Path]:
    """The folder of every version, kept or in the trash, by version id. Raises `StoreError` when the store cannot be listed."""
    found = kept(root)  # before the trash, so that a version on its way there is not missed
    return {version_id: folder for version_id, (folder, _) in trashed(root).items()} | found


def folder_of(root: Path, version_id: str) -> Path:
    """Where the files of a version are. Raises `StoreError` when there is no such version, listing what there is."""
    known = folders(root)
    if version_id in known:
        return known[version_id]
    pointer = latest(root)
    was_there = pointer is not None and version_id in pointer.vouched
    what = f"no longer has version {version_id!r}" if was_there else f"has no version {version_id!r}"
    todo = f"choose one of {', '.join(known)}" if known else "publish one with `make run`"
    raise StoreError(f"{root.name}/", what, todo)


def verify(root: Path, version_id: str) -> None:
    """Raises `StoreError` naming each file of a version that is missing, changed, or not in its `datapackage.json`."""
    verify_in(root, latest(root), version_id, folder_of(root, version_id))


def verify_in(root: Path, pointer: Pointer | None, version_id: str, folder: Path) -> None:
    """The same, of a version whose folder is known, under a pointer that was read before."""
    verify_files(folder, version_id, _vouched_package(root, pointer, version_id, folder))


def read_package(root: Path, version_id: str) -> dict[str, Any]:
    """The `datapackage.json` of a version, whose hashes must give the version's id, and whose own the pointer vouches for.

    Raises `StoreError` when there is no such version or the file is not the one that was published.
    """
    return _vouched_package(root, latest(root), version_id, folder_of(root, version_id))


def point_to(root: Path, before: Pointer | None, version_id: str, withdrawn: Mapping[str, str] | None = None) -> None:
    """Make a version there is the latest one, out of the trash if it is there. Needs the lock.

    Raises `StoreError`, nothing moved, when it is not as it was published.
    """
    verify(root, version_id)
    folder, target = folder_of(root, version_id), root / VERSIONS / version_id
    moves = [] if folder == target else [(folder, target)]
    settle(root, pointing_to(root, before, version_id, folder, withdrawn), moves)


def _current(root: Path, digest: str) -> Published | None:
    """The latest version, if it holds this data, is whole, and link and feed follow the pointer: nothing is left to do."""
    pointer = latest(root)
    if not pointer or not holds(pointer.version_id, digest) or pointer.version_id not in versions(root):
        return None
    verify(root, pointer.version_id)
    return Published(pointer.version_id, root / pointer.path, is_new=False) if is_settled(root, pointer) else None


def _vouched_package(root: Path, pointer: Pointer | None, version_id: str, folder: Path) -> dict[str, Any]:
    package = proven_package(folder, version_id, pointer.vouched.get(version_id) if pointer else None)
    if pointer and pointer.version_id == version_id and pointer.schema_version != package["version"]:
        todo = f"correct it: the version keeps {package['version']}"
        raise StoreError(f"{root.name}/{POINTER}", f"states the contract {pointer.schema_version}", todo)
    return package


def _publish(root: Path, before: Pointer | None, data: Mapping[str, bytes], complete: Complete, digest: str) -> Published:
    """The data as a new version. Everything that takes room on the disk comes before the first name is given."""
    version_id = _next_id(root, before, digest)
    beside, target = root / f"{BESIDE}{version_id}", root / VERSIONS / version_id
    files = {**data, **complete(version_id, _parent_id(root, before, version_id))}
    beside.mkdir()
    for name, content in sorted(files.items()):
        make((beside / name).parent)
        write(beside / name, content, mode=0o444)
    for folder in {(beside / name).parent for name in files}:
        sync(folder)
    verify_files(beside, version_id, proven_package(beside, version_id))
    settle(root, pointing_to(root, before, version_id, beside), [(beside, target)])
    return Published(version_id, target, is_new=True)


def _next_id(root: Path, before: Pointer | None, digest: str) -> str:
    """The id of a version whose folder was removed by hand is given to the same data again; no number to other data."""
    used = dict.fromkeys([*folders(root), *(before.vouched if before else ()), *(before.withdrawn if before else ())])
    removed = next((version_id for version_id in used if holds(version_id, digest)), None)
    return removed or f"v{max(map(sequence, used), default=0) + 1}-{digest[:12]}"


def _parent_id(root: Path, before: Pointer | None, version_id: str) -> str:
    """The latest version, or where that was removed by hand, the newest before this one."""
    there = versions(root)
    if before and before.version_id in there:
        return before.version_id
    return next((earlier for earlier in reversed(there) if sequence(earlier) < sequence(version_id)), "")
