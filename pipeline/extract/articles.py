"""The rows of `articles`: which capture everything else was read from."""

from pipeline.archive.article import Article
from pipeline.archive.captures import Capture
from pipeline.model.schema import Row


def article_row(article: Article, capture: Capture) -> Row:
    return {
        "article_id": article.article_id,
        "title": article.title,
        "project": article.project,
        "language": article.language,
        "page_url": capture.url,
        "capture_id": capture.capture_id,
        "revision_id": str(capture.revision_id or ""),
        "revision_date": (capture.revision_timestamp or "")[:10],
        "via": capture.via,
        "reader": capture.reader,
        "sha256": capture.sha256,
        "licence": article.licence,
        "attribution": article.attribution,
    }
