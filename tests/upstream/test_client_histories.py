"""What the client learns of pages on a real wiki: states, redirects, moves, deletions, histories, and what the log says."""

import pytest

from pipeline.archive.fetch import Fetched, Fetcher
from pipeline.archive.mediawiki import MediaWiki
from pipeline.archive.revisions import LogEvent, PageState
from pipeline.archive.upstream import Upstream
from pipeline.errors import NotThereError
from tests.upstream.wiki import Wiki


class Counting(Fetcher):
    """Counts what it is asked for."""

    def __init__(self, upstream: Upstream) -> None:
        super().__init__(upstream)
        self.asked: list[str] = []

    def fetch(self, url: str, *, accept: str = "*/*", etag: str | None = None) -> Fetched:
        self.asked.append(url)
        return super().fetch(url, accept=accept, etag=etag)


def _revision_id(state: PageState) -> int | None:
    return state.latest and state.latest.revision_id


def _page_id(client: MediaWiki, title: str) -> int:
    page_id = client.page(title).page_id
    assert page_id is not None
    return page_id


# --- Pages


def test_a_page_has_its_id_title_and_latest_revision(client: MediaWiki, mediawiki: Wiki) -> None:
    first = mediawiki.put_page("Histories page", "one")
    edit = mediawiki.act(action="edit", title="Histories page", text="second", summary="a word more", minor="1")["edit"]
    page = client.page("histories_page")

    assert page.title == "Histories page"
    assert (page.is_missing, page.is_redirect, page.redirected_from, page.invalid) == (False, False, (), "")
    assert page.latest is not None
    assert (page.latest.revision_id, page.latest.parent_id) == (edit["newrevid"], first)
    assert (page.latest.page_id, page.latest.title) == (page.page_id, "Histories page")
    assert page.latest.timestamp == edit["newtimestamp"]
    assert (page.latest.size, page.latest.sha1) == (6, "352f7829a2384b001cc12b0c2613c756454a1f6a")  # of b"second"
    assert (page.latest.user, page.latest.comment, page.latest.is_minor) == ("Admin", "a word more", True)
    assert client.page(_page_id(client, "Histories page")) == page


def test_redirects_are_followed_and_told(client: MediaWiki, mediawiki: Wiki) -> None:
    revision_id = mediawiki.put_page("Histories end", "here")
    mediawiki.put_page("Histories middle", "#REDIRECT [[Histories end#Results]]")
    mediawiki.put_page("Histories start", "#REDIRECT [[Histories middle]]")

    assert _revision_id(client.page("Histories middle")) == revision_id
    start = client.page("histories start")
    assert (start.title, _revision_id(start), start.is_redirect) == ("Histories end", revision_id, False)
    assert start.redirected_from == ("Histories start", "Histories middle")


def test_a_page_id_is_followed_nowhere(client: MediaWiki, mediawiki: Wiki) -> None:
    mediawiki.put_page("Histories merged", "here")
    page_id = _page_id(client, "Histories merged")
    mediawiki.put_page("Histories into", "there")
    merged = mediawiki.put_page("Histories merged", "#REDIRECT [[Histories into]]")

    page = client.page(page_id)
    assert (page.page_id, page.title, _revision_id(page), page.is_redirect) == (page_id, "Histories merged", merged, True)


def test_redirects_in_a_circle_lead_nowhere(client: MediaWiki, mediawiki: Wiki) -> None:
    mediawiki.put_page("Histories hen", "#REDIRECT [[Histories egg]]")
    mediawiki.put_page("Histories egg", "#REDIRECT [[Histories hen]]")

    page = client.page("Histories hen")
    assert (page.page_id, page.latest, page.is_missing, page.is_redirect) == (None, None, False, True)
    assert page.redirected_from == ("Histories hen", "Histories egg")


def test_a_redirect_to_a_page_nobody_wrote_is_missing(client: MediaWiki, mediawiki: Wiki) -> None:
    mediawiki.put_page("Histories to nobody", "#REDIRECT [[Histories nobody]]")

    page = client.page("Histories to nobody")
    assert (page.title, page.is_missing, page.redirected_from) == ("Histories nobody", True, ("Histories to nobody",))


@pytest.mark.parametrize(
    ("title", "invalid"),
    [
        ("Histories nobody", ""),
        ("Histories | nobody", 'The requested page title contains invalid characters: "|".'),
        ("A" * 256, "The requested page title is too long. It must be no longer than 255 bytes in UTF-8 encoding."),
        ("Special:Version", "a special page"),
        ("kk:Сайлау", "a page of another wiki (kk)"),
        ("", "no title"),
    ],
    ids=["missing", "invalid", "long", "special", "interwiki", "empty"],
)
def test_what_is_no_page_is_missing_and_told_why(client: MediaWiki, title: str, invalid: str) -> None:
    page = client.page(title)

    assert (page.page_id, page.latest, page.is_missing, page.invalid) == (None, None, True, invalid)


