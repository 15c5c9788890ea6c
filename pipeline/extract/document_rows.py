"""A Document to the rows of `sections`, `paragraphs`, `tables` and `cells`: the article as read.

Nothing in them is interpreted but what kind a table is, and how its numbers hold together.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from pipeline.document.document import Document
from pipeline.document.numbers import style
from pipeline.extract.identity import Identity
from pipeline.extract.statements import TableReading
from pipeline.model.schema import Row


def section_rows(article_id: str, document: Document) -> list[Row]:
    return [
        {
            "article_id": article_id,
            "section_id": section.section_id,
            "level": str(section.level),
            "number": section.number,
            "heading": section.heading,
            "parent_section_id": section.parent_section_id,
        }
        for section in document.sections
    ]


def paragraph_rows(article_id: str, document: Document) -> list[Row]:
    return [
        {
            "article_id": article_id,
            "paragraph_id": paragraph.source,
            "section_id": paragraph.section_id,
            "kind": paragraph.kind,
            "text": paragraph.text,
        }
        for paragraph in document.paragraphs
    ]


def table_rows(article_id: str, readings: Sequence[TableReading], identities: Iterable[Identity]) -> list[Row]:
    """Rows of `tables`, with how many of the identities stated in each were checked and held."""
    counts = Counter((table_of(identity.source), identity.is_held) for identity in identities)
    return [
        {
            "article_id": article_id,
            "table_id": reading.table.table_id,
            "section_id": reading.table.section_id,
            "caption": reading.table.caption,
            "kind": reading.family.kind,
            "kind_confidence": f"{reading.family.confidence:.2f}",
            "kind_reason": reading.family.reason,
            "row_count": str(reading.table.row_count),
            "column_count": str(reading.table.column_count),
            "header_row_count": str(reading.table.header_row_count),
            "alignment": reading.table.alignment,
            "number_style": style(list(reading.numbers)),
            **_checked(reading.table.table_id, counts),
        }
        for reading in readings
    ]


def table_of_row(row: Mapping[str, str]) -> str:
    """The table a published row stands in; a row of candidates in the one that counts them."""
    return table_of(row.get("candidates_source") or row.get("source") or "")


def table_of(source: str) -> str:
    """The table an address is in: `t07` of `t07r03c05`, `infobox` of `infobox/r03`."""
    return source.partition("/")[0] if "/" in source else source.partition("r")[0]


def _checked(table_id: str, counts: Mapping[tuple[str, bool], int]) -> Row:
    held, failed = counts[(table_id, True)], counts[(table_id, False)]
    return {"identities_checked_count": str(held + failed), "identities_held_count": str(held)}


def cell_rows(article_id: str, document: Document) -> list[Row]:
    return [
        {
            "article_id": article_id,
            "table_id": table.table_id,
            "row_number": str(cell.row),
            "column_number": str(cell.column),
            "rowspan": str(cell.rowspan),
            "colspan": str(cell.colspan),
            "is_header": str(cell.is_header).lower(),
            "is_recovered": str(cell.is_recovered).lower(),
            "text": cell.text,
            "hidden_text": cell.hidden_text,
            "image_alt": cell.image_alt,
            "link_target": cell.link_target,
            "reference_numbers": " ".join(map(str, cell.reference_numbers)),
        }
        for table in document.tables
        for cell in table.cells
    ]
