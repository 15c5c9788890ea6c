"""One asset a published table, made by its step of `pipeline.flow`. What is checked on it is in `checks`."""

from hashlib import sha256
from pathlib import Path

import dagster as dg

from pipeline import flow
from pipeline.defs import shown
from pipeline.defs.code import versioned
from pipeline.defs.groups import group
from pipeline.defs.resources import Folders
from pipeline.extract.articles import article_row
from pipeline.extract.reading import Reading
from pipeline.model.schema import Row, Table
from pipeline.model.tables import BY_NAME
from pipeline.publish.csv_text import to_csv
from pipeline.publish.overview.samples import sample
from pipeline.publish.overview.sources import sources


def table_asset(step: flow.Step) -> dg.AssetsDefinition:
    """The asset of one table."""
    table = BY_NAME[step.table]

    @dg.asset(
        name=table.name,
        group_name=group(table.group),
        description=f"{table.description} Identified by {', '.join(table.key)}.",
        kinds={"csv"},
        ins={name: dg.AssetIn() for name in ("documents", *step.inputs)},
        metadata={
            "dagster/column_schema": shown.schema(table.columns, shown.lineage(table)),
            "dagster/column_lineage": shown.lineage(table),
            "code": dg.MetadataValue.path(step.code),
        },
    )
    def asset(folders: Folders, documents: list[Reading], **inputs: list[Row]) -> dg.MaterializeResult[list[Row]]:
        rows = step.run(documents, inputs)
        return dg.MaterializeResult(
            value=rows,
            data_version=dg.DataVersion(sha256(to_csv(table, rows)).hexdigest()),
            metadata=_metadata(table, rows, documents, Path(folders.out)),
        )

    return asset


def _metadata(table: Table, rows: list[Row], documents: list[Reading], out: Path) -> dict[str, dg.MetadataValue]:
    return {
        "dagster/row_count": dg.MetadataValue.int(len(rows)),
        "read from": dg.MetadataValue.md(sources(article_row(each.article, each.capture) for each in documents)),
        "published as": dg.MetadataValue.path(out / "latest" / table.file_name),
        **({"sample": shown.table(sample(rows))} if rows else {}),
    }


@dg.definitions
def tables() -> dg.Definitions:
    return dg.Definitions(assets=versioned(*map(table_asset, flow.STEPS)))
