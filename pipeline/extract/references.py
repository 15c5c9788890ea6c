"""References and citations: what the article rests on, and where it says so."""

from collections.abc import Iterator
from dataclasses import asdict

from pipeline.document.document import Document
from pipeline.extract.sentences import sentences
from pipeline.model.schema import Row


def reference_rows(article_id: str, document: Document) -> list[Row]:
    """Rows of `references`: every entry of the reference list, field by field as the document states it."""
    rows = []
    for reference in document.references:
        fields = {name: str(value) for name, value in asdict(reference).items()}
        rows.append({"article_id": article_id, "reference_number": fields.pop("number"), **fields})
    return rows


def citation_rows(article_id: str, document: Document) -> list[Row]:
    """Rows of `citations`: every mark in running text, then in tables, then in captions and references, in document order."""
    marks = [*_marks_in_text(document), *_marks_in_tables(document), *document.outside_marks]
    return [
        {
            "article_id": article_id,
            "citation_number": str(number),
            "reference_number": str(reference),
            "section_id": section_id,
            "source": source,
            "context": context,
        }
        for number, (reference, section_id, source, context) in enumerate(marks, start=1)
    ]


def _marks_in_text(document: Document) -> Iterator[tuple[int, str, str, str]]:
    for paragraph in document.paragraphs:
        for start, sentence in sentences(paragraph.text):
            end = start + len(sentence)
            for mark in paragraph.marks:
                if start <= mark.start < end:
                    yield mark.number, paragraph.section_id, paragraph.source, paragraph.plain(start, end)


def _marks_in_tables(document: Document) -> Iterator[tuple[int, str, str, str]]:
    for table in document.tables:
        for _, cells in table.rows():
            context = " | ".join(cell.text for cell in cells)
            for cell in cells:
                for mark in cell.reference_numbers:
                    yield mark, table.section_id, table.address(cell.row, cell.column), context
