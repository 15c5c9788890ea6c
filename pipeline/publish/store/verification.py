"""Whether versions are as they were published, for people: every damage at once, where `versions.verify` raises the first."""

from pathlib import Path

from pipeline.errors import StoreError
from pipeline.publish.store.feed import FEED
from pipeline.publish.store.folders import in_order
from pipeline.publish.store.pointer import Pointer
from pipeline.publish.store.settling import is_settled, telling_refusals
from pipeline.publish.store.versions import folder_of, folders, present, verify_in

_UNVOUCHED = "latest.json does not vouch for it: it was cut off before it was published, or latest.json was changed"


def damages(root: Path, version_id: str = "", is_all: bool = False) -> dict[str, str]:
    """What is wrong with a version, the latest unless one is named, or with all, newest first; empty where nothing is.

    Unless one version is named, `changes.atom` tells too whether feed and link are those of the versions. Raises `StoreError`
    when there is no such version, or the pointer is damaged.
    """
    pointer = present(root)
    if version_id and not is_all:
        return {version_id: _damage(root, pointer, version_id, folder_of(root, version_id))}
    there = folders(root)
    asked = {pointer.version_id, *(there if is_all else ())}
    found = {name: _damage(root, pointer, name, there.get(name)) for name in reversed(in_order(asked))}
    found |= {name: _UNVOUCHED for name in asked - pointer.vouched.keys() if not found[name]}
    with telling_refusals(root):
        is_lagging = not is_settled(root, pointer)
    return {
        **found,
        FEED: "this feed or the link `latest` lags behind latest.json; the next build mends it" if is_lagging else "",
    }


def _damage(root: Path, pointer: Pointer, version_id: str, folder: Path | None) -> str:
    if folder is None:
        return "its folder is gone"
    try:
        verify_in(root, pointer, version_id, folder)
    except StoreError as error:
        return f"{error.where}: {error.what}"
    return ""
