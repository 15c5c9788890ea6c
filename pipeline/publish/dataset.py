"""The data of one version: every table as canonical CSV. What goes with it is added in `pipeline.release`.

Which version they become, and whether they are one at all, is decided in `store.versions`.
"""

from collections.abc import Mapping

from pipeline.model.schema import Row
from pipeline.model.tables import ALL_TABLES
from pipeline.publish.csv_text import from_csv, to_csv


def dataset_files(tables: Mapping[str, list[Row]]) -> dict[str, bytes]:
    """Every table's CSV by file name. Raises `ContractError` for a column the model does not know."""
    return {table.file_name: to_csv(table, tables[table.name]) for table in ALL_TABLES}


def read_tables(files: Mapping[str, bytes], where: str) -> dict[str, list[Row]]:
    """The rows of every table among the files of a version. Raises `ContractError` when one is not what we publish."""
    return {table.name: from_csv(table, files[table.file_name], f"{where}/{table.file_name}") for table in ALL_TABLES}
