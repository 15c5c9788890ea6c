"""Time and memory of the complete Document of HTML pages, as ratios to the floor: `lxml.html.fromstring` on the same bytes.

Needs the corpus (`SAILAU_CORPUS`). Times run in turns in one process, so that a busy machine slows all alike; the best turn of
each counts, and each page's tree is dropped before the next. Reach: Document at most 3.0 x the floor, memory at most 12 x the
HTML, time linear in bytes.
"""

import gc
import os
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path

import lxml.html
import pandas as pd
from bs4 import BeautifulSoup

from pipeline.document.flavours import recognise
from pipeline.document.grid import place, plain_slots
from pipeline.document.html import read_html
from pipeline.document.markup import html_bytes, parse
from pipeline.document.notes import read_notes
from pipeline.document.table_rows import row_groups

ROOT = Path(__file__).parents[1]
TURNS = 9
SLOW_TURNS = 2
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
Page = tuple[str, bytes]


def main() -> None:
    pages = election_pages()
    print(f"{len(pages)} pages, {sum(len(data) for _, data in pages) / 1e6:.1f} MB")
    floor, document = turns(pages, [lxml.html.fromstring, whole_document], TURNS)
    mega = sum(len(data) for _, data in pages) / 1e6
    print(f"{'lxml.html.fromstring (floor)':40} {1000 * floor:8.1f} ms   1.00   {mega / floor:.0f} MB/s")
    row("sailau: complete Document (reach <= 3.0)", document, floor)
    for name, read in PARTS.items():
        row(f"  of which {name}", turns(pages, [read], TURNS)[0] - (floor if name in AFTER_PARSING else 0), floor)
    others = turns(pages, [pandas_tables, soup], SLOW_TURNS)
    for name, seconds in zip(("pandas.read_html, tables only", "BeautifulSoup + lxml, parse only"), others, strict=True):
        row(name, seconds, floor)
    print_memory(pages)
    print_sizes(pages)


def whole_document(data: bytes) -> object:
    return read_html(data, "page")


def soup(data: bytes) -> object:
    return BeautifulSoup(data, "lxml")


def pandas_tables(data: bytes) -> object:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pd.read_html(StringIO(data.decode()), flavor="lxml")


def grids(data: bytes) -> object:
    return [plain_slots(table) or place(row_groups(table)) for table in parse(data, "page").iter("table")]


def notes(data: bytes) -> object:
    return read_notes(recognise(parse(data, "page"), data).content)


PARTS: dict[str, Callable[[bytes], object]] = {
    "bytes checked and decoded": lambda data: html_bytes(data, "page"),
    "tree with errors checked": lambda data: parse(data, "page"),
    "grids placed": grids,
    "reference lists read": notes,
}
AFTER_PARSING = ("grids placed", "reference lists read")


def election_pages() -> list[Page]:
    folder = os.environ.get("SAILAU_CORPUS")
    if not folder:
        sys.exit("name the corpus: SAILAU_CORPUS=... python benchmarks/document.py")
    return [(path.stem, path.read_bytes()) for path in sorted(Path(folder, "wikipedia-2014/elections").glob("*.html"))]


def turns(pages: Sequence[Page], readers: Sequence[Callable[[bytes], object]], count: int) -> list[float]:
    """The best time of each reader over all pages, the readers taking turns."""
    best = [float("inf")] * len(readers)
    for _ in range(count):
        for number, read in enumerate(readers):
            gc.collect()
            start = time.perf_counter()
            for _, data in pages:
                read(data)
            best[number] = min(best[number], time.perf_counter() - start)
    return best


def row(name: str, seconds: float, floor: float) -> None:
    print(f"{name:40} {1000 * seconds:8.1f} ms {seconds / floor:6.2f}")


def print_memory(pages: Sequence[Page]) -> None:
    """How far a process grows while it reads a page, as a ratio to the HTML; half of a small page is what any page takes."""
    print(f"{'peak memory / size of the HTML':40} {'median':>9} {'most':>8}")
    for name, reader in MEMORY.items():
        grown = [grown_by(reader, data) / len(data) for _, data in pages]
        print(f"  {name:38} {statistics.median(grown):9.1f} {max(grown):8.1f}")


# What a process does before its memory is looked at, so that modules and patterns are loaded, and then with the page.
MEMORY = {
    "lxml's tree alone": "import lxml.html; read = lxml.html.fromstring",
    "complete Document (reach <= 12)": "from pipeline.document.html import read_html; read = lambda d: read_html(d, 'page')",
}
GROWN = """
import pathlib, sys
{reader}
read(b'<div class="mw-parser-output"><table><tr><td>1</td></tr></table><ol class="references"><li id="cite_note-1">'
     b'<cite class="citation">Auezov, M. (1 May 2021). "Results". <i>Adilet</i> (in Kazakh). Retrieved 2 May 2021.</cite>'
     b'<span class="Z3988" title="rft.title=Results&amp;rft.date=2021-05-01"></span></li></ol></div>')
data = sys.stdin.buffer.read()
peak = lambda: next(int(line.split()[1]) for line in pathlib.Path("/proc/self/status").open() if line.startswith("VmHWM"))
pathlib.Path("/proc/self/clear_refs").write_text("5")  # Linux: the peak starts again from here
before = peak()
document = read(data)
print(1024 * (peak() - before))
"""


def grown_by(reader: str, data: bytes) -> int:
    command = [sys.executable, "-c", GROWN.format(reader=reader)]
    return int(subprocess.run(command, input=data, capture_output=True, check=True, cwd=ROOT).stdout)


def print_sizes(pages: Sequence[Page]) -> None:
    """Time a byte of pages from 10 kB to 10 MB: rows of one corpus page's largest table, as often as it takes."""
    page = max((data for _, data in pages), key=lambda data: data.count(b"<td"))
    start = page.index(b"<tr", page.index(b"wikitable"))
    rows = page[start : page.index(b"</table>", start)]
    for size in SIZES:
        count, rest = divmod(size, len(rows))
        part = rows[: rows.rfind(b"</tr>", 0, rest) + len(b"</tr>")] if rest > len(rows) // 8 or not count else b""
        sized = b'<div class="mw-parser-output"><table>' + rows * count + part + b"</table></div>"
        floor, document = turns([("sized", sized)], [lxml.html.fromstring, whole_document], 3)
        print(f"{len(sized):>12,} bytes: {1e9 * document / len(sized):6.1f} ns a byte, {document / floor:.2f} x the floor")


if __name__ == "__main__":
    main()