@pytest.mark.parametrize("page_id", [999_999, 0, -1])
def test_a_page_id_nobody_has_is_missing(client: MediaWiki, page_id: int) -> None:
    assert client.page(page_id) == PageState(page_id, "", is_missing=True)


def test_a_title_in_any_normal_form_is_the_same(client: MediaWiki, mediawiki: Wiki) -> None:
    revision_id = mediawiki.put_page("Histories Й", "here")

    assert _revision_id(client.page("Histories И\u0306")) == revision_id


def test_fifty_pages_are_one_request(mediawiki: Wiki, upstream: Upstream) -> None:
    made = {f"Many {number}": mediawiki.put_page(f"Many {number}", str(number)) for number in range(55)}
    with Counting(upstream) as fetcher:
        many = MediaWiki(fetcher, "en.wikipedia.org")
        by_title = many.pages(list(made))
        assert len(fetcher.asked) == 2
        by_id = many.pages([state.page_id for state in list(by_title.values())[:50] if state.page_id])
        assert len(fetcher.asked) == 3

    assert {title: _revision_id(state) for title, state in by_title.items()} == made
    assert list(by_id.values()) == list(by_title.values())[:50]


def test_long_titles_are_asked_for_in_addresses_servers_take(upstream: Upstream) -> None:
    titles = [f"{'Ә' * 120}{number}" for number in range(50)]
    with Counting(upstream) as fetcher:
        states = MediaWiki(fetcher, "en.wikipedia.org").pages(titles)

    assert [state.title for state in states.values()] == titles
    assert max(map(len, fetcher.asked)) < 8000


# --- Moves, deletions, hidden revisions


def test_a_move_keeps_the_page_id_and_the_text_and_makes_a_revision(client: MediaWiki, mediawiki: Wiki) -> None:
    mediawiki.put_page("Moved from", "here")
    before = client.page("Moved from")
    mediawiki.act(action="move", **{"from": "Moved from", "to": "Moved to", "reason": "Amanat"})
    assert before.page_id is not None
    assert before.latest is not None
    after = client.page(before.page_id)

    assert after.latest is not None
    assert (after.page_id, after.title) == (before.page_id, "Moved to")
    assert after.latest.revision_id > before.latest.revision_id
    assert (after.latest.parent_id, after.latest.sha1) == (before.latest.revision_id, before.latest.sha1)
    old = client.page("Moved from")
    assert (old.page_id, old.redirected_from) == (before.page_id, ("Moved from",))


def test_a_move_is_logged_under_the_old_title(client: MediaWiki, mediawiki: Wiki) -> None:
    mediawiki.put_page("Logged from", "here")
    page_id = _page_id(client, "Logged from")
    mediawiki.act(action="move", **{"from": "Logged from", "to": "Logged to", "reason": "Amanat"})

    event = client.log_events("Logged from")[-1]
    assert (event.type, event.action, event.page_id) == ("move", "move", page_id)
    assert (event.title, event.target_title, event.comment, event.user) == ("Logged from", "Logged to", "Amanat", "Admin")
    assert client.log_events("Logged to") == ()


def test_deletion_and_restoration_are_logged_and_keep_the_page_id(client: MediaWiki, mediawiki: Wiki) -> None:
    revision_id = mediawiki.put_page("Deleted", "here")
    page_id = _page_id(client, "Deleted")
    mediawiki.act(action="delete", title="Deleted", reason="vandalism")
    for asked in (page_id, "Deleted"):
        gone = client.page(asked)
        assert (gone.is_missing, gone.latest, gone.invalid) == (True, None, "")
    with pytest.raises(NotThereError, match=f"page {page_id}: the wiki has no such page"):
        client.revisions(page_id)

    mediawiki.act(action="undelete", title="Deleted")
    assert _revision_id(client.page(page_id)) == revision_id
    assert [(event.type, event.action) for event in client.log_events("Deleted")] == [
        ("delete", "delete"),
        ("delete", "restore"),
    ]


def test_a_hidden_revision_stays_in_the_history_without_what_is_hidden(client: MediaWiki, mediawiki: Wiki) -> None:
    hidden, _ = (mediawiki.put_page("Hidden", text) for text in ("secret", "open"))
    mediawiki.act(action="revisiondelete", type="revision", ids=str(hidden), hide="content|comment|user", reason="privacy")

    first, second = client.revisions(_page_id(client, "Hidden"))
    assert (first.revision_id, first.sha1, first.user, first.comment) == (hidden, "", "", "")
    assert (first.is_text_hidden, first.is_user_hidden, first.is_comment_hidden) == (True, True, True)
    assert (second.is_text_hidden, second.is_user_hidden, second.is_comment_hidden) == (False, False, False)
    assert client.revision(hidden) == first
    event = client.log_events("Hidden")[-1]
    assert (event.type, event.action, event.revision_ids) == ("delete", "revision", (hidden,))


