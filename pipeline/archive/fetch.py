"""One HTTP GET, safe and polite: allowed hosts alone, one request at a time, limits on everything, retries with patience.

Nothing here knows of wikis but for the header by which MediaWiki says "later"; `mediawiki` asks them.
"""

import ssl
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from http import HTTPStatus
from threading import Lock
from types import TracebackType

import httpcore
import httpx

from pipeline.archive.body import read_body
from pipeline.archive.connection import Deadline, Machine, PinnedTransport
from pipeline.archive.retries import is_busy, retry_after, retrying
from pipeline.archive.upstream import Upstream
from pipeline.errors import UnavailableError, UnexpectedAnswerError

REDIRECTS = 5
KEPT_HEADERS = (
    "cache-control content-language content-location content-type date etag last-modified link location memento-datetime "
    "mediawiki-api-error retry-after vary x-database-lag"
).split()

_REDIRECTED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. `url`: the one that gave it; `redirects`: those that led there, first the one asked for.

    `headers`: those of `KEPT_HEADERS` it has, by lower-case name. `data`: the body, decompressed and otherwise as it came.
    """

    url: str
    status: int
    headers: dict[str, str]
    data: bytes
    redirects: tuple[str, ...] = ()

    @property
    def media_type(self) -> str:
        """The content type without its parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Fetcher:
    """Asks hosts upstream, one request at a time. Keeps connections open until closed; keeps no cookies.

    `tls`: who is trusted to vouch for hosts; the usual authorities where None. Raises `UpstreamFileError` without a contact.
    """

    def __init__(self, upstream: Upstream, machine: Machine | None = None, tls: ssl.SSLContext | None = None) -> None:
        self.upstream = upstream
        self._machine = machine or Machine()
        self._deadline = Deadline(self._machine.monotonic)
        self._one_at_a_time = Lock()
        tls = tls or httpx.create_ssl_context(trust_env=False)
        self._headers = {"User-Agent": upstream.user_agent(), "Accept-Encoding": "gzip"}
        # The transport alone: httpx's client would add cookies, proxies of the environment and a mind of its own on redirects.
        self._transport = PinnedTransport(upstream.allowed, self._machine, tls, self._deadline)

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._transport.close()

    def fetch(self, url: str, *, accept: str = "*/*", etag: str | None = None) -> Fetched:
        """The answer for a URL, with whatever status it has, but for those that say "later".

        `etag`: of an answer held already; the status is 304, without a body, if upstream still gives that one.
        Raises `HostRefusedError`, `UnavailableError` once attempts or patience are used up, `UnexpectedAnswerError`.
        """
        headers = self._headers | {"Accept": accept} | ({"If-None-Match": etag} if etag else {})
        retry = retrying(self.upstream.limits, self._machine.sleep)
        with self._one_at_a_time:
            try:
                return retry(self._follow, url, headers)
            except UnavailableError as error:
                asked = retry.statistics["attempt_number"]
                times = "once" if asked == 1 else f"{asked} times"
                raise UnavailableError(error.where, f"{error.what} (asked {times})", error.todo, error.retry_after) from error

    def _follow(self, url: str, headers: Mapping[str, str]) -> Fetched:
        """The first answer that is no redirect. Every address on the way is checked before it is asked."""
        checked = self.upstream.allowed.check(url)
        passed: list[str] = []
        while True:
            fetched = self._ask(checked, headers)
            location = fetched.headers.get("location")
            if fetched.status not in _REDIRECTED or not location:
                return replace(fetched, redirects=tuple(passed))
            passed.append(fetched.url)
            if len(passed) > REDIRECTS:
                what = f"is redirected more than {REDIRECTS} times"
                raise UnexpectedAnswerError(url, what, "ask for the page it should lead to")
            checked = self.upstream.allowed.check(_joined(checked, location))

    def _ask(self, url: httpx.URL, headers: Mapping[str, str]) -> Fetched:
        where = str(url)
        self._deadline.set(self.upstream.limits.seconds)
        try:
            with closing(self._transport.handle_request(httpx.Request("GET", url, headers=headers))) as response:
                kept = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
                if is_busy(response.status_code, kept):
                    raise _busy(where, response.status_code, kept, self._machine.wall())
                encoding = response.headers.get("content-encoding", "").strip().lower()
                data = read_body(response.iter_raw(), encoding, self.upstream.limits, where)
        except httpcore.TimeoutException as error:
            what = f"gave no whole answer within {self.upstream.limits.seconds:g} s"
            raise UnavailableError(where, what, "try again later") from error
        except (httpcore.NetworkError, httpcore.RemoteProtocolError) as error:
            what = f"the connection failed: {str(error) or type(error).__name__}"
            raise UnavailableError(where, what, "try again later") from error
        return Fetched(where, response.status_code, kept, data)


def _joined(url: httpx.URL, location: str) -> httpx.URL | str:
    """Where a redirect leads, relative to where it was met; as it stands where it is no address."""
    try:
        return url.join(location)
    except httpx.InvalidURL:
        return location


def _busy(where: str, status: int, headers: Mapping[str, str], now: float) -> UnavailableError:
    says = f"{status} {HTTPStatus(status).phrase}" if status != HTTPStatus.OK else headers["mediawiki-api-error"]
    seconds = retry_after(headers, now)
    asks = "" if seconds is None else f" and asks to wait {seconds:.0f} s"
    return UnavailableError(where, f"answers {says}{asks}", "try again later", seconds)
