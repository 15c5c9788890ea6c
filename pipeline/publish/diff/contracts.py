"""Two contracts of one table: which columns both have, under which name, so that rows of either can be compared."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.model.schema import Row
from pipeline.model.tables import BY_NAME
from pipeline.publish.diff.records import Csv

# So many of a column's values must be the same for it to be renamed, not another.
_SAME_VALUES = 0.9


@dataclass(frozen=True, slots=True)
class Columns:
    """How a table's columns differ. `renamed`: older names to newer; `kept`: the newer names both have, in order."""

    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    renamed: dict[str, str] = field(default_factory=dict)
    kept: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        return not (self.removed or self.added or self.renamed)

    def aligned(self, row: Row) -> Row:
        """A row of either side with the columns both have."""
        named = {self.renamed.get(column, column): value for column, value in row.items()}
        return {column: named[column] for column in self.kept}


def columns(table: str, old: Csv, new: Csv) -> Columns:
    """Compares the columns of two sides that both have the table. Renamed is what has the same values in nearly all rows."""
    only_old = [column for column in old.columns if column not in new.columns]
    only_new = [column for column in new.columns if column not in old.columns]
    renamed = _renamed(table, old.rows(), new.rows(), only_old, only_new) if only_old and only_new else {}
    return Columns(
        tuple(column for column in only_old if column not in renamed),
        tuple(column for column in only_new if column not in renamed.values()),
        renamed,
        tuple(column for column in new.columns if column in old.columns or column in renamed.values()),
    )


def _renamed(
    table: str, olds: Sequence[Row], news: Sequence[Row], only_old: Sequence[str], only_new: Sequence[str]
) -> dict[str, str]:
    """Columns of one side only, paired one to one where rows of one key have the same in them."""
    key = [column for column in BY_NAME[table].key if column not in (*only_old, *only_new)]
    by_key = {tuple(row[column] for column in key): row for row in news}
    joined = [(row, by_key[found]) for row in olds if (found := tuple(row[column] for column in key)) in by_key]
    renamed: dict[str, str] = {}
    for old in only_old:
        stated = [(row[old], now) for row, now in joined if row[old]]
        for new in only_new:
            same = sum(value == now[new] for value, now in stated)
            if stated and new not in renamed.values() and same >= _SAME_VALUES * len(stated):
                renamed[old] = new
                break
    return renamed