def test_the_log_is_asked_for_types_and_times(client: MediaWiki, mediawiki: Wiki) -> None:
    for _ in range(2):
        mediawiki.put_page("Logged often", "here")
        mediawiki.act(action="delete", title="Logged often")
    events = client.log_events("Logged often", types=("create", "delete"))

    assert [event.type for event in events] == ["create", "delete", "create", "delete"]
    assert [event.log_id for event in events] == sorted(event.log_id for event in events)
    assert client.log_events("Logged often", types=("move",)) == ()
    assert client.log_events("Logged often", since="2100-01-01T00:00:00Z") == ()
    assert client.log_events("Logged often", since=events[0].timestamp) == tuple(
        event for event in events if event.type == "delete"
    )


def test_a_title_without_a_log_has_none(client: MediaWiki) -> None:
    none: tuple[LogEvent, ...] = ()

    assert client.log_events("Never written") == none


# --- Histories


def test_two_edits_in_the_same_second_are_ordered_by_id(client: MediaWiki, mediawiki: Wiki) -> None:
    second = "2021-01-20T12:00:00Z"
    mediawiki.put_history("Same second", [(second, "one"), (second, "two"), (second, "three")])

    revisions = client.revisions(_page_id(client, "Same second"))
    assert [revision.timestamp for revision in revisions[:3]] == [second] * 3
    assert [revision.revision_id for revision in revisions] == sorted(revision.revision_id for revision in revisions)
    assert [revision.size for revision in revisions[:3]] == [3, 3, 5]


def test_an_imported_revision_is_new_by_its_id_and_old_by_its_time(client: MediaWiki, mediawiki: Wiki) -> None:
    written = mediawiki.put_page("Imported", "here")
    mediawiki.put_history("Imported", [("2021-01-20T12:00:00Z", "from elsewhere")])
    page = client.page("Imported")
    assert page.page_id is not None

    revisions = client.revisions(page.page_id)
    assert revisions[0].revision_id == written
    assert revisions[1].timestamp == "2021-01-20T12:00:00Z" < revisions[0].timestamp
    assert page.latest is not None
    assert page.latest.sha1 == revisions[0].sha1  # readers still get what was written here


def test_a_long_history_is_read_to_its_start(client: MediaWiki, mediawiki: Wiki) -> None:
    day = [(f"2021-01-20T12:{minute:02}:{second:02}Z", f"{minute}:{second}") for minute in range(9) for second in range(60)]
    mediawiki.put_history("Long history", day)  # 540: more than one answer holds
    page_id = _page_id(client, "Long history")
    revisions = client.revisions(page_id)

    assert [revision.timestamp for revision in revisions[:540]] == [timestamp for timestamp, _ in day]
    assert client.revisions(page_id, limit=60) == revisions[-60:]
    assert client.revisions(page_id, limit=1) == revisions[-1:]
    assert client.revisions(page_id, since=revisions[400].revision_id) == revisions[401:]
    assert client.revisions(page_id, since=revisions[400].revision_id, limit=3) == revisions[-3:]
    assert client.revisions(page_id, since=revisions[-1].revision_id) == ()


# --- Since what is known


def test_changes_since_known_revisions_are_told_page_by_page(client: MediaWiki, mediawiki: Wiki, upstream: Upstream) -> None:
    titles = ("Watched still", "Watched edited", "Watched moved", "Watched deleted")
    known = {}
    for title in titles:
        mediawiki.put_page(title, "one")
        known[_page_id(client, title)] = _revision_id(client.page(title)) or 0
    still, edited, moved, deleted = known
    edits = [mediawiki.put_page("Watched edited", text) for text in ("two", "three")]
    mediawiki.act(action="move", **{"from": "Watched moved", "to": "Watched moved away"})
    mediawiki.act(action="delete", title="Watched deleted")

    with Counting(upstream) as fetcher:
        changes = {change.page.page_id: change for change in MediaWiki(fetcher, "en.wikipedia.org").recent_changes(known)}

    assert set(changes) == {edited, moved, deleted}
    assert still not in changes
    assert [revision.revision_id for revision in changes[edited].revisions] == edits
    assert changes[moved].page.title == "Watched moved away"
    assert len(changes[moved].revisions) == 1
    assert (changes[deleted].page.is_missing, changes[deleted].revisions) == (True, ())
    assert len(fetcher.asked) == 3  # one for all, one each for the two that have new revisions


def test_nothing_new_is_one_request(client: MediaWiki, mediawiki: Wiki, upstream: Upstream) -> None:
    mediawiki.put_page("Watched idle", "one")
    page = client.page("Watched idle")
    with Counting(upstream) as fetcher:
        assert MediaWiki(fetcher, "en.wikipedia.org").recent_changes({page.page_id or 0: _revision_id(page) or 0}) == ()

    assert len(fetcher.asked) == 1
