"""What `latest.json` says: which version is the latest, which were withdrawn, and what vouches for each of them.

One file, so that all of it changes at once. Reading and replacing it is `pipeline.publish.store.versions`.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from pipeline.publish.store.folders import VERSIONS, in_order, is_version_id


@dataclass(frozen=True, slots=True)
class Pointer:
    """The latest version; `path` is its folder, relative to the store.

    By version id, `withdrawn` has why each version a rollback left behind was withdrawn, and `history` the SHA-256 of the
    `datapackage.json` of every other version there ever was. Both stand in the file only where they are not empty.
    """

    version_id: str
    path: str
    schema_version: str
    datapackage_sha256: str
    withdrawn: Mapping[str, str] = field(default_factory=dict)
    history: Mapping[str, str] = field(default_factory=dict)

    @property
    def vouched(self) -> dict[str, str]:
        """SHA-256 of the `datapackage.json` of every version published from this store, by version id."""
        return {**self.history, self.version_id: self.datapackage_sha256}


def parsed(data: bytes) -> Pointer:
    """Raises `ValueError` saying how the bytes are no pointer."""
    try:
        pointer = Pointer(**json.loads(data))
    except TypeError as error:
        raise ValueError(str(error)) from error
    said = asdict(pointer)
    by_version = [said.pop("withdrawn"), said.pop("history")]
    if not all(isinstance(value, str) for value in said.values()):
        raise ValueError("a value is not text")
    if not is_version_id(pointer.version_id) or pointer.path != f"{VERSIONS}/{pointer.version_id}":
        raise ValueError(f"it points to {pointer.path!r}")
    if not all(isinstance(texts, dict) and all(_is_named_text(item) for item in texts.items()) for texts in by_version):
        raise ValueError("withdrawn or history are not texts by version id")
    return pointer


def formatted(pointer: Pointer) -> bytes:
    """The file: a key a line, versions in order, the same bytes for the same pointer."""
    said = asdict(pointer)
    for name in ("withdrawn", "history"):
        by_version = said.pop(name)
        said |= {name: {version_id: by_version[version_id] for version_id in in_order(by_version)}} if by_version else {}
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def _is_named_text(item: tuple[object, object]) -> bool:
    name, text = item
    return isinstance(name, str) and is_version_id(name) and isinstance(text, str)
