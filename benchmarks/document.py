"""Time and memory of the complete Document of HTML pages, as ratios to the floor: `lxml.html.fromstring` on the same bytes.

Needs the corpus (`SAILAU_CORPUS`). Everything runs in turns in one process, so that a busy machine slows all alike; the best
turn of each counts, and each page's tree is dropped before the next. Reach: Document at most 3.0 x the floor, memory at most
12 x the HTML, time linear in bytes.
"""

import gc
import os
import statistics
import sys
import time
import tracemalloc
import warnings
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path

import lxml.html
import pandas as pd
from bs4 import BeautifulSoup

from pipeline.document.flavours import recognise
from pipeline.document.grid import place, row_groups
from pipeline.document.html import read_html
from pipeline.document.markup import html_bytes, parse
from pipeline.document.notes import read_notes

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
    return [place(row_groups(table)) for table in parse(data, "page").iter("table")]


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
    """Python's own peak while a page is read, and what the Document keeps; lxml's tree lives outside Python's heap."""
    peaks = []
    for _, data in pages:
        tracemalloc.start()
        document = read_html(data, "page")
        peaks.append(tracemalloc.get_traced_memory()[1] / len(data))
        tracemalloc.stop()
        del document
    print(f"memory, peak / size of the HTML: median {statistics.median(peaks):.1f}, most {max(peaks):.1f} (reach <= 12)")


def print_sizes(pages: Sequence[Page]) -> None:
    """Time per byte of pages from 10 kB to 10 MB, made of whole corpus pages' bodies one after another."""
    body = b"".join(data for _, data in pages)
    table = max((data for _, data in pages), key=lambda data: data.count(b"<td"))
    rows = table[table.index(b"<table") : table.rindex(b"</table>")] + b"</table>"
    for size in SIZES:
        page = (rows * (size // len(rows) + 1))[: max(size, 1)] if size < len(rows) else rows * round(size / len(rows))
        page = b"<div class='mw-parser-output'>" + page[: page.rindex(b"</tr>") + 5] + b"</table></div>"
        page += b"" if page.count(b"<div") == page.count(b"</div") else b"<!-- NewPP limit report -->"
        floor, document = turns([("sized", page)], [lxml.html.fromstring, whole_document], 3)
        print(f"{len(page):>12,} bytes: {1e9 * document / len(page):6.1f} ns a byte, {document / floor:.2f} x the floor")
    del body


if __name__ == "__main__":
    main()
