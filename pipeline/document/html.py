"""Reads an HTML page of any flavour into a Document: sections, paragraphs, tables as grids, references.

Bytes to a tree is `markup`; which part of a page is the article is `flavours`; text inside an element is `inline`; reference
lists are `notes`; grids are `grid` and `html_tables`. What a table means is decided in `pipeline.extract`.
"""

from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from pipeline.document.document import LEAD, Document, Paragraph, ParagraphKind, Section
from pipeline.document.flavours import is_whole, recognise
from pipeline.document.html_tables import TableReader, legend_of
from pipeline.document.inline import BLOCKS, ENDS, SILENT, Inline, is_hidden
from pipeline.document.links import note_id
from pipeline.document.marks import OutsideMark
from pipeline.document.markup import Element, class_names, html_bytes, parse
from pipeline.document.notes import Notes, read_notes
from pipeline.errors import UnreadableCaptureError

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# What only skins and edit tools add, by class and by id.
_SKIPPED_CLASSES = frozenset(
    "toc mw-editsection mw-jump-link printfooter catlinks mw-indicators mw-hidden-catlinks "
    "vector-body-before-content mw-contributions page-actions-menu header-container magnify zim-footer".split()
)
_SKIPPED_IDS = frozenset("toc mw-toc siteSub contentSub contentSub2 jump-to-nav catlinks footer mw-navigation".split())
# What sites put around an article; MediaWiki's own content has none of these elements.
_CHROME = frozenset({"nav", "header", "footer", "aside"})
_CAPTIONS = frozenset({"thumbcaption", "gallerycaption"})
_GALLERY_TEXTS = etree.XPath(".//div[@class='gallerytext'][not(ancestor::div[@class='gallerytext'])]")
_TABLES = etree.XPath(".//table[not(ancestor::table)]")
_KINDS: dict[str, ParagraphKind] = {
    "li": "list_item",
    "dd": "list_item",
    "dt": "list_item",
    "blockquote": "quote",
    "figcaption": "caption",
}


def read_html(data: bytes, where: str) -> Document:
    """The Document in an HTML capture. `where` names the capture in errors.

    Raises `UnreadableCaptureError` for what is no HTML, cut off, too large, or loses content in the parser.
    """
    data = html_bytes(data, where)
    page = recognise(parse(data, where), data)
    if not is_whole(data, page):
        todo = "capture the page again, whole; a piece of a page needs <html> around it"
        raise UnreadableCaptureError(where, "the page stops before its end, so it is cut off", todo)
    notes = read_notes(page.content)
    reading = _Reading(notes, TableReader(where, page.title, notes.by_id, has_sort_values=b"data-sort-value" in data))
    reading.flow(page.content, "paragraph")
    if not (reading.paragraphs or reading.tables.tables or reading.sections[1:] or notes.references):
        todo = "capture the page with its text in it, not put there by a script"
        raise UnreadableCaptureError(where, "the page has no text and no table", todo)
    return Document(
        title=page.title,
        reader=page.flavour,
        sections=tuple(_numbered(reading.sections)),
        paragraphs=tuple(reading.paragraphs),
        tables=tuple(reading.tables.tables),
        references=reading.notes.references,
        remarks=reading.notes.remarks,
        outside_marks=(*reading.tables.caption_marks, *reading.note_marks),
    )


# Longer text before a table is about more than the table.
_LONGEST_LEAD_IN = 80


