"""What the client gets of a real wiki: pages and revisions as HTML, and the traps in asking for them."""

import json
from dataclasses import replace

import pytest

from pipeline.archive.fetch import Fetcher
from pipeline.archive.mediawiki import LEGACY, PARSOID, MediaWiki, Rendered
from pipeline.archive.upstream import Upstream
from pipeline.errors import HiddenTextError, NotThereError, UnavailableError, UnexpectedAnswerError, WikiError
from tests.archive.asking import Waits, limited
from tests.upstream.server import Server, switched_on
from tests.upstream.wiki import Wiki

FLAVOURS = (PARSOID, LEGACY)
LONGEST = "Ә" * 127 + "!"  # 255 bytes, as many as a title may have
TITLES = (
    "2021/Kazakh elections",
    "Who won?",
    "Adal & Ak Jol",
    "Adal + Ak Jol",
    'The "Adal" party',
    "Adal's 100% victory",
    "Қазақстандағы мәслихат сайлауы (2021)",
    "Уәлихан; ауданы:=*",
    LONGEST,
)


def _rendered(rendered: Rendered | None) -> Rendered:
    assert rendered is not None
    return rendered


# --- Renderings


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_page_and_revision_are_the_wikis_own_bytes(client: MediaWiki, mediawiki: Wiki, flavour: str) -> None:
    revision_id = mediawiki.put_page("Client bytes", "'''Adal''' — 2,05 %")
    page = _rendered(client.page_html("Client bytes", flavour))
    revision = _rendered(client.revision_html(revision_id, flavour))

    if flavour == PARSOID:
        html, media_type = mediawiki.parsoid_page("Client bytes"), "text/html"
        assert page.data == html
    else:
        html, media_type = mediawiki.legacy_parse("Client bytes"), "application/json"
        assert json.loads(page.data)["parse"]["text"] == html.decode().partition("\n<!-- \nNewPP")[0] + "</div>"
    assert revision.data == page.data
    assert {(one.revision_id, one.flavour, one.media_type, one.status) for one in (page, revision)} == {
        (revision_id, flavour, media_type, 200)
    }


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_two_renderings_of_the_same_are_the_same(client: MediaWiki, rich: int, flavour: str) -> None:
    assert _rendered(client.revision_html(rich, flavour)).data == _rendered(client.revision_html(rich, flavour)).data


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_an_old_revision_is_rendered_as_it_was(client: MediaWiki, mediawiki: Wiki, flavour: str) -> None:
    old, new = (mediawiki.put_page("Client old", text) for text in ("before", "after"))

    assert b"before" in _rendered(client.revision_html(old, flavour)).data
    assert b"after" in _rendered(client.page_html("Client old", flavour)).data
    assert _rendered(client.page_html("Client old", flavour)).revision_id == new


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("title", TITLES, ids=range(len(TITLES)))
def test_a_title_may_hold_any_character(client: MediaWiki, mediawiki: Wiki, title: str, flavour: str) -> None:
    revision_id = mediawiki.put_page(title, "'''here'''")

    assert _rendered(client.page_html(title, flavour)).revision_id == revision_id
    page = client.page(title)
    assert (page.title, page.latest and page.latest.revision_id) == (title, revision_id)


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_redirect_is_rendered_itself(client: MediaWiki, mediawiki: Wiki, flavour: str) -> None:
    mediawiki.put_page("Client target", "target")
    redirect = mediawiki.put_page("Client redirect", "#REDIRECT [[Client target]]")

    assert _rendered(client.page_html("Client redirect", flavour)).revision_id == redirect


# --- ETags and templates


def test_an_unchanged_page_is_not_sent_again(client: MediaWiki, mediawiki: Wiki, mediawiki_server: Server) -> None:
    mediawiki.put_page("Client etag", "one")
    with switched_on(mediawiki_server, "parser-cache"):
        etag = _rendered(client.page_html("Client etag")).etag
        assert client.page_html("Client etag", etag=etag) is None

        mediawiki.put_page("Client etag", "two")
        assert b"two" in _rendered(client.page_html("Client etag", etag=etag)).data


def test_an_old_revision_has_a_new_etag_and_the_same_bytes_at_every_request(
    client: MediaWiki, mediawiki: Wiki, mediawiki_server: Server
) -> None:
    old, _ = (mediawiki.put_page("Client old etag", text) for text in ("one", "two"))
    with switched_on(mediawiki_server, "parser-cache"):
        first = _rendered(client.revision_html(old))
        again = _rendered(client.revision_html(old, etag=first.etag))

    assert again.etag != first.etag
    assert again.data == first.data


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_template_changes_the_html_of_a_revision_that_stays(client: MediaWiki, mediawiki: Wiki, flavour: str) -> None:
    mediawiki.put_page("Template:Client share", "4.52")
    revision_id = mediawiki.put_page("Client share", "Adal {{Client share}}")
    before = _rendered(client.revision_html(revision_id, flavour))
    mediawiki.put_page("Template:Client share", "2.05")
    after = _rendered(client.revision_html(revision_id, flavour))

    latest = client.page("Client share").latest
    assert latest is not None
    assert latest.revision_id == revision_id
    assert (b"4.52" in before.data, b"2.05" in after.data) == (True, True)


