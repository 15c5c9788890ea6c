"""One HTTP GET against servers on this machine: what it asks, what it takes, when it asks again."""

import gzip
import re
import socket
import threading
from dataclasses import replace

import pytest

from pipeline.archive.addresses import AllowList
from pipeline.archive.fetch import Fetched, Fetcher
from pipeline.archive.upstream import Upstream
from pipeline.errors import HostRefusedError, UnavailableError, UnexpectedAnswerError, UpstreamFileError
from tests.archive.asking import LOOPBACK, Waits, limited
from tests.archive.local_server import Act, answer, answering, dripping, resetting

LATER = answer("503 Service Unavailable")
FOUND = answer(body=b"found")


def test_an_answer_has_its_address_status_chosen_headers_and_bytes() -> None:
    with answering(answer(body=b"\xff\0", etag='"1"', content_type="Text/HTML; charset=UTF-8", x_other="1")) as server:
        fetched = _fetch(server.address + "/page?x=1#fragment")

    assert fetched == Fetched(
        url=f"{server.address}/page?x=1",
        status=200,
        headers={"etag": '"1"', "content-type": "Text/HTML; charset=UTF-8"},
        data=b"\xff\0",
    )
    assert fetched.media_type == "text/html"


def test_a_request_says_who_asks_and_that_gzip_will_do() -> None:
    with answering(FOUND) as server:
        _fetch(server.address + "/page", accept="text/html", etag='"1"')

    assert server.requests[0].startswith("GET /page HTTP/1.1\r\n")
    headers = dict(re.findall(r"^([\w-]+): (.*)\r$", server.requests[0].lower(), re.MULTILINE))
    assert headers == {
        "host": server.address.removeprefix("http://"),
        "accept": "text/html",
        "accept-encoding": "gzip",
        "user-agent": LOOPBACK.user_agent().lower(),
        "if-none-match": '"1"',
    }


def test_nobody_is_asked_without_a_contact() -> None:
    with answering(FOUND) as server, pytest.raises(UpstreamFileError, match="has no contact"):
        _fetch(server.address, replace(LOOPBACK, contact=None))

    assert server.requests == []


def test_cookies_are_not_kept() -> None:
    with answering(answer(set_cookie="visitor=1; Path=/")) as server, Fetcher(LOOPBACK) as fetcher:
        for _ in range(2):
            fetcher.fetch(server.address)

    assert [head for head in server.requests if "cookie" in head.lower()] == []


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(FOUND) as server, answering(answer(body=b"by proxy")) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.address)
        assert _fetch(server.address).data == b"found"


