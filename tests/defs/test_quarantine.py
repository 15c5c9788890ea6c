"""Captures that are not trusted, and code that reads less, as Dagster runs the job: the same as a build without it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import dagster as dg
import pytest

from pipeline import flow, summary
from pipeline.archive.captures import read_archive
from pipeline.build import build
from pipeline.definitions import sailau
from pipeline.defs.run import run, run_config
from pipeline.errors import ContractError
from pipeline.extract.reading import read
from pipeline.publish.dataset import dataset_files
from pipeline.publish.store.rollback import rollback
from pipeline.release import release
from tests.archived import ARTICLE, Archive, archive, page


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral(tempdir=str(tmp_path)) as ephemeral:
        yield ephemeral


@pytest.fixture
def upton(tmp_path: Path) -> Archive:
    """An article of which revision 1 is published and revision 2 has lost most parties."""
    made = archive(tmp_path)
    made.capture(1, page(16))
    build(made.raw, made.out)
    made.capture(2, page(2))
    return made


def checked(instance: dg.DagsterInstance, upton: Archive) -> dict[str, dg.AssetCheckEvaluation]:
    """Every check of a run, which may be stopped by one."""
    job = sailau().resolve_job_def("publish")
    config = run_config(upton.raw, upton.out, upton.raw.parent / "build")
    result = job.execute_in_process(instance=instance, run_config=config, raise_on_error=False)
    return {check.check_name: check for check in result.get_asset_check_evaluations()}


def test_run_says_what_a_build_says(instance: dg.DagsterInstance, upton: Archive, tmp_path: Path) -> None:
    without = build(upton.raw, upton.out)
    with_dagster = run(instance, upton.raw, upton.out, tmp_path / "build")

    assert [each.capture_id for each in with_dagster.quarantined] == ["2"]
    assert with_dagster == without
    assert summary.as_text(with_dagster) == summary.as_text(without)
    assert summary.build_needs_a_person(with_dagster)


def test_check_of_documents_shows_what_was_measured(instance: dg.DagsterInstance, upton: Archive) -> None:
    check = checked(instance, upton)["captures_admitted"]

    assert (check.passed, check.severity) == (False, dg.AssetCheckSeverity.ERROR)
    records = [record.data for record in check.metadata["found"].records]  # type: ignore[attr-defined]
    assert {
        "article": ARTICLE,
        "capture": "2",
        "gate": "rows of results",
        "measured": "16 → 2",
        "limit": "at least 80 %, or 4 fewer",
        "published instead": "1",
    } in records


def test_check_of_documents_passes_once_a_later_capture_took_the_place(instance: dg.DagsterInstance, upton: Archive) -> None:
    upton.capture(3, page(16, votes=101))
    check = checked(instance, upton)["captures_admitted"]

    assert (check.passed, check.metadata["count"].value) == (True, 1)


def test_code_that_reads_less_blocks_the_release(instance: dg.DagsterInstance, tmp_path: Path) -> None:
    made = archive(tmp_path / "degraded")
    made.capture(1, page(2))
    (archived,) = read_archive(made.raw)
    tables = flow.run([read(replace(archived, data=page(16).encode()))])
    before = release(made.raw, made.out, dataset_files(tables), tables).version_id

    check = checked(instance, made)["not_degraded"]

    assert (check.passed, check.blocking) == (False, True)
    assert "rows of results" in {record.data["gate"] for record in check.metadata["found"].records}  # type: ignore[attr-defined]
    with pytest.raises(ContractError, match="not_degraded"):
        run(instance, made.raw, made.out, tmp_path / "build")
    assert versions(made) == [before]


def versions(made: Archive) -> list[str]:
    return [path.name for path in (made.out / "versions").iterdir()]


def test_withdrawn_version_is_told_by_both_ways(instance: dg.DagsterInstance, tmp_path: Path) -> None:
    made = archive(tmp_path / "withdrawn")
    made.capture(1, page(16))
    (archived,) = read_archive(made.raw)
    tables = flow.run([read(replace(archived, data=page(15).encode()))])
    first = release(made.raw, made.out, dataset_files(tables), tables).version_id
    second = build(made.raw, made.out).published.version_id
    rollback(made.out, first, "read wrongly")

    without = build(made.raw, made.out)
    with_dagster = run(instance, made.raw, made.out, tmp_path / "build")

    assert with_dagster == without
    assert (with_dagster.published.version_id, with_dagster.published.withdrawn_why) == (second, "read wrongly")
    assert summary.build_needs_a_person(with_dagster)
