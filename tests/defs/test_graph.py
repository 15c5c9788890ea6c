"""The whole graph as one readable file, and what holds of every asset, job, schedule and sensor in it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest
import yaml
from pytest_regressions.file_regression import FileRegressionFixture

from pipeline import flow
from pipeline.definitions import sailau
from pipeline.defs.asking import asked
from pipeline.model.lineage import LINEAGE
from pipeline.model.tables import ALL_TABLES
from pipeline.publish.provenance import code

ROOT = Path(__file__).parents[2]
SETTINGS = yaml.safe_load((ROOT / "dagster.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def definitions() -> dg.Definitions:
    return sailau()


def described(definitions: dg.Definitions) -> Iterator[str]:
    """Assets in the order of their groups, what they are made from and their checks; then what starts runs."""
    graph = definitions.resolve_asset_graph()
    checks = [spec for each in definitions.asset_checks or () for spec in each.check_specs]
    checks += [spec for each in definitions.assets or () if isinstance(each, dg.AssetsDefinition) for spec in each.check_specs]
    nodes = sorted((graph.get(key) for key in graph.get_all_asset_keys()), key=lambda node: (node.group_name, str(node.key)))
    for node in nodes:
        yield f"{node.group_name} / {node.key.to_user_string()} ({', '.join(sorted(node.kinds))})"
        yield f"  {node.description}"
        yield from (f"  from {key.to_user_string()}" for key in sorted(node.parent_keys))
        for spec in sorted((spec for spec in checks if spec.asset_key == node.key), key=lambda spec: spec.name):
            yield f"  {'blocked by' if spec.blocking else 'checked for'} {spec.name}"
        yield ""
    for job in sorted(definitions.resolve_all_job_defs(), key=lambda job: job.name):
        if not job.name.startswith("__"):
            yield f"job {job.name} {job.run_tags}: {job.description}"
    for schedule in definitions.schedules or ():
        assert isinstance(schedule, dg.ScheduleDefinition)
        yield f"schedule {schedule.name} of {schedule.job_name}, {schedule.cron_schedule}, {schedule.default_status.value}"
        yield f"  {schedule.description}"
    for sensor in definitions.sensors or ():
        yield f"sensor {sensor.name}, every {sensor.minimum_interval_seconds} s, {sensor.default_status.value}"
        yield f"  {sensor.description}"


def test_graph_is_as_it_was_reviewed(definitions: dg.Definitions, file_regression: FileRegressionFixture) -> None:
    file_regression.check("\n".join(described(definitions)) + "\n", encoding="utf-8")


def test_dagster_finds_nothing_wrong_with_the_definitions() -> None:
    command = [str(Path(sys.executable).with_name("dg")), "check", "defs"]
    environment = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "VIRTUAL_ENV": str(Path(sys.executable).parents[1])}
    environment["DAGSTER_HOME"] = str(ROOT)
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert "All definitions loaded successfully" in done.stdout + done.stderr
    assert done.returncode == 0
    assert re.findall("(?i)deprecat|warning", done.stdout + done.stderr) == []


def test_every_asset_says_what_one_row_is(definitions: dg.Definitions) -> None:
    graph = definitions.resolve_asset_graph()

    assert [key for key in graph.get_all_asset_keys() if not (graph.get(key).description or "").startswith("One row is ")] == []


def test_no_asset_is_made_from_a_later_group(definitions: dg.Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    backward = [
        (key, parent)
        for key in graph.get_all_asset_keys()
        for parent in graph.get(key).parent_keys
        if graph.get(parent).group_name > graph.get(key).group_name
    ]

    assert backward == []


def test_every_asset_has_the_version_of_the_code_and_says_where_it_is(definitions: dg.Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    nodes = [graph.get(key) for key in graph.get_all_asset_keys()]

    assert {node.code_version for node in nodes} == {code().version}
    assert [node.key for node in nodes if not (ROOT / node.metadata["code"].value).is_file()] == []


def test_every_step_says_where_its_code_is() -> None:
    assert set(flow.MADE_IN) == {step.table for step in flow.STEPS}


def test_columns_show_their_type_description_and_origins(definitions: dg.Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    for table in ALL_TABLES:
        metadata = graph.get(dg.AssetKey(table.name)).metadata
        for column, shown in zip(table.columns, metadata["dagster/column_schema"].columns, strict=True):
            assert (shown.name, shown.type, shown.constraints.nullable) == (column.name, column.type, not column.is_required)
            assert shown.description.startswith(column.description)
            deps = metadata["dagster/column_lineage"].deps_by_column[column.name]
            origins = [(each.asset, each.column) for each in LINEAGE[table.name].of(column.name)]
            assert sorted((dep.asset_key.to_user_string(), dep.column_name) for dep in deps) == sorted(origins)
            assert [name for _, name in origins if name not in shown.description] == []


def test_only_the_step_that_asks_upstream_is_tried_again(definitions: dg.Definitions) -> None:
    ops = {node.name: node.definition for node in definitions.resolve_job_def("publish").nodes}

    assert [name for name, op in ops.items() if getattr(op, "retry_policy", None)] == []
    assert asked.__module__ == "pipeline.defs.asking"


def test_one_run_and_one_publishing_step_at_a_time(definitions: dg.Definitions) -> None:
    pools = {node.name: node.definition.pools for node in definitions.resolve_job_def("publish").nodes}

    assert {name: pool for name, pool in pools.items() if pool} == {"release": {"version_store"}}
    assert SETTINGS["concurrency"] == {
        "runs": {"max_concurrent_runs": 1},
        "pools": {"granularity": "op", "default_limit": 1},
    }


def test_nothing_is_sent_and_no_tick_is_kept_for_good() -> None:
    assert SETTINGS["telemetry"] == {"enabled": False}
    assert SETTINGS["nux"] == {"enabled": False}
    for kind in ("sensor", "schedule"):
        kept = SETTINGS["retention"][kind]["purge_after_days"]
        assert set(kept) == {"skipped", "success", "failure", "started"}
        assert all(0 < days <= 90 for days in kept.values())
