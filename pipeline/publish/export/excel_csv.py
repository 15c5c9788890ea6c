"""A version's CSV files as Excel opens them: with the byte order mark without which it takes UTF-8 for something else."""

from codecs import BOM_UTF8
from pathlib import Path

from pipeline.publish.csv_text import to_csv
from pipeline.publish.export.dataset import Dataset
from pipeline.publish.export.guard import guarded_rows


def write_csv(dataset: Dataset, folder: Path, is_excel_safe: bool) -> None:
    """`csv/<table>.csv` in `folder`: the mark and the published bytes, untouched unless `is_excel_safe`."""
    (folder / "csv").mkdir()
    for table in dataset.tables:
        declared = table.declared
        data = to_csv(declared, guarded_rows(declared, table.rows)) if is_excel_safe else table.data
        (folder / "csv" / declared.file_name).write_bytes(BOM_UTF8 + data)
