"""The changes of one article between two versions, in the order that explains most with least.

What stands elsewhere is found first, then entities that are called otherwise, then rows of one side only, then cells. Who made
a change is told in `causes`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from pipeline.model.schema import Row
from pipeline.publish.diff.addresses import Places
from pipeline.publish.diff.change import ArticleDiff, Capture
from pipeline.publish.diff.entities import Renames, Unpaired, find_renames
from pipeline.publish.diff.findings import finding_changes
from pipeline.publish.diff.followed import without_followed
from pipeline.publish.diff.labels import Labels
from pipeline.publish.diff.layout_changes import LayoutChanges, layout_changes
from pipeline.publish.diff.pairing import Older, Paired, pair_rows
from pipeline.publish.diff.records import Residual
from pipeline.publish.diff.row_changes import RowChanges, Told, entity_changes
from pipeline.publish.diff.structure import PLACED, places

# A row may name two entities that are both called otherwise, such as a party and a place.
_ROUNDS = 3


class Rows(Mapping[str, Sequence[Row]]):
    """All rows of one side of an article by table. A table is loaded when it is asked for; one the side has not is empty."""

    def __init__(self, loaders: Mapping[str, Callable[[], Sequence[Row]]]) -> None:
        self._loaders = loaders
        self._loaded: dict[str, Sequence[Row]] = {}

    def __getitem__(self, table: str) -> Sequence[Row]:
        if table not in self._loaded:
            self._loaded[table] = self._loaders[table]() if table in self._loaders else ()
        return self._loaded[table]

    def __iter__(self) -> Iterator[str]:
        return iter(self._loaders)

    def __len__(self) -> int:
        return len(self._loaders)


@dataclass(frozen=True)
class Sides:
    """Both sides of an article. `residuals`: rows only one side has, by table that differs; `same_count`: rows of the others.

    `old`, `new`: all rows.
    """

    article_id: str
    residuals: Mapping[str, Residual]
    same_count: int
    old: Rows
    new: Rows

    @cached_property
    def labels(self) -> tuple[Labels, Labels]:
        return Labels(self.old), Labels(self.new)

    @cached_property
    def places(self) -> Places | None:
        """What became of the places of the article; None where nothing did."""
        if not any(self.residuals[table].old or self.residuals[table].new for table in PLACED if table in self.residuals):
            return None
        return places(self.old, self.new)


def compare(sides: Sides, old: Capture, new: Capture) -> ArticleDiff:
    """Every change of an article that both sides have."""
    names = sides.residuals if sides.places is None else sides.new
    paired = {table: _paired(sides, table) for table in names}
    renames = _apply_renames(sides, paired)
    layout = layout_changes(sides.article_id, sides.places, *sides.labels) if sides.places else LayoutChanges()
    rows = RowChanges(sides.article_id, *sides.labels, _told(layout, paired))
    changes = [*layout.changes, *entity_changes(sides.article_id, renames)]
    for table, own in paired.items():
        if own.pairs or own.removed or own.added:
            changes += finding_changes(sides.article_id, own) if table == "findings" else rows.of_table(table, own)
    identical = sum(own.identical_count for own in paired.values()) + (sides.same_count if sides.places is None else 0)
    followed = sum(own.followed_count for table, own in paired.items() if table != "articles")
    told, following = without_followed(changes)
    return ArticleDiff(sides.article_id, old, new, tuple(told), identical, followed + following)


def _told(layout: LayoutChanges, paired: Mapping[str, Paired]) -> Told:
    tables = paired.get("tables", Paired())
    return Told(
        layout.told,
        frozenset(each.row["table_id"] for each in tables.removed),
        frozenset(row["table_id"] for row in tables.added),
    )


def _paired(sides: Sides, table: str) -> Paired:
    if sides.places is None:
        residual = sides.residuals[table]
        paired = pair_rows(table, [Older(row, row) for row in residual.old], residual.new)
        paired.identical_count += residual.identical_count
        return paired
    found, old = sides.places, sides.old[table]
    rewritten = [Older(row, found.rewritten(table, row), found.is_likely(table, row)) for row in old]
    return pair_rows(table, rewritten, sides.new[table])


def _apply_renames(sides: Sides, paired: dict[str, Paired]) -> Renames:
    """Pairs again what has another key only because an entity is called otherwise."""
    applied = Renames()
    for _ in range(_ROUNDS):
        unpaired = [
            Unpaired(table, [old.now for old in rows.removed], rows.added)
            for table, rows in paired.items()
            if rows.removed and rows.added
        ]
        if not unpaired:
            break
        found = find_renames(unpaired, _links(sides.old), _links(sides.new))
        if not found.by_old:
            break
        for each in unpaired:
            _pair_again(each.table, paired[each.table], found)
        applied.add(found)
    return applied


def _pair_again(table: str, paired: Paired, renames: Renames) -> None:
    olds = [Older(old.row, renames.applied(table, old.now), old.is_likely) for old in paired.removed]
    again = pair_rows(table, olds, paired.added)
    paired.pairs += again.pairs
    paired.removed, paired.added = again.removed, again.added
    paired.followed_count += again.followed_count + again.identical_count


def _links(rows: Rows) -> Callable[[str], frozenset[str]]:
    """The links of a name on a side: of the cells that show it and nothing else."""
    by_text = cache(lambda: _links_by_text(rows["cells"]))
    return lambda name: by_text().get(name, frozenset())


def _links_by_text(cells: Iterable[Row]) -> dict[str, frozenset[str]]:
    links: dict[str, set[str]] = {}
    for cell in cells:
        if cell["link_target"]:
            links.setdefault(cell["text"], set()).add(cell["link_target"])
    return {text: frozenset(targets) for text, targets in links.items()}
