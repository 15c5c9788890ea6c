"""A server on loopback that answers byte for byte what a test says, so that it can answer wrongly too."""

import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

HOST = "127.0.0.1"
# Key and certificate of *.wikipedia.org and 127.0.0.1, signed by itself, so worth nothing but to who trusts it: these tests.
CERTIFICATE = Path(__file__).parent / "certificate.pem"

Act = bytes | Callable[[socket.socket, threading.Event], None]


def answer(status: str = "200 OK", body: bytes = b"", **headers: str) -> bytes:
    """A whole answer. Header names are written with underscores; Content-Length and Connection are filled in."""
    given = {"Content-Length": str(len(body)), "Connection": "close"}
    given |= {name.replace("_", "-").title(): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in given.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@dataclass(slots=True)
class LocalServer:
    """A running server. `requests`: their heads; `connections`: how many were opened."""

    port: int
    scheme: str = "http"
    requests: list[str] = field(default_factory=list)
    connections: int = 0

    @property
    def address(self) -> str:
        return f"{self.scheme}://{HOST}:{self.port}"


@contextmanager
def answering(*acts: Act, is_tls: bool = False) -> Iterator[LocalServer]:
    """A server that does one act a request, the last over and over: sends bytes, or does as it likes with the connection."""
    ending, lock = threading.Event(), threading.Lock()

    class Handler(socketserver.BaseRequestHandler):
        def setup(self) -> None:
            if is_tls:
                self.request = _tls().wrap_socket(self.request, server_side=True)

        def finish(self) -> None:
            self.request.close()

        def handle(self) -> None:
            with suppress(OSError):
                while head := _head(self.request):
                    with lock:
                        act = acts[min(len(local.requests), len(acts) - 1)]
                        local.requests.append(head)
                    _do(act, self.request, ending)
                    if not isinstance(act, bytes) or b"Connection: close" in act:
                        return

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

        def get_request(self) -> tuple[socket.socket, object]:
            connection, address = super().get_request()
            local.connections += 1
            connection.settimeout(10)
            return connection, address

        def handle_error(self, *_: object) -> None:
            """A client that leaves is what many tests are about."""

    with Server((HOST, 0), Handler) as server:
        local = LocalServer(server.server_address[1], "https" if is_tls else "http")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield local
        finally:
            ending.set()
            server.shutdown()
            thread.join()


def dripping(start: bytes, drop: bytes = b"x") -> Act:
    """Sends the start, then one drop after another until the client leaves or the test ends."""

    def act(connection: socket.socket, ending: threading.Event) -> None:
        connection.sendall(start)
        while not ending.wait(0.02):
            connection.sendall(drop)

    return act


def resetting(start: bytes = b"") -> Act:
    """Sends the start, then resets the connection instead of closing it."""

    def act(connection: socket.socket, _: threading.Event) -> None:
        connection.sendall(start)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        connection.close()

    return act


def _do(act: Act, connection: socket.socket, ending: threading.Event) -> None:
    if isinstance(act, bytes):
        connection.sendall(act)
    else:
        act(connection, ending)


def _head(connection: socket.socket) -> str:
    """The head of the next request, empty once the client has left."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        if not (byte := connection.recv(1)):
            return ""
        head += byte
    return head.decode("latin-1")


def _tls() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context
