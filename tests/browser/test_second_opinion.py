"""Grids agree with the tables another project read from the same pages (WikiTableQuestions), cell by cell.

That project leaves out rows and columns it has no use for, joins header rows, and drops notes and hidden sort keys. What
it did to which table is said here, so that all the rest must be equal.
"""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.document.grid import place
from pipeline.document.markup import Element, parse
from pipeline.document.table_rows import row_groups

Grid = list[list[str]]

SLOTS = 15_000  # about what the corpus has, so that a corpus cut short does not pass


@dataclass(frozen=True, slots=True)
class Change:
    """What the other project did to a table: our rows and columns it left out, our header rows it made one of."""

    why: str
    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    header_rows: int = 1


CHANGES = {
    "10th-canadian-parliament.table12": Change("colours of parties", columns=(4, 7)),
    "chelmsford-uk-parliament-constituency.table0": Change("colours of parties", columns=(1,)),
    "edmonton-municipal-election-1919.table1": Change("colours of parties; cells too many at the end", columns=(1, 5)),
    "south-australian-state-election-1953.table0": Change("colours of parties", columns=(1,)),
    "united-states-house-of-representatives-elections-in-colorado-2008.table0": Change("column without values", columns=(6,)),
    "list-of-american-superhero-films.table0": Change("empty cells at the end of a row", columns=(8,)),
    "prairie-public-radio.table0": Change("empty cells at the end of a row", columns=(6,)),
    "sunil-kumar-desai.table0": Change("empty cells at the end of a row", columns=(6,)),
    "spouse-of-the-president-of-the-people-s-republic-of-china.table0": Change("pictures", columns=(2,)),
    "philadelphia-phillies-all-time-roster-d.table1": Change("notes alone", columns=(5,)),
    "2009-utah-utes-football-team.table1": Change("footer across the table; notes alone", rows=(15,), columns=(9,)),
    "1994-alabama-crimson-tide-football-team.table0": Change("footer wider than the table", rows=(15,), columns=(8, 9)),
    "dutch-general-election-1905.table0": Change("source across the table", rows=(12,)),
    "swedish-general-election-1998.table0": Change("source across the table", rows=(14,)),
    "chautauqua-county-kansas.table0": Change("source across the table", rows=(14,)),
    "kunimitsu-it.table0": Change("heading across the table", rows=(2,)),
    "unesco-goodwill-ambassador.table0": Change("heading across the table", rows=(50,)),
    "shooting-at-the-1924-summer-olympics-men-s-100-metre-team-running-deer-single-sh.table0": Change(
        "rows of one tall cell and nothing else", rows=(2, 8, 14, 20, 26, 32, 38)
    ),
    "edelweiss-band.table0": Change("two header rows", header_rows=2),
    "every-little-thing-band.table2": Change("two header rows", header_rows=2),
    "tongan-pa-anga.table0": Change("two header rows", header_rows=2),
}


def test_grids_agree_with_another_project(corpus: Path) -> None:
    files = sorted(corpus.glob("*/*.csv"))
    theirs = {file.stem: _theirs(file) for file in files}
    ours = {file.stem: _changed(_ours(file), CHANGES.get(file.stem, Change(""))) for file in files}

    assert sum(len(row) for grid in theirs.values() for row in grid) > SLOTS
    assert CHANGES.keys() <= theirs.keys()
    for name in theirs:
        assert theirs[name] == ours[name], name


def _theirs(file: Path) -> Grid:
    with file.open(encoding="utf-8", newline="") as lines:
        return [[_letters(text) for text in row] for row in csv.reader(lines, doublequote=False, escapechar="\\", strict=True)]


def _ours(file: Path) -> Grid:
    """The n-th wikitable of the page, spans repeated. `10th-canadian-parliament.table12.csv`: the thirteenth of that page."""
    page, number = file.stem.rsplit(".table", 1)
    source = file.with_name(f"{page}.html")
    wikitables = [table for table in parse(source.read_bytes(), source.name).iter("table") if "wikitable" in _classes(table)]
    placed = place(row_groups(wikitables[int(number)]))
    height = max(cell.row + cell.rowspan - 1 for cell in placed)
    width = max(cell.column + cell.colspan - 1 for cell in placed)
    grid = [[""] * width for _ in range(height)]
    for cell in placed:
        for row in grid[cell.row - 1 : cell.row - 1 + cell.rowspan]:
            row[cell.column - 1 : cell.column - 1 + cell.colspan] = [_letters(_shown(cell.element))] * cell.colspan
    return grid


def _changed(grid: Grid, change: Change) -> Grid:
    header, body = grid[: change.header_rows], grid[change.header_rows :]
    joined = ["".join(dict.fromkeys(texts)) for texts in zip(*header, strict=True)]
    kept = [row for number, row in enumerate([joined, *body], 1) if number not in change.rows]
    return [[text for number, text in enumerate(row, 1) if number not in change.columns] for row in kept]


def _shown(element: Element) -> str:
    """The text without notes and without what only sorts."""
    if {"reference", "sortkey"} & _classes(element) or "display:none" in element.get("style", "").replace(" ", ""):
        return ""
    return (element.text or "") + "".join(_shown(child) + (child.tail or "") for child in element)


def _classes(element: Element) -> set[str]:
    return set(element.get("class", "").split())


def _letters(text: str) -> str:
    """Letters and digits: the other project moved white space and rewrote signs."""
    return re.sub(r"[\W_]", "", text)
