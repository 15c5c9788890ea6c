"""The first article, read once for all its tests."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import flow
from pipeline.archive.captures import read_archive
from pipeline.extract.reading import Reading, read
from pipeline.publish.dataset import dataset_files

ROOT = Path(__file__).parents[2]
ARTICLE = "2021-kazakh-municipal-elections"
Table = Callable[[str], list[dict[str, str]]]


@pytest.fixture(scope="session")
def reading() -> Reading:
    return next(read(archived) for archived in read_archive(ROOT / "raw") if archived.article.article_id == ARTICLE)


@pytest.fixture(scope="session")
def files(reading: Reading) -> dict[str, bytes]:
    return dataset_files(flow.run([reading]))


def rows(files: dict[str, bytes], table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"{table}.csv"].decode())))


@pytest.fixture
def table(files: dict[str, bytes]) -> Table:
    """The rows of a table by its name."""
    return lambda name: rows(files, name)
