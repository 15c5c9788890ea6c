"""Versions somebody relies on: `pins.json`, by version id, with the reason. `retention` leaves them alone."""

import json
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.files import BESIDE, move, write
from pipeline.publish.store.folders import VERSIONS, is_version_id
from pipeline.publish.store.settling import changing, settle
from pipeline.publish.store.versions import folder_of, present, verify

PINS = "pins.json"


def pinned(root: Path) -> dict[str, str]:
    """Why each pinned version is pinned, by version id. Raises `StoreError` when the file is damaged: that is not no pins."""
    try:
        pins = json.loads((root / PINS).read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise _damaged(root, str(error)) from error
    if not isinstance(pins, dict) or not all(is_version_id(name) and isinstance(why, str) for name, why in pins.items()):
        raise _damaged(root, "it is not texts by version id")
    return pins


def pin(root: Path, version_id: str, why: str) -> None:
    """Keep a version whatever `retention` removes, out of the trash where it is there.

    Raises `StoreError`, nothing changed, when there is no such version, it is damaged, or the disk refuses.
    """
    present(root)
    with changing(root):
        verify(root, version_id)
        _write(root, {**pinned(root), version_id: why})
        folder, target = folder_of(root, version_id), root / VERSIONS / version_id
        settle(root, present(root), [] if folder == target else [(folder, target)])


def unpin(root: Path, version_id: str) -> None:
    """Let a version go the way of the others. Raises `StoreError`, nothing changed, when it is not pinned."""
    present(root)
    with changing(root):
        pins = pinned(root)
        if version_id not in pins:
            todo = f"choose one of {', '.join(pins)}" if pins else "nothing is"
            raise StoreError(f"{root.name}/{PINS}", f"{version_id!r} is not pinned", todo)
        _write(root, {name: why for name, why in pins.items() if name != version_id})


def _write(root: Path, pins: dict[str, str]) -> None:
    write(root / f"{BESIDE}{PINS}", (json.dumps(pins, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode())
    move(root / f"{BESIDE}{PINS}", root / PINS)


def _damaged(root: Path, what: str) -> StoreError:
    return StoreError(f"{root.name}/{PINS}", f"is damaged: {what}", "restore it, or remove it and pin what was pinned again")
