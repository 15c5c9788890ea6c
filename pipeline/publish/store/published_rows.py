"""The rows of versions as they were published, whatever contract they keep: what is compared with today's.

Rows under today's contract are read by `dataset`, with types for people by `reader`.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.model.article_tables import ARTICLES
from pipeline.model.schema import Row, Table
from pipeline.model.tables import ALL_TABLES
from pipeline.publish.store import versions


def latest_rows(root: Path, tables: Sequence[Table] = ALL_TABLES) -> dict[str, list[Row]]:
    """The rows of the latest version by table, each with the columns it had then; no table before the first version.

    Raises `StoreError` when the version is not as it was published.
    """
    pointer = versions.latest(root)
    if pointer is None:
        return {}
    versions.verify(root, pointer.version_id)
    folder = versions.folder_of(root, pointer.version_id)
    paths = {table.name: folder / table.file_name for table in tables}
    return {name: _rows(path, pointer.version_id) for name, path in paths.items() if path.exists()}


def withdrawn_captures(root: Path) -> dict[tuple[str, str], str]:
    """What withdrew captures: by the article's id, and the capture's id or its SHA-256, the version that was made from it and
    why that was withdrawn. The captures of the latest version are not withdrawn; a version that is gone for good tells nothing.

    Raises `StoreError` for a version that cannot be read.
    """
    withdrawn = versions.withdrawn(root)
    if not withdrawn:
        return {}
    folders, found = versions.folders(root), {}
    for version_id, why in withdrawn.items():
        if version_id in folders:
            for key in _captures(_rows(folders[version_id] / "articles.csv", version_id)):
                found[key] = f"{version_id}, made from it, was withdrawn: {why}"
    for key in _captures(latest_rows(root, [ARTICLES])["articles"]):
        found.pop(key, None)
    return found


def _captures(articles: list[Row]) -> Iterator[tuple[str, str]]:
    for row in articles:
        yield row["article_id"], row["capture_id"]
        yield row["article_id"], row["sha256"]


def _rows(path: Path, version_id: str) -> list[Row]:
    try:
        text = path.read_text("utf-8")
        csv.field_size_limit(max(csv.field_size_limit(), len(text)))
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except (OSError, ValueError, csv.Error) as error:
        todo = "restore it from a copy, or remove the version's folder and publish again"
        raise StoreError(f"versions/{version_id}/{path.name}", f"cannot be read: {error}", todo) from error
