"""Faults in front of the wiki: none loses data, none publishes, and all are over once the fault is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.build import build
from pipeline.errors import UpstreamError
from pipeline.watch.refresh import Failed
from tests.ports import HOST
from tests.upstream import proxy as faults
from tests.upstream.looking import Looking, asked, small, votes
from tests.upstream.proxy import Proxy, proxying
from tests.upstream.wiki import Wiki

FAULTS = {
    "forbidden": faults.status(403),
    "too many requests": faults.status(429),
    "too many requests, wait a minute": faults.status(429, Retry_After="60"),
    "unavailable": faults.status(503),
    "unavailable, wait a minute": faults.status(503, Retry_After="60"),
    "truncated": faults.truncated,
    "wrong length": faults.wrong_length,
    "dripping": faults.dripping,
    "reset": faults.reset,
    "error page with status 200": faults.error_page,
    "redirect to a private address": faults.status(302, Location="http://169.254.169.254/latest/meta-data/"),
    "redirect to another host": faults.status(302, Location="http://example.org/"),
}
# The question what is new, and the page itself.
REQUESTS = {"asking": "action=query", "rendering": "action=parse"}


@pytest.fixture
def proxy(mediawiki: Wiki) -> Iterator[Proxy]:
    with proxying(mediawiki.address) as found:
        yield found


@pytest.fixture
def looks(mediawiki: Wiki, proxy: Proxy, tmp_path: Path, request: pytest.FixtureRequest) -> Looking:
    """A small article, published once, whose wiki is behind the proxy and has an edit."""
    title = f"Faults {abs(hash(request.node.name))}"
    made = small(tmp_path, mediawiki, title)
    made.capture()
    build(made.raw, made.out)
    mediawiki.put_page(title, votes(11))
    return asked(tmp_path, mediawiki, title, proxy.address)


def state(looks: Looking) -> dict[str, bytes]:
    """Everything in the archive and in the store."""
    found = [*looks.raw.rglob("*"), *looks.out.rglob("*")]
    return {str(path): path.read_bytes() for path in found if path.is_file() and path.name != ".lock"}


def is_told(looks: Looking) -> bool:
    """Whether a look says that it could not be done, as a whole or for the one revision."""
    try:
        return any(isinstance(outcome, Failed) for outcome in looks.look().captured)
    except UpstreamError:
        return True


@pytest.mark.parametrize("of", REQUESTS)
@pytest.mark.parametrize("fault", FAULTS)
def test_fault_changes_nothing_and_ends_with_its_cause(looks: Looking, proxy: Proxy, fault: str, of: str) -> None:
    before = state(looks)
    proxy.fault, proxy.of = FAULTS[fault], REQUESTS[of]

    assert is_told(looks)
    assert state(looks) == before
    proxy.fault = None
    looks.look()
    assert looks.changes().startswith("# Changed: ")
    assert "votes_count: 10 → 11 (+1)" in looks.changes()


def test_every_request_says_who_asks(looks: Looking, proxy: Proxy) -> None:
    looks.look()

    assert len(proxy.agents) == 1
    (agent,) = proxy.agents
    assert agent.startswith("sailau/")
    assert "tests@example.org" in agent
    assert HOST in proxy.address


def test_poll_of_articles_that_did_not_change_is_one_request(looks: Looking, proxy: Proxy) -> None:
    looks.look()
    proxy.asked.clear()
    looks.look()

    assert len(proxy.asked) == 1
