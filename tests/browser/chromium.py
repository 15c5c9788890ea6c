"""Ask Chromium where it puts the cells of tables, as boxes in pixels. What the boxes say about rows and columns is `layout`.

One headless run for any number of pages: it loads `layout.html`, which lays the pages out, and prints the result.
"""

import html
import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HARNESS = Path(__file__).with_name("layout.html")
PATIENCE = 50.0  # seconds
FLAGS = (
    "--headless",
    "--no-sandbox",  # CI is root
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # not one name is looked up
)


class ChromiumError(RuntimeError):
    """Chromium is not here, or did not print what it was asked for."""


@dataclass(frozen=True, slots=True)
class Box:
    """Edges in pixels."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class TableBoxes:
    """One <table>: its rows and its cells in document order, a cell with its text, which has no white space."""

    rows: tuple[Box, ...]
    cells: tuple[tuple[str, Box], ...]


def lay_out(pages: Sequence[str], folder: Path) -> list[list[TableBoxes]]:
    """The boxes of all tables of each page, in document order. `folder` is new and keeps the browser's files."""
    source = HARNESS.read_text(encoding="utf-8").replace("PAGES;", json.dumps(pages).replace("<", r"\u003c") + ";")
    (folder / "pages.html").write_text(source, encoding="utf-8")
    printed = _print_dom(folder / "pages.html", folder)
    _, _, rest = printed.partition('<pre id="measured">')
    measured, _, _ = rest.partition("</pre>")
    if not measured:
        raise ChromiumError(f"{HARNESS.name} measured nothing; Chromium printed {printed[:500]!r}")
    return [[_table(table) for table in page] for page in json.loads(html.unescape(measured))]


def _print_dom(page: Path, folder: Path) -> str:
    program = shutil.which("chromium")
    if program is None:
        raise ChromiumError("Chromium is not installed; as root: tests/browser/install.sh")
    command = [program, *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", page.as_uri()]
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, timeout=PATIENCE, check=True)
    except subprocess.TimeoutExpired as error:
        raise ChromiumError(f"Chromium was not done after {PATIENCE:.0f} s") from error
    except subprocess.CalledProcessError as error:
        raise ChromiumError(f"Chromium ended with {error.returncode}: {error.stderr[-2000:].decode()}") from error
    return done.stdout.decode("utf-8")


def _table(measured: dict[str, list[list[float]]]) -> TableBoxes:
    rows = tuple(Box(*edges) for edges in measured["rows"])
    cells = tuple((str(text), Box(*edges)) for text, *edges in measured["cells"])
    return TableBoxes(rows, cells)
