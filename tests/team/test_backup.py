"""A backup while all is there, everything lost, and a restore: the history and every version are back."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest

from pipeline.build import build
from tests.archived import Archive, archive, page
from tests.ports import free_port
from tests.team import units
from tests.team.cluster import Cluster


@pytest.fixture(scope="module")
def told(cluster: Cluster, state: Path) -> dict[str, str]:
    """The variables of the services."""
    (state / "dagster.yaml").symlink_to(units.DEPLOY / "dagster.yaml")
    places = units.Places(state, state / "run", cluster.sockets, free_port())
    return {"PATH": os.environ["PATH"], "HOME": str(state), "PGPORT": str(cluster.port), **units.environment(places)}


@pytest.fixture(scope="module")
def published(told: dict[str, str], state: Path) -> Archive:
    """A version, and a run that the database knows."""
    article = archive(state)
    article.capture(7, page(3))
    build(article.raw, article.out)
    run = [sys.executable, "-m", "dagster", "asset", "materialize", "-m", "pipeline.definitions", "--select", "captures"]
    done = subprocess.run(run, cwd=state, env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return article


@pytest.fixture(scope="module")
def backup(published: Archive, told: dict[str, str], state: Path) -> Path:
    (state / "backups").mkdir()
    made = run_script(published, told, "backup.sh", str(state / "backups"))
    return Path(made.stdout.strip())


def run_script(article: Archive, told: dict[str, str], name: str, *words: str) -> "subprocess.CompletedProcess[str]":
    command = [str(units.DEPLOY / name), *words]
    return subprocess.run(command, cwd=article.raw.parent, env=told, capture_output=True, text=True, check=False)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def runs(told: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    with dg.DagsterInstance.get() as instance:
        return {run.run_id: run.status.value for run in instance.get_runs()}


def test_backup_is_one_folder_with_files_and_history(backup: Path) -> None:
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]
    assert sorted(path.name for path in backup.iterdir()) == ["files.tar", "history.dump"]


def test_restore_brings_every_run_and_file_back(
    backup: Path, published: Archive, told: dict[str, str], cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran, stood = runs(told, monkeypatch), contents(published.out) | contents(published.raw)
    cluster.empty()
    for folder in (published.raw, published.out):
        shutil.rmtree(folder)
    restored = run_script(published, told, "restore.sh", str(backup))
    sailau = [sys.executable, "-m", "pipeline.cli", "verify", "--all"]
    verified = subprocess.run(sailau, cwd=published.raw.parent, capture_output=True, text=True, check=False)

    assert restored.returncode == 0, restored.stderr
    assert list(ran.values()) == ["SUCCESS"]
    assert runs(told, monkeypatch) == ran
    assert contents(published.out) | contents(published.raw) == {name: data for name, data in stood.items() if name != ".lock"}
    assert verified.returncode == 0, verified.stderr


def test_restore_overwrites_no_files(backup: Path, published: Archive, told: dict[str, str]) -> None:
    refused = run_script(published, told, "restore.sh", str(backup))

    assert refused.returncode == 2
    assert refused.stderr == "raw/ is there already; move it away, then try again\n"


def test_newest_fourteen_backups_are_kept(backup: Path, published: Archive, told: dict[str, str]) -> None:
    older = [backup.parent / f"2020-01-{day:02}T031000Z" for day in range(1, 16)]
    for folder in older:
        folder.mkdir()
    made = run_script(published, told, "backup.sh", str(backup.parent))

    assert made.returncode == 0, made.stderr
    assert sorted(backup.parent.iterdir()) == [*older[-12:], backup, Path(made.stdout.strip())]


def test_backup_that_fails_leaves_nothing(backup: Path, published: Archive, told: dict[str, str]) -> None:
    before = sorted(backup.parent.iterdir())
    failed = run_script(published, told | {"PGDATABASE": "nowhere"}, "backup.sh", str(backup.parent))

    assert failed.returncode != 0
    assert 'database "nowhere" does not exist' in failed.stderr
    assert sorted(backup.parent.iterdir()) == before


@pytest.mark.usefixtures("published")
def test_tables_of_the_database_can_be_brought_up_to_date_any_time(told: dict[str, str], state: Path) -> None:
    migrate = [sys.executable, "-m", "dagster", "instance", "migrate"]
    done = subprocess.run(migrate, cwd=state, env=told, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
