"""Writes a Document as wikitext, so that a real MediaWiki can render what another reader read: tables, infobox, references.

Only for tests, and for the one rendering under raw/. Text is put in <nowiki>: what a Document says is never markup.
"""

from collections.abc import Iterator
from html import escape

from pipeline.document.document import INFOBOX, Cell, Document, Paragraph, Reference, Table


def wikitext(document: Document) -> str:
    """The whole article. Within a section text comes first, then keys of maps, then tables, as mirrors flatten them."""
    return "\n".join(_Writer(document).lines()) + "\n"


class _Writer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.references = {reference.number: reference for reference in document.references}
        self.used: set[int] = set()

    def lines(self) -> Iterator[str]:
        for section in self.document.sections:
            if section.level > 1:
                bar = "=" * section.level
                yield f"{bar} {_plain(section.heading)} {bar}"
            tables = [table for table in self.document.tables if table.section_id == section.section_id]
            yield from (line for table in tables if table.table_id == INFOBOX for line in self._table(table, "infobox"))
            for paragraph in self.document.paragraphs_in(section.section_id):
                yield self._paragraph(paragraph)
                yield ""
            yield from (line for table in tables if table.kind == "legend" for line in _legend(table))
            for table in tables:
                if table.table_id != INFOBOX and table.kind != "legend":
                    yield from self._table(table, "wikitable")
            if section.heading == "References":
                yield "<references />"

    def _paragraph(self, paragraph: Paragraph) -> str:
        pieces, at = [], 0
        for mark in paragraph.marks:
            pieces += [_plain(paragraph.text[at : mark.start]), self._mark(mark.number)]
            at = mark.end
        return "".join([*pieces, _plain(paragraph.text[at:])])

    def _mark(self, number: int) -> str:
        """A reference whole where it is cited first, by name from then on."""
        if number in self.used:
            return f'<ref name="r{number}" />'
        self.used.add(number)
        return f'<ref name="r{number}">{_plain(_entry(self.references[number]))}</ref>'

    def _table(self, table: Table, css_class: str) -> Iterator[str]:
        yield f'{{| class="{css_class}"'
        if table.caption:
            yield f"|+ {_plain(table.caption)}"
        for _, cells in table.rows():
            yield "|-"
            yield from (self._cell(cell) for cell in cells)
        yield "|}"

    def _cell(self, cell: Cell) -> str:
        sign = "!" if cell.is_header else "|"
        spans = "".join(f' {name}="{n}"' for name, n in (("rowspan", cell.rowspan), ("colspan", cell.colspan)) if n > 1)
        marks = "".join(map(self._mark, cell.reference_numbers))
        return f"{sign}{spans} | {_plain(cell.text)}{marks}"


def _legend(table: Table) -> Iterator[str]:
    yield '<div class="thumb tright"><div class="thumbinner"><div class="thumbcaption">'
    yield "<br />".join(map(_plain, table.caption.split("; ")))
    yield from (f'<div class="legend">{_plain(cell.text)}</div>' for cell in table.cells)
    yield "</div></div></div>"


def _entry(reference: Reference) -> str:
    return reference.text


def _plain(text: str) -> str:
    return f"<nowiki>{escape(text, quote=False)}</nowiki>" if text.strip() else text
