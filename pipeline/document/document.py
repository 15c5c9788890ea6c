"""The Document every reader fills: sections, paragraphs, tables as grids, references. No meaning yet.

What a column or a row *is* (votes, seats, a party) is decided in `pipeline.extract`, not here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from pipeline.document.fields import Fields
from pipeline.document.marks import Mark, OutsideMark
from pipeline.document.values import CITATION

Alignment = Literal["as_published", "solved", "ambiguous"]

ParagraphKind = Literal["paragraph", "list_item", "caption", "hatnote", "quote", "hidden"]

INFOBOX = "infobox"


@dataclass(frozen=True, slots=True)
class Section:
    """One heading and what it governs. The lead, before the first heading, is section `s00` at level 1."""

    section_id: str
    level: int
    number: str
    heading: str
    parent_section_id: str


LEAD = Section("s00", 1, "", "", "")


class Paragraph(NamedTuple):
    """Running text, verbatim, its citation marks (`[12]`) still in place and listed in `marks`. A tuple, as `Cell` is."""

    number: int
    section_id: str
    text: str
    marks: tuple[Mark, ...] = ()
    kind: ParagraphKind = "paragraph"

    @classmethod
    def printed(cls, number: int, section_id: str, text: str) -> "Paragraph":
        """A paragraph whose marks are known only by the numbers they print, from a capture that keeps no links."""
        marks = (Mark(found.start(), found.end(), int(found[1])) for found in CITATION.finditer(text))
        return cls(number, section_id, text, tuple(marks))

    @property
    def source(self) -> str:
        return f"p{self.number:02d}"

    @property
    def reference_numbers(self) -> tuple[int, ...]:
        return tuple(mark.number for mark in self.marks)

    def plain(self, start: int = 0, end: int | None = None) -> str:
        """The text from `start` to before `end`, without the marks in it."""
        end = len(self.text) if end is None else end
        pieces, at = [], start
        for mark in self.marks:
            if start <= mark.start and mark.end <= end:
                pieces.append(self.text[at : mark.start])
                at = mark.end
        return "".join([*pieces, self.text[at:end]]).strip()


class Cell(NamedTuple):
    """One cell of a grid; `row` and `column` count from 1 and name its top left slot.

    `text` is verbatim without footnote marks, which are in `reference_numbers`. `hidden_text`: what the page holds but does
    not show, such as sort keys. `image_alt`: what stands for pictures. `link_target`: the first link with a text.
    A tuple, since pages have thousands: making one takes a quarter of the time of a frozen dataclass.
    """

    row: int
    column: int
    text: str
    rowspan: int = 1
    colspan: int = 1
    is_header: bool = False
    is_recovered: bool = False
    link_target: str = ""
    reference_numbers: tuple[int, ...] = ()
    hidden_text: str = ""
    image_alt: str = ""


def address(table_id: str, row: int | str, column: int | str | None = None) -> str:
    """The published address of a row or cell: `t07r03`, `t07r03c05`, `infobox/r03c02`; numbers may be published ones."""
    join = "/" if table_id == INFOBOX else ""
    cell = "" if column is None else f"c{column:0>2}"
    return f"{table_id}{join}r{row:0>2}{cell}"


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells.

    `is_flattened`: the reader met each row as one run of words, so every row is a single cell and the columns must be
    won back (`pipeline.extract.unflatten`) before anything reads values from it. `lead_in`: the short text right before the
    table in its section, such as `Nicosia:`.
    """

    table_id: str
    section_id: str
    caption: str
    header_row_count: int
    cells: tuple[Cell, ...]
    is_flattened: bool = False
    alignment: Alignment = "as_published"
    kind: str = ""
    lead_in: str = ""

    @classmethod
    def legend(cls, table_id: str, section_id: str, caption: str, entries: Iterable[str]) -> "Table":
        """The key of a map: one column, an entry a row."""
        cells = tuple(Cell(row, 1, entry) for row, entry in enumerate(entries, start=1))
        return cls(table_id, section_id, caption, 0, cells, kind="legend")

    @property
    def row_count(self) -> int:
        return max((cell.row + cell.rowspan - 1 for cell in self.cells), default=0)

    @property
    def column_count(self) -> int:
        return max((cell.column + cell.colspan - 1 for cell in self.cells), default=0)

    def rows(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Every grid row with the cells that start in it, in column order."""
        rows: dict[int, list[Cell]] = {number: [] for number in range(1, self.row_count + 1)}
        for cell in self.cells:
            rows[cell.row].append(cell)
        for number, cells in rows.items():
            yield number, tuple(sorted(cells, key=lambda cell: cell.column))

    def address(self, row: int, column: int | None = None) -> str:
        """The published address of a row or cell."""
        return address(self.table_id, row, column)


@dataclass(frozen=True, slots=True)
class Reference(Fields):
    """One entry of the reference list: its text and the fields in it.

    `mark` is what its citation marks print (`12`, `a`). `use_count` is the number of back-links the list itself shows
    (`^ a b c` is 3).
    """

    number: int
    text: str
    use_count: int = 0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What one line of a text capture was read as: the proof that nothing was dropped."""

    number: int
    role: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something met while reading that a person should see; it becomes a row of `findings`."""

    check: str
    severity: Literal["error", "warning", "info"]
    subject: str
    source: str = ""
    stated: str = ""
    computed: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One article as read, before anything in it means anything."""

    title: str
    reader: str
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    references: tuple[Reference, ...]
    lines: tuple[Line, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())
    outside_marks: tuple[OutsideMark, ...] = ()

    def table(self, table_id: str) -> Table | None:
        return next((table for table in self.tables if table.table_id == table_id), None)

    def section(self, section_id: str) -> Section:
        return next(section for section in self.sections if section.section_id == section_id)

    def path(self, section_id: str) -> tuple[Section, ...]:
        """The section and the sections it is nested in, from the inside out, without the lead."""
        path: tuple[Section, ...] = ()
        while section_id and (section := self.section(section_id)).level > 1:
            path = (*path, section)
            section_id = section.parent_section_id
        return path

    def paragraphs_in(self, section_id: str) -> tuple[Paragraph, ...]:
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.section_id == section_id)
