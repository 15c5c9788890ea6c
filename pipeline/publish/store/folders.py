"""Where versions are in a store: kept under `versions/`, or in the trash for a grace period. Reads names, no files."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from pipeline.errors import StoreError

VERSIONS = "versions"
TRASH = "trash"

_VERSION_ID = re.compile(r"v([1-9][0-9]*)-[0-9a-f]{12}")
_STAMP = "%Y%m%dT%H%M%SZ"


def is_version_id(text: str) -> bool:
    """Whether this is how versions are named: `v<sequence>-<hash12>`."""
    return _VERSION_ID.fullmatch(text) is not None


def sequence(version_id: str) -> int:
    """The number of a version, from 1."""
    return int(version_id.removeprefix("v").partition("-")[0])


def in_order(version_ids: Iterable[str]) -> list[str]:
    """Version ids, oldest first: counted, not spelled."""
    return sorted(version_ids, key=lambda version_id: (sequence(version_id), version_id))


def kept(root: Path) -> dict[str, Path]:
    """The folder of every version that is kept, oldest first. Raises `StoreError` when the store cannot be listed."""
    names = _names(root, VERSIONS)
    return {name: root / VERSIONS / name for name in in_order(name for name in names if is_version_id(name))}


def trashed(root: Path) -> dict[str, tuple[Path, datetime]]:
    """The folder of every version in the trash, oldest first, and when it was moved there, UTC.

    Raises `StoreError` when the trash cannot be listed. What was not moved there by us is not ours, and not listed.
    """
    moved = {}
    for name in sorted(_names(root, TRASH)):
        version_id, _, stamp = name.partition("--")
        if is_version_id(version_id) and (moved_at := _moved_at(stamp)):
            moved[version_id] = root / TRASH / name, moved_at
    return {version_id: moved[version_id] for version_id in in_order(moved)}


def trash_name(version_id: str, now: datetime) -> str:
    """How the folder of a version is named in the trash; `now` is aware."""
    return f"{version_id}--{now.astimezone(UTC).strftime(_STAMP)}"


def _moved_at(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _names(root: Path, folder: str) -> list[str]:
    try:
        return [path.name for path in (root / folder).iterdir()]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StoreError(
            f"{root.name}/{folder}", f"cannot be listed: {error.strerror}", "give access, then try again"
        ) from error
