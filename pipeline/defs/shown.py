"""Values as the UI shows them: rows as tables, declared columns as schemas, lineage.

What is shown, and how texts are cut and escaped for it, is in `pipeline.publish.overview`.
"""

from collections.abc import Mapping, Sequence

import dagster as dg

from pipeline.model.lineage import LINEAGE
from pipeline.model.parts import DOCUMENTS_FROM
from pipeline.model.schema import Column, Table


def records(rows: Sequence[Mapping[str, str | int]]) -> dict[str, dg.MetadataValue]:
    """How many rows there are, and the rows, where there are any: Dagster cannot show a table without."""
    count: dict[str, dg.MetadataValue] = {"count": dg.MetadataValue.int(len(rows))}
    return {**count, "found": table(rows)} if rows else count


def table(rows: Sequence[Mapping[str, str | int]]) -> dg.MetadataValue:
    """Rows, which have the same columns and are at least one, as a table."""
    return dg.MetadataValue.table([dg.TableRecord(dict(row)) for row in rows])


def schema(columns: Sequence[Column], lineage: dg.TableColumnLineage | None = None) -> dg.TableSchema:
    """Columns as the model declares them, each with where it comes from: the UI has no other place that shows it."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                column.name,
                column.type,
                description=f"{column.description}{_from(lineage, column.name)}",
                constraints=dg.TableColumnConstraints(nullable=not column.is_required),
            )
            for column in columns
        ]
    )


def _from(lineage: dg.TableColumnLineage | None, column: str) -> str:
    """The origins of a column by asset, in Markdown."""
    by_asset: dict[str, list[str]] = {}
    for each in lineage.deps_by_column.get(column, ()) if lineage else ():
        by_asset.setdefault(each.asset_key.to_user_string(), []).append(each.column_name)
    return "".join(f"\n\n← {asset}: {', '.join(names)}" for asset, names in by_asset.items())


def lineage(table: Table) -> dg.TableColumnLineage:
    """Where the columns of a published table come from."""
    return dg.TableColumnLineage(
        {
            name: [dg.TableColumnDep(dg.AssetKey(each.asset), each.column) for each in LINEAGE[table.name].of(name)]
            for name in table.column_names
        }
    )


def lineage_of_documents() -> dg.TableColumnLineage:
    """Where the parts of a read article come from."""
    return dg.TableColumnLineage(
        {part: [dg.TableColumnDep(dg.AssetKey("captures"), name) for name in names] for part, names in DOCUMENTS_FROM.items()}
    )
