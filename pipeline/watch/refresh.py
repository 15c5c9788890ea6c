"""New revisions captured and built: what one look upstream leads to. The clock is passed in.

What is new is found in `news`, when to look again in `patience`; whether a capture is trusted is decided by the build.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.capturing import Added
from pipeline.archive.mediawiki import LEGACY, PARSOID
from pipeline.archive.revisions import Revision
from pipeline.archive.wikis import Wikis
from pipeline.build import Built, build
from pipeline.capture.finding import given
from pipeline.capture.known import KnownArticle, known_articles
from pipeline.capture.live import Hidden, Now, capture_revision
from pipeline.document import flavours
from pipeline.errors import (
    ArticleFileError,
    HiddenTextError,
    NotThereError,
    UnavailableError,
    UnreadableCaptureError,
    UpstreamError,
)
from pipeline.watch.news import News, news


@dataclass(frozen=True, slots=True)
class Failed:
    """A revision that could not be captured, for a reason of its own; a full look tries again."""

    article_id: str
    revision_id: int
    message: str


Outcome = Added | Hidden | Failed


@dataclass(frozen=True, slots=True)
class Looked:
    """What one look upstream found, and what was captured."""

    news: tuple[News, ...]
    captured: tuple[Outcome, ...]

    @property
    def has_new_captures(self) -> bool:
        return any(isinstance(outcome, Added) and outcome.is_new for outcome in self.captured)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What came of one look upstream. `built`: None where nothing had to be built."""

    news: tuple[News, ...]
    captured: tuple[Outcome, ...]
    built: Built | None = None


def refresh(raw: Path, out: Path, wikis: Wikis, now: Now, *, is_full: bool = False, must_build: bool = False) -> Refreshed:
    """Looks upstream once, then builds.

    `must_build`: also where nothing was captured, so that what an interrupted look left behind is published. Raises what `look`
    and `build` do; what was captured until then is kept, and the next look goes on from there.
    """
    looked = look(raw, wikis, now, is_full=is_full)
    return Refreshed(looked.news, looked.captured, build(raw, out) if looked.has_new_captures or must_build else None)


def look(raw: Path, wikis: Wikis, now: Now, *, is_full: bool = False) -> Looked:
    """Captures every new revision of every registered article.

    `is_full`: also captures each article's present revision anew, which shows whether a template changed. Raises what `news`
    and `capture_revision` do.
    """
    articles = {known.article_id: known for known in known_articles(raw)}
    found = news(list(articles.values()), wikis, is_full=is_full)
    captured: list[Outcome] = []
    for each in found:
        captured += capture_news(raw, articles[each.article_id], each, wikis, now)
    if is_full:
        captured += capture_present(raw, found, wikis, now)
    return Looked(found, tuple(captured))


def capture_one(raw: Path, article_id: str, revision_id: int, wikis: Wikis, now: Now) -> Added | Hidden:
    """Captures one revision of a registered article. Raises `NotThereError` for one that is of another page, or of none."""
    known = given(known_articles(raw), article_id)
    if known is None:
        raise ArticleFileError(f"{raw.name}/{article_id}", "is not registered", "register it with `sailau add`")
    wiki = wikis.of(known.article.project)
    revision = wiki.revision(revision_id)
    if not known.is_page(revision.page_id, [revision.title]):
        what = f"is of {revision.title!r}, not of {known.article.title!r}"
        raise NotThereError(f"{wiki.project}, revision {revision_id}", what, "name a revision of the article's own page")
    try:
        return capture_revision(raw, known, wiki, revision, now, flavour(known))
    except HiddenTextError:
        return Hidden(article_id, revision_id)


def capture_news(raw: Path, known: KnownArticle, new: News, wikis: Wikis, now: Now) -> Iterator[Outcome]:
    """Captures an article's new revisions, oldest first.

    One whose text the wiki hides, or that cannot be had, is said and stands in no other's way; `UnavailableError` is raised.
    """
    for revision in new.revisions:
        yield _captured(raw, known, revision, wikis, now)


def capture_present(raw: Path, found: Sequence[News], wikis: Wikis, now: Now) -> Iterator[Outcome]:
    """Captures what the articles of these news are now, anew; one that is rendered as before is there already."""
    for each in found:
        # Known anew: the capture it is compared with may have been made a moment ago.
        known = given(known_articles(raw), each.article_id)
        if known and each.latest:
            yield _captured(raw, known, each.latest, wikis, now)


def _captured(raw: Path, known: KnownArticle, revision: Revision, wikis: Wikis, now: Now) -> Outcome:
    try:
        return capture_revision(raw, known, wikis.of(known.article.project), revision, now, flavour(known))
    except HiddenTextError:
        return Hidden(known.article_id, revision.revision_id)
    except UnavailableError:
        raise
    except (UpstreamError, UnreadableCaptureError) as error:
        return Failed(known.article_id, revision.revision_id, str(error))


def flavour(known: KnownArticle) -> str:
    """The flavour of an article's newest capture, so that versions differ by edits and not by renderers."""
    return PARSOID if known.captures and known.captures[-1].reader == flavours.PARSOID else LEGACY
