"""One stage, one web server and one browser for all tests of a module."""

from collections.abc import Iterator

import pytest

from pipeline.build import build
from tests.chrome import Chrome, chrome
from tests.ui.stage import Stage, add_hostile, staged


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A version of the first article, then a run with a hostile article beside it: the second version."""
    made = staged(tmp_path_factory.mktemp("stage"))
    build(made.folder / "raw", made.folder / "extracted")
    add_hostile(made)
    made.run()
    return made


@pytest.fixture(scope="module")
def server(stage: Stage) -> Iterator[str]:
    with stage.webserver() as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Chrome]:
    with chrome("dagster") as started:
        yield started
