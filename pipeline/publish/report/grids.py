"""The article itself on its page: its tables as grids, its text, its references, each under the address rows refer to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.document.document import address
from pipeline.model.schema import Row
from pipeline.publish.shown.subject import Subject


@dataclass(frozen=True, slots=True)
class GridCell:
    address: str
    text: str
    rowspan: str
    colspan: str
    is_header: bool
    is_recovered: bool
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the article. `rows`: the address of each grid row with the cells that begin in it.

    `references`: what is cited anywhere in it or, where nothing is, in its section; for values whose cell cites nothing.
    """

    table_id: str
    caption: str
    section: str
    kind: str
    is_recovered: bool
    rows: tuple[tuple[str, tuple[GridCell, ...]], ...]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The paragraphs under one heading, each with its address and the references cited in it."""

    heading: str
    level: int
    paragraphs: tuple[tuple[str, str, tuple[str, ...]], ...]


def grids(subject: Subject) -> list[Grid]:
    """Every table of the article, in its order."""
    cells: dict[str, list[Row]] = {}
    for cell in subject.tables["cells"]:
        cells.setdefault(cell["table_id"], []).append(cell)
    return [_grid(subject, table, cells.get(table["table_id"], ())) for table in subject.tables["tables"]]


def passages(subject: Subject) -> list[Passage]:
    """The text of the article by section, those sections that have any."""
    cited = _cited_by_source(subject)
    by_section: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
    for row in subject.tables["paragraphs"]:
        source = row["paragraph_id"]
        by_section.setdefault(row["section_id"], []).append((source, row["text"], cited.get(source, ())))
    return [
        Passage(row["heading"] or "Lead", int(row["level"] or 1), tuple(by_section[row["section_id"]]))
        for row in subject.tables["sections"]
        if row["section_id"] in by_section
    ]


def _grid(subject: Subject, table: Row, cells: Sequence[Row]) -> Grid:
    section = next((row for row in subject.tables["sections"] if row["section_id"] == table["section_id"]), None)
    cited = tuple(dict.fromkeys(number for cell in cells for number in cell["reference_numbers"].split()))
    return Grid(
        table_id=table["table_id"],
        caption=table["caption"],
        section=section["heading"] if section else "",
        kind=table["kind"].replace("_", " "),
        is_recovered=any(cell["is_recovered"] == "true" for cell in cells),
        rows=tuple(_rows(table, cells)),
        references=cited or _cited_in_section(subject, table["section_id"]),
    )


def _rows(table: Row, cells: Sequence[Row]) -> Iterator[tuple[str, tuple[GridCell, ...]]]:
    """Every grid row, those without a cell of their own too, which cells above reach into."""
    by_row = {number: list(own) for number, own in groupby(cells, key=lambda cell: int(cell["row_number"]))}
    for number in range(1, max(by_row, default=0) + 1):
        yield address(table["table_id"], number), tuple(map(_cell, by_row.get(number, ())))


def _cell(cell: Row) -> GridCell:
    return GridCell(
        address=address(cell["table_id"], cell["row_number"], cell["column_number"]),
        text=cell["text"] or cell["image_alt"],
        rowspan=cell["rowspan"],
        colspan=cell["colspan"],
        is_header=cell["is_header"] == "true",
        is_recovered=cell["is_recovered"] == "true",
        references=tuple(cell["reference_numbers"].split()),
    )


def _cited_in_section(subject: Subject, section_id: str) -> tuple[str, ...]:
    rows = (row for row in subject.tables["citations"] if row["section_id"] == section_id)
    return tuple(dict.fromkeys(row["reference_number"] for row in rows))


def _cited_by_source(subject: Subject) -> dict[str, tuple[str, ...]]:
    cited: dict[str, dict[str, None]] = {}
    for row in subject.tables["citations"]:
        cited.setdefault(row["source"], {})[row["reference_number"]] = None
    return {source: tuple(numbers) for source, numbers in cited.items()}
