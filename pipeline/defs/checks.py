"""Asset checks: the contract, which blocks everything downstream, and the article's own contradictions, which do not.

What a check asks is in `pipeline.checks`; here it is only asked of staged tables.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import dagster as dg

from pipeline.admission import degraded
from pipeline.checks.contract import DATASET_CLAUSES, TABLE_CLAUSES, Clause
from pipeline.checks.rule import Rule
from pipeline.checks.rules import RULES
from pipeline.checks.severities import about, severities
from pipeline.defs import shown
from pipeline.defs.resources import Folders
from pipeline.extract.reading import Reading
from pipeline.model.schema import Row, Rows, Table
from pipeline.model.tables import ALL_TABLES
from pipeline.publish.dataset import read_tables
from pipeline.publish.overview.samples import filled

# The columns of a finding that its check shows, what people read first; the whole row is in findings.csv.
_SHOWN = (
    *("message", "severity", "source", "stated", "computed", "difference", "is_acknowledged", "acknowledged_why"),
    "finding_id",
)
# The check that says so beside each table, and the tables findings can be about.
ACKNOWLEDGED = "findings_acknowledged"
CHECKED = tuple(table for table in ALL_TABLES if table.name != "findings")


def contract_specs(asset: str, clauses: Sequence[Clause]) -> list[dg.AssetCheckSpec]:
    """The contract's clauses as checks of an asset: what breaks one is our own error and stops everything downstream."""
    return [dg.AssetCheckSpec(clause.name, asset=asset, description=clause.description, blocking=True) for clause in clauses]


def contract_result(clause: Clause, asset: str, checked: Sequence[Table], tables: Mapping[str, Rows]) -> dg.AssetCheckResult:
    """One clause asked of tables: failed, with a message for each violation, or passed."""
    found = [violation for table in checked for violation in clause.violations(table, tables)]
    rows = [{"table": each.table, "subject": each.subject, "message": each.message} for each in found]
    return dg.AssetCheckResult(passed=not found, asset_key=asset, check_name=clause.name, metadata=shown.records(rows))


def table_checks(table: Table) -> dg.AssetChecksDefinition:
    """The clauses of the contract that one table can be held to."""

    @dg.multi_asset_check(
        name=f"{table.name}_contract", specs=contract_specs(table.name, TABLE_CLAUSES), ins={"rows": dg.AssetKey(table.name)}
    )
    def checks(rows: list[Row]) -> Iterator[dg.AssetCheckResult]:
        for clause in TABLE_CLAUSES:
            yield contract_result(clause, table.name, [table], {table.name: rows})

    return checks


@dg.multi_asset_check(
    name="dataset_contract",
    specs=contract_specs("dataset", DATASET_CLAUSES),
    ins={"files": dg.AssetKey("dataset")},
)
def dataset_checks(files: dict[str, bytes]) -> Iterator[dg.AssetCheckResult]:
    """The clauses of the contract that need several tables, asked of the very bytes that will be published."""
    tables = read_tables(files, "dataset")
    for clause in DATASET_CLAUSES:
        yield contract_result(clause, "dataset", ALL_TABLES, tables)


@dg.asset_check(
    asset="dataset",
    blocking=True,
    description="Of the capture the latest version has, no much less is read than then: if it is, the code is to blame.",
    additional_ins={"documents": dg.AssetIn()},
)
def not_degraded(folders: Folders, dataset: dict[str, bytes], documents: list[Reading]) -> dg.AssetCheckResult:
    """The gates, asked of articles that have no new capture; those of captures are asked where documents are read."""
    failed = degraded(documents, read_tables(dataset, "dataset"), Path(folders.out))
    rows = [{"capture": where, **asdict(failure)} for where, failures in failed.items() for failure in failures]
    return dg.AssetCheckResult(passed=not rows, metadata=shown.records(rows))


@dg.multi_asset_check(
    name="article_rules",
    specs=[dg.AssetCheckSpec(rule.check, asset="findings", description=rule.rationale) for rule in RULES],
    ins={"rows": dg.AssetKey("findings")},
)
def article_rules(rows: list[Row]) -> Iterator[dg.AssetCheckResult]:
    """The article against itself: shown, published as findings, and never in the way of a release.

    What would be our own doing is in the contract, which is.
    """
    for rule in RULES:
        yield article_result(rule, rows)


@dg.multi_asset_check(
    name="findings_of_tables",
    specs=[
        dg.AssetCheckSpec(
            ACKNOWLEDGED,
            asset=table.name,
            description="Every finding about rows of this table was acknowledged by a person, or is only worth knowing. The "
            "rules that found them are the checks of the asset findings.",
            additional_deps=["findings"],
        )
        for table in CHECKED
    ],
    ins={"rows": dg.AssetKey("findings")},
)
def findings_of_tables(rows: list[Row]) -> Iterator[dg.AssetCheckResult]:
    """What was found about each table, beside it; asked once the findings are there."""
    for table in CHECKED:
        yield finding_result(about(table.name, rows), table.name, ACKNOWLEDGED, {})


def article_result(rule: Rule, findings: Sequence[Row]) -> dg.AssetCheckResult:
    """One rule, with its findings, those told with another rule's included."""
    own = [row for row in findings if rule.check in (row["check"], *row["other_checks"].split())]
    return finding_result(own, "findings", rule.check, {"example": rule.example})


def finding_result(
    findings: Sequence[Mapping[str, str]], asset: str, check: str, more: Mapping[str, str]
) -> dg.AssetCheckResult:
    """Failed where the article contradicts itself and nobody acknowledged it; what is only worth knowing passes.

    The findings, acknowledged ones included, are a table in the metadata.
    """
    counts = severities(findings)
    return dg.AssetCheckResult(
        passed=not (counts["error"] or counts["warning"]),
        asset_key=asset,
        check_name=check,
        severity=dg.AssetCheckSeverity.ERROR if counts["error"] else dg.AssetCheckSeverity.WARN,
        metadata={
            **shown.records(filled(findings, _SHOWN)),
            **{f"count: {name}": count for name, count in counts.items()},
            **more,
        },
    )


@dg.definitions
def checks() -> dg.Definitions:
    others = (dataset_checks, not_degraded, article_rules, findings_of_tables)
    return dg.Definitions(asset_checks=[*map(table_checks, ALL_TABLES), *others])
