"""Rows of `figures`: every number of running text with its sentence, its citation marks and what it speaks of.

How numbers are read is `figures`, what they speak of is `claims`.
"""

from collections.abc import Mapping

from pipeline.document.document import Document
from pipeline.extract.claims import Claim, Claims
from pipeline.extract.figures import Figure, figures
from pipeline.extract.reading import Reading
from pipeline.extract.sentences import sentences
from pipeline.extract.subjects import AND
from pipeline.model.schema import Row, Rows


def figure_rows(article_id: str, document: Document, claims: Claims | None = None) -> list[Row]:
    """Rows of `figures`, in document order; without `claims`, those of two captures can be compared."""
    rows: list[Row] = []
    for paragraph in document.paragraphs:
        if paragraph.kind == "hidden":
            continue
        for start, sentence in sentences(paragraph.text):
            end = start + len(sentence)
            context = paragraph.plain(start, end)
            found = list(figures(context))
            about = claims.of(paragraph.section_id, context, found) if claims else {}
            marks = [str(mark.number) for mark in paragraph.marks if start <= mark.start < end] if found else []
            stands = {"section_id": paragraph.section_id, "source": paragraph.source, "context": context}
            stands["reference_numbers"] = " ".join(dict.fromkeys(marks))
            for at, figure in enumerate(found):
                number = str(len(rows) + 1)
                rows.append({"article_id": article_id, "figure_number": number, **stands, **_said(figure, about.get(at))})
    return rows


def _said(figure: Figure, claim: Claim | None) -> Row:
    """What a figure says, and what it speaks of; the qualifier of a claim comes before its own."""
    return {
        "kind": figure.kind,
        "text": figure.text,
        "qualifier": (claim.qualifier if claim else "") or figure.qualifier,
        "value": figure.value,
        "value_to": figure.value_to,
        "stated_date": figure.date,
        "unit": figure.unit,
        "subject": AND.join(claim.subjects) if claim else "",
    }


def linked_figure_rows(reading: Reading, tables: Mapping[str, Rows]) -> list[Row]:
    """Rows of `figures` with what they speak of in the article's rows of elections, contests, results and nominations."""
    return figure_rows(reading.article_id, reading.document, Claims(reading, tables))
