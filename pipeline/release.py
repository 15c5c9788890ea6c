"""From checked tables to a published version: the data, and beside it what describes it and how it came about.

What each file holds is made in `pipeline.publish`; how a version is written is `pipeline.publish.store`.
"""

from collections.abc import Mapping
from pathlib import Path

from pipeline.model.schema import Row
from pipeline.publish.package import PACKAGE, data_package
from pipeline.publish.store import Published, publish


def release(out: Path, data: Mapping[str, bytes], tables: Mapping[str, list[Row]]) -> Published:
    """Publishes the data (CSVs) of these tables if it changed. Raises `StoreError`, nothing published."""

    def complete(_version_id: str, _parent_version_id: str) -> dict[str, bytes]:
        return {PACKAGE: data_package(tables, data)}

    return publish(out, data, complete)
