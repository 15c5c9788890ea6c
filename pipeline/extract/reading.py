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
from pipeline.extract.assembly import Assembled, assemble
from pipeline.extract.elections import Elections, read_elections
from pipeline.extract.place_names import places_in
from pipeline.extract.recover import recover, with_recovery_of
from pipeline.extract.statements import TableReading
from pipeline.extract.strict import refuse_unknown
from pipeline.extract.table_reading import read_tables
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.load import Knowledge, Place, knowledge
from pipeline.lookups.terms import normal


@dataclass(frozen=True)
class Reading:
    """An article, the capture it was read from, and the Document in it.

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
        known = _decided(knowledge(), self.article)
        return Vocabulary(known, _country(self.article, {place.place_id: place for place in known.places}))

    @cached_property
    def readings(self) -> tuple[TableReading, ...]:
        """Every table read; raises `UnknownTermError` for what is not understood and was not accepted."""
        readings = read_tables(self.document, self.article.title, self.words)
        refuse_unknown(readings, self.words, self.article, self.where)
        return readings

    @cached_property
    def assembled(self) -> Assembled:
        accepted = self.article.accepted
        elections = read_elections(
            self.article_id,
            self.article.title,
            self.article.place,
            self.document,
            self.readings,
            self.words,
            self.where,
            is_strict=accepted is not None and not accepted.names,
        )
        return assemble(self.article_id, elections, self.readings, self.words)

    @property
    def elections(self) -> Elections:
        return self.assembled.elections


def _decided(known: Knowledge, article: Article) -> Knowledge:
    """The lookups as a person decided for this article: a decided name is of the entity it was given to, and of no other.

    Names are one where the lookups take them for one: in normal form.
    """
    ids = {place.place_id for place in known.places} | {""}
    places = {name: place_id for name, place_id in article.decided("place") if place_id in ids}
    parties = dict(article.decided("party"))
    if not (places or parties):
        return known
    return replace(
        known,
        places=tuple(replace(place, names=_names(place.names, place.place_id, places)) for place in known.places),
        options=tuple(
            replace(
                option,
                names=_names(option.names, option.option_id, parties),
                abbreviations=_kept(option.abbreviations, option.option_id, parties),
            )
            for option in known.options
        ),
    )


def _names(names: tuple[str, ...], entity_id: str, decided: dict[str, str]) -> tuple[str, ...]:
    """The names of an entity without those decided to be another's, and with those decided to be its own."""
    added = (name for name, decided_id in decided.items() if decided_id == entity_id)
    return tuple(dict.fromkeys((*_kept(names, entity_id, decided), *added)))


def _kept(names: tuple[str, ...], entity_id: str, decided: dict[str, str]) -> tuple[str, ...]:
    by_normal = {normal(name): decided_id for name, decided_id in decided.items()}
    return tuple(name for name in names if by_normal.get(normal(name), entity_id) == entity_id)


def _country(article: Article, places: dict[str, Place]) -> str:
    """The outermost place around the article's own; or the one country whose name or people its title names."""
    if article.place:
        place = places[article.place]
        while place.parent:
            place = places[place.parent]
        return place.place_id
    named = {name: place for place in places.values() if not place.parent for name in (*place.names, *place.demonyms)}
    found = {place.place_id for place in places_in(article.title, named)}
    return found.pop() if len(found) == 1 else ""


def read(archived: ArchivedArticle) -> Reading:
    """Reads a capture, and those of the same revision beside it.

    Raises `UnreadableCaptureError`, `UnknownTermError`, or the error of whatever in raw/ does not fit the capture.
    """
    article, capture = archived.article, archived.capture
    words = Vocabulary(knowledge())
    if article.place and article.place not in words.places_by_id:
        raise ArticleFileError(
            f"raw/{article.article_id}/article.yml",
            f"`place` is {article.place!r}, which is no place of pipeline/lookups/places.yml",
            "use a place's id, or add the place, or give null",
        )
    document = read_document(archived.data, capture.where, words)
    if document.reader != capture.reader:
        where = f"raw/captures.jsonl, {capture.capture_id}"
        raise CaptureError(where, f"`reader` is {capture.reader!r}, the bytes are {document.reader!r}", "correct the line")
    # A page that was moved has another title, which its capture, found by the page's id, has too; and a wiki may show a title
    # with a small first letter.
    if _capitalised(document.title) not in map(_capitalised, ("", article.title, capture.canonical_title)):
        raise UnreadableCaptureError(
            capture.where,
            f'is the article "{document.title}", not "{article.title}"',
            "archive the right article, or correct `title` in article.yml",
        )
    is_lenient = article.accepted is None or article.accepted.names
    document = replace(recover(document, words, capture.where, is_lenient=is_lenient), title=article.title)
    beside = tuple(map(read, archived.beside))
    if capture.via == "rendered":
        for source in beside:
            document = with_recovery_of(document, source.document)
    return Reading(article, capture, document, beside)


def _capitalised(title: str) -> str:
    return title[:1].upper() + title[1:]


def read_document(data: bytes, where: str, words: Vocabulary) -> Document:
    """The Document in a capture's bytes, by the reader the bytes ask for. Raises `UnreadableCaptureError`."""
    return read_html(data, where) if is_html(data) else read_text(data, where, words.split_header)