def test_one_request_is_made_at_a_time() -> None:
    at_work: list[int] = []
    most: list[int] = []

    def answer_slowly(connection: socket.socket, ending: threading.Event) -> None:
        at_work.append(1)
        ending.wait(0.05)
        most.append(len(at_work))
        at_work.pop()
        connection.sendall(FOUND)

    with answering(answer_slowly) as server, Fetcher(LOOPBACK) as fetcher:
        threads = [threading.Thread(target=fetcher.fetch, args=(server.address,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert most == [1, 1, 1, 1]


def test_a_connection_serves_several_requests() -> None:
    with answering(answer(body=b"found", connection="keep-alive")) as server, Fetcher(LOOPBACK) as fetcher:
        assert [fetcher.fetch(server.address).data for _ in range(3)] == [b"found"] * 3

    assert server.connections == 1


def test_a_connection_the_server_has_closed_is_opened_again() -> None:
    with answering(FOUND) as server, Fetcher(LOOPBACK) as fetcher:
        assert [fetcher.fetch(server.address).data for _ in range(2)] == [b"found"] * 2

    assert server.connections == 2


def test_unchanged_is_a_status_without_a_body() -> None:
    with answering(answer("304 Not Modified", etag='"1"', content_encoding="gzip")) as server:
        fetched = _fetch(server.address, etag='"1"')

    assert (fetched.status, fetched.data) == (304, b"")


@pytest.mark.parametrize(
    "status", ["400 Bad Request", "403 Forbidden", "404 Not Found", "410 Gone", "500 Internal Server Error"]
)
def test_other_statuses_are_answers_and_asked_for_once(status: str) -> None:
    with answering(answer(status, b"why")) as server:
        fetched = _fetch(server.address)

    assert (fetched.status, fetched.data, len(server.requests)) == (int(status[:3]), b"why", 1)


# --- gzip


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "GZIP"])
def test_gzip_is_decompressed(encoding: str) -> None:
    with answering(answer(body=gzip.compress(b"found" * 1000), content_encoding=encoding)) as server:
        assert _fetch(server.address).data == b"found" * 1000


def test_gzip_may_have_several_members() -> None:
    with answering(
        answer(body=gzip.compress(b"fo", mtime=0) + gzip.compress(b"und", mtime=0), content_encoding="gzip")
    ) as server:
        assert _fetch(server.address).data == b"found"


def test_a_page_of_repeated_rows_is_no_bomb() -> None:
    page = b"<tr><td>0</td></tr>" * 50_000
    assert len(page) / len(gzip.compress(page, mtime=0)) > LOOPBACK.limits.decompressed_ratio

    with answering(answer(body=gzip.compress(page, mtime=0), content_encoding="gzip")) as server:
        assert _fetch(server.address).data == page


def test_a_bomb_is_given_up_by_its_ratio() -> None:
    bomb = answer(body=gzip.compress(bytes(40_000_000)), content_encoding="gzip")
    with answering(bomb) as server, pytest.raises(UnexpectedAnswerError, match="decompresses to more than 100 times its size"):
        _fetch(server.address)


def test_a_bomb_is_given_up_by_its_size_too() -> None:
    bomb = answer(body=gzip.compress(bytes(100_000)), content_encoding="gzip")
    with answering(bomb) as server, pytest.raises(UnexpectedAnswerError, match="is larger than 5000 bytes"):
        _fetch(server.address, limited(bytes=5000))


def test_what_says_gzip_and_is_none_is_no_answer() -> None:
    wrong = answer(body=b"<html>", content_encoding="gzip")
    with answering(wrong) as server, pytest.raises(UnexpectedAnswerError, match="is not gzip, though it says so"):
        _fetch(server.address)


def test_an_encoding_nobody_asked_for_is_no_answer() -> None:
    brotli = answer(body=b"\x0b\x02", content_encoding="br")
    with answering(brotli) as server, pytest.raises(UnexpectedAnswerError, match="encoded as 'br', only gzip was asked for"):
        _fetch(server.address)


def test_a_gzip_that_stops_is_asked_for_again() -> None:
    whole = gzip.compress(b"found" * 1000)
    acts = (answer(body=whole[:-9], content_encoding="gzip"), answer(body=whole, content_encoding="gzip"))
    with answering(*acts) as server:
        assert _fetch(server.address).data == b"found" * 1000

    assert len(server.requests) == 2


# --- Asking again


@pytest.mark.parametrize(
    "act",
    [
        LATER,
        answer("502 Bad Gateway"),
        answer("504 Gateway Timeout"),
        answer("429 Too Many Requests"),
        answer(body=b'{"error":{}}', mediawiki_api_error="maxlag"),
        answer(body=b'{"error":{}}', mediawiki_api_error="other, ratelimited"),
        resetting(),
        resetting(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfo"),
        answer(body=b"fo", content_length="5"),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nfo",
        b"SSH-2.0-OpenSSH_9.2\r\nConnection: close\r\n\r\n",
        b"Connection: close",
    ],
    ids=lambda act: act[9:40].decode() if isinstance(act, bytes) else "reset",
)
def test_what_may_pass_is_asked_for_again_after_a_while(act: Act) -> None:
    waits = Waits()
    with answering(act, FOUND) as server:
        fetched = _fetch(server.address, waits=waits)

    assert (fetched.data, len(server.requests)) == (b"found", 2)
    assert [1 <= seconds <= 2 for seconds in waits.seconds] == [True]


def test_waits_grow_with_jitter_until_attempts_are_used_up() -> None:
    waits = Waits()
    with answering(LATER) as server, pytest.raises(UnavailableError) as raised:
        _fetch(server.address, limited(attempts=4), waits)

    assert str(raised.value) == f"{server.address}: answers 503 Service Unavailable (asked 4 times); try again later"
    assert len(server.requests) == 4
    assert [low <= seconds <= low + 1 for low, seconds in zip((1, 2, 4), waits.seconds, strict=True)] == [True] * 3
    assert len({seconds % 1 for seconds in waits.seconds}) == 3


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_retry_after_in_seconds_is_honoured(status: str) -> None:
    waits = Waits()
    with answering(answer(status, retry_after="20"), FOUND) as server:
        assert _fetch(server.address, waits=waits).data == b"found"

    assert waits.seconds == [20]


def test_retry_after_as_a_date_is_honoured_by_upstreams_clock() -> None:
    waits = Waits()
    dates = {"date": "Wed, 21 Oct 2015 07:28:00 GMT", "retry_after": "Wed, 21 Oct 2015 07:28:30 GMT"}
    with answering(answer("503 Service Unavailable", **dates), FOUND) as server:
        _fetch(server.address, waits=waits)

    assert waits.seconds == [30]


def test_a_wait_beyond_patience_is_told_instead() -> None:
    waits = Waits()
    with answering(answer("429 Too Many Requests", retry_after="3600")) as server, pytest.raises(UnavailableError) as raised:
        _fetch(server.address, waits=waits)

    assert raised.value.retry_after == 3600
    assert raised.value.what == "answers 429 Too Many Requests and asks to wait 3600 s (asked once)"
    assert (waits.seconds, len(server.requests)) == ([], 1)


def test_waits_together_are_no_longer_than_patience() -> None:
    waits = Waits()
    with answering(answer("429 Too Many Requests", retry_after="50")) as server, pytest.raises(UnavailableError):
        _fetch(server.address, limited(attempts=9, patience=120), waits)

    assert waits.seconds == [50, 50]


def test_a_server_that_is_not_there_is_unavailable() -> None:
    with answering(FOUND) as server:
        pass

    with pytest.raises(UnavailableError, match=r"the connection failed: 127\.0\.0\.1 port \d+: .*refused.* \(asked 3 times\)"):
        _fetch(server.address)


# --- Nothing hangs, nothing grows


@pytest.mark.parametrize(
    "act",
    [
        dripping(b""),
        dripping(b"HTTP/1.1 200 OK\r\n", b"X: 1\r\n"),
        dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"),
        dripping(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        lambda _, ending: ending.wait(10),
        answer(body=b"fo", content_length="5", connection="keep-alive"),
    ],
    ids=["status", "headers", "body", "chunks", "silence", "wrong length"],
)
def test_an_answer_has_to_be_whole_in_time_however_it_is_slow(act: Act) -> None:
    with (
        answering(act) as server,
        pytest.raises(UnavailableError, match=r"no whole answer within 0\.3 s \(asked 2 times\)"),
    ):
        _fetch(server.address, limited(seconds=0.3, attempts=2))

    assert len(server.requests) == 2


def test_a_body_said_to_be_too_large_is_not_taken() -> None:
    with answering(answer(body=b"x" * 6000)) as server, pytest.raises(UnexpectedAnswerError, match="is larger than 5000 bytes"):
        _fetch(server.address, limited(bytes=5000))

    assert len(server.requests) == 1


def test_a_body_without_end_is_given_up() -> None:
    endless = dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 1000)
    with answering(endless) as server, pytest.raises(UnexpectedAnswerError, match="is larger than 5000 bytes"):
        _fetch(server.address, limited(bytes=5000))


def test_headers_without_end_are_given_up() -> None:
    endless = dripping(b"HTTP/1.1 200 OK\r\n", b"X: " + b"x" * 60_000 + b"\r\n")
    with answering(endless) as server, pytest.raises(UnavailableError, match="the connection failed"):
        _fetch(server.address)


# --- Redirects


@pytest.mark.parametrize(
    "status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"]
)
def test_redirects_are_followed_and_told(status: str) -> None:
    with answering(answer(status, location="/b?x=1"), answer(status, location="c"), FOUND) as server:
        fetched = _fetch(server.address + "/a/a")

    assert fetched.data == b"found"
    assert fetched.url == f"{server.address}/c"
    assert fetched.redirects == (f"{server.address}/a/a", f"{server.address}/b?x=1")


def test_a_circle_of_redirects_is_left() -> None:
    circle = answer("302 Found", location="/")
    with answering(circle) as server, pytest.raises(UnexpectedAnswerError, match="is redirected more than 5 times"):
        _fetch(server.address)

    assert len(server.requests) == 6


def test_a_redirect_to_nowhere_is_an_answer() -> None:
    with answering(answer("302 Found", b"where?")) as server:
        assert _fetch(server.address).status == 302


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("http://localhost:1/", "this host is not one to be asked"),
        ("http://169.254.169.254/latest/meta-data/", "this host is not one to be asked"),
        ("//evil.example/", "this host is not one to be asked"),
        ("http://user@127.0.0.1/", "has a user name in it"),
        ("file:///etc/passwd", "the scheme is not"),
        ("gopher://127.0.0.1/", "the scheme is not"),
        ("http://[::1", "is no address"),
    ],
)
def test_where_a_redirect_leads_is_checked_before_it_is_asked(location: str, why: str) -> None:
    with answering(answer("302 Found", location=location)) as server, pytest.raises(HostRefusedError, match=why):
        _fetch(server.address)

    assert len(server.requests) == 1


def test_a_host_that_is_not_allowed_is_not_asked() -> None:
    with answering(FOUND) as server, pytest.raises(HostRefusedError, match="this host is not one to be asked"):
        _fetch(server.address, replace(LOOPBACK, allowed=AllowList(("http",), ("*.wikipedia.org",), private=True)))

    assert server.connections == 0


def _fetch(
    url: str, upstream: Upstream = LOOPBACK, waits: Waits | None = None, accept: str = "*/*", etag: str | None = None
) -> Fetched:
    with Fetcher(upstream, (waits or Waits()).machine()) as fetcher:
        return fetcher.fetch(url, accept=accept, etag=etag)
