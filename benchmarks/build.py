"""Wall time of `sailau build` as a ratio to a process that only imports lxml and pandas: start-up is most of a small build.

Both run in turns, so that a busy machine slows both; the medians of all turns make the ratio. Reach: at most 2.0.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TURNS = 15
ROOT = Path(__file__).parents[1]


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    base = [sys.executable, "-c", "import lxml, pandas"]
    with tempfile.TemporaryDirectory() as folder:
        first = [sys.executable, "-m", "pipeline.cli", "build", "--out", folder]
        seconds(base), seconds(first)
        pairs = [(seconds(base), seconds(first)) for _ in range(TURNS)]
    imports, builds = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"import lxml, pandas   {imports:.3f} s")
    print(f"sailau build          {builds:.3f} s")
    print(f"ratio                 {builds / imports:.2f} (reach <= 2.0)")


if __name__ == "__main__":
    main()
