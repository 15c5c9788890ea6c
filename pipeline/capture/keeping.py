"""Keeping what arrived as a capture of a registered article: it is read once to see that it is the article's, then written.

Where it comes from is in `live` and `saved`; how it is written is in `pipeline.archive.capturing`. Whether what it says may be
published is decided by the build: a vandalised revision is kept like any other.
"""

from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.arrivals import Arrival
from pipeline.archive.capturing import Added, add_capture
from pipeline.capture.known import KnownArticle
from pipeline.document import flavours
from pipeline.document.stamps import says_the_same, stamp
from pipeline.drafting import completed, drafted
from pipeline.errors import UnreadableCaptureError
from pipeline.extract.reading import read_document
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.load import knowledge


@dataclass(frozen=True, slots=True)
class Recognised:
    """What arrived, with all it says of itself: the reader that reads it, and the titles it shows, else that of its address."""

    arrival: Arrival
    reader: str
    titles: tuple[str, ...]

    def may_be(self, known: KnownArticle) -> bool:
        """Whether it is the article's page by page id or title, or a wiki's rendering or a text that says neither."""
        if self.arrival.page_id is None and not self.titles:
            return self.reader != flavours.MIRROR
        return known.is_page(self.arrival.page_id, self.titles)


def recognise(arrival: Arrival) -> Recognised:
    """Raises `UnreadableCaptureError` for what is no article, but for what a wiki vouches for, whatever it holds."""
    whole = completed(arrival)
    try:
        document = read_document(arrival.data, arrival.where, Vocabulary(knowledge()))
    except UnreadableCaptureError:
        if not arrival.reader:
            raise
        return Recognised(whole, arrival.reader, (whole.title,))
    shown = tuple(filter(None, (stamp(arrival.data).title, document.title)))
    # An error page is no article, whatever address it was served at.
    addressed = (whole.title,) if whole.title and document.reader != flavours.MIRROR else ()
    return Recognised(whole, document.reader, shown or addressed)


def keep(raw: Path, known: KnownArticle, recognised: Recognised) -> Added:
    """Adds a capture of an article unless it is there already. Raises as `archive.capturing.add_capture` does, and
    `UnreadableCaptureError` for another article.
    """
    arrival, titles = recognised.arrival, recognised.titles
    if not arrival.reader and not recognised.may_be(known):
        shown = f'is the article "{titles[0]}"' if titles else "shows no title"
        what = f'{shown}, so it is not known to be "{known.article.title}"'
        todo = "capture the right page, or name its article with --article; an article may have a `page_id` in article.yml"
        raise UnreadableCaptureError(arrival.where, what, todo)
    return add_capture(raw, drafted(known.article, arrival, recognised.reader), arrival.data, says_the_same)
