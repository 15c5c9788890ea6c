"""What all rules together cost: on the first article, and on articles of 10 to 1,000 tables, by cell.

Prints milliseconds and, in the same run, how many times as long a cell takes in the longest article as in the shortest, and the
rules' share of reading the first article. A thousand tables take some seconds to read, which is not counted.
"""

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline import flow
from pipeline.archive.captures import read_archive
from pipeline.checks.findings import finding_rows
from pipeline.extract.reading import Reading, read
from pipeline.model.schema import Row
from pipeline.unregistered import read_file

ROOT = Path(__file__).parents[1]
SIZES = (10, 100, 1000)
OPTIONS = (("Labour", 510), ("Conservative", 300), ("Liberal", 150), ("Green", 40))
REPEATS = 5


def page(tables: int) -> str:
    """An article of this many results, each under its own heading; every tenth total is off by ten."""
    sections = []
    for number in range(1, tables + 1):
        votes = [(name, count + number) for name, count in OPTIONS]
        total = sum(count for _, count in votes)
        rows = "".join(f"<tr><td>{name}</td><td>{n:,}</td><td>{100 * n / total:.2f}</td></tr>" for name, n in votes)
        stated = total + 10 * (number % 10 == 0)
        sections.append(
            f"<h2>District {number}</h2><p>In all {stated:,} votes were cast.</p><table class='wikitable'>"
            f"<tr><th>Party</th><th>Votes</th><th>%</th></tr>{rows}<tr><th>Total</th><td>{stated:,}</td><td>100.00</td></tr></table>"
        )
    return f"<html><head><title>District elections</title></head><body><main>{''.join(sections)}</main></body></html>"


def seconds(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """The fastest of several runs."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def checking(reading: Reading, tables: Mapping[str, Sequence[Row]]) -> float:
    inputs = next(step for step in flow.STEPS if step.table == "findings").inputs
    given = {name: tables[name] for name in inputs}
    return seconds(lambda: finding_rows(reading, given))


def said(what: str, cells: int, taken: float, findings: int) -> str:
    return f"{what:14} {cells:6} cells {1000 * taken:7.1f} ms {findings:4} findings "


def main() -> None:
    archived = read_archive(ROOT / "raw")[0]
    reading = read(archived)
    tables = flow.run([reading])
    first = checking(reading, tables)
    whole = seconds(lambda: flow.run([read(archived)]), repeats=2)
    print(said("first article", len(tables["cells"]), first, len(tables["findings"])), f"{first / whole:.2f} of all steps")
    per_cell = []
    with TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / f"{size}.html"
            path.write_text(page(size), "utf-8")
            made = read_file(path)[0]
            tables = flow.run([made])
            taken, cells = checking(made, tables), len(tables["cells"])
            per_cell.append(taken / cells)
            print(said(f"{size} tables", cells, taken, len(tables["findings"])), f"{1e6 * taken / cells:.1f} µs a cell")
    print(f"a cell of {SIZES[-1]} tables takes {per_cell[-1] / per_cell[0]:.2f} times as long as one of {SIZES[0]}")


if __name__ == "__main__":
    sys.exit(main())
