"""The two sides `sailau diff` compares, by name: versions of the store, or captures under raw/ as today's code reads them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.archive.captures import ArchivedArticle, History, read_histories
from pipeline.comparison import Side, compare, tables_of
from pipeline.errors import CaptureError, StoreError
from pipeline.model.schema import SCHEMA_VERSION, Row
from pipeline.model.version_tables import PROVENANCE
from pipeline.publish.csv_text import from_csv
from pipeline.publish.diff.change import Compared
from pipeline.publish.diff.change_files import as_data
from pipeline.publish.diff.changelog import changelog
from pipeline.publish.diff.versions import of_article
from pipeline.publish.package import PACKAGE
from pipeline.publish.provenance import code
from pipeline.publish.store.folders import is_version_id
from pipeline.publish.store.version_files import version_files
from pipeline.publish.store.versions import present

LATEST = "latest"


def told(raw: Path, out: Path, old: str, new: str) -> tuple[str, dict[str, object]]:
    """The difference between two sides, for people (the text of `CHANGES.md`) and for programs (that of `changes.json`).

    Without names it is that of the latest version to its parent; with one, from that to the latest version. A version that
    states its difference from its parent is believed. Raises a `SailauError` for what is no version and no capture.
    """
    old, new = _names(out, old, new)
    files = version_files(out, new) if is_version_id(new) else {}
    if "changes.json" in files and (recorded := json.loads(files["changes.json"]))["old"]["name"] == old:
        return files["CHANGES.md"].decode(), recorded
    compared = _compared(raw, out, old, new)
    return changelog(compared), as_data(compared)


def _names(out: Path, old: str, new: str) -> tuple[str, str]:
    """Both sides' names, those left out found."""
    new = present(out).version_id if new in ("", LATEST) else new
    if old:
        return present(out).version_id if old == LATEST else old, new
    return _parent(out, new), new


def _parent(out: Path, version_id: str) -> str:
    rows = _provenance(version_files(out, version_id), version_id)
    return rows[0]["parent_version_id"] if rows else ""


def _provenance(files: Mapping[str, bytes], version_id: str) -> list[Row]:
    """What a version came from; nothing where it is too old to say."""
    return from_csv(PROVENANCE, files[PROVENANCE.file_name], version_id) if PROVENANCE.file_name in files else []


def _compared(raw: Path, out: Path, old: str, new: str) -> Compared:
    if not old:
        return compare(Side("", {}), _version(out, new), ())
    are_versions = is_version_id(old) and is_version_id(new)
    histories = read_histories(raw) if raw.is_dir() or not are_versions else ()
    sides = [_version(out, name) if is_version_id(name) else _capture(histories, name) for name in (old, new)]
    articles = {
        archived for name in (old, new) if not is_version_id(name) for archived in [_found(histories, name).article.article_id]
    }
    if len(articles) == 1:
        sides = [replace(side, files=of_article(side.files, *articles)) for side in sides]
    return compare(sides[0], sides[1], histories)


def _version(out: Path, version_id: str) -> Side:
    files = version_files(out, version_id)
    made_by = code().version
    rows = _provenance(files, version_id)
    is_current = bool(rows) and all(row["code_version"] == made_by for row in rows)
    return Side(version_id, files, json.loads(files[PACKAGE])["version"], is_current)


def _capture(histories: Sequence[History], name: str) -> Side:
    return Side(name, tables_of(_found(histories, name)), SCHEMA_VERSION, is_current=True)


def _found(histories: Sequence[History], name: str) -> ArchivedArticle:
    """The capture of this id; its article stands before it and a slash where several have it."""
    captures = [each for history in histories for each in history.captures]
    found = [
        each for each in captures if name in (each.capture.capture_id, f"{each.article.article_id}/{each.capture.capture_id}")
    ]
    if len(found) == 1:
        return found[0]
    if found:
        ways = " or ".join(f"{each.article.article_id}/{name}" for each in found)
        raise CaptureError(f"capture {name!r}", "is one of several articles", f"name the article too: {ways}")
    known = ", ".join(each.capture.capture_id for each in captures[-8:])
    raise StoreError(f"{name!r}", "is no version and no capture", f"see `sailau versions`; the newest captures are {known}")
