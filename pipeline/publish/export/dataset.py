"""A published version in memory, proven by its hashes: what every export starts from. The formats stand beside this module."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model.schema import Row, Table
from pipeline.publish.csv_text import from_csv
from pipeline.publish.descriptor import declared_table, table_resources
from pipeline.publish.package import hashes
from pipeline.publish.store.integrity import place, proven_file
from pipeline.publish.store.versions import folder_of, present, read_package


@dataclass(frozen=True, slots=True)
class ExportTable:
    """One table of a version: as it was declared then, its rows as published, its CSV."""

    declared: Table
    rows: list[Row]
    data: bytes


@dataclass(frozen=True, slots=True)
class Dataset:
    """One version: what to cite it by, what the licence asks for, and its tables in the order of its data package."""

    version_id: str
    schema_version: str
    title: str
    licence: str
    licence_url: str
    attribution: str
    tables: tuple[ExportTable, ...]

    def about(self) -> dict[str, str]:
        """What every export says of itself, by name."""
        return {
            "version_id": self.version_id,
            "schema_version": self.schema_version,
            "title": self.title,
            "licence": self.licence,
            "licence_url": self.licence_url,
            "attribution": self.attribution,
        }


def open_dataset(root: Path, version: str | None) -> Dataset:
    """The version of the store at `root`, the latest if none is named; the pointer is read once, every table by its hash.

    Raises `StoreError` when there is no such version or a file is not the one that was published.
    """
    version_id = version or present(root).version_id
    package, folder = read_package(root, version_id), folder_of(root, version_id)
    stated = hashes(package)
    tables = tuple(_table(folder, version_id, resource, stated[resource["path"]]) for resource in table_resources(package))
    licence = package["licenses"][0]
    articles = next((table.rows for table in tables if table.declared.name == "articles"), [])
    return Dataset(
        version_id=version_id,
        schema_version=package["version"],
        title=package["title"],
        licence=licence["name"],
        licence_url=licence["path"],
        attribution="; ".join([*map(_article, articles), *_others(package["sources"])]),
        tables=tables,
    )


def _table(folder: Path, version_id: str, resource: Mapping[str, Any], digest: str) -> ExportTable:
    name, declared = resource["path"], declared_table(resource)
    data = proven_file(folder, version_id, name, digest)
    return ExportTable(declared, from_csv(declared, data, f"{place(folder, version_id)}/{name}"), data)


def _article(article: Row) -> str:
    """Whom to name for an article, with its title and the revision's address."""
    address = f" ({article['page_url']})" if article["page_url"] else ""
    return f"{article['attribution']}: {article['title']}{address}"


def _others(sources: Iterable[Mapping[str, str]]) -> list[str]:
    """The sources that are no article: an article's has the hash of what was captured."""
    return [f"{source['title']} ({source['path']})" for source in sources if "sha256" not in source]
