"""From checked tables to a published version: the data, and beside it what describes it, how it came about and what changed.

What each file holds is made in `pipeline.publish`, who made a change is found in `pipeline.comparison`; how a version is
written is `pipeline.publish.store.versions`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.archive.captures import ArchivedArticle, History, read_histories
from pipeline.comparison import Side, compare, find_capture
from pipeline.model.schema import SCHEMA_VERSION, Row
from pipeline.model.version_tables import PROVENANCE
from pipeline.publish.attribution import ATTRIBUTION, attribution
from pipeline.publish.compatibility import refuse_incompatible
from pipeline.publish.csv_text import to_csv
from pipeline.publish.diff.change import CAPTURE_COLUMNS, Capture
from pipeline.publish.diff.change_files import as_data, change_files
from pipeline.publish.package import PACKAGE, data_package
from pipeline.publish.provenance import code, provenance_rows
from pipeline.publish.references.bibliography import references_bib, references_csl
from pipeline.publish.report.pages import ReportedVersion, report_files
from pipeline.publish.store.described import changes
from pipeline.publish.store.version_files import version_files
from pipeline.publish.store.versions import Published, folder_of, publish, versions, withdrawn

Tables = Mapping[str, list[Row]]
# A version and its `changes.json`.
Changed = tuple[str, Mapping[str, Any]]
# Earlier versions a report tells of.
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Parent:
    """The version before; no name and no files where there is none."""

    version_id: str
    files: Mapping[str, bytes]

    @property
    def package(self) -> dict[str, Any]:
        return _package(self.files) if self.files else {}


def release(raw: Path, out: Path, data: Mapping[str, bytes], tables: Tables) -> Published:
    """Publishes the data, which are the CSVs of these tables, if it changed.

    Raises `ContractError` where columns changed more than the contract's version says, `StoreError` where it cannot be
    published; then nothing is.
    """
    histories = read_histories(raw)

    def complete(version_id: str, parent_version_id: str) -> dict[str, bytes]:
        parent = Parent(parent_version_id, version_files(out, parent_version_id) if parent_version_id else {})
        files = companions(version_id, parent, histories, data, tables, earlier_changes(out, version_id))
        if parent.files:
            refuse_incompatible(parent.package, _package(files))
        return files

    return publish(out, data, complete)


def companions(
    version_id: str,
    parent: Parent,
    histories: Sequence[History],
    data: Mapping[str, bytes],
    tables: Tables,
    earlier: Sequence[Changed] = (),
) -> dict[str, bytes]:
    """Every file that goes with the data of a version, by name. `earlier`: what changed in those before, newest first."""
    old = Side(parent.version_id, parent.files, parent.package.get("version", ""))
    compared = compare(old, Side(version_id, data, SCHEMA_VERSION, is_current=True), histories)
    provenance = provenance_rows(_read_from(tables, histories), code(), parent.version_id)
    files = {
        **change_files(compared),
        PROVENANCE.file_name: to_csv(PROVENANCE, provenance),
        ATTRIBUTION: attribution(version_id, tables),
        "references.csl.json": references_csl(tables["references"]),
        "references.bib": references_bib(tables["references"]),
        **report_files(ReportedVersion(version_id, tables, provenance, [(version_id, as_data(compared)), *earlier])),
    }
    return {**files, PACKAGE: data_package(tables, {**data, **files})}


def earlier_changes(out: Path, version_id: str) -> list[Changed]:
    """What changed in each of the last versions that stand, but this one, newest first."""
    gone = {version_id, *withdrawn(out)}
    standing = [each for each in reversed(versions(out)) if each not in gone]
    return [(each, changes(folder_of(out, each))) for each in standing[:_SHOWN]]


def _package(files: Mapping[str, bytes]) -> dict[str, Any]:
    package: dict[str, Any] = json.loads(files[PACKAGE])
    return package


def _read_from(tables: Tables, histories: Sequence[History]) -> list[ArchivedArticle]:
    """The captures the tables were read from."""
    captures = ((row["article_id"], Capture(**{name: row[name] for name in CAPTURE_COLUMNS})) for row in tables["articles"])
    return [found for article_id, capture in captures if (found := find_capture(histories, article_id, capture))]
