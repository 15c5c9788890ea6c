"""Time and memory of the complete Document of HTML pages, as ratios to the floor: `lxml.html.fromstring` on the same bytes.

Needs the corpus (`SAILAU_CORPUS`). Times run in turns in one process, so that a busy machine slows all alike; the best turn of
each counts, and each page's tree is dropped before the next. Reach: Document at most 3.0 x the floor, memory at most 12 x the
HTML, time linear in bytes.
"""

import gc
import os
import re
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
from pipeline.document.markup import Element, html_bytes, parse
from pipeline.document.notes import read_notes
from pipeline.document.table_rows import row_groups

ROOT = Path(__file__).parents[1]
TURNS = 9
SLOW_TURNS = 2
SIZE_TURNS = 5
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
WIKITABLE = re.compile(rb'<table class="wikitable(?:(?!<table).)*?</table>', re.DOTALL)
Page = tuple[str, bytes]


def main() -> None:
    pages = election_pages()
    size = sum(len(data) for _, data in pages)
    readers = [lxml.html.fromstring, *STEPS.values(), parsed_grids]
    floor, *ends, grid = turns(pages, readers, TURNS)
    print(f"{len(pages)} pages, {size / 1e6:.1f} MB; best of {TURNS} turns")
    row("lxml.html.fromstring (floor)", floor, floor, f"{size / floor / 1e6:.0f} MB/s")
    row("complete Document (reach <= 3.0)", ends[-1], floor, f"{size / ends[-1] / 1e6:.0f} MB/s")
    for name, start, end in zip(STEPS, [0.0, *ends], ends, strict=False):
        row(f"  {name}", end - start, floor)
    row("    of which rows and grids", grid - ends[1], floor)
    slow = turns(pages, [pandas_tables, soup], SLOW_TURNS)
    row("pandas.read_html, tables only", slow[0], floor)
    row("BeautifulSoup + lxml, parse only", slow[1], floor)
    print_memory(pages)
    print_sizes(pages)


def whole_document(data: bytes) -> object:
    return read_html(data, "page")


def without_collector(data: bytes) -> object:
    gc.disable()
    try:
        return whole_document(data)
    finally:
        gc.enable()


def soup(data: bytes) -> object:
    return BeautifulSoup(data, "lxml")


def pandas_tables(data: bytes) -> object:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pd.read_html(StringIO(data.decode()), flavor="lxml")


def parsed(data: bytes) -> Element:
    return parse(html_bytes(data, "page"), "page")


def parsed_notes(data: bytes) -> object:
    return read_notes(recognise(parsed(data), data).content)


def parsed_grids(data: bytes) -> object:
    return [plain_slots(table) or place(row_groups(table)) for table in parsed(data).iter("table")]


# Each reader does what the one before it does, then its own step: a step takes the difference of the two.
STEPS: dict[str, Callable[[bytes], object]] = {
    "bytes checked": lambda data: html_bytes(data, "page"),
    "tree parsed, its errors checked": parsed,
    "article found, references read": parsed_notes,
    "paragraphs and tables read": whole_document,
}


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


def row(name: str, seconds: float, floor: float, note: str = "") -> None:
    print(f"{name:40} {1000 * seconds:8.1f} ms {seconds / floor:6.2f}   {note}".rstrip())


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
    """Pages from 10 kB to 10 MB of one corpus table over and over: linear time is as many nanoseconds a byte for all.

    Python's garbage collector visits all that is kept again and again while a Document grows, so its share grows too; what
    the reader itself takes is the time without it.
    """
    tables = [table for _, data in pages for table in WIKITABLE.findall(data) if len(table) < SIZES[0]]
    table = max(tables, key=len)
    print(f"{'one table over and over':32} {'ns/byte':>8} {'x floor':>8} {'ns/byte without collector':>26}")
    for size in SIZES:
        page = b'<div class="mw-parser-output">' + table * round(size / len(table)) + b"</div>"
        readers = [lxml.html.fromstring, whole_document, without_collector]
        floor, document, alone = (1e9 * seconds / len(page) for seconds in turns([("sized", page)], readers, SIZE_TURNS))
        print(f"  {len(page):>24,} bytes {document:8.1f} {document / floor:8.2f} {alone:26.1f}")


if __name__ == "__main__":
    main()
