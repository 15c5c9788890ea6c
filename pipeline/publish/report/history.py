"""The versions before, and what changed from one to the next, as a page tells it: old beside new, by entity, with its cause.

What changed is `changes.json` of each version (`pipeline.publish.diff`); here it is only put in order.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.publish.diff.excerpt import excerpt_pair

# Changes of one version on a page; the others are counted. How many places make one line of the same change.
_MOST, _MANY = 60, 4
# What the article states comes first, its text and layout last.
_FIRST = ("contests", "results", "nominations", "polls", "elections", "findings", "parties", "people", "places", "references")
_KINDS = {
    "table_moved": "table moved",
    "table_added": "table added",
    "table_removed": "table removed",
    "row_moved": "moved",
    "column_renamed": "heading renamed",
    "entity_renamed": "renamed",
    "row_added": "added",
    "row_removed": "removed",
    "cell_changed": "changed",
    "finding_appeared": "new finding",
    "finding_gone": "finding gone",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One change: what it is about, what it was and is, where it stands now, who made it."""

    kind: str
    entity: str
    column: str
    old: str
    new: str
    difference: str
    source: str
    cause: str
    is_heuristic: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A version. `verdict` is empty where it does not say what changed. `link`: the edit upstream, where there is one."""

    version_id: str
    verdict: str
    revisions: str
    link: str
    steps: tuple[Step, ...]
    left_out: int


def history(versions: Sequence[tuple[str, Mapping[str, Any]]], article_id: str = "") -> list[Entry]:
    """The versions, newest first, with the changes of one article, or of all."""
    return [_entry(version_id, changes, article_id) for version_id, changes in versions]


def _entry(version_id: str, changes: Mapping[str, Any], article_id: str) -> Entry:
    articles = [each for each in changes.get("articles", ()) if article_id in ("", each["article_id"])]
    steps = [step for article in articles for step in _steps(article["changes"])]
    links = [article["upstream_diff"] for article in articles if article["upstream_diff"]]
    return Entry(
        version_id=version_id,
        verdict=changes.get("verdict", ""),
        revisions=_revisions(articles[0]) if len(articles) == 1 else "",
        link=links[0] if len(links) == 1 else "",
        steps=tuple(steps[:_MOST]),
        left_out=max(len(steps) - _MOST, 0),
    )


def _revisions(article: Mapping[str, Any]) -> str:
    old, new = ((article[side] or {}).get("revision_id", "") for side in ("old", "new"))
    return f"revision {old} → {new}" if old and new and old != new else f"revision {new}" if new else ""


def _steps(changes: Sequence[Mapping[str, Any]]) -> Iterator[Step]:
    """A line a change, what the article states first; one line for the same change in many places."""
    by_same: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for change in sorted(changes, key=_rank):
        by_same.setdefault(tuple(change[name] for name in ("kind", "table", "column", "old", "new")), []).append(change)
    for same in by_same.values():
        if len(same) < _MANY:
            yield from map(_step, same)
        else:
            yield replace(_step(same[0]), entity=f"{len(same):,} places", source="")


def _rank(change: Mapping[str, Any]) -> int:
    table = change["table"]
    return _FIRST.index(table) if table in _FIRST else len(_FIRST)


def _step(change: Mapping[str, Any]) -> Step:
    old, new = excerpt_pair(change["old"], change["new"])
    rows = f"{change['rows_count']:,} rows" if change["rows_count"] > 1 else ""
    return Step(
        kind=_KINDS.get(change["kind"], change["kind"]),
        entity=change["entity"].replace("_", " ") if change["table"] == "findings" else change["entity"],
        column=", ".join(part for part in (change["table"], change["column"], rows) if part),
        old=old,
        new=new,
        difference=change["difference"],
        source=change["source"],
        cause=change["cause"],
        is_heuristic=change["is_heuristic"],
    )
