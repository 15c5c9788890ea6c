"""What a person typed, captured: a title, an address, a file, a WARC file, a copy in a web archive; of a registered article, or
of one that is registered with it.

Which article it is of is told in `finding`; getting bytes is in `live` and `saved`, keeping them in `keeping`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.archive.capturing import Added
from pipeline.archive.locators import CopyLocator, PageLocator, locate
from pipeline.archive.mediawiki import PARSOID, MediaWiki
from pipeline.archive.revisions import PageState, Revision
from pipeline.archive.wikis import Wikis
from pipeline.capture.finding import at_locator, given, not_registered, of_page
from pipeline.capture.keeping import keep, recognise
from pipeline.capture.known import KnownArticle, known_articles
from pipeline.capture.live import Hidden, Now, arrived, capture_history, capture_revision, current_page
from pipeline.capture.saved import of_copy, of_path
from pipeline.errors import LocatorError, NotThereError
from pipeline.registration import About, Registered, refuse_id, register

PROJECT = "en.wikipedia.org"
_NOTHING_SAID = About()

Outcome = Added | Hidden | Registered


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks for beside the page itself; empty, None or 0 where nothing was said.

    `history`: how many of the last revisions. `url`: address of a file's page, or which page of a WARC file. `about`: for an
    article that is to be registered.
    """

    raw: Path
    article_id: str = ""
    revision_id: int | None = None
    history: int = 0
    flavour: str = PARSOID
    url: str = ""
    about: About = _NOTHING_SAID


def capture(text: str, wanted: Wanted, wikis: Wikis, now: Now) -> Iterator[Outcome]:
    """Captures what a text names, and says of each capture whether it is new, as it is made.

    Raises `LocatorError` for what names nothing, or an article nobody registered where no id for it is given; `NotThereError`,
    `UnreadableCaptureError` and other `SailauError`s where it cannot be had or is no article. What came before is kept then.
    """
    request = _Request(text, wanted, wikis, now, known_articles(wanted.raw))
    if wanted.article_id and request.given is None:
        refuse_id(wanted.raw, wanted.article_id)
    locator = locate(text, wikis.upstream.wikis)
    if isinstance(locator, PageLocator):
        yield from request.of_wiki(locator)
    elif wanted.history:
        raise LocatorError(text, "has no history", "--history is for the title or address of a page of a wiki")
    else:
        yield from request.brought(locator)


def add(text: str, wanted: Wanted, wikis: Wikis, now: Now) -> Registered:
    """Registers an article under `wanted.article_id` with what a text names as its first capture. Raises as `capture` does."""
    refuse_id(wanted.raw, wanted.article_id)
    for outcome in capture(text, replace(wanted, history=0), wikis, now):
        if isinstance(outcome, Registered):
            return outcome
    raise not_registered(text)


@dataclass(frozen=True, slots=True)
class _Request:
    """A text and all it takes to capture what it names; `known`: the registered articles."""

    text: str
    wanted: Wanted
    wikis: Wikis
    now: Now
    known: Sequence[KnownArticle]

    @property
    def given(self) -> KnownArticle | None:
        """The registered article whose id was given."""
        return given(self.known, self.wanted.article_id)

    @property
    def is_new(self) -> bool:
        """Whether the article is to be registered."""
        return bool(self.wanted.article_id) and self.given is None

    @property
    def candidates(self) -> Sequence[KnownArticle]:
        """The registered articles it may be."""
        return [self.given] if self.given else self.known

    def of_wiki(self, locator: PageLocator) -> Iterator[Outcome]:
        """The page as it is now, a revision of it, or the last of its history."""
        if self.is_new:
            yield self._registered(locator)
            if self.wanted.history:
                yield from replace(self, known=known_articles(self.wanted.raw)).of_wiki(locator)
            return
        article = at_locator(self.text, locator, self.candidates, self.wikis)
        wiki = self.wikis.of(article.article.project)
        raw, flavour = self.wanted.raw, self.wanted.flavour
        if self.wanted.history:
            yield from capture_history(raw, article, wiki, self.wanted.history, self.now, flavour)
            return
        revision = self._revision(locator, wiki, current_page(article, wiki))
        yield capture_revision(raw, article, wiki, revision, self.now, flavour)

    def brought(self, locator: CopyLocator | Path) -> Iterator[Outcome]:
        """The pages in a file, or a copy in a web archive. Of a new article the newest page is the first capture."""
        if isinstance(locator, Path):
            arrivals = of_path(locator, self.wanted.url, self.candidates, self.now())
        else:
            arrivals = (of_copy(locator, self.wikis.fetcher),)
        if self.wanted.revision_id:
            arrivals = tuple(replace(arrival, revision_id=self.wanted.revision_id) for arrival in arrivals)
        known = self.known
        if self.is_new:
            yield register(arrivals[-1], self.wanted.article_id, self.wanted.raw, self.wanted.about)
            arrivals, known = arrivals[:-1], known_articles(self.wanted.raw)
        for recognised in map(recognise, arrivals):
            article = given(known, self.wanted.article_id) or of_page(self.text, recognised, known)
            yield keep(self.wanted.raw, article, recognised)

    def _registered(self, locator: PageLocator) -> Registered:
        """A new article with its page as it is now, or a revision of it, as its first capture."""
        wiki = self.wikis.of(locator.project or self.wanted.about.project or PROJECT)
        asked: str | int | None = locator.title or locator.page_id
        if asked is None:
            asked = wiki.revision(locator.revision_id or 0).page_id
        page = wiki.page(asked)
        if page.is_missing or page.latest is None:
            raise NotThereError(
                f"{wiki.project}, {self.text!r}", "the wiki has no such page", "correct the title, or name its wiki"
            )
        for each in self.known:
            if each.is_on(wiki.project) and each.is_page(page.page_id, [page.title]):
                raise LocatorError(self.text, f"is registered already as {each.article_id}", "capture it under that id")
        arrival = arrived(wiki, self._revision(locator, wiki, page), self.now, self.wanted.flavour)
        return register(arrival, self.wanted.article_id, self.wanted.raw, replace(self.wanted.about, project=wiki.project))

    def _revision(self, locator: PageLocator, wiki: MediaWiki, page: PageState) -> Revision:
        """The revision of a page that is asked for, by default its latest. Raises `LocatorError` for one of another page."""
        revision_id = self.wanted.revision_id or locator.revision_id
        revision = wiki.revision(revision_id) if revision_id else page.latest
        if revision is None or revision.page_id != page.page_id:
            what = f"revision {revision_id} is of {revision.title!r}, not of {page.title!r}" if revision else "has no revision"
            raise LocatorError(self.text, what, "give a revision of the article")
        return revision
