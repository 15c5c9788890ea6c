"""One MediaWiki for the whole test run. Tests share it, so each writes pages of its own."""

from collections.abc import Iterator

import pytest

from pipeline.archive.addresses import AllowList
from pipeline.archive.connection import Machine
from pipeline.archive.fetch import Fetcher
from pipeline.archive.mediawiki import MediaWiki
from pipeline.archive.upstream import Limits, Upstream
from tests.ports import HOST
from tests.upstream.pages import put_rich_page
from tests.upstream.server import Server, serving
from tests.upstream.wiki import Wiki


@pytest.fixture(scope="session")
def mediawiki_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("mediawiki")) as server:
        yield server


@pytest.fixture(scope="session")
def mediawiki(mediawiki_server: Server) -> Wiki:
    return Wiki(mediawiki_server.address)


@pytest.fixture(scope="session")
def upstream(mediawiki: Wiki) -> Upstream:
    """Settings by which the test wiki is en.wikipedia.org."""
    wikis = {"en.wikipedia.org": f"{mediawiki.address}/w"}
    return Upstream("tests@example.org", wikis, AllowList(("http",), (HOST,), private=True), Limits(attempts=2))


@pytest.fixture(scope="session")
def client(upstream: Upstream) -> Iterator[MediaWiki]:
    """The test wiki as sailau asks it."""
    with Fetcher(upstream, Machine(sleep=lambda _: None)) as fetcher:
        yield MediaWiki(fetcher, "en.wikipedia.org")


@pytest.fixture(scope="session")
def rich(mediawiki: Wiki) -> int:
    """The revision of a page that has everything."""
    return put_rich_page(mediawiki)
