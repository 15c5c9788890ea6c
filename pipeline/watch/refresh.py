"""New revisions captured and built: what one look upstream leads to. The clock is passed in.

What is new is found in `news`, when to look again in `patience`; whether a capture is trusted is decided by the build.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.capturing import Added
from pipeline.archive.mediawiki import LEGACY, PARSOID
from pipeline.archive.wikis import Wikis
from pipeline.build import Built, build
from pipeline.capture.known import KnownArticle, known_articles
from pipeline.capture.live import Hidden, Now, capture_revision, current_page
from pipeline.document import flavours
from pipeline.errors import ArticleFileError, HiddenTextError, NotThereError
from pipeline.watch.news import News, news


@dataclass(frozen=True, slots=True)
class Looked:
    """What one look upstream found, and what was captured."""

    news: tuple[News, ...]
    captured: tuple[Added | Hidden, ...]

    @property
    def has_new_captures(self) -> bool:
        return any(isinstance(outcome, Added) and outcome.is_new for outcome in self.captured)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What came of one look upstream. `built`: None where nothing had to be built."""

    news: tuple[News, ...]
    captured: tuple[Added | Hidden, ...]
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
    found = news(list(articles.values()), wikis)
    captured: list[Added | Hidden] = []
    for each in found:
        captured += capture_news(raw, articles[each.article_id], each, wikis, now)
    if is_full:
        captured += capture_present(raw, [articles[each.article_id] for each in found if not each.needs_a_person], wikis, now)
    return Looked(found, tuple(captured))


def capture_one(raw: Path, article_id: str, revision_id: int, wikis: Wikis, now: Now) -> Added | Hidden:
    """Captures one revision of a registered article. Raises `NotThereError` for one that is of another page, or of none."""
    known = next((each for each in known_articles(raw) if each.article_id == article_id), None)
    if known is None:
        raise ArticleFileError(f"{raw.name}/{article_id}", "is not registered", "register it with `sailau add`")
    wiki = wikis.of(known.article.project)
    try:
        return capture_revision(raw, known, wiki, wiki.revision(revision_id), now, flavour(known))
    except HiddenTextError:
        return Hidden(article_id, revision_id)


def capture_news(raw: Path, known: KnownArticle, new: News, wikis: Wikis, now: Now) -> Iterator[Added | Hidden]:
    """Captures an article's new revisions, oldest first; a revision whose text the wiki hides is skipped, and said."""
    wiki = wikis.of(known.article.project)
    for revision in new.revisions:
        try:
            yield capture_revision(raw, known, wiki, revision, now, flavour(known))
        except HiddenTextError:
            yield Hidden(known.article_id, revision.revision_id)


def capture_present(raw: Path, articles: Sequence[KnownArticle], wikis: Wikis, now: Now) -> Iterator[Added | Hidden]:
    """Captures the present revision of articles anew; one that is rendered as before is there already."""
    for known in articles:
        wiki = wikis.of(known.article.project)
        page = current_page(known, wiki)
        if page.latest is None:
            raise NotThereError(f"{wiki.project}, {page.title!r}", "has no revision", "see its history")
        try:
            # The capture it is compared with may have been made a moment ago.
            present = next(each for each in known_articles(raw) if each.article_id == known.article_id)
            yield capture_revision(raw, present, wiki, page.latest, now, flavour(known))
        except HiddenTextError:
            yield Hidden(known.article_id, page.latest.revision_id)


def flavour(known: KnownArticle) -> str:
    """The flavour of an article's newest capture, so that versions differ by edits and not by renderers."""
    return PARSOID if known.captures and known.captures[-1].reader == flavours.PARSOID else LEGACY
