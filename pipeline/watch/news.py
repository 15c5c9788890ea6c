"""What is new upstream of the registered articles: one request for up to 50 of them, and one more for each that changed.

What is done about it is in `refresh`; asking a wiki is in `pipeline.archive.mediawiki`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.archive.mediawiki import MediaWiki
from pipeline.archive.revisions import LogEvent, PageState, Revision
from pipeline.archive.wikis import Wikis
from pipeline.capture.known import KnownArticle, capitalised

State = Literal["current", "new", "moved", "gone", "merged"]


@dataclass(frozen=True, slots=True)
class News:
    """An article as its wiki has it now.

    `state`: current (nothing new), new (revisions that are not captured), moved (the page has another title, and a revision
    says so), gone (deleted, or never there), merged (a redirect to another page). `revisions`: those to capture, oldest first.
    `latest_revision_id`: None where the page is gone. `message`: the state for people, empty where it is current or new.
    """

    article_id: str
    state: State
    revisions: tuple[Revision, ...] = ()
    latest_revision_id: int | None = None
    message: str = ""

    @property
    def needs_a_person(self) -> bool:
        return self.state in ("gone", "merged")


def news(articles: Sequence[KnownArticle], wikis: Wikis) -> tuple[News, ...]:
    """The news of every article that is on a wiki, by article id; nobody can be asked about one that came from a file alone.

    Raises `UpstreamFileError` without a contact, and an `UpstreamError` where a wiki cannot be asked now.
    """
    by_project: defaultdict[str, list[KnownArticle]] = defaultdict(list)
    for known in articles:
        if "." in known.article.project:
            by_project[known.article.project].append(known)
    found = [each for project, own in by_project.items() for each in _of_wiki(own, wikis.of(project))]
    return tuple(sorted(found, key=lambda each: each.article_id))


def newest_revision(known: KnownArticle) -> int:
    """The newest revision there is a capture of; 0 where no capture has one."""
    return max((capture.revision_id or 0 for capture in known.captures), default=0)


def _of_wiki(articles: Sequence[KnownArticle], wiki: MediaWiki) -> Iterator[News]:
    asked = {known.article_id: known.article.title if known.page_id is None else known.page_id for known in articles}
    states = wiki.pages(list(asked.values()))
    for known in articles:
        yield _news(known, states[asked[known.article_id]], wiki)


def _news(known: KnownArticle, state: PageState, wiki: MediaWiki) -> News:
    article_id, latest = known.article_id, state.latest
    if state.is_redirect:
        return News(article_id, "merged", message=f"{known.article.title} is a redirect now: merged into another page")
    if state.is_missing or latest is None or state.page_id is None:
        return News(article_id, "gone", message=_gone(known, wiki))
    captured = newest_revision(known)
    revisions: tuple[Revision, ...] = ()
    if latest.revision_id > captured:
        # Without any captured revision the history before this one is not asked for: `sailau capture --history` does that.
        revisions = wiki.revisions(state.page_id, since=captured) if captured else (latest,)
    if capitalised(state.title) not in known.titles:
        message = f"{known.article.title} was moved to {state.title}"
        return News(article_id, "moved", revisions, latest.revision_id, message)
    return News(article_id, "new" if revisions else "current", revisions, latest.revision_id)


def _gone(known: KnownArticle, wiki: MediaWiki) -> str:
    """When and why a page was deleted, as far as the wiki's log says; what was published of it stays."""
    deletions = [event for event in wiki.log_events(known.article.title) if event.action == "delete"]
    return f"{known.article.title} is gone: {_deleted(deletions[-1]) if deletions else 'the wiki has no such page'}"


def _deleted(event: LogEvent) -> str:
    by = f" by {event.user}" if event.user else ""
    return f"deleted {event.timestamp[:10]}{by}{f' ({event.comment})' if event.comment else ''}"
