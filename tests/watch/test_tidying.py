"""Which recorded runs are kept, and that a run's files go with it."""

from pathlib import Path

from pipeline.watch.tidying import KEPT_PUBLISHED, KEPT_SECONDS, Ended, outdated, remove_files

DAY = 86400.0
NOW = 400 * DAY


def daily(count: int, *, is_whole: bool = True) -> list[Ended]:
    """A run a day, the newest last."""
    return [Ended(f"run{at}", NOW - (count - at) * DAY, is_whole) for at in range(count)]


def test_runs_of_the_last_month_are_kept() -> None:
    assert outdated(daily(30, is_whole=False), NOW) == []


def test_runs_older_than_a_month_are_not() -> None:
    assert outdated(daily(33, is_whole=False), NOW) == ["run2", "run1", "run0"]


def test_last_runs_of_the_main_job_are_kept_however_old() -> None:
    old = [Ended(f"run{at}", at * DAY, is_whole=True) for at in range(KEPT_PUBLISHED + 2)]

    assert outdated(old, NOW) == ["run1", "run0"]


def test_failures_do_not_take_the_place_of_runs_that_did_everything() -> None:
    whole = [Ended("whole", 0.0, is_whole=True)]
    failed = [Ended(f"failed{at}", (at + 1) * DAY, is_whole=False) for at in range(KEPT_PUBLISHED + 5)]

    assert "whole" not in outdated([*whole, *failed], NOW)


def test_a_year_of_daily_runs_leaves_a_month() -> None:
    assert len(daily(365)) - len(outdated(daily(365), NOW)) == KEPT_SECONDS / DAY


def test_files_and_folders_named_after_a_run_go_and_others_stay(tmp_path: Path) -> None:
    (tmp_path / "storage/runs").mkdir(parents=True)
    (tmp_path / "logs/one/compute_logs").mkdir(parents=True)
    for name in ("storage/runs/one.db", "storage/runs/two.db", "storage/runs/index.db", "logs/one/compute_logs/a.out"):
        (tmp_path / name).write_text("")

    remove_files(tmp_path, "one")

    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*")) if path.is_file()] == [
        "storage/runs/index.db",
        "storage/runs/two.db",
    ]
