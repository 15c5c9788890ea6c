"""One archived article, read: its Document with every table a grid, and the elections it describes.

Everything after this step works on readings; bytes and files end here.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.archive.article import Article
from pipeline.archive.captures import ArchivedArticle, Capture
from pipeline.document.document import Document
from pipeline.document.html import read_html
from pipeline.document.markup import is_html
from pipeline.document.text import read_text
from pipeline.errors import ArticleFileError, CaptureError, UnreadableCaptureError
from pipeline.extract.elections import Elections, read_elections
from pipeline.extract.recover import recover, with_recovery_of
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.load import Knowledge, knowledge


@dataclass(frozen=True)
class Reading:
    """A registered article, the capture it was read from, and the Document in it.

    `beside`: readings of other captures of the same revision.
    """

    article: Article
    capture: Capture
    document: Document
    beside: tuple["Reading", ...] = ()

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
    """Reads a capture, and those of the same revision beside it.

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
    document = read_document(archived.data, capture.where, words)
    if document.reader != capture.reader:
        where = f"raw/captures.jsonl, {capture.capture_id}"
        raise CaptureError(where, f"`reader` is {capture.reader!r}, the bytes are {document.reader!r}", "correct the line")
    if document.title not in ("", article.title):
        raise UnreadableCaptureError(
            capture.where,
            f'is the article "{document.title}", not "{article.title}"',
            "archive the right article, or correct `title` in article.yml",
        )
    document = replace(recover(document, words, capture.where), title=article.title)
    beside = tuple(map(read, archived.beside))
    if capture.via == "rendered":
        for source in beside:
            document = with_recovery_of(document, source.document)
    return Reading(article, capture, document, beside)


def read_document(data: bytes, where: str, words: Vocabulary) -> Document:
    """The Document in a capture's bytes, by the reader the bytes ask for. Raises `UnreadableCaptureError`."""
    return read_html(data, where) if is_html(data) else read_text(data, where, words.split_header)
