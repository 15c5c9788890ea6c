"""What a wiki tells of pages: their state now, their revisions, what its log says. Records are in `revisions`.

Renderings of pages are asked for in `mediawiki`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize
from urllib.parse import quote_plus

from pipeline.archive.action_api import ActionApi
from pipeline.archive.revisions import (
    LOG_FIELDS,
    REVISION_FIELDS,
    LogEvent,
    PageState,
    Revision,
    by_id,
    log_event,
    page_state,
    revision,
    states_by_title,
)
from pipeline.errors import NotThereError

A_CALL = 50  # titles or page ids; the API's limit for anonymous readers

_ADDRESS_BYTES = 6000  # of the titles in one address, percent-encoded; servers take some 8000
# A list that starts with this is separated by it, so that no title is cut at a "|".
_SEPARATOR = "\x1f"
_INFO = {"prop": "info|revisions", "rvprop": REVISION_FIELDS}


@dataclass(frozen=True, slots=True)
class Change:
    """A page that is no longer as it was known: its state, and its revisions since, oldest first."""

    page: PageState
    revisions: tuple[Revision, ...]


class Histories:
    """Pages of one wiki, by its API. Beside what each method says, all raise what `ActionApi.fetch` does."""

    def __init__(self, api: ActionApi, project: str) -> None:
        self.api = api
        self.project = project

    def page(self, asked: str | int) -> PageState:
        """A page by title, following redirects, or by page id, following none."""
        return self.pages([asked])[asked]

    def pages(self, asked: Sequence[str | int]) -> Mapping[str | int, PageState]:
        """Pages by titles or page ids, 50 in one request; ids and titles are not asked for together."""
        ids = [page_id for page_id in dict.fromkeys(asked) if isinstance(page_id, int)]
        titles = [title for title in dict.fromkeys(asked) if isinstance(title, str)]
        found: dict[str | int, PageState] = {}
        for start in range(0, len(ids), A_CALL):
            query = self.api.query(pageids="|".join(map(str, ids[start : start + A_CALL])), **_INFO)
            found.update({page["pageid"]: page_state(page) for page in query.get("pages", ()) if "pageid" in page})
        for chunk in _chunks([normalize("NFC", title) for title in titles]):
            query = self.api.query(titles="".join(_SEPARATOR + title for title in chunk), redirects="1", **_INFO)
            found.update(states_by_title(query, chunk))
        return {one: found[normalize("NFC", one)] if isinstance(one, str) else found.get(one, _missing(one)) for one in asked}

    def revision(self, revision_id: int) -> Revision:
        """A revision by its id, whatever page it is of. Raises `NotThereError` also for one of a deleted page."""
        query = self.api.query(revids=str(revision_id), prop="revisions", rvprop=REVISION_FIELDS)
        for page in query.get("pages", ()):
            for given in page.get("revisions", ()):
                return revision(page, given)
        where = f"{self.project}, revision {revision_id}"
        raise NotThereError(where, "the wiki has no such revision", "see the history or the deletion log of its page")

    def revisions(self, page_id: int, since: int | None = None, limit: int | None = None) -> tuple[Revision, ...]:
        """A page's history, oldest first by id: all of it, or what came after a revision, or the newest `limit` of that.

        An imported one, whose timestamp is older than that of `since`, is sure to be there only without `since`.
        Raises `NotThereError`.
        """
        at_once = "max" if since is None and (limit is None or limit > A_CALL) else str(A_CALL)
        found: list[Revision] = []
        asked = {"pageids": str(page_id), "prop": "revisions", "rvprop": REVISION_FIELDS, "rvlimit": at_once}
        for query in self.api.batches(**asked):
            page = query["pages"][0]
            if "missing" in page:
                raise NotThereError(f"{self.project}, page {page_id}", "the wiki has no such page", "see its deletion log")
            batch = [revision(page, given) for given in page.get("revisions", ())]
            found += [one for one in batch if since is None or one.revision_id > since]
            if (limit is not None and len(found) >= limit) or any(one.revision_id <= (since or 0) for one in batch):
                break
        ordered = by_id(found)
        return ordered if limit is None else ordered[max(0, len(ordered) - limit) :]

    def recent_changes(self, known: Mapping[int, int]) -> tuple[Change, ...]:
        """Pages whose latest revision is not the known one (page id to revision id), the missing among them, by page id.

        One request for 50 pages, and one more for each that has changed. The API's own list of recent changes takes one title
        a request and forgets after 30 days or 90, so it is not asked.
        """
        changed = []
        for page_id, state in sorted(self.pages(list(known)).items(), key=lambda item: int(item[0])):
            is_known = state.latest is not None and state.latest.revision_id == known[int(page_id)]
            if not is_known:
                revisions = () if state.latest is None else self.revisions(int(page_id), since=known[int(page_id)])
                changed.append(Change(state, revisions))
        return tuple(changed)

    def log_events(
        self, title: str, since: str | None = None, types: Sequence[str] = ("delete", "move")
    ) -> tuple[LogEvent, ...]:
        """What the log has under a title, oldest first by id: deletions, restorations, hidden revisions, moves away from it.

        `since`: a timestamp, itself included. `types`: of log entries, as the API names them.
        """
        asked = {"list": "logevents", "letitle": title, "leprop": LOG_FIELDS, "lelimit": "max"}
        if since:
            asked["leend"] = since
        found = [log_event(given) for query in self.api.batches(**asked) for given in query.get("logevents", ())]
        return tuple(sorted((event for event in found if event.type in types), key=lambda event: event.log_id))


def _missing(page_id: int) -> PageState:
    return PageState(page_id, "", is_missing=True)


def _chunks(titles: Sequence[str]) -> Iterator[list[str]]:
    """As many titles as one request may name, by number and by length."""
    chunk: list[str] = []
    size = 0
    for title in titles:
        length = len(quote_plus(_SEPARATOR + title))
        if chunk and (len(chunk) == A_CALL or size + length > _ADDRESS_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(title)
        size += length
    if chunk:
        yield chunk
