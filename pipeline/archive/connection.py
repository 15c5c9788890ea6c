"""Connecting: a host's name is resolved once, its addresses are checked, and just those are connected to.

So a name that stands for another address a moment later (DNS rebinding) gains nothing. Everything on a connection ends at the
deadline of the request it serves. What is asked for is in `fetch`.
"""

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import httpcore
import httpx

from pipeline.archive.addresses import AllowList
from pipeline.errors import HostRefusedError


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The IP addresses of a host, best first. The system's resolver gives up by its own time limit, some seconds."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


@dataclass(frozen=True, slots=True)
class Machine:
    """What is taken of the machine, so that tests neither wait nor ask strangers.

    `monotonic` and `wall`: seconds of a clock that only runs, and of the calendar's.
    """

    resolve: Callable[[str, int], Sequence[str]] = resolve
    sockets: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)
    sleep: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time


class Deadline:
    """When the request now served has to be done. One request is served at a time, so one deadline is enough."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._end = float("inf")

    def set(self, seconds: float) -> None:
        self._end = self._monotonic() + seconds

    def within(self, timeout: float | None) -> float:
        """Seconds left, or the timeout where that is less. Raises `httpcore.ReadTimeout` once none are left."""
        left = self._end - self._monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("no whole answer in time")
        return left if timeout is None else min(left, timeout)


class PinnedTransport(httpx.BaseTransport):
    """httpx's transport over checked addresses. Errors are those of httpcore, and `HostRefusedError`."""

    def __init__(self, allowed: AllowList, machine: Machine, tls: ssl.SSLContext, deadline: Deadline) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=tls, network_backend=_Checked(allowed, machine, deadline))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        asked = httpcore.Request(request.method, target, headers=request.headers.raw, extensions=request.extensions)
        answer = self._pool.handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _Checked(httpcore.NetworkBackend):
    """Connects to checked addresses of a host, one after the other, until one answers."""

    def __init__(self, allowed: AllowList, machine: Machine, deadline: Deadline) -> None:
        self._allowed, self._machine, self._deadline = allowed, machine, deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            found = self._machine.resolve(host, port)
        except OSError as error:
            raise httpcore.ConnectError(f"its name is not known: {error}") from error
        failed = httpcore.ConnectError("its name stands for no address")
        for address in self._allowed.check_addresses(host, found):
            within = self._deadline.within(timeout)
            try:
                stream = self._machine.sockets.connect_tcp(address, port, within, local_address, socket_options)
                return _Timed(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = httpcore.ConnectError(f"{address} port {port}: {error}")
        raise failed


class _Timed(httpcore.NetworkStream):
    """A connection on which no read or write goes beyond the deadline, however slowly bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.within(timeout))
        except httpcore.ConnectError as error:
            if isinstance(error.__cause__, ssl.SSLCertVerificationError):
                what = f"its certificate does not hold: {error.__cause__.verify_message}"
                raise HostRefusedError(str(server_hostname), what, "ask upstream, or your network's keeper") from error
            raise
        return _Timed(stream, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
