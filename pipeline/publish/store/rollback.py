"""Going back to a version that was published before, so that what came after it is withdrawn with a reason.

A withdrawn version stays where it is, and no build publishes its data again until somebody goes forward to it.
"""

from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.publish.store.folders import sequence
from pipeline.publish.store.pointer import Pointer
from pipeline.publish.store.settling import changing
from pipeline.publish.store.versions import folders, point_to, present


def rollback(root: Path, version_id: str, why: str) -> Pointer:
    """Make `version_id` the latest version, restored where it is in the trash; the new pointer.

    The versions this leaves behind are withdrawn, with `why`; that the version itself was withdrawn is lifted. Raises
    `StoreError`, nothing changed, when there is no reason, no such version, it is damaged, or the disk refuses.
    """
    if not why.strip():
        raise StoreError(version_id, "would be rolled back to without a reason", "say why: it is published with the versions")
    present(root)
    with changing(root):
        before = present(root)
        point_to(root, before, version_id, _withdrawn(root, before, version_id, why))
        return present(root)


def _withdrawn(root: Path, before: Pointer, version_id: str, why: str) -> Mapping[str, str]:
    """Those withdrawn before keep their reason."""
    first, last = sequence(version_id), sequence(before.version_id)
    left = {left: why for left in folders(root) if first < sequence(left) <= last}
    return {name: reason for name, reason in {**left, **before.withdrawn}.items() if name != version_id}
