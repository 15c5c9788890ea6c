"""`CHANGES.md`: the difference for people, the verdict first, then by article and entity, with the link to the edit upstream.

A cell whose change is told as that of a row read from it is counted, not told twice. Everything is in `changes.csv`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.publish.diff.causes import upstream
from pipeline.publish.diff.change import PARSER, ArticleDiff, Change, Compared
from pipeline.publish.diff.excerpt import excerpt, excerpt_pair, plain
from pipeline.publish.diff.verdict import verdict

# Tables that say the article's text again; the others say what it states.
_TEXT = ("sections", "paragraphs", "tables", "cells", "citations", "figures", "names")
_LAYOUT = {"table_moved", "row_moved", "column_renamed", "entity_renamed", "table_added", "table_removed"}
# Lines under one heading, and how many places make one line of the same change.
_LONGEST, _MANY = 40, 4


def changelog(compared: Compared) -> str:
    """The text of `CHANGES.md`."""
    lines = [f"# {verdict(compared)}", "", _sides(compared)]
    lines += _contracts(compared)
    for article in compared.diff.articles:
        if article.is_changed:
            lines += _article(article)
    return "\n".join(lines) + "\n"


def upstream_diff(article: ArticleDiff) -> str:
    """The address of the edit on the wiki; empty where the revisions are not both known and different."""
    old, new = article.old, article.new
    if old is None or new is None or not (old.revision_id and new.revision_id) or old.revision_id == new.revision_id:
        return ""
    return f"https://{new.project}/wiki/Special:Diff/{old.revision_id}/{new.revision_id}"


def _sides(compared: Compared) -> str:
    if not compared.old_name:
        return f"{compared.new_name}, contract {compared.new_schema}."
    contract = compared.new_schema
    if compared.old_schema != compared.new_schema:
        contract = f"{compared.old_schema} → {compared.new_schema}"
    return f"{compared.old_name} → {compared.new_name}{f', contract {contract}' if contract else ''}."


def _contracts(compared: Compared) -> Iterator[str]:
    if compared.diff.contracts:
        yield from ("", "## Contract", "")
    for table, columns in compared.diff.contracts.items():
        said = [f"without {', '.join(columns.removed)}"] if columns.removed else []
        said += [f"with {', '.join(columns.added)}"] if columns.added else []
        said += [f"{old} is called {new}" for old, new in columns.renamed.items()]
        yield f"- {table}: {'; '.join(said)}"


def _article(article: ArticleDiff) -> Iterator[str]:
    side = article.new or article.old
    yield from ("", f"## {plain(side.title if side else article.article_id)}", "")
    if article.old is None or article.new is None:
        rows = sum(change.rows_count for change in article.changes)
        yield f"{'Removed' if article.new is None else 'New article'}: {rows:,} rows."
        return
    yield _captures(article)
    rest = [change for change in article.changes if change.kind not in _LAYOUT]
    stated = [change for change in rest if change.table not in (*_TEXT, "references", "findings")]
    layout = [change for change in article.changes if change.kind in _LAYOUT]
    yield from _entities(article, stated)
    yield from _listed("Findings", [_finding(article, change) for change in rest if change.table == "findings"])
    yield from _listed("Moved and renamed", [_line(article, change) for change in layout])
    yield from _listed("References", [_line(article, change) for change in rest if change.table == "references"])
    yield from _texts(article, [change for change in rest if change.table in _TEXT], stated)
    if article.followed_count:
        yield from ("", f"{article.followed_count:,} more rows follow from these: they only moved, or have the newer name.")


def _captures(article: ArticleDiff) -> str:
    old, new = article.old, article.new
    if old is None or new is None or old.sha256 == new.sha256:
        return "The same capture, read anew."
    link = upstream_diff(article)
    if link:
        return f"Revision {old.revision_id} → {new.revision_id}: [what was edited upstream]({link})."
    if old.revision_id and old.revision_id == new.revision_id:
        return f"Revision {new.revision_id}, rendered anew: capture {old.capture_id} → {new.capture_id}."
    return f"Capture {old.capture_id} → {new.capture_id}."


def _entities(article: ArticleDiff, changes: Sequence[Change]) -> Iterator[str]:
    """Values by entity, then the rows only one side has."""
    by_entity: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.kind == "cell_changed":
            by_entity[change.entity].append(change)
    for entity, own in by_entity.items():
        yield from _listed(plain(entity), [_line(article, change, is_named=True) for change in own])
    for kind, heading in (("row_added", "Added"), ("row_removed", "Removed")):
        yield from _listed(heading, [_row(article, change) for change in changes if change.kind == kind])


def _row(article: ArticleDiff, change: Change) -> str:
    return f"{plain(change.entity)}: {change.table}: {plain(change.new or change.old)}{_marks(article, change)}"


def _texts(article: ArticleDiff, changes: Sequence[Change], stated: Sequence[Change]) -> Iterator[str]:
    """Changes of text and cells, without the cells that rows told above were read from."""
    sources = {change.source for change in stated if change.source}

    def is_told(change: Change) -> bool:
        return change.table == "cells" and not sources.isdisjoint({change.source, _row_of(change.source)})

    lines = _folded(article, [change for change in changes if not is_told(change)])
    if count := sum(map(is_told, changes)):
        lines.append(f"{count:,} cells that the rows above were read from")
    yield from _listed("Text and tables", lines)


def _folded(article: ArticleDiff, changes: Sequence[Change]) -> list[str]:
    """A line a change; one line for the same change in many places."""
    by_same: defaultdict[tuple[str, ...], list[Change]] = defaultdict(list)
    for change in changes:
        by_same[_same(change)].append(change)
    lines = []
    for own in by_same.values():
        if len(own) >= _MANY:
            lines.append(f"{_what(own[0])} in {len(own):,} places")
        else:
            lines += [_line(article, change) for change in own]
    return lines


def _same(change: Change) -> tuple[str, ...]:
    return change.kind, change.table, change.column, change.old, change.new


def _row_of(address: str) -> str:
    return re.sub(r"c[0-9]+$", "", address)


def _listed(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from ("", f"### {heading}", "")
        yield from (f"- {line}" for line in lines[:_LONGEST])
        if len(lines) > _LONGEST:
            yield f"- … and {len(lines) - _LONGEST:,} more in changes.csv"


def _line(article: ArticleDiff, change: Change, *, is_named: bool = False) -> str:
    """One change; its entity is left out where it is the heading."""
    whose = "" if is_named else f"{plain(change.entity)}: " if change.entity else ""
    return f"{whose}{_what(change)}{_marks(article, change)}"


def _what(change: Change) -> str:
    verb = change.kind.rpartition("_")[2]
    if verb in ("added", "removed"):
        said = plain(excerpt(change.old or change.new)) if change.kind.startswith("row") else ""
        return f"{change.table}, {verb}{f': {said}' if said else ''}"
    old, new = (plain(each) or "nothing" for each in excerpt_pair(change.old, change.new))
    if verb == "moved":
        rows = f"{change.rows_count:,} rows " if change.rows_count > 1 else ""
        return f"{rows}moved from {old} to {new}"
    difference = f" ({_signed(change.difference)})" if change.difference else ""
    rows = f" in {change.rows_count:,} rows" if change.rows_count > 1 else ""
    return f"{_column(change)}{old} → {new}{difference}{rows}"


def _column(change: Change) -> str:
    """Which value changed; where the line is about a text alone, nothing."""
    if change.kind == "column_renamed":
        return "heading "
    if change.kind == "entity_renamed":
        return f"{change.column} "
    if change.table in (*_TEXT, "references"):
        return "" if change.column == "text" else f"{change.column}: "
    return f"{change.table}, {change.column}: "


def _finding(article: ArticleDiff, change: Change) -> str:
    if change.column == "message":
        return f"said otherwise: {plain(change.new)}{_marks(article, change)}"
    if change.kind == "cell_changed":
        old, new = (plain(each) or "nothing" for each in (change.old, change.new))
        return f"{change.column} {old} → {new}: {plain(change.entity)}{_marks(article, change)}"
    if change.kind == "finding_appeared":
        return f"new: {plain(change.new)}{_marks(article, change)}"
    fixed = "no longer found" if PARSER in change.cause else "fixed upstream"
    return f"{fixed}: {plain(change.old)}{_marks(article, change)}"


def _marks(article: ArticleDiff, change: Change) -> str:
    """Where it stands, its cause where that is not the capture's, and whether the rows were paired by likeness."""
    marks: Iterable[str] = (
        change.source,
        change.cause if change.cause != upstream(article) else "",
        "likely" if change.is_heuristic else "",
    )
    said = ", ".join(mark for mark in marks if mark)
    return f" [{said}]" if said else ""


def _signed(number: str) -> str:
    return f"−{number[1:]}" if number.startswith("-") else f"+{number}"
