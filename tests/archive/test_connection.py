"""Connecting by name: what it resolves to is checked, and nothing else is connected to; hosts prove who they are."""

import httpcore
import pytest

from pipeline.archive.connection import Machine, resolve
from pipeline.archive.fetch import Fetched, Fetcher
from pipeline.errors import HostRefusedError, UnavailableError
from tests.archive.asking import PUBLIC, Names, Rerouted, limited, trusting
from tests.archive.local_server import answer, answering

FOUND = answer(body=b"found")
ENGLISH, KAZAKH = "208.80.154.224", "208.80.154.225"


def test_a_name_is_resolved_once_and_what_was_checked_is_connected_to() -> None:
    names = Names({"en.wikipedia.org": [[ENGLISH], ["127.0.0.1"]]})
    with answering(FOUND, is_tls=True) as server:
        sockets = Rerouted({ENGLISH: server.port})
        fetched = _fetch("https://en.wikipedia.org/wiki/Adal", names, sockets)

    assert fetched.data == b"found"
    assert (names.asked, sockets.meant) == (["en.wikipedia.org"], [f"{ENGLISH} port 443"])
    assert "\r\nHost: en.wikipedia.org\r\n" in server.requests[0]


@pytest.mark.parametrize("private", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fe80::1%eth0"])
def test_a_public_name_for_a_private_address_is_refused_and_not_connected_to(private: str) -> None:
    sockets = Rerouted({})
    with pytest.raises(HostRefusedError, match=r"^en\.wikipedia\.org: its address .* is not one of the public internet"):
        _fetch("https://en.wikipedia.org/", Names({"en.wikipedia.org": [[ENGLISH, private]]}), sockets)

    assert sockets.meant == []


def test_a_redirect_to_a_name_for_a_private_address_is_refused() -> None:
    names = Names({"en.wikipedia.org": [[ENGLISH]], "kk.wikipedia.org": [["10.0.0.1"]]})
    elsewhere = answer("302 Found", location="https://kk.wikipedia.org/")
    with (
        answering(elsewhere, is_tls=True) as server,
        pytest.raises(HostRefusedError, match=r"^kk\.wikipedia\.org: its address 10"),
    ):
        _fetch("https://en.wikipedia.org/", names, Rerouted({ENGLISH: server.port}))

    assert len(server.requests) == 1


def test_a_redirect_away_from_tls_is_refused() -> None:
    plain = answer("302 Found", location="http://en.wikipedia.org/")
    names = Names({"en.wikipedia.org": [[ENGLISH]]})
    with answering(plain, is_tls=True) as server, pytest.raises(HostRefusedError, match="the scheme is not https"):
        _fetch("https://en.wikipedia.org/", names, Rerouted({ENGLISH: server.port}))


def test_a_name_that_changes_between_requests_is_checked_again() -> None:
    names = Names({"en.wikipedia.org": [[ENGLISH], ["192.168.0.1"]]})
    with answering(FOUND, is_tls=True) as server:
        machine = Machine(resolve=names, sockets=Rerouted({ENGLISH: server.port}))
        with Fetcher(PUBLIC, machine, trusting()) as fetcher:
            fetcher.fetch("https://en.wikipedia.org/")
            with pytest.raises(HostRefusedError, match=r"192\.168\.0\.1"):
                fetcher.fetch("https://en.wikipedia.org/")


def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    with answering(FOUND) as gone:
        pass
    with answering(FOUND, is_tls=True) as server:
        sockets = Rerouted({ENGLISH: gone.port, KAZAKH: server.port})
        fetched = _fetch("https://en.wikipedia.org/", Names({"en.wikipedia.org": [[ENGLISH, KAZAKH]]}), sockets)

    assert fetched.data == b"found"
    assert sockets.meant == [f"{ENGLISH} port 443", f"{KAZAKH} port 443"]


def test_a_name_for_no_address_is_unavailable() -> None:
    with pytest.raises(UnavailableError, match="its name stands for no address"):
        _fetch("https://en.wikipedia.org/", Names({"en.wikipedia.org": [[]]}), Rerouted({}))


def test_a_name_nobody_knows_is_unavailable() -> None:
    def nobody_knows(_host: str, _port: int) -> list[str]:
        raise OSError("Name or service not known")

    machine = Machine(resolve=nobody_knows, sockets=Rerouted({}), sleep=lambda _: None)
    with Fetcher(PUBLIC, machine) as fetcher, pytest.raises(UnavailableError, match="its name is not known: Name or service"):
        fetcher.fetch("https://en.wikipedia.org/")


def test_the_machine_resolves_names_and_addresses() -> None:
    assert resolve("127.0.0.1", 80) == ("127.0.0.1",)
    assert set(resolve("localhost", 80)) <= {"127.0.0.1", "::1"}


def test_a_certificate_nobody_vouches_for_is_refused_at_once() -> None:
    names = Names({"en.wikipedia.org": [[ENGLISH]]})
    with answering(FOUND, is_tls=True) as server:
        machine = Machine(resolve=names, sockets=Rerouted({ENGLISH: server.port}))
        with Fetcher(PUBLIC, machine) as fetcher, pytest.raises(HostRefusedError, match="its certificate does not hold: self"):
            fetcher.fetch("https://en.wikipedia.org/")

    assert (names.asked, server.requests) == (["en.wikipedia.org"], [])


def test_a_certificate_of_another_host_is_refused() -> None:
    names = Names({"commons.wikimedia.org": [[ENGLISH]]})
    with (
        answering(FOUND, is_tls=True) as server,
        pytest.raises(HostRefusedError, match="its certificate does not hold: Hostname"),
    ):
        _fetch("https://commons.wikimedia.org/", names, Rerouted({ENGLISH: server.port}))


def _fetch(url: str, names: Names, sockets: httpcore.NetworkBackend) -> Fetched:
    machine = Machine(resolve=names, sockets=sockets, sleep=lambda _: None)
    with Fetcher(limited(PUBLIC, seconds=5), machine, trusting()) as fetcher:
        return fetcher.fetch(url)
