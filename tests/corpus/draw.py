"""Draw tables as a browser shows them, for a person who checks the labels in `tables.yml` and the values read from the tables.

    python -m tests.corpus.draw PAGE.html… --out DIR

writes `<page>-<table id>.png` for every table that is labelled, and of a page without labels for every table of the reader but
navigation and notices. The label stands above the table. Nothing is loaded: in place of a picture stands its text.
"""

import argparse
import html
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml
from lxml import etree

from pipeline.document.html import read_html
from pipeline.document.html_tables import TableReader
from pipeline.document.markup import Element
from tests.browser.chromium import FLAGS, PATIENCE, ChromiumError

LABELS: dict[str, dict[str, list[str]]] = yaml.safe_load(Path(__file__).with_name("tables.yml").read_text("utf-8"))
WINDOW_FRAME = 160  # pixels that a window is larger than what is seen in it; Chromium 156 takes up to 87
HEAD = """<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-measure'"><style>
 body { margin: 0; font: 14px sans-serif } .drawn { display: inline-block; max-width: 1600px; padding: 8px }
 table { border-collapse: collapse; font-size: inherit } td, th { border: 1px solid #a2a9b1; padding: 2px 5px }
 th { background: #eaecf0 } img { outline: 1px dotted #888 } h6 { font: bold 13px monospace; margin: 0 0 8px }
</style>"""
MEASURE = """<pre id="sizes"></pre><script nonce="measure">
 sizes.textContent = JSON.stringify([...document.querySelectorAll(".drawn")].map((e) => [e.offsetWidth, e.offsetHeight]))
</script>"""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A table to draw: the name of its picture, and its markup below a line that says what it is labelled."""

    name: str
    markup: str


def elements_by_id(data: bytes, where: str) -> dict[str, Element]:
    """The element of every table, by the id that the reader gives it: the reader itself is asked while it reads."""
    elements: dict[str, Element] = {}

    class Keeper(TableReader):
        def read(self, element: Element, *where: Any, **around: Any) -> None:
            place = len(self.tables)  # of this table; those nested in it follow
            super().read(element, *where, **around)
            elements[self.tables[place].table_id] = element

    with patch("pipeline.document.html.TableReader", Keeper):
        read_html(data, where)
    return elements


def drawings(page: Path) -> Iterator[Drawing]:
    """The tables of a page that are labelled, or all that could be."""
    labels = {table_id: kind for kind, ids in LABELS.get(page.stem, {}).items() for table_id in ids}
    for table_id, element in elements_by_id(page.read_bytes(), page.name).items():
        if table_id in labels or (not labels and table_id[0] not in "nb"):
            line = f"{page.stem} › {table_id} › {labels.get(table_id, 'no label')}"
            markup = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
            yield Drawing(f"{page.stem}-{table_id}", f'<div class="drawn"><h6>{html.escape(line)}</h6>{markup}</div>')


def draw(pages: Sequence[Path], out: Path) -> None:
    """Draws the tables of the pages into files in `out`. Sizes are measured first, in one run for all tables."""
    todo = [drawing for page in pages for drawing in drawings(page)]
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        everything = _written("".join(each.markup for each in todo) + MEASURE, folder / "all.html")
        printed = _chromium(everything, "--dump-dom", "--window-size=1800,1000")
        _, _, rest = printed.partition('<pre id="sizes">')
        sizes: list[tuple[int, int]] = json.loads(rest.partition("</pre>")[0])

        def take(drawing: Drawing, size: tuple[int, int]) -> None:
            width, height = (pixels + WINDOW_FRAME for pixels in size)
            page = _written(drawing.markup, folder / f"{drawing.name}.html")
            picture = (out / f"{drawing.name}.png").resolve()
            _chromium(page, f"--screenshot={picture}", f"--window-size={width},{height}", "--hide-scrollbars")

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(take, todo, sizes))


def _written(body: str, file: Path) -> Path:
    file.write_text(HEAD + body, "utf-8")
    return file


def _chromium(page: Path, *arguments: str) -> str:
    """What Chromium prints for a page. Each run has a profile of its own, as several runs go on at a time."""
    command = [shutil.which("chromium") or "chromium", *FLAGS, f"--user-data-dir={page}.profile", *arguments, page.as_uri()]
    environment = {"PATH": os.environ["PATH"], "HOME": str(page.parent)}
    done = subprocess.run(command, env=environment, capture_output=True, timeout=PATIENCE, check=False)
    if done.returncode:
        raise ChromiumError(f"Chromium ended with {done.returncode}: {done.stderr[-2000:].decode()}")
    return done.stdout.decode("utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Draw the labelled tables of pages to PNG files.")
    parser.add_argument("pages", metavar="PAGE.html", type=Path, nargs="+")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True)
    arguments = parser.parse_args()
    draw(arguments.pages, arguments.out)
