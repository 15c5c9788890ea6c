"""What 10,000 ticks, more than a year of hourly ones, do to Dagster's database and to the pages that show them.

A real daemon writes a tick, that tick is written 10,000 times into the past, and the real daemon purges them as dagster.yaml
says. Needs Chromium (`tests/browser/install.sh`).
"""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page  # noqa: E402 # beside this folder

from tests.chrome import Chrome, chrome  # noqa: E402
from tests.ui.stage import Stage, staged  # noqa: E402

TICKS, HOUR = 10_000, 3600
PAGES = {
    "automation": "upstream_edits",
    "locations/sailau/sensors/upstream_edits": "Asks the wikis",
    "asset-groups": "6_release",
}
REPEATS = 3


def database(stage: Stage) -> Path:
    return stage.folder / ".dagster/storage/schedules/schedules.db"


def size(stage: Stage) -> int:
    """Bytes of the whole instance."""
    return sum(path.stat().st_size for path in (stage.folder / ".dagster").rglob("*") if path.is_file())


def ticks(stage: Stage) -> int:
    with closing(sqlite3.connect(database(stage))) as connection:
        (count,) = connection.execute("select count(*) from job_ticks where type = 'SENSOR'").fetchone()
    return int(count)


@contextmanager
def daemon(stage: Stage) -> Iterator[None]:
    environment = {**stage.environment, "SAILAU_WATCH_SECONDS": "5"}
    command = [str(Path(sys.executable).with_name("dagster-daemon")), "run", "-w", "workspace.yaml"]
    with (stage.folder / "daemon.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=stage.folder, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        yield
    finally:
        for signalled in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signalled)
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=20)


def wait(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 180
    while not is_so():
        if time.monotonic() > until:
            raise TimeoutError("the daemon did not do it in three minutes")
        time.sleep(0.5)


def multiply(stage: Stage) -> None:
    """The daemon's last tick, once an hour into the past."""
    now = time.time()
    with closing(sqlite3.connect(database(stage))) as connection:
        cursor = connection.execute("select * from job_ticks where type = 'SENSOR' order by id desc limit 1")
        names = [column[0] for column in cursor.description]
        row = dict(zip(names, cursor.fetchone(), strict=True))
        body, first = json.loads(row["tick_body"]), row.pop("id")
        rows = []
        for at in range(TICKS):
            then = now - (TICKS - at) * HOUR
            stamp = datetime.fromtimestamp(then, UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
            told = json.dumps({**body, "tick_id": first + at + 1, "timestamp": then, "end_timestamp": then + 1})
            rows.append({**row, "timestamp": stamp, "tick_body": told})
        columns = ", ".join(row)
        values = ", ".join(f":{name}" for name in row)
        connection.executemany(f"insert into job_ticks ({columns}) values ({values})", rows)  # noqa: S608 # our own columns
        connection.commit()


def pages(stage: Stage, browser: Chrome) -> float:
    """Seconds until the pages are drawn, all together; the fastest of several."""
    with stage.webserver() as address, browser.window() as window:
        return min(sum(_load(window.page, f"{address}/{path}", text) for path, text in PAGES.items()) for _ in range(REPEATS))


def _load(page: Page, url: str, text: str) -> float:
    start = time.perf_counter()
    page.goto(url)
    page.get_by_text(text).last.wait_for(timeout=120_000)
    return time.perf_counter() - start


def main() -> None:
    with TemporaryDirectory() as folder, chrome("benchmark") as browser:
        stage = staged(Path(folder))
        stage.run()
        with daemon(stage):
            wait(lambda: database(stage).exists() and ticks(stage) > 0)
        before, fast = size(stage), pages(stage, browser)
        multiply(stage)
        full, slow = size(stage), pages(stage, browser)
        print(f"{TICKS:,} ticks: {full / before:.2f} × the database of one run ({before / 1e6:.1f} to {full / 1e6:.1f} MB)")
        print(f"pages that show them: {slow / fast:.2f} × ({fast:.1f} to {slow:.1f} s)")
        with daemon(stage):
            wait(lambda: ticks(stage) < TICKS / 10)
        kept, again = ticks(stage), pages(stage, browser)
        print(
            f"as dagster.yaml keeps them: {kept} ticks, {size(stage) / before:.2f} × the database, pages {again / fast:.2f} ×"
        )


if __name__ == "__main__":
    main()