# --- What is not there


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_page_nobody_wrote_is_not_there(client: MediaWiki, flavour: str) -> None:
    with pytest.raises(NotThereError, match=r"^en\.wikipedia\.org, 'Client nobody': the wiki has no such page"):
        client.page_html("Client nobody", flavour)


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_title_no_page_can_have_is_not_there_and_the_wiki_says_why(client: MediaWiki, flavour: str) -> None:
    with pytest.raises(NotThereError, match="invalid characters"):
        client.page_html("Client [[nobody]]", flavour)


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_revision_nobody_made_is_not_there(client: MediaWiki, flavour: str) -> None:
    with pytest.raises(NotThereError, match=r"^en\.wikipedia\.org, revision 999999: the wiki has no such revision"):
        client.revision_html(999_999, flavour)


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_deleted_page_is_not_there_until_it_is_restored(client: MediaWiki, mediawiki: Wiki, flavour: str) -> None:
    title = f"Client deleted {flavour}"
    revision_id = mediawiki.put_page(title, "here")
    mediawiki.act(action="delete", title=title)
    with pytest.raises(NotThereError):
        client.page_html(title, flavour)
    with pytest.raises(NotThereError):
        client.revision_html(revision_id, flavour)

    mediawiki.act(action="undelete", title=title)
    assert b"here" in _rendered(client.revision_html(revision_id, flavour)).data


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_hidden_text_is_told_from_a_failing_wiki(client: MediaWiki, mediawiki: Wiki, flavour: str) -> None:
    title = f"Client hidden {flavour}"
    hidden, shown = (mediawiki.put_page(title, text) for text in ("secret", "open"))
    mediawiki.act(action="revisiondelete", type="revision", ids=str(hidden), hide="content")

    with pytest.raises(HiddenTextError, match=rf"^en\.wikipedia\.org, revision {hidden}: the wiki hides its text"):
        client.revision_html(hidden, flavour)
    assert b"open" in _rendered(client.revision_html(shown, flavour)).data


def test_what_a_hidden_text_gives_a_browser_is_a_page_with_status_200(mediawiki: Wiki) -> None:
    hidden, _ = (mediawiki.put_page("Client hidden page", text) for text in ("secret", "open"))
    mediawiki.act(action="revisiondelete", type="revision", ids=str(hidden), hide="content")
    page = mediawiki.skin_page("Client hidden page", revision=hidden)  # raises for any other status

    assert b"has been <strong>deleted</strong>" in page
    assert b"secret" not in page


# --- A wiki that is not well


def test_a_read_only_wiki_is_read(client: MediaWiki, mediawiki: Wiki, mediawiki_server: Server) -> None:
    revision_id = mediawiki.put_page("Client read-only", "here")
    with switched_on(mediawiki_server, "read-only"):
        found = [_rendered(client.page_html("Client read-only", flavour)).revision_id for flavour in FLAVOURS]
        latest = client.page("Client read-only").latest
        with pytest.raises(Exception, match="readonly: The wiki is currently in read-only mode"):
            mediawiki.put_page("Client read-only", "there")

    assert (found, latest and latest.revision_id) == ([revision_id] * 2, revision_id)


def test_a_wiki_that_lags_is_left_alone_for_as_long_as_it_asks(upstream: Upstream, mediawiki: Wiki) -> None:
    mediawiki.put_page("Client lag", "here")
    waits = Waits()
    # a wiki without replicas says it lags by -1 s, which is more than -2
    with Fetcher(limited(upstream, maxlag=-2), waits.machine()) as fetcher, pytest.raises(UnavailableError) as raised:
        MediaWiki(fetcher, "en.wikipedia.org").page("Client lag")

    assert raised.value.what == "answers maxlag and asks to wait 5 s (asked 2 times)"
    assert (raised.value.retry_after, waits.seconds) == (5, [5])


def test_an_error_with_status_200_is_an_error(client: MediaWiki) -> None:
    with pytest.raises(
        WikiError, match=r"/w/api\.php: the wiki says badvalue: Unrecognized value for parameter \"action\""
    ) as raised:
        client.api.fetch(action="frobnicate")

    assert raised.value.code == "badvalue"


def test_a_warning_is_none(client: MediaWiki, mediawiki: Wiki) -> None:
    mediawiki.put_page("Client warning", "here")
    _, found = client.api.fetch(action="query", titles="Client warning", frobnicate="1")

    assert "warnings" in found
    assert found["query"]["pages"][0]["title"] == "Client warning"


def test_a_wiki_at_another_address_is_told_from_a_missing_page(upstream: Upstream, mediawiki: Wiki) -> None:
    mediawiki.put_page("Client elsewhere", "here")
    moved = replace(upstream, wikis={"en.wikipedia.org": f"{mediawiki.address}/wiki"})
    with Fetcher(moved) as fetcher, pytest.raises(UnexpectedAnswerError, match=r"instead of JSON: .* see whether `wikis`"):
        MediaWiki(fetcher, "en.wikipedia.org").page("Client elsewhere")
