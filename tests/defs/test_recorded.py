"""What a run leaves in Dagster's record: numbers, samples and findings of every asset, tags, and when it is tried again."""

import math
import shutil
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import pytest

from pipeline.definitions import sailau
from pipeline.defs.jobs import STARTED_BY_TAG
from pipeline.defs.resources import Folders
from pipeline.defs.run import run, run_config
from pipeline.defs.tidy import remove_old_runs, weekly_tidying
from pipeline.defs.watch import daily_check
from pipeline.model.tables import ALL_TABLES
from pipeline.watch.tidying import KEPT_SECONDS
from tests.archived import archive, page

ROOT = Path(__file__).parents[2]
RAW = ROOT / "raw"


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dg.DagsterInstance]:
    """A run of the first article, published."""
    folder = tmp_path_factory.mktemp("recorded")
    with dg.DagsterInstance.ephemeral(tempdir=str(folder)) as ephemeral:
        run(ephemeral, RAW, folder / "out", folder / "build")
        yield ephemeral


def materialized(instance: dg.DagsterInstance, name: str) -> dict[str, dg.MetadataValue]:
    event = instance.get_latest_materialization_event(dg.AssetKey(name))
    assert event is not None
    assert event.asset_materialization is not None
    return dict(event.asset_materialization.metadata)


def test_every_asset_has_a_row_count_and_its_sources(instance: dg.DagsterInstance) -> None:
    names = ["captures", "documents", "dataset", *(table.name for table in ALL_TABLES)]

    assert [name for name in names if "dagster/row_count" not in materialized(instance, name)] == []
    assert [
        table.name for table in ALL_TABLES if "oldid=" not in str(materialized(instance, table.name)["read from"].value)
    ] == []


def test_sample_is_the_first_rows(instance: dg.DagsterInstance) -> None:
    records = materialized(instance, "sections")["sample"].records  # type: ignore[attr-defined]

    assert [record.data["section_id"] for record in records] == ["s00", "s01", "s02", "s03", "s04"]


def test_findings_are_told_beside_the_table_they_are_about(instance: dg.DagsterInstance) -> None:
    key = dg.AssetCheckKey(dg.AssetKey("references"), "findings_acknowledged")
    record = instance.get_latest_asset_check_evaluation_record(key)

    assert record is not None
    assert record.event is not None
    check = record.event.asset_check_evaluation
    assert check is not None
    assert check.passed  # they are only worth knowing
    assert {name: value.value for name, value in check.metadata.items() if name.startswith("count: ")} == {
        "count: error": 0,
        "count: warning": 0,
        "count: info": 3,
        "count: acknowledged": 0,
    }


def test_release_shows_its_verdict_changes_and_pictures(instance: dg.DagsterInstance) -> None:
    metadata = materialized(instance, "release")
    pictures = [title for title, value in metadata.items() if "](data:image/png;base64," in str(value.value)]

    assert str(metadata["verdict"].value).startswith("First version: 1 article")
    assert str(metadata["changes"].value).startswith("# First version: 1 article")
    assert pictures == [
        "2021 Kazakh municipal elections: Turnout by place",
        "2021 Kazakh municipal elections: Seats by party",
        "Sums, shares, turnouts and majorities that hold, by version",
    ]


def numbers(value: object) -> Iterator[float]:
    """Every number with a point anywhere in a value of metadata."""
    if isinstance(value, float):
        yield value
    elif isinstance(value, dg.TableMetadataValue):
        yield from numbers([dict(record.data) for record in value.records])
    elif isinstance(value, dg.FloatMetadataValue | dg.JsonMetadataValue):
        yield from numbers(value.value)
    elif isinstance(value, dict):
        yield from (number for each in value.values() for number in numbers(each))
    elif isinstance(value, list):
        yield from (number for each in value for number in numbers(each))


