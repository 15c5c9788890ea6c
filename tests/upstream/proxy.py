"""A server in front of the wiki that does to its answers what networks and busy servers do."""

import http.client
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from tests.ports import HOST

Fault = Callable[[BaseHTTPRequestHandler, bytes], None]


@dataclass
class Proxy:
    """Where it answers, and what it does to requests whose address has `of` in it; all it was asked."""

    address: str
    fault: Fault | None = None
    of: str = ""
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)


@contextmanager
def proxying(wiki: str) -> Iterator[Proxy]:
    """A proxy of the wiki at an address, for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            proxy.asked.append(self.path)
            proxy.agents.add(self.headers["User-Agent"] or "")
            with suppress(OSError):
                status, headers, body = forwarded(wiki, self.path, dict(self.headers))
                if proxy.fault and proxy.of in self.path:
                    proxy.fault(self, body)
                else:
                    answer(self, status, body, headers)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer((HOST, 0), Handler)
    proxy = Proxy(f"http://{HOST}:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield proxy
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def forwarded(wiki: str, path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
    """What the wiki answers."""
    connection = http.client.HTTPConnection(urlsplit(wiki).netloc, timeout=30)
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()


def answer(
    handler: BaseHTTPRequestHandler, status: int, body: bytes, headers: dict[str, str], length: int | None = None
) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        if name.lower() not in ("content-length", "transfer-encoding", "connection", "date", "server"):
            handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body) if length is None else length))
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.wfile.write(body)


def status(code: int, **headers: str) -> Fault:
    """Another status, with an error page."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler, _: answer(handler, code, b"<html>no</html>", {"Content-Type": "text/html", **named})


def truncated(handler: BaseHTTPRequestHandler, body: bytes) -> None:
    """Half of what its length says."""
    answer(handler, 200, body[: len(body) // 2], _JSON, length=len(body))


def wrong_length(handler: BaseHTTPRequestHandler, body: bytes) -> None:
    """A length that is half of the body."""
    answer(handler, 200, body, _JSON, length=len(body) // 2)


def dripping(handler: BaseHTTPRequestHandler, body: bytes) -> None:
    """A byte now and then."""
    answer(handler, 200, b"", _JSON, length=len(body))
    with suppress(OSError):
        for byte in body:
            handler.wfile.write(bytes([byte]))
            time.sleep(0.3)


def reset(handler: BaseHTTPRequestHandler, _: bytes) -> None:
    """The connection is reset."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def error_page(handler: BaseHTTPRequestHandler, _: bytes) -> None:
    """An error page that says it is fine."""
    answer(handler, 200, b"<!DOCTYPE html><html><body>Service unavailable</body></html>", {"Content-Type": "text/html"})


_JSON = {"Content-Type": "application/json; charset=utf-8"}
