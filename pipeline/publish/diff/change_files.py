"""`changes.json`, its schema, and `changes.csv`: the difference for programs."""

import json
from collections import Counter
from dataclasses import asdict
from typing import Any

from pipeline.model.schema import Row
from pipeline.model.version_tables import CHANGES
from pipeline.publish.csv_text import to_csv
from pipeline.publish.diff.change import KINDS, ArticleDiff, Capture, Change, Compared
from pipeline.publish.diff.changelog import changelog, upstream_diff
from pipeline.publish.diff.verdict import verdict

SCHEMA_FILE = "changes.schema.json"


def change_files(compared: Compared) -> dict[str, bytes]:
    """`CHANGES.md`, `changes.json`, `changes.schema.json` and `changes.csv` by file name."""
    return {
        "CHANGES.md": changelog(compared).encode(),
        "changes.json": _json(as_data(compared)),
        SCHEMA_FILE: _json(schema()),
        CHANGES.file_name: to_csv(CHANGES, rows(compared)),
    }


def as_data(compared: Compared) -> dict[str, Any]:
    """The difference as plain data, as `schema` describes it."""
    diff = compared.diff
    return {
        "$schema": SCHEMA_FILE,
        "verdict": verdict(compared),
        "old": {"name": compared.old_name, "schema_version": compared.old_schema},
        "new": {"name": compared.new_name, "schema_version": compared.new_schema},
        "counts": dict(sorted(Counter(change.kind for change in diff.changes).items())),
        "identical_count": sum(article.identical_count for article in diff.articles),
        "followed_count": sum(article.followed_count for article in diff.articles),
        "contracts": {
            table: {"removed": [*columns.removed], "added": [*columns.added], "renamed": columns.renamed}
            for table, columns in diff.contracts.items()
        },
        "articles": [_article(article) for article in diff.articles if article.is_changed],
    }


def rows(compared: Compared) -> list[Row]:
    """The changes as rows of the table `changes`."""
    return [_row(number, change) for number, change in enumerate(compared.diff.changes, start=1)]


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `changes.json`."""
    text, count = {"type": "string"}, {"type": "integer", "minimum": 0}
    texts = {"type": "array", "items": text}
    capture = _object(dict.fromkeys(("capture_id", "revision_id", "sha256", "project", "title", "reader"), text))
    change = _object(
        {
            "kind": {"enum": list(KINDS)},
            "table": text,
            "key": {"type": "object", "additionalProperties": text},
            **dict.fromkeys(("entity", "column", "old", "new", "difference", "source"), text),
            "rows_count": {"type": "integer", "minimum": 1},
            "cause": {
                "enum": ["", "source", "template", "parser", "archive", "parser+source", "parser+template", "archive+parser"]
            },
            "is_heuristic": {"type": "boolean"},
        }
    )
    side = {"oneOf": [capture, {"type": "null"}]}
    article = {
        "article_id": text,
        "old": side,
        "new": side,
        "upstream_diff": text,
        "changes": {"type": "array", "items": change},
    }
    counted = {"identical_count": count, "followed_count": count}
    contract = _object({"removed": texts, "added": texts, "renamed": {"type": "object", "additionalProperties": text}})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Differences between two versions of sailau's tables",
        **_object(
            {
                "$schema": text,
                "verdict": text,
                "old": _object({"name": text, "schema_version": text}),
                "new": _object({"name": text, "schema_version": text}),
                "counts": {"type": "object", "propertyNames": {"enum": list(KINDS)}, "additionalProperties": count},
                **counted,
                "contracts": {"type": "object", "additionalProperties": contract},
                "articles": {
                    "type": "array",
                    "items": _object(article | counted),
                },
            }
        ),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _article(article: ArticleDiff) -> dict[str, Any]:
    return {
        "article_id": article.article_id,
        "old": _capture(article.old),
        "new": _capture(article.new),
        "upstream_diff": upstream_diff(article),
        "identical_count": article.identical_count,
        "followed_count": article.followed_count,
        "changes": [_change(change) for change in article.changes],
    }


def _capture(capture: Capture | None) -> dict[str, str] | None:
    return asdict(capture) if capture else None


def _change(change: Change) -> dict[str, Any]:
    data = asdict(change)
    del data["article_id"]
    return data | {"key": dict(change.key)}


def _row(number: int, change: Change) -> Row:
    return {
        "change_number": str(number),
        "article_id": change.article_id,
        "kind": change.kind,
        "table": change.table,
        "row_key": "; ".join(f"{column}={value}" for column, value in change.key),
        "entity": change.entity,
        "column": change.column,
        "old": change.old,
        "new": change.new,
        "difference": change.difference,
        "source": change.source,
        "rows_count": str(change.rows_count),
        "cause": change.cause,
        "is_heuristic": "true" if change.is_heuristic else "false",
    }


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