def test_no_number_in_metadata_is_none(instance: dg.DagsterInstance) -> None:
    """A NaN or an infinity is no JSON, and the UI could not show it."""
    (recorded,) = instance.get_run_records()
    told = [
        entry.dagster_event.event_specific_data
        for entry in instance.all_logs(recorded.dagster_run.run_id)
        if entry.dagster_event
    ]
    metadata = [getattr(getattr(each, "materialization", each), "metadata", {}) for each in told]

    assert sum(len(each) for each in metadata if each) > 500
    assert [number for each in metadata for number in numbers(dict(each or {})) if not math.isfinite(number)] == []


def test_run_says_what_started_it(instance: dg.DagsterInstance) -> None:
    (recorded,) = instance.get_run_records()

    assert recorded.dagster_run.tags[STARTED_BY_TAG] == "make run"


def test_schedules_say_so_too(instance: dg.DagsterInstance, tmp_path: Path) -> None:
    shutil.copytree(RAW, tmp_path / "raw")
    (tmp_path / "raw/upstream.yml").write_text("contact: tests@example.org\n")
    context = dg.build_schedule_context(
        instance=instance,
        scheduled_execution_time=datetime(2026, 12, 6, 4, 23, tzinfo=UTC),
        resources={"folders": Folders(raw=str(tmp_path / "raw"), out=str(tmp_path / "out"))},
    )
    requests = [daily_check(context), weekly_tidying(context)]

    assert [request.tags[STARTED_BY_TAG] for request in requests if isinstance(request, dg.RunRequest)] == [
        "daily_check",
        "weekly_tidying",
    ]


def asks(folder: Path, article: str) -> tuple[list[str], list[str]]:
    """Runs the job so that it asks a wiki that is not there for a revision: retries and failures of steps."""
    made = archive(folder)
    made.capture(1, page(4))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (made.raw / "upstream.yml").write_text(
        "contact: tests@example.org\nprivate: true\nschemes: [http]\nhosts: ['127.0.0.1']\n"
        f"wikis: {{en.wikipedia.org: 'http://127.0.0.1:{port}/w'}}\nlimits: {{attempts: 1, seconds: 3}}\n"
    )
    config = run_config(made.raw, made.out, folder / "build")
    config["ops"] = {"captures": {"config": {"article": article, "revision": 2}}}
    with dg.DagsterInstance.ephemeral(tempdir=str(folder)) as ephemeral:
        job = sailau().resolve_job_def("publish")
        result = job.execute_in_process(instance=ephemeral, run_config=config, raise_on_error=False)
        events = [(event.step_key, event.event_type) for event in result.all_events]
    again = [key for key, kind in events if kind == dg.DagsterEventType.STEP_UP_FOR_RETRY]
    return [str(key) for key in again], [str(key) for key, kind in events if kind == dg.DagsterEventType.STEP_FAILURE]


def test_upstream_that_cannot_answer_is_asked_again_and_then_fails_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.defs.asking.PAUSE", 0)

    assert asks(tmp_path, "2020-upton") == (["captures"] * 3, ["captures"])


def test_error_that_will_not_go_away_is_not_tried_again(tmp_path: Path) -> None:
    assert asks(tmp_path, "nobody-registered-it") == ([], ["captures"])


def test_old_runs_and_their_files_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = archive(tmp_path)
    made.capture(1, page(4))
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".dagster").mkdir()
    monkeypatch.setattr("pipeline.watch.tidying.KEPT_PUBLISHED", 1)
    with dg.DagsterInstance.local_temp(str(tmp_path / ".dagster")) as local:
        for _ in range(2):
            run(local, made.raw, made.out, tmp_path / "build")
        newest, older = [record.dagster_run.run_id for record in local.get_run_records()]
        monkeypatch.setattr("pipeline.defs.tidy.time.time", lambda: datetime.now(UTC).timestamp() + KEPT_SECONDS + 60)
        remove_old_runs(dg.build_op_context(instance=local, op_config={}))

        assert [record.dagster_run.run_id for record in local.get_run_records()] == [newest]
        assert local.get_latest_materialization_event(dg.AssetKey("release")) is not None
        assert list(tmp_path.rglob(f"{older}*")) == []
