"""Answers that are none, from a server in a wiki's place. What a real wiki answers is in tests/upstream."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest

from pipeline.archive.connection import Machine
from pipeline.archive.fetch import Fetcher
from pipeline.archive.mediawiki import LEGACY, MediaWiki
from pipeline.errors import NotThereError, UnavailableError, UnexpectedAnswerError, WikiError
from tests.archive.asking import LOOPBACK
from tests.archive.local_server import Act, LocalServer, answer, answering

OUTAGE = (
    b"<!DOCTYPE html><html><head><title>Wikimedia Error</title><style>p {}</style></head>"
    b"<body><p>Our servers\x00 are <b>down</b></p></body></html>"
)
SAYS = "Wikimedia Error Our servers are down"
NOBODY = b'{"query": {"pages": [{"ns": 0, "title": "Adal", "missing": true}]}}'
FOUND = (
    b'{"query": {"pages": [{"pageid": 9, "ns": 0, "title": "Adal", "lastrevid": 7, "revisions": [{"revid": 7, "parentid": 0, '
)
FOUND += b'"timestamp": "2021-01-20T12:00:00Z"}]}]}}'


def document(revision_id: int) -> bytes:
    about = f"https://en.wikipedia.org/wiki/Special:Redirect/revision/{revision_id}"
    return f'<!DOCTYPE html>\n<html prefix="mw: http://mediawiki.org/rdf/" about="{about}"><body></body></html>'.encode()


@dataclass(frozen=True, slots=True)
class StandIn:
    server: LocalServer
    wiki: MediaWiki


@contextmanager
def standing_in(*acts: Act) -> Iterator[StandIn]:
    with answering(*acts) as server:
        upstream = replace(LOOPBACK, wikis={"en.wikipedia.org": f"{server.address}/w"})
        with Fetcher(upstream, Machine(sleep=lambda _: None)) as fetcher:
            yield StandIn(server, MediaWiki(fetcher, "en.wikipedia.org"))


@pytest.mark.parametrize("data", [OUTAGE, b"", b"[]", b"null", b'{"query": {"pages": [', b"\xff"])
def test_what_is_no_json_object_is_no_answer_of_an_api(data: bytes) -> None:
    with (
        standing_in(answer(body=data, content_type="text/html")) as there,
        pytest.raises(UnexpectedAnswerError, match="answers 200 with text/html instead of JSON: "),
    ):
        there.wiki.page("Adal")


def test_an_error_page_is_told_by_its_text() -> None:
    with standing_in(answer(body=OUTAGE, content_type="text/html")) as there, pytest.raises(UnexpectedAnswerError) as raised:
        there.wiki.page("Adal")

    assert raised.value.what == f"answers 200 with text/html instead of JSON: {SAYS}"


def test_an_error_page_with_status_200_is_no_page() -> None:
    error_page = answer(body=OUTAGE, content_type="text/html")
    with standing_in(error_page) as there, pytest.raises(UnexpectedAnswerError, match=f"whole document of revision 7: {SAYS}"):
        there.wiki.revision_html(7)


def test_another_revision_than_asked_for_is_no_answer() -> None:
    with standing_in(answer(body=document(7), content_type="text/html")) as there:
        assert there.wiki.revision_html(7) is not None
        with pytest.raises(UnexpectedAnswerError, match="instead of Parsoid's whole document of revision 8"):
            there.wiki.revision_html(8)


@pytest.mark.parametrize("parsed", ['{"title": "Adal", "revid": 8, "text": "<p>"}', '{"title": "Adal", "revid": 7}', "{}"])
def test_another_parsed_page_than_asked_for_is_no_answer(parsed: str) -> None:
    other = answer(body=b'{"parse": %s}' % parsed.encode(), content_type="application/json")
    with standing_in(other) as there, pytest.raises(UnexpectedAnswerError, match="instead of a parsed page of revision 7"):
        there.wiki.revision_html(7, LEGACY)


def test_a_document_that_stops_is_no_answer() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
    with standing_in(head + document(7)[:-9]) as there, pytest.raises(UnexpectedAnswerError, match="Parsoid's whole document"):
        there.wiki.page_html("Adal")


@pytest.mark.parametrize("status", ["404 Not Found", "500 Internal Server Error"])
def test_a_status_alone_does_not_say_that_a_page_is_missing(status: str) -> None:
    with standing_in(answer(status, OUTAGE), answer(body=NOBODY)) as there, pytest.raises(NotThereError):
        there.wiki.page_html("Adal")
    with standing_in(answer(status, OUTAGE), answer(body=FOUND)) as there:
        kind = UnavailableError if status.startswith("5") else UnexpectedAnswerError
        with pytest.raises(kind, match=f"answers {status[:3]} with something instead of a page: {SAYS}"):
            there.wiki.page_html("Adal")


def test_an_error_of_the_api_does_not_say_so_either() -> None:
    refused = answer(body=b'{"error": {"code": "permissiondenied", "info": "You may not."}}')
    with standing_in(refused, answer(body=FOUND)) as there, pytest.raises(WikiError, match="permissiondenied: You may not"):
        there.wiki.page_html("Adal", LEGACY)


def test_a_refusal_says_what_upstream_says() -> None:
    policy = answer("403 Forbidden", b"Please respect our robot policy", content_type="text/plain")
    with (
        standing_in(policy) as there,
        pytest.raises(UnexpectedAnswerError, match=r"403 with text/plain .*: Please respect our robot policy; .*`contact`"),
    ):
        there.wiki.page_html("Adal")


@pytest.mark.parametrize("code", ["internal_api_error_DBQueryError", "readonly", "maxlag", "ratelimited"])
def test_a_wiki_that_is_not_well_is_unavailable(code: str) -> None:
    failing = answer(body=b'{"error": {"code": "%s", "info": "Wait."}}' % code.encode())
    with standing_in(failing) as there, pytest.raises(UnavailableError, match=f"the wiki says {code}: Wait"):
        there.wiki.page("Adal")


def test_an_answer_that_continues_without_end_is_left() -> None:
    endless = answer(body=b'{"continue": {"lecontinue": "1", "continue": "-"}, "query": {"logevents": []}}')
    with standing_in(endless) as there, pytest.raises(UnexpectedAnswerError, match="continues without end"):
        there.wiki.log_events("Adal")

    assert len(there.server.requests) == 2


def test_a_wiki_is_asked_with_maxlag() -> None:
    with standing_in(answer(body=FOUND)) as there:
        there.wiki.page("Adal")

    assert "&maxlag=5&format=json&formatversion=2" in there.server.requests[0]
