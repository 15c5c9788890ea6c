"""A version as Parquet, one file a table. What is in its columns and metadata is `pipeline.publish.export.arrow`."""

from pathlib import Path

from pyarrow import parquet

from pipeline.publish.export.arrow import arrow_table
from pipeline.publish.export.dataset import Dataset


def write_parquet(dataset: Dataset, folder: Path) -> None:
    """`parquet/<table>.parquet` in `folder`, the same bytes for the same version and pyarrow."""
    (folder / "parquet").mkdir()
    for table in dataset.tables:
        parquet.write_table(arrow_table(dataset, table), folder / "parquet" / f"{table.declared.name}.parquet")
