"""Removing versions nobody relies on: first to the trash, where they can be got back, and for good after a grace period.

Never the latest version, the one it was made after, a pinned one or a withdrawn one, whose data a build must know to refuse.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from pipeline.files import BESIDE, move
from pipeline.publish.store.described import described
from pipeline.publish.store.folders import TRASH, kept, sequence, trash_name, trashed
from pipeline.publish.store.pins import pinned
from pipeline.publish.store.pointer import Pointer
from pipeline.publish.store.settling import changing, settle
from pipeline.publish.store.versions import present


@dataclass(frozen=True, slots=True)
class Pruned:
    """The versions moved to the trash, and those deleted from it, oldest first."""

    moved: tuple[str, ...]
    deleted: tuple[str, ...]


def prune(root: Path, keep: int, grace: timedelta, now: datetime) -> Pruned:
    """Move to the trash all but the newest `keep` versions, 1 or more, and delete what has been there for longer than `grace`.

    `now` is aware; a stamp after it, made before a clock was set back, has not expired. Raises `StoreError` when there is no
    version, pins or pointer are damaged, or the disk refuses; then each version is kept, in the trash, or gone, as a whole.
    """
    present(root)
    with changing(root):
        pointer, pins = present(root), pinned(root)
        deleted = _delete_expired(root, now - grace, {pointer.version_id, *pins, *pointer.withdrawn})
        moved = _superfluous(root, keep, pointer, pins)
        trash = root / TRASH
        settle(root, pointer, [(folder, trash / trash_name(version_id, now)) for version_id, folder in moved.items()])
        return Pruned(tuple(moved), deleted)


def _superfluous(root: Path, keep: int, pointer: Pointer, pins: Mapping[str, str]) -> dict[str, Path]:
    there = kept(root)
    needed = {pointer.version_id, _parent_id(pointer, there), *pins, *pointer.withdrawn, *list(there)[-keep:]}
    return {version_id: folder for version_id, folder in there.items() if version_id not in needed}


def _parent_id(pointer: Pointer, there: Mapping[str, Path]) -> str:
    """As the latest version records it; of versions that do not, the one before it."""
    latest = described(pointer.version_id, there.get(pointer.version_id, Path()))
    before = [version_id for version_id in there if sequence(version_id) < sequence(pointer.version_id)]
    return latest.parent_version_id or next(reversed(before), "")


def _delete_expired(root: Path, expired: datetime, needed: set[str]) -> tuple[str, ...]:
    """Taken out of the trash by one renaming each, so that no half of a version is ever there; that makes room as well."""
    found = {version_id: folder for version_id, (folder, moved_at) in trashed(root).items() if moved_at < expired}
    deleted = {version_id: folder for version_id, folder in found.items() if version_id not in needed}
    for folder in deleted.values():
        beside = root / f"{BESIDE}{folder.name}"
        move(folder, beside)
        shutil.rmtree(beside)
    return tuple(deleted)
