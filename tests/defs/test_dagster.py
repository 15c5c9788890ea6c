"""The job as Dagster runs it: the same bytes as without it, every table an asset, and which checks stand in the way."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import dagster as dg
import pytest

from pipeline import flow
from pipeline.build import Built, build
from pipeline.checks.contract import DATASET_CLAUSES, TABLE_CLAUSES
from pipeline.checks.rules import RULES
from pipeline.definitions import sailau
from pipeline.defs.articles import captures, documents
from pipeline.defs.checks import table_checks
from pipeline.defs.groups import group
from pipeline.defs.resources import Folders, Staging
from pipeline.defs.run import run, run_config
from pipeline.defs.tables import table_asset
from pipeline.errors import CaptureError, ContractError
from pipeline.model.schema import Row
from pipeline.model.tables import ALL_TABLES, BY_NAME

ROOT = Path(__file__).parents[2]
RAW = ROOT / "raw"


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral(tempdir=str(tmp_path)) as ephemeral:
        yield ephemeral


@dataclass(frozen=True)
class Ran:
    """The job run once: where it is recorded, the folder of its store and staging, what came of it, and the published files."""

    instance: dg.DagsterInstance
    folder: Path
    built: Built
    files: dict[str, bytes]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    folder = tmp_path_factory.mktemp("ran")
    with dg.DagsterInstance.ephemeral(tempdir=str(folder / "instance")) as instance:
        built = run(instance, RAW, folder / "out", folder / "build")
        yield Ran(instance, folder, built, contents(folder / "out"))


@pytest.fixture(scope="module")
def definitions() -> dg.Definitions:
    return sailau()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_job_publishes_the_same_bytes_as_a_build_without_dagster(ran: Ran, tmp_path: Path) -> None:
    without = build(RAW, tmp_path / "without")

    assert contents(tmp_path / "without") == ran.files
    assert without.tables == ran.built.tables
    assert ran.built.published.is_new


def test_job_run_twice_publishes_nothing_new(ran: Ran) -> None:
    second = run(ran.instance, RAW, ran.folder / "out", ran.folder / "build")

    assert (ran.built.published.version_id, False) == (second.published.version_id, second.published.is_new)
    assert ran.files == contents(ran.folder / "out")


def test_error_in_an_asset_is_the_error_of_the_build(instance: dg.DagsterInstance, tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="is no folder"):
        run(instance, tmp_path / "nowhere", tmp_path / "out", tmp_path / "build")

    assert not (tmp_path / "out").exists()


def test_every_published_table_is_an_asset_with_its_schema(definitions: dg.Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    for table in ALL_TABLES:
        node = graph.get(dg.AssetKey(table.name))
        assert node.description is not None
        assert node.description.startswith(table.description)
        assert node.group_name == group(table.group)
        assert node.kinds == {"csv"}
        schema = node.metadata["dagster/column_schema"]
        assert [column.name for column in schema.columns] == list(table.column_names)


def test_release_is_downstream_of_every_table_and_every_blocking_check(definitions: dg.Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    upstream = graph.get_ancestor_asset_keys(dg.AssetKey("release"))

    assert {dg.AssetKey(table.name) for table in ALL_TABLES} <= upstream
    assert {dg.AssetKey("captures"), dg.AssetKey("documents"), dg.AssetKey("dataset")} <= upstream


def test_contract_blocks_and_the_articles_own_contradictions_do_not(definitions: dg.Definitions) -> None:
    specs = [spec for checks in definitions.asset_checks or () for spec in checks.check_specs]

    assert {(spec.asset_key.path[0], spec.name) for spec in specs if spec.blocking} == {
        *((table.name, clause.name) for table in ALL_TABLES for clause in TABLE_CLAUSES),
        *(("dataset", clause.name) for clause in DATASET_CLAUSES),
        ("dataset", "not_degraded"),
    }
    assert {(spec.asset_key.path[0], spec.name) for spec in specs if not spec.blocking} == {
        *(("findings", rule.check) for rule in RULES),
        *((table.name, "findings_acknowledged") for table in ALL_TABLES if table.name != "findings"),
    }


def test_capture_that_is_not_trusted_fails_a_check_that_does_not_block(definitions: dg.Definitions) -> None:
    specs = [spec for asset in definitions.assets or () if isinstance(asset, dg.AssetsDefinition) for spec in asset.check_specs]

    assert [(spec.asset_key.path[0], spec.name, spec.blocking) for spec in specs] == [
        ("captures", "articles_are_upstream", False),
        ("documents", "captures_admitted", False),
    ]


Evaluations = dict[str, dg.AssetCheckEvaluation]


def evaluations(definitions: dg.Definitions, instance: dg.DagsterInstance, raw: Path, folder: Path) -> Evaluations:
    """What every rule says of an archive."""
    job = definitions.resolve_job_def("publish")
    result = job.execute_in_process(instance=instance, run_config=run_config(raw, folder / "out", folder / "build"))
    assert result.success
    assert (folder / "out/latest.json").exists()
    return {check.check_name: check for check in result.get_asset_check_evaluations() if check.asset_key.path == ["findings"]}


def test_contradictions_nobody_acknowledged_fail_their_rules_and_are_published(
    definitions: dg.Definitions, instance: dg.DagsterInstance, tmp_path: Path
) -> None:
    raw = Path(shutil.copytree(RAW, tmp_path / "raw"))
    (raw / "2021-kazakh-municipal-elections/findings.yml").unlink()

    checks = evaluations(definitions, instance, raw, tmp_path)

    assert {name for name, check in checks.items() if not check.passed} == {
        *("infobox_agrees", "places_total", "winners_nominated", "prose_agrees", "prose_candidates", "races_filled"),
        *("column_total", "result_share", "share_total", "section_place"),
    }
    assert checks["result_share"].severity == dg.AssetCheckSeverity.ERROR
    assert checks["section_place"].severity == dg.AssetCheckSeverity.WARN


def test_rule_shows_its_findings_as_a_table_also_those_told_with_another_rules(ran: Ran) -> None:
    key = dg.AssetCheckKey(dg.AssetKey("findings"), "column_total")
    record = ran.instance.get_latest_asset_check_evaluation_record(key)
    assert record is not None
    assert record.event is not None
    check = record.event.asset_check_evaluation

    assert check is not None
    assert check.passed  # acknowledged
    assert check.metadata["count"].value == 1
    [found] = check.metadata["found"].records  # type: ignore[attr-defined]
    assert found.data["source"] == "t02r09c02"
    assert found.data["is_acknowledged"] == "true"
    assert found.data["message"].startswith("Kostanay Region: 59 races among the candidates, 65 posts in the results; ")


def test_run_records_row_counts_and_data_versions(ran: Ran) -> None:
    for table in ALL_TABLES:
        event = ran.instance.get_latest_materialization_event(dg.AssetKey(table.name))
        assert event is not None
        assert event.asset_materialization is not None
        assert event.asset_materialization.metadata["dagster/row_count"].value == len(ran.built.tables[table.name])
        assert event.asset_materialization.tags is not None
        assert event.asset_materialization.tags["dagster/data_version"]


def test_table_that_breaks_the_contract_stops_what_comes_after_it(instance: dg.DagsterInstance, tmp_path: Path) -> None:
    without_level = flow.Step("sections", lambda reading, _: [{"article_id": reading.article_id, "section_id": "s00"}])

    @dg.asset
    def downstream(sections: list[Row]) -> None:
        (tmp_path / "reached").write_text(str(sections))

    result = dg.materialize(
        [captures, documents, table_asset(without_level), table_checks(BY_NAME["sections"]), downstream],
        instance=instance,
        resources={"folders": Folders(raw=str(RAW)), "io_manager": Staging(folder=str(tmp_path / "build"))},
        raise_on_error=False,
    )

    assert [check.check_name for check in result.get_asset_check_evaluations() if not check.passed] == ["required_filled"]
    assert not (tmp_path / "reached").exists()


def test_checks_that_stopped_a_release_are_named(
    instance: dg.DagsterInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.checks.contract._FORMS", {"integer": re.compile("never")})

    with pytest.raises(ContractError, match=r"blocking asset checks? failed .* types_fit.*; see what they found"):
        run(instance, RAW, tmp_path / "out", tmp_path / "build")

    assert not (tmp_path / "out").exists()


def test_loading_the_definitions_warns_of_nothing() -> None:
    command = [sys.executable, "-W", "error", "-c", "from pipeline.definitions import sailau; sailau().resolve_asset_graph()"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