@dataclass(slots=True)
class _Reading:
    """What has been read so far, in document order."""

    notes: Notes
    tables: TableReader
    sections: list[Section] = field(default_factory=lambda: [LEAD])
    paragraphs: list[Paragraph] = field(default_factory=list)
    note_marks: list[OutsideMark] = field(default_factory=list)

    def flow(self, element: Element, kind: ParagraphKind) -> None:
        """Reads an element that may hold blocks: runs of text between them are paragraphs of this kind."""
        inline = Inline(self.notes.by_id, prints_marks=True)
        if (text := element.text) and text.strip(ENDS):
            inline.parts.append(text)
        for child in element[:]:  # type: ignore[index]  # faster than lxml's iterator, see `Inline.add`
            if child.tag in BLOCKS or child.tag == "table" or child.tag in SILENT:
                if inline.parts:
                    self._end(inline, kind)
                    inline = Inline(self.notes.by_id, prints_marks=True)
                self.block(child, kind)
            else:
                inline.add_child(child)
            # White space between blocks, seven tails in ten, starts no text.
            if (tail := child.tail) and (inline.parts or tail.strip(ENDS)):
                inline.parts.append(tail)
        if inline.parts:
            self._end(inline, kind)

    def block(self, element: Element, kind: ParagraphKind) -> None:
        """Reads one block by what it is."""
        tag = element.tag
        if tag in SILENT or tag in _CHROME:
            return
        if tag in _HEADINGS:
            self._heading(element, _HEADINGS[tag])
            return
        names = class_names(element)
        if tag == "ol" and "references" in names:
            self._note_marks(element)
            return
        if not _SKIPPED_CLASSES.isdisjoint(names) or element.get("id") in _SKIPPED_IDS:
            return
        if tag == "table":
            self._table(element)
        elif "gallerybox" in names and kind != "caption":
            for caption in cast("list[Element]", _GALLERY_TEXTS(element)):
                self._caption(caption)
        elif is_hidden(element):
            self.flow(element, "hidden")
        elif "hatnote" in names:
            self.flow(element, "hatnote")
        elif kind != "caption" and (tag == "figcaption" or not _CAPTIONS.isdisjoint(names)):
            self._caption(element)
        else:
            self.flow(element, _KINDS.get(tag, kind))

    def _end(self, inline: Inline, kind: ParagraphKind) -> None:
        text, marks = inline.marked_text()
        if text:
            self.paragraphs.append(Paragraph(len(self.paragraphs) + 1, self.sections[-1].section_id, text, marks, kind))
        for table in inline.tables:
            self._table(table)

    def _note_marks(self, notes: Element) -> None:
        """The marks in a reference list, which is read before the text; only here its section is known."""
        for note in notes.iter("li"):
            number, _ = self.notes.by_id.get(note_id(note.get("id") or ""), (0, ""))
            for cited in self.notes.cited_in.get(number, ()):
                context = self.notes.references[number - 1].text
                self.note_marks.append(OutsideMark(cited, self.sections[-1].section_id, "", context))
        for table in cast("list[Element]", _TABLES(notes)):
            self._table(table)

    def _heading(self, element: Element, level: int) -> None:
        inline = Inline(self.notes.by_id)
        inline.add(element)
        text = inline.text()
        if text and not (level == 1 and text == self.tables.title):
            self.sections.append(Section(f"s{len(self.sections):02d}", level, "", text, ""))
            section_id = self.sections[-1].section_id
            self.note_marks += [OutsideMark(number, section_id, "", text) for number in inline.numbers]

    def _table(self, element: Element) -> None:
        section_id = self.sections[-1].section_id
        before = self.paragraphs[-1] if self.paragraphs else None
        leads_in = before is not None and before.section_id == section_id and len(before.text) <= _LONGEST_LEAD_IN
        self.tables.read(element, section_id, lead_in=before.plain() if before is not None and leads_in else "")

    def _caption(self, element: Element) -> None:
        legend = legend_of(element, self.notes.by_id)
        if legend is None:
            self.flow(element, "caption")
            return
        caption, entries = legend
        self.tables.add_legend(self.sections[-1].section_id, caption, entries)


def _numbered(sections: list[Section]) -> list[Section]:
    """The sections with numbers and parents as a contents list gives them: by depth, however many levels a heading skips."""
    done = [sections[0]]
    open_sections: list[Section] = []
    counts: list[int] = []
    for section in sections[1:]:
        while open_sections and open_sections[-1].level >= section.level:
            open_sections.pop()
        depth = len(open_sections)
        counts = [*counts[: depth + 1], *([0] * (depth + 1 - len(counts)))]
        counts[depth] += 1
        parent = open_sections[-1].section_id if open_sections else LEAD.section_id
        number = ".".join(map(str, counts))
        numbered = Section(section.section_id, section.level, number, section.heading, parent)
        open_sections.append(numbered)
        done.append(numbered)
    return done
