"""All files of a version as bytes, proven to be those that were published. A table for people is `pipeline.publish.reader`."""

from pathlib import Path

from pipeline.publish.package import PACKAGE, hashes
from pipeline.publish.store.integrity import proven_file
from pipeline.publish.store.versions import folder_of, read_package


def version_files(root: Path, version_id: str) -> dict[str, bytes]:
    """The bytes of every file by name, `datapackage.json` among them.

    Raises `StoreError` when there is no such version, or a file is missing or not the one that was published.
    """
    folder, stated = folder_of(root, version_id), hashes(read_package(root, version_id))
    files = {name: proven_file(folder, version_id, name, digest) for name, digest in stated.items()}
    return {**files, PACKAGE: proven_file(folder, version_id, PACKAGE, None)}
