"""One asset a published table, made by its step of `pipeline.flow`, and checked against the contract where it is made.

Checks that need several tables are on the dataset, in `release`.
"""

from collections.abc import Iterable
from hashlib import sha256

import dagster as dg

from pipeline import flow
from pipeline.checks.contract import TABLE_RULES
from pipeline.checks.contract import Rule as ContractRule
from pipeline.checks.rule import Rule
from pipeline.checks.rules import RULES
from pipeline.extract.reading import Reading
from pipeline.model.schema import Row, Table
from pipeline.model.tables import BY_NAME
from pipeline.publish.csv_text import to_csv

_SEVERITIES = {"error": dg.AssetCheckSeverity.ERROR, "warning": dg.AssetCheckSeverity.WARN, "info": dg.AssetCheckSeverity.WARN}


def table_asset(step: flow.Step) -> dg.AssetsDefinition:
    """The asset of one table."""
    table = BY_NAME[step.table]
    article_rules = RULES if table.name == "findings" else ()

    @dg.asset(
        name=table.name,
        group_name=table.group,
        description=f"{table.description} Identified by {', '.join(table.key)}.",
        kinds={"csv"},
        ins={name: dg.AssetIn() for name in ("documents", *step.inputs)},
        metadata={"dagster/column_schema": column_schema(table)},
        check_specs=[
            *(dg.AssetCheckSpec(r.name, asset=table.name, description=r.description, blocking=True) for r in TABLE_RULES),
            *(dg.AssetCheckSpec(r.check, asset=table.name, description=r.rationale) for r in article_rules),
        ],
    )
    def asset(documents: tuple[Reading, ...], **inputs: list[Row]) -> dg.MaterializeResult[list[Row]]:
        rows = step.run(documents, inputs)
        return dg.MaterializeResult(
            value=rows,
            data_version=dg.DataVersion(sha256(to_csv(table, rows)).hexdigest()),
            metadata={"dagster/row_count": len(rows)},
            check_results=[
                *(contract_result(rule, table, rows) for rule in TABLE_RULES),
                *(article_result(rule, rows) for rule in article_rules),
            ],
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


def contract_result(rule: ContractRule, table: Table, rows: list[Row]) -> dg.AssetCheckResult:
    """Our own error: whatever breaks the contract stops everything downstream."""
    found = rule.violations(table, {table.name: rows})
    return dg.AssetCheckResult(
        check_name=rule.name, passed=not found, metadata=_listed(violation.message for violation in found)
    )


def article_result(rule: Rule, findings: list[Row]) -> dg.AssetCheckResult:
    """The article's own contradiction: shown, published as a finding, and never in the way of a release."""
    found = [row["message"] for row in findings if row["check"] == rule.check]
    return dg.AssetCheckResult(
        check_name=rule.check,
        passed=not found or rule.severity == "info",
        severity=_SEVERITIES[rule.severity],
        metadata=_listed(found),
    )


def _listed(messages: Iterable[str]) -> dict[str, dg.MetadataValue]:
    listed = [dg.TableRecord({"message": message}) for message in messages]
    return {"count": dg.MetadataValue.int(len(listed)), **({"found": dg.MetadataValue.table(listed)} if listed else {})}


@dg.definitions
def tables() -> dg.Definitions:
    return dg.Definitions(assets=[table_asset(step) for step in flow.STEPS])
