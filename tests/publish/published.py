"""The tables of the version this repository publishes, as its CSVs hold them."""

from pathlib import Path

from pipeline.model.schema import Row
from pipeline.model.tables import ALL_TABLES
from pipeline.publish.csv_text import from_csv

LATEST = Path(__file__).parents[2] / "extracted" / "latest"


def published_tables() -> dict[str, list[Row]]:
    return {table.name: from_csv(table, (LATEST / table.file_name).read_bytes(), table.name) for table in ALL_TABLES}
