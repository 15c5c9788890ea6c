"""Whether a folder holds what its `datapackage.json` states, and that what its version id states. Reads, never writes."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.errors import StoreError
from pipeline.files import sha256_of
from pipeline.publish.digest import combined_hash
from pipeline.publish.package import PACKAGE, hashes
from pipeline.publish.store.folders import TRASH, VERSIONS


def proven_package(folder: Path, version_id: str, vouched: str | None = None) -> dict[str, Any]:
    """The folder's `datapackage.json`, which is the one with the SHA-256 `vouched`, where that is known.

    Raises `StoreError` when it is missing, broken, another one, or its hashes do not give the id.
    """
    where = f"{place(folder, version_id)}/{PACKAGE}"
    try:
        package: dict[str, Any] = json.loads((folder / PACKAGE).read_bytes())
        digest = combined_hash(hashes(package), package["version"])
        is_other = vouched is not None and vouched != sha256_of(folder / PACKAGE)
    except OSError as error:
        raise damaged(where, f"cannot be read: {error.strerror}") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise damaged(where, f"is no data package: {error}") from error
    if not holds(version_id, digest):
        raise damaged(where, "has hashes that do not give the version's id")
    if is_other:
        raise damaged(where, "is not the one latest.json vouches for")
    return package


def verify_files(folder: Path, version_id: str, package: Mapping[str, Any]) -> None:
    """Raises `StoreError` naming each file that is missing, changed, or not in the package."""
    where, stated = place(folder, version_id), hashes(package)
    try:
        found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()} - {PACKAGE}
        changed = [name for name in sorted(stated.keys() & found) if sha256_of(folder / name) != stated[name]]
    except OSError as error:
        raise damaged(where, f"cannot be read: {error}") from error
    different = [f"{name} is missing" for name in sorted(stated.keys() - found)]
    different += [f"{name} is not in {PACKAGE}" for name in sorted(found - stated.keys())]
    different += [f"{name} was changed" for name in changed]
    if different:
        raise damaged(where, "; ".join(different))


def proven_file(folder: Path, version_id: str, name: str, stated: str | None) -> bytes:
    """A file of a version; with `stated`, its SHA-256, proven to be the one that was published.

    Raises `StoreError` when it cannot be read or is another one.
    """
    where = f"{place(folder, version_id)}/{name}"
    try:
        data = (folder / name).read_bytes()
    except OSError as error:
        raise damaged(where, f"cannot be read: {error.strerror}") from error
    if stated is not None and sha256(data).hexdigest() != stated:
        raise damaged(where, "was changed")
    return data


def holds(version_id: str, digest: str) -> bool:
    """Whether a version's id is the one of data with this hash."""
    return version_id.endswith(f"-{digest[:12]}")


def place(folder: Path, version_id: str) -> str:
    """How errors name the folder of a version: where it is, or, while it is written beside, where it is to be."""
    return f"{TRASH}/{folder.name}" if folder.parent.name == TRASH else f"{VERSIONS}/{version_id}"


def damaged(where: str, what: str) -> StoreError:
    """The error for a version, or a file in one, that is not as it was published."""
    return StoreError(where, what, "restore it from a copy, or remove the version's folder and publish again")
