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
from pipeline.errors import UnavailableError, UpstreamError

State = Literal["current", "new", "moved", "gone", "merged", "unreachable"]


@dataclass(frozen=True, slots=True)
class News:
    """An article as its wiki has it now.

    `state`: current (nothing new), new (revisions that are not captured), moved (the page has another title, and a revision
    says so), gone (deleted, or never there), merged (a redirect to another page), unreachable (its wiki cannot be asked now).
    `revisions`: those to capture, oldest first. `latest`: None where the page is gone or nobody knows. `message`:
    the state for people, empty where it is current or new.
    """

    article_id: str
    state: State
    revisions: tuple[Revision, ...] = ()
    latest: Revision | None = None
    message: str = ""

    @property
    def needs_a_person(self) -> bool:
        return self.state in ("gone", "merged", "unreachable")


def news(articles: Sequence[KnownArticle], wikis: Wikis, *, is_full: bool = False) -> tuple[News, ...]:
    """The news of every article that is on a wiki, by article id; nobody can be asked about one that came from a file alone.

    `is_full`: revisions between captured ones too, which an earlier look could not capture. Raises `UpstreamFileError` without
    a contact, and an `UpstreamError` where no wiki at all can be asked now.
    """
    by_project: defaultdict[str, list[KnownArticle]] = defaultdict(list)
    for known in articles:
        if "." in known.article.project:
            by_project[known.article.project].append(known)
    found, errors = list[News](), list[UpstreamError]()
    for project, own in by_project.items():
        try:
            found += _of_wiki(own, wikis.of(project), is_full=is_full)
        except UpstreamError as error:
            errors.append(error)
            found += [News(known.article_id, "unreachable", message=f"{known.article.title}: {error}") for known in own]
    if errors and len(errors) == len(by_project):
        raise next((error for error in errors if isinstance(error, UnavailableError)), errors[0])
    return tuple(sorted(found, key=lambda each: each.article_id))


def newest_revision(known: KnownArticle) -> int:
    """The newest revision there is a capture of; 0 where no capture has one."""
    return max((capture.revision_id or 0 for capture in known.captures), default=0)


def _of_wiki(articles: Sequence[KnownArticle], wiki: MediaWiki, *, is_full: bool) -> Iterator[News]:
    asked = {known.article_id: known.article.title if known.page_id is None else known.page_id for known in articles}
    states = wiki.pages(list(asked.values()))
    for known in articles:
        yield _news(known, states[asked[known.article_id]], wiki, is_full=is_full)


def _news(known: KnownArticle, state: PageState, wiki: MediaWiki, *, is_full: bool) -> News:
    article_id, latest = known.article_id, state.latest
    if state.is_redirect:
        return News(article_id, "merged", message=f"{known.article.title} is a redirect now: merged into another page")
    if state.is_missing or latest is None or state.page_id is None:
        return News(article_id, "gone", message=_gone(known, wiki))
    revisions = _to_capture(known, state.page_id, latest, wiki, is_full=is_full)
    if capitalised(state.title) not in known.titles:
        message = f"{known.article.title} was moved to {state.title}"
        return News(article_id, "moved", revisions, latest, message)
    return News(article_id, "new" if revisions else "current", revisions, latest)


def _to_capture(known: KnownArticle, page_id: int, latest: Revision, wiki: MediaWiki, *, is_full: bool) -> tuple[Revision, ...]:
    """Revisions there is no capture of: after the newest captured one; in a full look, after the first from the wiki itself.

    Without any captured revision the history before the latest is not asked for: `sailau capture --history` does that.
    """
    newest = newest_revision(known)
    if not newest:
        return (latest,)
    live = (capture.revision_id for capture in known.captures if capture.via == "live" and capture.revision_id)
    since = min(live, default=newest) if is_full else newest
    if latest.revision_id <= since:
        return ()
    captured = {capture.revision_id for capture in known.captures}
    return tuple(each for each in wiki.revisions(page_id, since=since) if each.revision_id not in captured)


def _gone(known: KnownArticle, wiki: MediaWiki) -> str:
    """When and why a page was deleted, as far as the wiki's log says; what was published of it stays."""
    titles = sorted({known.article.title, *(capture.canonical_title for capture in known.captures[-1:])})
    deletions = [event for title in titles for event in wiki.log_events(title) if event.action == "delete"]
    return f"{known.article.title} is gone: {_deleted(deletions[-1]) if deletions else 'the wiki has no such page'}"


def _deleted(event: LogEvent) -> str:
    by = f" by {event.user}" if event.user else ""
    return f"deleted {event.timestamp[:10]}{by}{f' ({event.comment})' if event.comment else ''}"
