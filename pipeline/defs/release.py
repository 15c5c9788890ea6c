"""The last assets: the complete dataset, checked across tables, and its published version."""

from hashlib import sha256
from pathlib import Path

import dagster as dg

from pipeline.defs.resources import Folders
from pipeline.model.schema import Row
from pipeline.model.tables import ALL_TABLES
from pipeline.publish.dataset import dataset_files, read_tables
from pipeline.release import release as release_version


@dg.asset(
    group_name="release",
    kinds={"csv"},
    ins={table.name: dg.AssetIn() for table in ALL_TABLES},
)
def dataset(**tables: list[Row]) -> dg.MaterializeResult[dict[str, bytes]]:
    """Every table as the CSV that will be published. One file is one table."""
    files = dataset_files(tables)
    digest = sha256(b"".join(files[name] for name in sorted(files))).hexdigest()
    return dg.MaterializeResult(
        value=files,
        data_version=dg.DataVersion(digest),
        metadata={"files": len(files), "bytes": sum(map(len, files.values()))},
    )


@dg.asset(group_name="release", kinds={"csv"})
def release(folders: Folders, dataset: dict[str, bytes]) -> dg.MaterializeResult[None]:
    """The published version under extracted/: new when the content changed, the one there was when it did not."""
    published = release_version(Path(folders.raw), Path(folders.out), dataset, read_tables(dataset, "dataset"))
    return dg.MaterializeResult(
        data_version=dg.DataVersion(published.version_id),
        metadata={
            "version": published.version_id,
            "is_new": published.is_new,
            "path": dg.MetadataValue.path(published.path),
            "withdrawn_why": published.withdrawn_why,
            "changes": dg.MetadataValue.md((published.path / "CHANGES.md").read_text("utf-8")),
        },
    )
