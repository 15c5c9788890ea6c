"""The last assets: the complete dataset, checked across tables, and its published version."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import dagster as dg

from pipeline.checks.severities import severities
from pipeline.defs import shown
from pipeline.defs.code import versioned
from pipeline.defs.groups import group
from pipeline.defs.resources import Folders
from pipeline.model.schema import Row
from pipeline.model.tables import ALL_TABLES
from pipeline.publish.dataset import dataset_files, read_tables
from pipeline.publish.overview.history import held_over_versions
from pipeline.publish.overview.plots import plots
from pipeline.publish.overview.sources import sources
from pipeline.publish.store.described import described
from pipeline.release import release as release_version


@dg.asset(
    group_name=group("release"),
    kinds={"csv"},
    ins={table.name: dg.AssetIn() for table in ALL_TABLES},
    metadata={"code": dg.MetadataValue.path("pipeline/publish/dataset.py")},
)
def dataset(**tables: list[Row]) -> dg.MaterializeResult[dict[str, bytes]]:
    """One row is one file: every table as the CSV that will be published, staged under build/. Its checks ask the contract of
    all tables together; where one fails, nothing is published."""
    files = dataset_files(tables)
    listed = [{"file": name, "bytes": f"{len(data):,}"} for name, data in files.items()]
    return dg.MaterializeResult(
        value=files,
        data_version=dg.DataVersion(sha256(b"".join(files[name] for name in sorted(files))).hexdigest()),
        metadata={
            "dagster/row_count": len(files),
            "bytes": sum(map(len, files.values())),
            **{f"findings: {name}": number for name, number in severities(tables["findings"]).items()},
            "files": shown.table(listed),
        },
    )


@dg.asset(
    group_name=group("release"),
    kinds={"csv"},
    pool="version_store",
    metadata={"code": dg.MetadataValue.path("pipeline/release.py")},
)
def release(folders: Folders, dataset: dict[str, bytes]) -> dg.MaterializeResult[None]:
    """One row is one file of the published version under extracted/: new when the content changed, the version there was when
    it did not. The verdict says in one line how it differs from the version before, CHANGES.md says it change by change."""
    tables = read_tables(dataset, "dataset")
    published = release_version(Path(folders.raw), Path(folders.out), dataset, tables)
    about_it = described(published.version_id, published.path)
    return dg.MaterializeResult(
        data_version=dg.DataVersion(published.version_id),
        metadata={
            "verdict": about_it.verdict,
            "version": published.version_id,
            "is_new": published.is_new,
            **({"withdrawn_why": published.withdrawn_why} if published.withdrawn_why else {}),
            "path": dg.MetadataValue.path(published.path),
            "report": dg.MetadataValue.path(published.path / "report" / "index.html"),
            "parent version": about_it.parent_version_id or "none",
            "read from": dg.MetadataValue.md(sources(tables["articles"])),
            "changes": dg.MetadataValue.md(about_it.changes),
            **pictures(tables, Path(folders.out)),
        },
    )


def pictures(tables: Mapping[str, list[Row]], out: Path) -> dict[str, dg.MetadataValue]:
    """The charts of a version by title."""
    return {title: dg.MetadataValue.md(text) for title, text in plots(tables, held_over_versions(out))}


@dg.definitions
def releasing() -> dg.Definitions:
    return dg.Definitions(assets=versioned(dataset, release))
