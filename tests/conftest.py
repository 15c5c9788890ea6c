"""Where the corpus is: pages that are read by tests and are no part of this repository."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The Wikipedia pages of 2014. A wrong path is an error, not an absence."""
    if not (folder := os.environ.get("SAILAU_CORPUS")):
        pytest.skip("the corpus is absent: SAILAU_CORPUS does not name a folder with wikipedia-2014/ in it")
    pages = Path(folder) / "wikipedia-2014"
    assert pages.is_dir(), f"SAILAU_CORPUS={folder} has no wikipedia-2014/"
    return pages
