"""Reads the flattened text that a mirror made of an article into a Document. Every line is read as something.

The flavour: navigation words, title, lead, infobox, headings ending in " edit", one line a paragraph, tables as lines
of words, a reference list with back-links, and a keyword tail with a folded copy of the article.
Rows of tables stay single cells (`is_flattened`); `pipeline.extract.unflatten` wins their columns back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.document.contents import fold, section_numbers
from pipeline.document.decoding import decode
from pipeline.document.document import INFOBOX, LEAD, Cell, Document, Line, Paragraph, Reference, Remark, Section, Table
from pipeline.document.references import read_reference
from pipeline.document.text_blocks import Block, FlatTable, HeaderSplitter, Legend, blocks, looks_like_table, read_tables
from pipeline.document.values import split_citations
from pipeline.errors import UnreadableCaptureError

READER = "text-mirror"
NAVIGATION = frozenset({"fbpx", "Wikipedia"})
HEADING_END = " edit"
TAIL_END = ", read, download"


def read_text(data: bytes, where: str, split_header: HeaderSplitter) -> Document:
    """The Document in a text capture. `where` names the capture in errors.

    Raises `UnreadableCaptureError` for what is empty, binary, not UTF-8, no article of this flavour, or cut off.
    """
    lines = decode(data, where)
    all_blocks = list(blocks(lines))
    reading = _Reading(where, split_header)
    first = reading.take_title(all_blocks)
    end = _tail_start(all_blocks, reading.title, where)
    for block in reading.take_opening(all_blocks[first:end]):
        reading.take(block)
    tail = [line for block in all_blocks[end:] for line in block]
    reading.roles.update((line.number, "keywords") for line in tail)
    reading.number_sections(" ".join(line.text for line in tail))
    reading.refuse_missing_references()
    return reading.document(lines)


def _tail_start(all_blocks: Sequence[Block], title: str, where: str) -> int:
    """The block where the mirror's keyword tail starts: the words of the title, listed. Every whole capture ends in one."""
    keywords = fold(title).lower()
    listed = ", ".join(title.lower().split()) + ","
    lists = (n for n, block in enumerate(all_blocks) if listed in block[0].text)
    tail = next((n for n in lists if fold(all_blocks[n][0].text[: 2 * len(listed)]).lower().startswith(keywords + " ")), None)
    if tail is None or not all_blocks[-1][0].text.startswith(TAIL_END):
        raise UnreadableCaptureError(
            f"{where}, line {all_blocks[-1][-1].number}",
            "the text stops before the mirror's closing keywords, so it is cut off",
            "capture the article again, whole",
        )
    return tail


def _heading(block: Block) -> str:
    """The heading a block is, without the mirror's edit link, or nothing."""
    return block[0].text.removesuffix(HEADING_END) if len(block) == 1 and block[0].text.endswith(HEADING_END) else ""


