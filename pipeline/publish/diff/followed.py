"""Changes that only follow from a rename: the same text with the entity's or heading's newer name in it. They are counted."""

from collections.abc import Sequence

from pipeline.publish.diff.change import Change

# Texts of the article itself. What it quotes, such as titles of references, does not follow from what it calls somebody.
_FOLLOWING = {
    "cells": {"text", "image_alt", "hidden_text"},
    "paragraphs": {"text"},
    "sections": {"heading"},
    "tables": {"caption"},
    "figures": {"context"},
    "citations": {"context"},
    "findings": {"message"},
}


def without_followed(changes: Sequence[Change]) -> tuple[list[Change], int]:
    """The changes that are more than a rename told among them, and how many are not."""
    renamed = list(dict.fromkeys((change.old, change.new) for change in changes if _is_name(change)))
    whole = {(change.old, change.new) for change in changes if _is_name(change) and not change.key}
    kept = [change for change in changes if not _follows(change, renamed, whole)]
    return kept, len(changes) - len(kept)


def _is_name(change: Change) -> bool:
    return change.kind == "entity_renamed" and change.column != "id" and bool(change.old and change.new)


def _follows(change: Change, renamed: Sequence[tuple[str, str]], whole: set[tuple[str, str]]) -> bool:
    """`renamed`: older names and newer; `whole`: those told of all rows of an entity."""
    if change.kind == "column_renamed":
        return (change.old, change.new) in renamed
    if change.kind == "entity_renamed":
        return bool(change.key) and (change.old, change.new) in whole
    if change.table == "names" and change.kind in ("row_removed", "row_added"):
        return any(dict(change.key)["surface_name"] == pair[change.kind == "row_added"] for pair in renamed)
    if change.kind != "cell_changed" or change.column not in _FOLLOWING.get(change.table, ()):
        return False
    return any(change.old.replace(old, new) == change.new for old, new in renamed)
