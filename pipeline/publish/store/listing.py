"""The versions of a store for people and programs: what each has, and whether it is latest, pinned, withdrawn, in the trash."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from pipeline.publish.package import PACKAGE
from pipeline.publish.store.described import ArticleRead, described, rows, text
from pipeline.publish.store.folders import in_order, trashed
from pipeline.publish.store.pins import pinned
from pipeline.publish.store.settling import telling_refusals
from pipeline.publish.store.versions import folders, present


@dataclass(frozen=True, slots=True)
class Listed:
    """One version. `contract` and the counts are empty or 0 where its files do not say; `trashed_at` is UTC, ISO 8601."""

    version_id: str
    is_latest: bool
    pinned_why: str | None
    withdrawn_why: str | None
    trashed_at: str | None
    contract: str
    articles: tuple[ArticleRead, ...]
    results_count: int
    verdict: str


def listed(root: Path) -> list[Listed]:
    """Every version, newest first. Raises `StoreError` when there is none, or pointer or pins are damaged."""
    pointer, pins, trash, found = present(root), pinned(root), trashed(root), folders(root)

    def one(version_id: str, folder: Path) -> Listed:
        about = described(version_id, folder)
        return Listed(
            version_id=version_id,
            is_latest=version_id == pointer.version_id,
            pinned_why=pins.get(version_id),
            withdrawn_why=pointer.withdrawn.get(version_id),
            trashed_at=_stamp(trash[version_id][1]) if trash.get(version_id, (None,))[0] == folder else None,
            contract=_contract(folder),
            articles=about.articles,
            results_count=len(rows(folder / "results.csv")),
            verdict=about.verdict,
        )

    with telling_refusals(root):
        return [one(version_id, found[version_id]) for version_id in reversed(in_order(found))]


def as_data(version: Listed) -> dict[str, object]:
    """The version as plain data."""
    return asdict(version)


def as_text(version: Listed) -> str:
    """The version in lines: what it is, its articles, what changed."""
    marks = [
        "latest" if version.is_latest else "",
        f"pinned: {version.pinned_why}" if version.pinned_why is not None else "",
        f"withdrawn: {version.withdrawn_why}" if version.withdrawn_why is not None else "",
        f"in the trash since {version.trashed_at}" if version.trashed_at else "",
    ]
    contract = f"contract {version.contract}" if version.contract else "damaged: see `sailau verify`"
    return "\n".join(
        [
            ", ".join([version.version_id, *filter(None, marks)]),
            f"  {contract}, {version.results_count} results",
            *(f"  {_article(article)}" for article in version.articles),
            *([f"  {version.verdict}"] if version.verdict else []),
        ]
    )


def _article(article: ArticleRead) -> str:
    revision = f", revision {article.revision_id}" if article.revision_id else ""
    captured = f", captured {article.captured_at}" if article.captured_at else ""
    return f"{article.title or article.article_id}{revision}{captured}"


def _contract(folder: Path) -> str:
    try:
        package: object = json.loads(text(folder / PACKAGE))
    except ValueError:
        return ""
    return str(package.get("version", "")) if isinstance(package, Mapping) else ""


def _stamp(moved_at: datetime) -> str:
    return f"{moved_at:%Y-%m-%dT%H:%M:%SZ}"
