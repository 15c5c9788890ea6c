"""One asset a published table, made by its step of `pipeline.flow`. What is checked on it is in `checks`."""

from hashlib import sha256

import dagster as dg

from pipeline import flow
from pipeline.extract.reading import Reading
from pipeline.model.schema import Row, Table
from pipeline.model.tables import BY_NAME
from pipeline.publish.csv_text import to_csv


def table_asset(step: flow.Step) -> dg.AssetsDefinition:
    """The asset of one table."""
    table = BY_NAME[step.table]

    @dg.asset(
        name=table.name,
        group_name=table.group,
        description=f"{table.description} Identified by {', '.join(table.key)}.",
        kinds={"csv"},
        ins={name: dg.AssetIn() for name in ("documents", *step.inputs)},
        metadata={"dagster/column_schema": column_schema(table)},
    )
    def asset(documents: list[Reading], **inputs: list[Row]) -> dg.MaterializeResult[list[Row]]:
        rows = step.run(documents, inputs)
        return dg.MaterializeResult(
            value=rows,
            data_version=dg.DataVersion(sha256(to_csv(table, rows)).hexdigest()),
            metadata={"dagster/row_count": len(rows)},
        )

    return asset


def column_schema(table: Table) -> dg.TableSchema:
    """The table's columns as the model declares them."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                column.name,
                column.type,
                description=column.description,
                constraints=dg.TableColumnConstraints(nullable=not column.is_required),
            )
            for column in table.columns
        ]
    )


@dg.definitions
def tables() -> dg.Definitions:
    return dg.Definitions(assets=[table_asset(step) for step in flow.STEPS])
