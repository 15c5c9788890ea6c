"""Publishing files that were made beforehand, as tests of the store do: the data apart from what goes with it."""

import json
from collections.abc import Mapping
from pathlib import Path

from pipeline.model.schema import Row, Rows
from pipeline.model.tables import ALL_TABLES
from pipeline.model.version_tables import PROVENANCE
from pipeline.publish.csv_text import to_csv
from pipeline.publish.dataset import dataset_files
from pipeline.publish.package import PACKAGE, data_package
from pipeline.publish.store import versions as store
from pipeline.publish.store.versions import Published

_DATA = {table.file_name for table in ALL_TABLES}
_CAPTURE = {"role": "read", "sha256": "ab" * 32, "via": "live", "code_version": "0.1.0", "schema_version": "0.6.0"}


def publish(root: Path, files: Mapping[str, bytes]) -> Published:
    """Publishes the files of a version, its `datapackage.json` among them."""
    beside = {name: content for name, content in files.items() if name not in _DATA}
    return store.publish(root, {name: content for name, content in files.items() if name in _DATA}, lambda *_: beside)


def few(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a version cut down to two tables and their package: as good for faults, which are the same for each file."""
    package = json.loads(files[PACKAGE])
    package["resources"] = [resource for resource in package["resources"] if resource["name"] in {"articles", "sections"}]
    names = [resource["path"] for resource in package["resources"]]
    return {**{name: files[name] for name in names}, PACKAGE: json.dumps(package).encode()}


def publish_told(
    root: Path, tables: Mapping[str, Rows], changes: str, captures: Mapping[str, str], parent_version_id: str | None = None
) -> Published:
    """Publishes tables with what tells how they came about: a provenance of captures (time by id), and changes in every form.

    The parent is the one `store.publish` says, unless one is named.
    """
    rows = {table.name: [dict(row) for row in tables.get(table.name, ())] for table in ALL_TABLES}
    data = dataset_files(rows)

    def complete(_version_id: str, parent: str) -> dict[str, bytes]:
        told = _captures(
            tables["articles"][0]["article_id"], captures, parent if parent_version_id is None else parent_version_id
        )
        beside = {
            "provenance.csv": to_csv(PROVENANCE, told),
            "CHANGES.md": changes.encode(),
            "changes.json": b"{}\n",
            "references.bib": b"",
        }
        return {**beside, PACKAGE: data_package(rows, {**data, **beside})}

    return store.publish(root, data, complete)


def _captures(article_id: str, captures: Mapping[str, str], parent_version_id: str) -> list[Row]:
    return [
        {
            **_CAPTURE,
            "article_id": article_id,
            "capture_id": capture_id,
            "captured_at": captured_at,
            "parent_version_id": parent_version_id,
        }
        for capture_id, captured_at in captures.items()
    ]
