"""The difference of two long tables, beside a full join in DuckDB; of tables ten times as long; and publishing a small version.

Every measured work runs in a process of its own, so that its memory is its own. Prints seconds, the most memory beyond that of
a process that only imports, and ratios within the run.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline import flow
from pipeline.archive.captures import read_archive
from pipeline.build import build
from pipeline.extract.reading import read
from pipeline.model.tables import BY_NAME
from pipeline.publish.csv_text import to_csv
from pipeline.publish.dataset import dataset_files
from pipeline.publish.diff.versions import diff
from pipeline.publish.package import PACKAGE, data_package
from pipeline.publish.store.versions import publish

ROOT = Path(__file__).parents[1]
SIZES = (100_000, 1_000_000)
CHANGED, ONE_SIDE = 1_000, 50
REPEATS = 3

JOIN = """
    select count(*) from (select * from read_csv('{old}', all_varchar = true)) as a
    full join (select * from read_csv('{new}', all_varchar = true)) as b using (place_id, option_id)
    where a.votes_count is distinct from b.votes_count or a.votes_pct is distinct from b.votes_pct
"""


def write(folder: Path, size: int) -> None:
    """Two results of this many rows, of which 1,000 have other votes and 50 are of one side only each."""
    olds, news = [], []
    for number in range(size + ONE_SIDE):
        row = {
            "article_id": "adal-2021",
            "election_id": "adal-2021",
            "place_id": f"district-{number // 20:06}",
            "place_name": f"District {number // 20}",
            "option_id": f"party-{number % 20}",
            "option_kind": "party",
            "option_name": f"Party {number % 20}",
            "votes_count": str(number * 7 % 9973),
            "votes_pct": f"{number % 10000 / 100:.2f}",
            "source": f"t01r{number + 2:02}",
        }
        if number < size:
            olds.append(row)
        if number >= ONE_SIDE:
            is_changed = number % (size // CHANGED) == 3
            news.append(row | {"votes_count": str(int(row["votes_count"]) + 1)} if is_changed else row)
    article = {"article_id": "adal-2021", "title": "Adal", "capture_id": "1", "sha256": "ab" * 32}
    for name, rows in (("old", olds), ("new", news)):
        (folder / f"{name}.csv").write_bytes(to_csv(BY_NAME["results"], rows))
        (folder / f"{name}-articles.csv").write_bytes(to_csv(BY_NAME["articles"], [article]))


def ours(folder: Path) -> int:
    sides = [
        {
            f"{table}.csv": (folder / file).read_bytes()
            for table, file in (("results", f"{n}.csv"), ("articles", f"{n}-articles.csv"))
        }
        for n in ("old", "new")
    ]
    return len(diff(*sides).changes)


def duckdbs(folder: Path) -> int:
    import duckdb

    return int(duckdb.sql(JOIN.format(old=folder / "old.csv", new=folder / "new.csv")).fetchall()[0][0])


WORKS = {"sailau": ours, "DuckDB": duckdbs}


def measured(name: str, folder: Path) -> tuple[float, float, int]:
    """Seconds, MB beyond the imports, and how many changes, in a process of its own; the fastest of several."""
    runs = [
        json.loads(subprocess.check_output([sys.executable, __file__, name, str(folder)], cwd=ROOT)) for _ in range(REPEATS)
    ]
    return min(run[0] for run in runs), min(run[1] for run in runs), runs[0][2]


def most_memory() -> int:
    """The most memory this process had, in KiB. `ru_maxrss` would be that of the process that started it, too."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])


def one(name: str, folder: Path) -> None:
    """One work, measured: what `measured` reads."""
    if name == "DuckDB":
        import duckdb

        duckdb.sql("select 1").fetchall()
    before = most_memory()
    start = time.perf_counter()
    changes = WORKS[name](folder)
    taken = time.perf_counter() - start
    print(json.dumps([taken, (most_memory() - before) / 1024, changes]))


def publishing(folder: Path) -> None:
    """The first article's tables as a version, without reading them: written, synced, hashed, renamed, pointed to."""
    tables = flow.run([read(archived) for archived in read_archive(ROOT / "raw")])
    files = dataset_files(tables)
    package = data_package(tables, files)
    times = []
    for number in range(REPEATS):
        start = time.perf_counter()
        publish(folder / str(number), files, lambda *_: {PACKAGE: package})
        times.append(time.perf_counter() - start)
    print(f"publishing {len(files)} small tables: {min(times):.3f} s (reach 0.3)")
    start = time.perf_counter()
    build(ROOT / "raw", folder / "built")
    whole = time.perf_counter() - start
    print(f"  of a whole build, companions and all: {min(times) / whole:.2f}")


def main() -> None:
    taken: dict[int, float] = {}
    with TemporaryDirectory() as folder:
        for size in SIZES:
            write(Path(folder), size)
            seconds, memory, changes = measured("sailau", Path(folder))
            joined, join_memory, rows = measured("DuckDB", Path(folder))
            taken[size] = seconds
            print(f"{size:9,} rows, {changes:,} changes: {seconds:.2f} s, {memory:.0f} MB (reach at 100,000: 1.0 s, 200 MB)")
            print(f"  DuckDB's full join, {rows:,} rows: {joined:.2f} s, {join_memory:.0f} MB; ratio {seconds / joined:.2f}")
        small, large = SIZES
        print(f"a row of the longer table to one of the shorter: {taken[large] / large / (taken[small] / small):.2f} (reach 1)")
        publishing(Path(folder))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        one(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
