"""Dagster's start-up: importing the code location, and `make ui` until the lineage page is drawn in a browser.

Needs Chromium (`tests/browser/install.sh`). Uses the folder it is in, as `make ui` does, on a free port.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.chrome import chrome  # noqa: E402 # beside this folder
from tests.ports import HOST, free_port  # noqa: E402

FLOOR = "import dagster, pandas"
OURS = "from pipeline.definitions import sailau; sailau()"
REPEATS = 7


def seconds(program: str) -> tuple[float, float]:
    """Processor time, which a busy machine disturbs less, and wall time of a fresh process."""
    used, start = getrusage(RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
    wall, after = time.perf_counter() - start, getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime, wall


def imports() -> float:
    """Prints the ratio of the fastest of several; gives the wall time of the floor."""
    seconds(OURS)  # bytecode is compiled once
    pairs = [(seconds(FLOOR), seconds(OURS)) for _ in range(REPEATS)]
    floor, ours = (min(pair[at][0] for pair in pairs) for at in (0, 1))
    wall = min(pair[0][1] for pair in pairs)
    print(f"code location loaded: {ours / floor:.2f} × `{FLOOR}` ({ours:.2f} s and {floor:.2f} s of processor time)")
    return wall


def start(floor: float) -> None:
    """Prints when the server answers and when the graph is drawn."""
    port = free_port()
    began = time.perf_counter()
    command = ["make", "--silent", "ui", f"PORT={port}"]
    process = subprocess.Popen(  # the make of the machine
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        with chrome("benchmark") as browser, browser.window() as window:
            answered = until_answered(f"http://{HOST}:{port}/server_info") - began
            window.page.goto(f"http://{HOST}:{port}/asset-groups")
            window.page.get_by_text("6_release").last.wait_for(timeout=120_000)
            drawn = time.perf_counter() - began
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=20)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    print(f"`make ui`: answers after {answered:.1f} s, lineage page drawn after {drawn:.1f} s, {drawn / floor:.1f} × the same")


def until_answered(address: str) -> float:
    while True:
        with suppress(OSError), urlopen(address, timeout=5):  # noqa: S310 # our own server
            return time.perf_counter()
        time.sleep(0.1)


if __name__ == "__main__":
    start(imports())