@dataclass(slots=True)
class _Reading:
    """What has been read so far, in document order."""

    where: str
    split_header: HeaderSplitter
    title: str = ""
    sections: list[Section] = field(default_factory=lambda: [LEAD])
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    roles: dict[int, str] = field(default_factory=dict)

    def take_title(self, all_blocks: Sequence[Block]) -> int:
        """Reads navigation words and the title; returns the number of the block after it."""
        first = 0
        while first < len(all_blocks) and all(line.text in NAVIGATION for line in all_blocks[first]):
            self._role(all_blocks[first], "navigation")
            first += 1
        if first == 0 or first == len(all_blocks) or len(all_blocks[first]) != 1:
            raise UnreadableCaptureError(
                self.where, "no article title after the mirror's navigation words", "check that this is an article page"
            )
        self.title = all_blocks[first][0].text
        self._role(all_blocks[first], "title")
        return first + 1

    def take_opening(self, body: Sequence[Block]) -> Sequence[Block]:
        """Reads the lead and the infobox, if there is one; returns the blocks after them."""
        for at, block in enumerate(body):
            if _heading(block):
                return body[at:]
            if [line.text for line in block] == [self.title]:
                return body[self._infobox(body, at) :]
            self.take(block)
        return ()

    def _infobox(self, body: Sequence[Block], at: int) -> int:
        """Reads the infobox that starts at block `at`: the title again, then blocks of several lines."""
        end = at + 1
        while end < len(body) and len(body[end]) > 1:
            end += 1
        rows = [line for block in body[at:end] for line in block]
        marks = [split_citations(line.text)[1] for line in rows]
        cells = tuple(Cell(n + 1, 1, line.text, reference_numbers=marks[n]) for n, line in enumerate(rows))
        self.tables.append(Table(INFOBOX, LEAD.section_id, "", 0, cells, is_flattened=True))
        for block in body[at:end]:
            self._role(block, "infobox")
        return end

    def take(self, block: Block) -> None:
        """Reads one block as a heading, references, tables or paragraphs."""
        if heading := _heading(block):
            self.sections.append(Section(f"s{len(self.sections):02d}", 2, "", heading, LEAD.section_id))
            self._role(block, "heading")
        elif read_reference(block[0].text):
            self._take_references(block)
        elif looks_like_table(block, self.split_header):
            found, roles = read_tables(block, self.split_header)
            self.roles.update(roles)
            for item in found:
                self._add_table(item)
        else:
            for line in block:
                self.roles[line.number] = "paragraph" if line.text.strip() else "placeholder"
                if line.text.strip():
                    number, section_id = len(self.paragraphs) + 1, self.sections[-1].section_id
                    self.paragraphs.append(Paragraph.printed(number, section_id, line.text))

    def _take_references(self, block: Block) -> None:
        for line in block:
            if (reference := read_reference(line.text)) is not None:
                self.references.append(reference)
                self.roles[line.number] = "reference"

    def _add_table(self, item: FlatTable | Legend) -> None:
        prefix = "m" if isinstance(item, Legend) else "t"
        table_id = f"{prefix}{sum(table.table_id.startswith(prefix) for table in self.tables) + 1:02d}"
        section_id = self.sections[-1].section_id
        if isinstance(item, Legend):
            self.tables.append(Table.legend(table_id, section_id, item.caption, item.entries))
            return
        header = tuple(Cell(1, column, text, is_header=True) for column, text in enumerate(item.header, start=1))
        width = max(1, len(header))
        first_row = 2 if header else 1
        marks = [split_citations(row)[1] for row in item.rows]
        rows = [Cell(first_row + n, 1, row, 1, width, reference_numbers=marks[n]) for n, row in enumerate(item.rows)]
        self.tables.append(Table(table_id, section_id, item.caption, first_row - 1, (*header, *rows), is_flattened=True))

    def number_sections(self, tail: str) -> None:
        """Gives sections the numbers, levels and parents of the contents list in the keyword tail."""
        headings = tuple(section.heading for section in self.sections[1:])
        numbers = section_numbers(tail, headings)
        if numbers is None:
            message = "no contents list: all sections are put at level 2"
            self.remarks.append(Remark("section_levels", "info", "sections", message=message))
            return
        by_number = {"": LEAD.section_id} | {n: s.section_id for n, s in zip(numbers, self.sections[1:], strict=True)}
        self.sections[1:] = [
            Section(s.section_id, n.count(".") + 2, n, s.heading, by_number.get(n.rpartition(".")[0], LEAD.section_id))
            for n, s in zip(numbers, self.sections[1:], strict=True)
        ]

    def refuse_missing_references(self) -> None:
        """A mark beyond the end of the reference list means that the list was cut."""
        marks = [number for paragraph in self.paragraphs for number in paragraph.reference_numbers]
        marks += [mark for table in self.tables for cell in table.cells for mark in cell.reference_numbers]
        last = max((reference.number for reference in self.references), default=0)
        if marks and max(marks) > last:
            raise UnreadableCaptureError(
                self.where,
                f"reference {max(marks)} is cited but the reference list ends at {last}, so the text is cut off",
                "capture the article again, whole",
            )

    def document(self, lines: Sequence[str]) -> Document:
        """The Document, with the role of every line; a line nothing was made of is an error for a person to see."""
        roles = [self.roles.get(n, "unread" if text.strip() else "blank") for n, text in enumerate(lines, start=1)]
        for number, role in enumerate(roles, start=1):
            if role == "unread":
                message = "nothing was made of this line"
                self.remarks.append(Remark("unread_line", "error", f"line {number}", "", lines[number - 1], message=message))
        return Document(
            title=self.title,
            reader=READER,
            sections=tuple(self.sections),
            paragraphs=tuple(self.paragraphs),
            tables=tuple(self.tables),
            references=tuple(self.references),
            lines=tuple(Line(number, role) for number, role in enumerate(roles, start=1)),
            remarks=tuple(self.remarks),
        )

    def _role(self, block: Block, role: str) -> None:
        self.roles.update((line.number, role) for line in block)
