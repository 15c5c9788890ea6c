"""What became of the places of an article: sections, references, tables, paragraphs and what is counted in them.

An edit in one place renumbers all below it; with the places known, what only moved is told from what changed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.model.schema import Row, Rows
from pipeline.publish.diff.addresses import Places
from pipeline.publish.diff.layout import Grid, Grids, grids, pair_columns, pair_grid_rows, pair_tables
from pipeline.publish.diff.matching import Pairs, overlap, pair_between, pair_by_key, pair_by_likeness

Tables = Mapping[str, Sequence[Row]]

# The tables whose keys are places in the article.
PLACED = ("sections", "paragraphs", "tables", "cells", "references", "citations", "figures", "polls")

_ALIKE = 0.5


def places(old: Tables, new: Tables) -> Places:
    """What became of every place of an article, from its rows of the `PLACED` tables."""
    found = Places(sections=_sections(old, new), references=_references(old, new))
    found.marks = _marks(old, new, found.references)
    _tables(found, grids(old["tables"], old["cells"]), grids(new["tables"], new["cells"]))
    found.paragraphs = _paragraphs(old, new, found)
    found.citations = _citations(old, new, found)
    found.figures = _figures(old, new, found)
    found.polls = _polls(old, new)
    return found


def _sections(old: Tables, new: Tables) -> Pairs[str]:
    """By the headings from the article down to it, by its heading alone, by its place among the others."""
    pairs: Pairs[str] = Pairs()
    olds, news = _by(old["sections"], "section_id"), _by(new["sections"], "section_id")
    old_ids, new_ids = list(olds), list(news)
    pair_by_key(pairs, old_ids, new_ids, lambda s: _path(olds, s), lambda s: _path(news, s))
    pair_by_key(pairs, old_ids, new_ids, lambda s: olds[s]["heading"] or None, lambda s: news[s]["heading"] or None)
    old_words, new_words = _words_by_section(old), _words_by_section(new)
    pair_by_likeness(pairs, old_ids, new_ids, lambda o, n: overlap(old_words[o], new_words[n]), _ALIKE)
    pair_between(pairs, old_ids, new_ids)
    return pairs


def _references(old: Tables, new: Tables) -> Pairs[str]:
    """By all their text, by address, by title, author and day, by most of their words."""
    pairs: Pairs[str] = Pairs()
    olds, news = _by(old["references"], "reference_number"), _by(new["references"], "reference_number")
    _pair_by_columns(pairs, olds, news, ("text",), ("url",), ("title", "authors", "published_date"), ("title",))
    old_words = {number: _words(row["text"]) for number, row in olds.items()}
    new_words = {number: _words(row["text"]) for number, row in news.items()}
    pair_by_likeness(pairs, list(olds), list(news), lambda o, n: overlap(old_words[o], new_words[n]), _ALIKE)
    return pairs


def _marks(old: Tables, new: Tables, references: Pairs[str]) -> dict[str, str]:
    """The marks references have in the text, older to newer."""
    news = _by(new["references"], "reference_number")
    became = ((row["mark"], references.by_old.get(row["reference_number"])) for row in old["references"])
    return {mark: news[number]["mark"] for mark, number in became if number}


def _tables(found: Places, old: Grids, new: Grids) -> None:
    found.tables = pair_tables(old, new, found.sections)
    for old_id, new_id in found.tables.by_old.items():
        found.columns[old_id] = pair_columns(old[old_id], new[new_id])
        pairs = pair_grid_rows(old[old_id], new[new_id], found.columns[old_id])
        for row, became in pairs.by_old.items():
            found.rows.add((old_id, row), (new_id, became), is_likely=row in pairs.likely)
    _split(found, old, new)


def _split(found: Places, old: Grids, new: Grids) -> None:
    """Rows that went to a table that was not there, with the same headings: a table was split."""
    _, added = found.tables.left(list(old), list(new))
    for old_id, grid in old.items():
        if old_id in found.tables.by_old:
            for new_id in added:
                if grid.headings == new[new_id].headings:
                    _pair_equal_rows(found, grid, new[new_id])


def _pair_equal_rows(found: Places, old: Grid, new: Grid) -> None:
    old_id, new_id = old.table["table_id"], new.table["table_id"]
    olds, news = found.rows.left([(old_id, row) for row in old.rows], [(new_id, row) for row in new.rows])
    pair_by_key(found.rows, olds, news, lambda place: old.by_row[place[1]], lambda place: new.by_row[place[1]])


def _paragraphs(old: Tables, new: Tables, found: Places) -> Pairs[str]:
    """By section and text, by text, by most of their words within the section, then anywhere."""
    pairs: Pairs[str] = Pairs()
    olds = _rewritten(old, found, "paragraphs", "paragraph_id")
    news = _by(new["paragraphs"], "paragraph_id")
    _pair_by_columns(pairs, olds, news, ("section_id", "kind", "text"), ("text",))
    old_words = {number: _words(row["text"]) for number, row in olds.items()}
    new_words = {number: _words(row["text"]) for number, row in news.items()}
    for at_least in (1 + _ALIKE, _ALIKE):
        pair_by_likeness(
            pairs,
            list(olds),
            list(news),
            lambda o, n: overlap(old_words[o], new_words[n]) + (olds[o]["section_id"] == news[n]["section_id"]),
            at_least,
        )
    return pairs


def _citations(old: Tables, new: Tables, found: Places) -> Pairs[str]:
    pairs: Pairs[str] = Pairs()
    olds, news = _rewritten(old, found, "citations", "citation_number"), _by(new["citations"], "citation_number")
    reference = "reference_number"
    _pair_by_columns(pairs, olds, news, (reference, "section_id", "source", "context"), (reference, "context"))
    _pair_by_columns(pairs, olds, news, (reference, "section_id"))
    return pairs


def _figures(old: Tables, new: Tables, found: Places) -> Pairs[str]:
    pairs: Pairs[str] = Pairs()
    olds, news = _rewritten(old, found, "figures", "figure_number"), _by(new["figures"], "figure_number")
    _pair_by_columns(pairs, olds, news, ("section_id", "source", "text", "context"), ("source", "kind", "text", "unit"))
    _pair_by_columns(pairs, olds, news, ("text", "context"), ("source", "kind", "unit"))
    return pairs


def _polls(old: Tables, new: Tables) -> Pairs[str]:
    """By all they say, then by pollster and days."""
    pairs: Pairs[str] = Pairs()
    olds, news = _said(old["polls"]), _said(new["polls"])
    pair_by_key(pairs, list(olds), list(news), lambda p: frozenset(olds[p]), lambda p: frozenset(news[p]))
    pair_by_key(pairs, list(olds), list(news), lambda p: olds[p][0][:2], lambda p: news[p][0][:2])
    return pairs


def _said(polls: Rows) -> dict[str, list[tuple[str, ...]]]:
    """What every poll says, an option a tuple: pollster, days, option, share."""
    said: dict[str, list[tuple[str, ...]]] = {}
    for row in polls:
        columns = ("pollster_name", "dates_name", "option_name", "support_pct")
        said.setdefault(row["poll_number"], []).append(tuple(row.get(column, "") for column in columns))
    return said


def _pair_by_columns(pairs: Pairs[str], olds: Mapping[str, Row], news: Mapping[str, Row], *tiers: tuple[str, ...]) -> None:
    """Pairs rows that have the same in all columns of a tier, tier after tier; rows with nothing in them are left."""
    for tier in tiers:
        old_keys = {each: _filled(row, tier) for each, row in olds.items()}
        new_keys = {each: _filled(row, tier) for each, row in news.items()}
        pair_by_key(pairs, list(olds), list(news), old_keys.__getitem__, new_keys.__getitem__)


def _rewritten(tables: Tables, found: Places, table: str, key: str) -> dict[str, Row]:
    return {row[key]: found.rewritten(table, row) for row in tables[table]}


def _path(sections: Mapping[str, Row], section_id: str) -> tuple[str, ...]:
    section = sections[section_id]
    parent = section["parent_section_id"]
    above = _path(sections, parent) if parent in sections and parent != section_id else ()
    return (*above, section["heading"])


def _words_by_section(tables: Tables) -> dict[str, Counter[str]]:
    words: dict[str, Counter[str]] = {row["section_id"]: Counter() for row in tables["sections"]}
    for row in tables["paragraphs"]:
        words.setdefault(row["section_id"], Counter()).update(_words(row["text"]))
    return words


def _by(rows: Rows, column: str) -> dict[str, Row]:
    return {row[column]: dict(row) for row in rows}


def _filled(row: Row, columns: Sequence[str]) -> tuple[str, ...] | None:
    """The values, None where all are empty."""
    values = tuple(row.get(column, "") for column in columns)
    return values if any(values) else None


def _words(text: str) -> Counter[str]:
    return Counter(text.split())
