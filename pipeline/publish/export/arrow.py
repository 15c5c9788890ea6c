"""A table of a version as an Arrow table, descriptions and keys in its metadata; Parquet and DuckDB are written from it."""

import json

import pyarrow as pa

from pipeline.model.schema import Table
from pipeline.publish.export.dataset import Dataset, ExportTable
from pipeline.publish.export.typed import typed_rows

_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


def arrow_table(dataset: Dataset, table: ExportTable) -> pa.Table:
    """The rows as string, int64, double, bool and date32 columns, null where the article states nothing.

    A column's metadata has its `description`; the table's has what `Dataset.about` says, `description`, and as JSON
    `key` (list of columns) and `foreign_keys` (columns, table, references).
    """
    declared = table.declared
    rows = typed_rows(declared, table.rows)
    fields = [
        pa.field(column.name, _TYPES[column.type], not column.is_required, {"description": column.description})
        for column in declared.columns
    ]
    values = zip(*rows, strict=True) if rows else ((),) * len(fields)
    arrays = [pa.array(column, field.type) for column, field in zip(values, fields, strict=True)]
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields, _metadata(dataset, declared)))


def _metadata(dataset: Dataset, table: Table) -> dict[str, str]:
    keys = [{"columns": key.columns, "table": key.table, "references": key.references} for key in table.foreign_keys]
    return {
        **dataset.about(),
        "description": table.description,
        "key": json.dumps(table.key),
        "foreign_keys": json.dumps(keys),
    }
