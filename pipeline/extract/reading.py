"""One archived article, read: its Document with every table a grid, and the elections it describes.

Everything after this step works on readings; bytes and files end here.
"""

from dataclasses import dataclass
from functools import cached_property

from pipeline.archive.article import Article
from pipeline.archive.captures import ArchivedArticle, Capture
from pipeline.document import text
from pipeline.document.document import Document
from pipeline.errors import ArticleFileError, CaptureError, UnreadableCaptureError
from pipeline.extract.elections import Elections, read_elections
from pipeline.extract.recover import recover
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.load import Knowledge, knowledge


@dataclass(frozen=True)
class Reading:
    """A registered article, the capture it was read from, and the Document in it."""

    article: Article
    capture: Capture
    document: Document

    @property
    def article_id(self) -> str:
        return self.article.article_id

    @property
    def where(self) -> str:
        return self.capture.where

    @property
    def knowledge(self) -> Knowledge:
        return self.words.knowledge

    @cached_property
    def words(self) -> Vocabulary:
        return Vocabulary(knowledge())

    @cached_property
    def elections(self) -> Elections:
        return read_elections(self.article_id, self.article.place, self.document, self.words, self.where)


def read(archived: ArchivedArticle) -> Reading:
    """Reads a capture with the reader its log line names.

    Raises `UnreadableCaptureError`, `UnknownTermError`, or the error of whatever in raw/ does not fit the capture.
    """
    article, capture = archived.article, archived.capture
    words = Vocabulary(knowledge())
    if article.place not in words.places_by_id:
        raise ArticleFileError(
            f"raw/{article.article_id}/article.yml",
            f"`place` is {article.place!r}, which is no place of pipeline/lookups/places.yml",
            "use a place's id, or add the place",
        )
    if capture.reader != text.READER:
        raise CaptureError(
            f"raw/captures.jsonl, {capture.capture_id}", f"no reader is named {capture.reader!r}", f"use {text.READER!r}"
        )
    document = text.read_text(archived.data, capture.where, words.split_header)
    if document.title != article.title:
        raise UnreadableCaptureError(
            capture.where,
            f'is the article "{document.title}", not "{article.title}"',
            "archive the right article, or correct `title` in article.yml",
        )
    return Reading(article, capture, recover(document, words, capture.where))
