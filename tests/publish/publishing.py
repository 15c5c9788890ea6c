"""Publishing files that were made beforehand, as tests of the store do: the data apart from what goes with it."""

from collections.abc import Mapping
from pathlib import Path

from pipeline.model.tables import ALL_TABLES
from pipeline.publish import store
from pipeline.publish.store import Published

_DATA = {table.file_name for table in ALL_TABLES}


def publish(root: Path, files: Mapping[str, bytes]) -> Published:
    """Publishes the files of a version, its `datapackage.json` among them."""
    beside = {name: content for name, content in files.items() if name not in _DATA}
    return store.publish(root, {name: content for name, content in files.items() if name in _DATA}, lambda *_: beside)
