"""What a wiki says about pages, revisions and log entries, as records, read from answers of MediaWiki's action API.

Pure. Asking is in `action_api` and `mediawiki`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Answer = dict[str, Any]

# What `Revision` needs of prop=revisions, and `LogEvent` of list=logevents.
REVISION_FIELDS = "ids|timestamp|sha1|size|user|comment|flags"
LOG_FIELDS = "ids|title|type|user|timestamp|comment|details"


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of a page. `timestamp` in UTC, ISO 8601; `size` of the wikitext, bytes; `sha1` of it, hexadecimal.

    What the wiki hides is empty, and said: text (then `sha1` is empty), user, comment. `parent_id` None: the page's first.
    Revisions are ordered by id; several may have one timestamp, and an imported one has an old timestamp and a new id.
    """

    revision_id: int
    parent_id: int | None
    page_id: int
    title: str
    timestamp: str
    sha1: str
    size: int
    user: str
    comment: str
    is_minor: bool = False
    is_text_hidden: bool = False
    is_user_hidden: bool = False
    is_comment_hidden: bool = False


@dataclass(frozen=True, slots=True)
class PageState:
    """A page as the wiki has it now.

    `page_id` stays when a page is moved or restored; None where nothing has the title. `title`: as the wiki writes it now;
    empty where a page id is asked for and gone. `latest`: what readers get, by the wiki's own word; it need not have the
    highest id. `redirected_from`: titles of redirects followed, in order. `is_redirect`: the page itself is one, as when it was
    merged into another; with no `latest` its redirects lead in a circle. `touched`: when the page or a template of it last
    changed, about. `invalid`: why what was asked for can be no page of this wiki, else empty; `is_missing` then too.
    """

    page_id: int | None
    title: str
    latest: Revision | None = None
    redirected_from: tuple[str, ...] = ()
    is_missing: bool = False
    is_redirect: bool = False
    touched: str = ""
    invalid: str = ""


@dataclass(frozen=True, slots=True)
class LogEvent:
    """An entry of a wiki's log, such as type delete, action revision. `page_id`: the page's when it was logged.

    `title`: the page's then, so that a move stands under the old one; `target_title`: where it was moved. `revision_ids`: whose
    visibility changed. What the wiki hides is empty.
    """

    log_id: int
    type: str
    action: str
    timestamp: str
    title: str
    page_id: int | None
    user: str
    comment: str
    target_title: str = ""
    revision_ids: tuple[int, ...] = ()


def revision(page: Answer, given: Answer) -> Revision:
    """A revision as `prop=revisions` gives it, of the page it is given with."""
    return Revision(
        revision_id=given["revid"],
        parent_id=given.get("parentid") or None,
        page_id=page["pageid"],
        title=page["title"],
        timestamp=given["timestamp"],
        sha1=given.get("sha1", ""),
        size=given.get("size", 0),
        user=given.get("user", ""),
        comment=given.get("comment", ""),
        is_minor=given.get("minor", False),
        is_text_hidden="sha1hidden" in given,
        is_user_hidden="userhidden" in given,
        is_comment_hidden="commenthidden" in given,
    )


def by_id(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    """In the order they were made, each once."""
    return tuple(sorted({found.revision_id: found for found in revisions}.values(), key=lambda found: found.revision_id))


def page_state(page: Answer, redirected_from: tuple[str, ...] = ()) -> PageState:
    """A page as `prop=info|revisions` gives it."""
    latest = next((revision(page, given) for given in page.get("revisions", ())), None)
    is_special = "special" in page
    return PageState(
        page_id=page.get("pageid"),
        title=page.get("title", ""),
        latest=latest,
        redirected_from=redirected_from,
        is_missing="missing" in page or "invalid" in page or is_special,
        is_redirect=page.get("redirect", False),
        touched=page.get("touched", ""),
        invalid="a special page" if is_special else page.get("invalidreason", ""),
    )


def states_by_title(query: Answer, asked: Iterable[str]) -> Mapping[str, PageState]:
    """The page every title leads to, in the answer to a query that was asked to follow redirects."""
    normalized = {step["from"]: step["to"] for step in query.get("normalized", ())}
    redirects = {step["from"]: step for step in query.get("redirects", ())}
    pages = {page["title"]: page for page in query.get("pages", ())}
    elsewhere = {page["title"]: page["iw"] for page in query.get("interwiki", ())}
    return {title: _led_to(normalized.get(title, title), redirects, pages, elsewhere) for title in asked}


def _led_to(
    title: str, redirects: Mapping[str, Answer], pages: Mapping[str, Answer], elsewhere: Mapping[str, str]
) -> PageState:
    passed: list[str] = []
    while title not in pages and title in redirects and title not in passed:
        passed.append(title)
        title = redirects[title]["to"]
    if title in pages:
        return page_state(pages[title], tuple(passed))
    if title in passed:
        return PageState(None, title, redirected_from=tuple(passed), is_redirect=True)
    invalid = f"a page of another wiki ({elsewhere[title]})" if title in elsewhere else "no title"
    return PageState(None, title, redirected_from=tuple(passed), is_missing=True, invalid=invalid)


def log_event(given: Answer) -> LogEvent:
    """An entry as `list=logevents` gives it; `pageid` there is of the page with that title today, `logpage` of the one then."""
    details = given.get("params", {})
    return LogEvent(
        log_id=given["logid"],
        type=given.get("type", ""),
        action=given.get("action", ""),
        timestamp=given["timestamp"],
        title=given.get("title", ""),
        page_id=given.get("logpage") or None,
        user=given.get("user", ""),
        comment=given.get("comment", ""),
        target_title=details.get("target_title", ""),
        revision_ids=tuple(details.get("ids", ())) if details.get("type") == "revision" else (),
    )
