"""A small dataset to publish: one article with one section, both saying the same word, every other table empty."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pipeline.model.schema import Rows
from pipeline.model.tables import ALL_TABLES
from pipeline.publish.dataset import dataset_files
from pipeline.publish.package import PACKAGE, data_package

Files = dict[str, bytes]


@pytest.fixture
def tables_saying() -> Callable[[str], dict[str, Rows]]:
    return _tables_saying


@pytest.fixture
def files_saying() -> Callable[[str], Files]:
    return lambda word: _files(_tables_saying(word))


@pytest.fixture
def files_of() -> Callable[[Mapping[str, Rows]], Files]:
    return _files


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "extracted"


def _tables_saying(word: str) -> dict[str, Rows]:
    article = {
        "article_id": "adal-2021",
        "title": word,
        "project": "en.wikipedia.org",
        "language": "en",
        "page_url": "https://en.wikipedia.org/w/index.php?title=Adal&oldid=12",
        "capture_id": "12",
        "via": "live",
        "revision_id": "12",
        "revision_date": "2021-07-30",
        "reader": "legacy-html",
        "sha256": "ab" * 32,
        "licence": "CC-BY-SA-4.0",
        "attribution": "Wikipedia contributors",
    }
    section = {"article_id": "adal-2021", "section_id": "s00", "level": "1", "heading": word}
    return {"articles": [article], "sections": [section]}


def _files(tables: Mapping[str, Rows]) -> Files:
    rows = {table.name: [dict(row) for row in tables.get(table.name, ())] for table in ALL_TABLES}
    files = dataset_files(rows)
    return {**files, PACKAGE: data_package(rows, files)}
