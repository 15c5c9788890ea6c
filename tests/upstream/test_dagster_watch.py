"""The same loop by Dagster: the sensor and the schedule by its test API, and once in a real `dagster dev` process."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import pytest

from pipeline.build import build
from pipeline.definitions import sailau
from pipeline.defs.resources import Folders
from pipeline.defs.watch import daily_check, upstream_edits
from pipeline.publish.store.versions import verify
from tests.ports import HOST, free_port
from tests.upstream import edits
from tests.upstream.looking import ARTICLE, ROOT, Looking, looking, original
from tests.upstream.wiki import Wiki

# Seconds for a process to start, look upstream, capture, build and publish on a busy machine.
PATIENCE = 240


@pytest.fixture
def looks(mediawiki: Wiki, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Looking:
    """The article captured and published once, in the working directory."""
    made = looking(tmp_path, mediawiki, f"Dagster {request.node.name.replace('_', ' ')}")
    made.capture()
    build(made.raw, made.out)
    monkeypatch.chdir(tmp_path)
    return made


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral(tempdir=str(tmp_path)) as ephemeral:
        yield ephemeral


@pytest.fixture
def tick(instance: dg.DagsterInstance) -> Callable[[], dg.SensorResult | dg.SkipReason]:
    """Runs the sensor once, with the cursor it left the last time, and every run it asks for, in order."""
    cursors: list[str | None] = [None]

    def tick() -> dg.SensorResult | dg.SkipReason:
        folders = Folders(raw="raw", out="extracted")
        context = dg.build_sensor_context(instance=instance, cursor=cursors[-1], resources={"folders": folders})
        result = upstream_edits(context)
        assert isinstance(result, dg.SensorResult | dg.SkipReason)
        if isinstance(result, dg.SensorResult):
            cursors.append(result.cursor)
            for request in result.run_requests or ():
                job = sailau().resolve_job_def("publish")
                assert job.execute_in_process(instance=instance, run_config=request.run_config, tags=request.tags).success
        return result

    return tick


def keys(result: dg.SensorResult | dg.SkipReason) -> list[str | None]:
    assert isinstance(result, dg.SensorResult)
    return [request.run_key for request in result.run_requests or ()]


def test_new_revision_is_one_tagged_run_that_publishes_it(
    looks: Looking, instance: dg.DagsterInstance, tick: Callable[[], dg.SensorResult]
) -> None:
    assert keys(tick()) == []
    revision = looks.wiki.put_page(looks.title, edits.infobox_shares_corrected(original()))

    assert keys(tick()) == [f"{ARTICLE}:{revision}"]
    assert looks.revision() == revision
    assert "fixed upstream: Adal" in looks.changes()
    (run,) = instance.get_runs(filters=dg.RunsFilter(tags={"sailau/article": ARTICLE, "sailau/revision": str(revision)}))
    assert run.status == dg.DagsterRunStatus.SUCCESS
    assert keys(tick()) == []


def test_two_edits_within_a_second_are_two_runs_and_two_versions(looks: Looking, tick: Callable[[], dg.SensorResult]) -> None:
    first = edits.region_row_moved(original())
    revisions = [looks.wiki.put_page(looks.title, first), looks.wiki.put_page(looks.title, edits.table_split(first))]

    assert keys(tick()) == [f"{ARTICLE}:{revision}" for revision in revisions]
    assert len(looks.versions()) == 3
    assert looks.revision() == revisions[1]


def test_vandalism_fails_a_check_and_leaves_the_version(
    looks: Looking, instance: dg.DagsterInstance, tick: Callable[[], dg.SensorResult]
) -> None:
    before = looks.versions()
    looks.wiki.put_page(looks.title, "Lorem ipsum.")
    tick()
    checks = instance.get_latest_asset_check_evaluation_record(dg.AssetCheckKey(dg.AssetKey("documents"), "captures_admitted"))

    assert looks.versions() == before
    assert checks is not None
    assert checks.event is not None
    evaluation = checks.event.asset_check_evaluation
    assert evaluation is not None
    assert not evaluation.passed


@pytest.mark.usefixtures("looks")
def test_state_of_every_article_is_shown_beside_its_captures(tick: Callable[[], dg.SensorResult]) -> None:
    first, second = tick(), tick()

    assert [event.asset_key.path[0] for event in first.asset_events] == ["captures"]
    assert list(second.asset_events) == []


def test_daily_check_sees_a_deleted_page_and_unpublishes_nothing(looks: Looking, instance: dg.DagsterInstance) -> None:
    looks.wiki.act(action="delete", title=looks.title, reason="a test")
    context = dg.build_schedule_context(
        instance=instance,
        scheduled_execution_time=datetime(2026, 12, 2, 4, 23, tzinfo=UTC),
        resources={"folders": Folders(raw="raw", out="extracted")},
    )
    request = daily_check(context)
    assert isinstance(request, dg.RunRequest)
    result = sailau().resolve_job_def("publish").execute_in_process(instance=instance, run_config=request.run_config)
    told = next(each for each in result.get_asset_check_evaluations() if each.check_name == "articles_are_upstream")

    assert request.run_key == "daily:2026-12-02"
    assert result.success
    assert not told.passed
    assert len(looks.versions()) == 1


def test_nobody_is_asked_without_a_contact(looks: Looking, tick: Callable[[], dg.SkipReason]) -> None:
    (looks.raw / "upstream.yml").unlink()
    skipped = tick()

    assert isinstance(skipped, dg.SkipReason)
    assert "contact" in str(skipped.skip_message)


def test_upstream_that_is_down_is_left_alone(looks: Looking, tick: Callable[[], dg.SensorResult | dg.SkipReason]) -> None:
    settings = looks.raw / "upstream.yml"
    settings.write_text(settings.read_text().replace(looks.wiki.address, f"http://{HOST}:{free_port()}"))
    first, second = tick(), tick()

    assert isinstance(first, dg.SensorResult)
    assert isinstance(second, dg.SkipReason)
    assert "does not answer" in str(first.skip_reason)
    assert "left alone" in str(second.skip_message)


def test_real_process_publishes_an_edit_and_goes_on_where_it_was_killed(looks: Looking) -> None:
    first = edits.infobox_shares_corrected(original())
    with dagster_dev(looks.folder):
        revision = looks.wiki.put_page(looks.title, first)
        _wait(lambda: looks.revision() == revision, looks)
    revision = looks.wiki.put_page(looks.title, edits.by_election_added(first))
    with dagster_dev(looks.folder, ending=signal.SIGKILL):
        _wait(lambda: f'"revision_id": {revision},' in (looks.raw / "captures.jsonl").read_text(), looks)
    build(looks.raw, looks.out)

    assert looks.revision() == revision
    for version_id in looks.versions():
        verify(looks.out, version_id)
    assert looks.changes(looks.versions()[1]).startswith("# Changed: 6 by edits upstream")
    assert "2021 Kökterek Rural District äkım election" in looks.changes()


@contextmanager
def dagster_dev(folder: Path, ending: signal.Signals = signal.SIGTERM) -> Iterator[None]:
    """A real `dagster dev`, its sensors and daemons, in a folder; ended with its whole process group."""
    shutil.copyfile(ROOT / "dagster.yaml", folder / "dagster.yaml")
    told = {**os.environ, "DAGSTER_HOME": str(folder), "PYTHONPATH": str(ROOT), "SAILAU_WATCH_SECONDS": "5"}
    served = ["-m", "pipeline.definitions", "--host", HOST, "--port", str(free_port())]
    with (folder / "dagster.log").open("ab") as log:
        command = [sys.executable, "-m", "dagster", "dev", *served]
        process = subprocess.Popen(command, cwd=folder, env=told, stdout=log, stderr=log, start_new_session=True)
    try:
        yield
    finally:
        for signalled in (ending, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signalled)
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=20)


def _wait(is_done: Callable[[], bool], looks: Looking) -> None:
    until = time.monotonic() + PATIENCE
    while not is_done():
        assert time.monotonic() < until, (looks.folder / "dagster.log").read_text(errors="replace")[-4000:]
        time.sleep(0.2)
