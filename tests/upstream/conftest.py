"""One MediaWiki for the whole test run. Tests share it, so each writes pages of its own."""

from collections.abc import Iterator

import pytest

from tests.upstream.pages import put_rich_page
from tests.upstream.server import serving
from tests.upstream.wiki import Wiki


@pytest.fixture(scope="session")
def mediawiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wiki]:
    with serving(tmp_path_factory.mktemp("mediawiki")) as server:
        yield Wiki(server.address)


@pytest.fixture(scope="session")
def rich(mediawiki: Wiki) -> int:
    """The revision of a page that has everything."""
    return put_rich_page(mediawiki)
