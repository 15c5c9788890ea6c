"""A Document to the rows of `sections`, `paragraphs`, `tables` and `cells`: the article as read, nothing interpreted."""

from pipeline.document.document import Document
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


def table_rows(article_id: str, document: Document) -> list[Row]:
    return [
        {
            "article_id": article_id,
            "table_id": table.table_id,
            "section_id": table.section_id,
            "caption": table.caption,
            "kind": table.kind,
            "row_count": str(table.row_count),
            "column_count": str(table.column_count),
            "header_row_count": str(table.header_row_count),
            "alignment": table.alignment,
        }
        for table in document.tables
    ]


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
