"""Settings and a machine for tests of the client: loopback may be asked, nobody waits, names stand for what a test says."""

import ssl
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import httpcore

from pipeline.archive.addresses import AllowList
from pipeline.archive.connection import Machine
from pipeline.archive.upstream import Limits, Upstream
from tests.archive.local_server import CERTIFICATE, HOST

LOOPBACK = Upstream(
    contact="tests@example.org",
    allowed=AllowList(("http", "https"), (HOST,), private=True),
    limits=Limits(seconds=10, attempts=3),
)
PUBLIC = Upstream(contact="tests@example.org", limits=Limits(seconds=10, attempts=3))


def limited(upstream: Upstream = LOOPBACK, **limits: float) -> Upstream:
    return replace(upstream, limits=replace(upstream.limits, **limits))  # type: ignore[arg-type]


@dataclass(slots=True)
class Names:
    """A resolver that knows what it is told: of every name, the addresses of its first, second, ... resolution."""

    known: dict[str, Sequence[Sequence[str]]]
    asked: list[str] = field(default_factory=list)

    def __call__(self, host: str, _port: int) -> Sequence[str]:
        answers = self.known[host]
        self.asked.append(host)
        return answers[min(self.asked.count(host), len(answers)) - 1]


class Rerouted(httpcore.SyncBackend):
    """Connects to a server of this test in place of an address of the public internet; notes which addresses were meant."""

    def __init__(self, ports: dict[str, int]) -> None:
        self.ports = ports
        self.meant: list[str] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        self.meant.append(f"{host} port {port}")
        return super().connect_tcp(HOST, self.ports[host], timeout, local_address, socket_options)


@dataclass(slots=True)
class Waits:
    """Sleeps by noting how long."""

    seconds: list[float] = field(default_factory=list)

    def machine(self) -> Machine:
        return Machine(sleep=self.seconds.append)


def trusting() -> ssl.SSLContext:
    """Trusts the local server's certificate, and no other."""
    return ssl.create_default_context(cafile=CERTIFICATE)
