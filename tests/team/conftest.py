"""One database and one set of services for the tests of a module, with a small article to publish."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archived import Archive, archive, page
from tests.team.cluster import Cluster, running
from tests.team.services import CODE, DAEMON, WEBSERVER, Services, services_in
from tests.team.units import Places
from tests.team.waiting import free_port


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with running() as cluster:
        yield cluster


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder the services work in."""
    return tmp_path_factory.mktemp("state")


@pytest.fixture(scope="module")
def article(state: Path) -> Archive:
    """A small article, captured once."""
    made = archive(state)
    made.capture(7, page(3))
    return made


@pytest.fixture(scope="module")
def services(cluster: Cluster, article: Archive, state: Path) -> Iterator[Services]:
    """All services on the database, whose socket needs no password."""
    places = Places(article.raw.parent, state / "run", cluster.sockets, free_port())
    with services_in(places, PGPORT=str(cluster.port)) as services:
        services.start(CODE, WEBSERVER, DAEMON)
        yield services
