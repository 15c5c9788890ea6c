"""A published report of two versions, and a browser to open it in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.build import build
from tests.chrome import Chrome, chrome
from tests.revisions import ARTICLE, PAGE, ROOT, add_capture, in_table


@pytest.fixture(scope="module")
def version_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first article, published, then published again with a share of seats corrected upstream."""
    folder = tmp_path_factory.mktemp("report")
    raw = Path(shutil.copytree(ROOT / "raw", folder / "raw"))
    build(raw, folder / "extracted")
    add_capture(raw, ARTICLE, 1171100000, in_table(3, "2.05", "2.06")(PAGE))
    return build(raw, folder / "extracted").published.path


@pytest.fixture(scope="module")
def front(version_folder: Path) -> str:
    return (version_folder / "report/index.html").as_uri()


@pytest.fixture(scope="module")
def article(version_folder: Path) -> str:
    return (version_folder / f"report/{ARTICLE}.html").as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Chrome]:
    with chrome("report") as started:
        yield started
