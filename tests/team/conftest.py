"""One database for the tests of a module, and a folder to work in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.team.cluster import Cluster, running


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with running() as cluster:
        yield cluster


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("state")
