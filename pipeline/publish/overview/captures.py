"""Captures and what was read from them as short rows for people; links to them are in `sources`."""

from collections.abc import Iterable

from pipeline.archive.article import Article
from pipeline.archive.captures import Capture
from pipeline.document.document import Document
from pipeline.model.schema import Row


def capture_records(archived: Iterable[tuple[Article, Capture]]) -> list[Row]:
    """One row a capture: which revision it is of, how and when it came."""
    return [
        {
            "article": article.article_id,
            "capture": capture.capture_id,
            "revision saved": (capture.revision_timestamp or "")[:10],
            "captured": capture.captured_at,
            "via": capture.via,
            "reader": capture.reader,
            "bytes": f"{capture.bytes:,}",
            "sha256": capture.sha256[:12],
        }
        for article, capture in archived
    ]


def document_records(read: Iterable[tuple[str, Document]]) -> list[Row]:
    """One row a document, by article id: how much there is of what."""
    return [
        {
            "article": article_id,
            "sections": str(len(document.sections)),
            "paragraphs": str(len(document.paragraphs)),
            "tables": str(len(document.tables)),
            "cells": str(sum(len(table.cells) for table in document.tables)),
            "tables with columns won back": str(sum(table.alignment == "solved" for table in document.tables)),
            "references": str(len(document.references)),
        }
        for article_id, document in read
    ]
