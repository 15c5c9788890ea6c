"""The report of the first article: what it adds to reading the article, and what drawing charts before saves on the page."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import vl_convert  # noqa: E402 # beside this folder's parent, as are those below

from pipeline import flow  # noqa: E402
from pipeline.archive.captures import read_archive  # noqa: E402
from pipeline.extract.reading import read  # noqa: E402
from pipeline.publish.charts.drawing import svg  # noqa: E402
from pipeline.publish.charts.listing import charts  # noqa: E402
from pipeline.publish.report.pages import ReportedVersion, report_files  # noqa: E402
from pipeline.publish.shown.subject import subjects  # noqa: E402


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    readings = [read(archived) for archived in read_archive(ROOT / "raw")]
    tables = flow.run(readings)
    rows = seconds(lambda: flow.run(readings))
    version = ReportedVersion("v1-000000000000", tables, [], [])
    drawn = [svg(chart.spec) for subject in subjects(tables) for chart in charts(subject)]
    pages = report_files(version)
    warm = min(seconds(lambda: report_files(version)) for _ in range(5))
    chart = {"mark": "bar", "width": 400, "data": {"values": [{"a": n} for n in range(15)]}, "encoding": {"y": {"field": "a"}}}
    first = min(seconds(lambda n=n: vl_convert.vegalite_to_svg({**chart, "height": 300 + n})) for n in range(9))  # type: ignore[misc]
    runtime, own = len(vl_convert.javascript_bundle()), sum(len(each.encode()) for each in drawn)
    print(f"pages without drawing: {warm / rows:.2f} × the tables they are of ({warm:.2f} s and {rows:.2f} s)")
    print(f"a chart drawn: {first / rows:.2f} × the tables ({first:.3f} s), {len(drawn)} charts")
    print(f"charts in the page: {own / runtime:.2f} × Vega-Lite's runtime ({own:,} and {runtime:,} bytes)")
    print(f"the report: {sum(map(len, pages.values())):,} bytes (reach ≤ 1,500,000)")


if __name__ == "__main__":
    main()
