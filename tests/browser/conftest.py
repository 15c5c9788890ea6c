"""Where the corpus is, and Chromium as a function from pages to boxes."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.browser.chromium import TableBoxes, lay_out


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The Wikipedia pages of 2014, which are no part of this repository. A wrong path is an error, not an absence."""
    if not (folder := os.environ.get("SAILAU_CORPUS")):
        pytest.skip("the corpus is absent: SAILAU_CORPUS does not name a folder with wikipedia-2014/ in it")
    pages = Path(folder) / "wikipedia-2014"
    assert pages.is_dir(), f"SAILAU_CORPUS={folder} has no wikipedia-2014/"
    return pages


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sequence[str]], list[list[TableBoxes]]]:
    return lambda pages: lay_out(pages, tmp_path_factory.mktemp("chromium"))
