"""What a difference is made of: one change, the changes of one article, those of a whole version. Values only.

How they are found is in the modules beside; how they are told is in `changelog` and `records_of_changes`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pipeline.publish.diff.contracts import Columns

Kind = Literal[
    "table_moved",
    "table_added",
    "table_removed",
    "row_moved",
    "column_renamed",
    "entity_renamed",
    "row_added",
    "row_removed",
    "cell_changed",
    "finding_appeared",
    "finding_gone",
]
KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined] # typing has no public name for them

# Who made a change: the article's editors, the wiki's templates, sailau itself, or two of them; empty where nobody can tell.
SOURCE, TEMPLATE, PARSER = "source", "template", "parser"
# Whoever keeps raw/: an article was registered or removed, or another flavour of the same revision is read.
ARCHIVE = "archive"
CAUSES = (SOURCE, TEMPLATE, PARSER, ARCHIVE)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions of an article.

    `key`: the row's key columns and values, in the addresses of the newer side. `entity`: what the row is about, for people.
    `old`, `new`: the values; of a moved row or table its addresses; of a finding its message. `source`: where it stands in the
    newer article, or stood in the older. `rows_count`: rows the change is told for at once, as those of a renamed entity.
    """

    kind: Kind
    article_id: str
    table: str
    key: tuple[tuple[str, str], ...]
    entity: str = ""
    column: str = ""
    old: str = ""
    new: str = ""
    difference: str = ""
    source: str = ""
    rows_count: int = 1
    is_heuristic: bool = False
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Capture:
    """The capture an article was read from, as its row of `articles` says; values are empty where not stated."""

    capture_id: str
    revision_id: str
    sha256: str
    project: str
    title: str
    reader: str = ""


# The columns of `articles` a capture is made of.
CAPTURE_COLUMNS = ("capture_id", "revision_id", "sha256", "project", "title", "reader")


@dataclass(frozen=True, slots=True)
class ArticleDiff:
    """The changes of one article; a side is None where it does not have the article.

    `identical_count`: rows that are the same in both; `followed_count`: rows that differ only as other changes make them.
    """

    article_id: str
    old: Capture | None
    new: Capture | None
    changes: tuple[Change, ...] = ()
    identical_count: int = 0
    followed_count: int = 0

    @property
    def is_changed(self) -> bool:
        return bool(self.changes or self.followed_count) or self.old != self.new


@dataclass(frozen=True, slots=True)
class Diff:
    """Two sets of published tables compared: by article, and how the contracts of tables differ."""

    articles: tuple[ArticleDiff, ...]
    contracts: Mapping[str, Columns] = field(default_factory=dict)

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(change for article in self.articles for change in article.changes)

    @property
    def is_changed(self) -> bool:
        return any(article.is_changed for article in self.articles) or bool(self.contracts)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two named sides and their difference. Names are ids of versions or captures; the older's is empty where there is none.

    `old_schema`, `new_schema`: the contracts they keep; captures that of today.
    """

    old_name: str
    new_name: str
    diff: Diff
    old_schema: str = ""
    new_schema: str = ""
