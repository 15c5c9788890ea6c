"""Every cell of every table of the corpus stands where Chromium puts it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.document.markup import parse
from tests.browser.chromium import TableBoxes
from tests.browser.layout import placed, seen

TABLES = 1_000  # about what the corpus has, so that a corpus cut short does not pass
CELLS = 40_000


def test_every_cell_is_where_chromium_puts_it(
    corpus: Path, chromium: Callable[[Sequence[str]], list[list[TableBoxes]]]
) -> None:
    files = sorted(corpus.glob("*/*.html"))
    theirs = [[seen(table) for table in page] for page in chromium([file.read_text("utf-8") for file in files])]
    ours = [[placed(table) for table in parse(file.read_bytes(), file.name).iter("table")] for file in files]

    assert sum(len(page) for page in theirs) > TABLES
    assert sum(len(table) for page in theirs for table in page) > CELLS
    for file, their_page, our_page in zip(files, theirs, ours, strict=True):
        assert their_page == our_page, file.name
