"""Two sets of published files compared: which articles differ, and in each what.

Files in, values out. Only what differs is parsed; an article is read whole only where its layout changed.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property, partial

from pipeline.model.schema import Row
from pipeline.model.tables import ALL_TABLES, BY_NAME
from pipeline.publish.diff.article import Rows, Sides, compare
from pipeline.publish.diff.change import CAPTURE_COLUMNS, ArticleDiff, Capture, Change, Diff, Kind
from pipeline.publish.diff.contracts import Columns, columns
from pipeline.publish.diff.records import Csv, Residual, residual

# The CSVs of a version, by file name.
Files = Mapping[str, bytes]


def of_article(files: Files, article_id: str) -> dict[str, bytes]:
    """The data of one article."""
    return {
        table.file_name: Csv(files[table.file_name]).of_article(article_id).data
        for table in ALL_TABLES
        if table.file_name in files
    }


def diff(old: Files, new: Files) -> Diff:
    """Every difference of the data of two versions, by article, without its cause. Tables only one side has are named only."""
    return _Comparison(old, new).result()


class _Comparison:
    def __init__(self, old: Files, new: Files) -> None:
        names = [table.name for table in ALL_TABLES]
        self.old = {name: Csv(old[f"{name}.csv"]) for name in names if f"{name}.csv" in old}
        self.new = {name: Csv(new[f"{name}.csv"]) for name in names if f"{name}.csv" in new}

    def result(self) -> Diff:
        contracts = {name: each for name, each in self.contracts.items() if not each.is_same}
        for name in self.old.keys() ^ self.new.keys() if self.old else ():
            of_old, of_new = (side[name].columns if name in side else () for side in (self.old, self.new))
            contracts[name] = Columns(of_old, of_new)
        captures = _captures(self.old), _captures(self.new)
        articles = tuple(
            self._article(each, captures[0].get(each), captures[1].get(each)) for each in sorted({*captures[0], *captures[1]})
        )
        return Diff(articles, dict(sorted(contracts.items())))

    @cached_property
    def contracts(self) -> dict[str, Columns]:
        """Of the tables both sides have, in the order of the model."""
        return {name: self._columns(name) for name in self.old if name in self.new}

    @cached_property
    def residuals(self) -> dict[str, dict[str, Residual]]:
        """What differs, by article and table; tables without a difference are left out."""
        found: defaultdict[str, dict[str, Residual]] = defaultdict(dict)
        for name in self.contracts:
            of_table = residual(self.old[name], self.new[name])
            for side, rows in (("old", of_table.old), ("new", of_table.new)):
                for row in rows:
                    of_article = found[row["article_id"]].setdefault(name, Residual([], []))
                    getattr(of_article, side).append(self._aligned(name, row))
        return dict(found)

    def _article(self, article_id: str, old: Capture | None, new: Capture | None) -> ArticleDiff:
        if old is None or new is None:
            return self._of_one_side(article_id, old, new)
        own = self.residuals.get(article_id, {})
        rows = sum(self.new[name].counts[article_id] for name in self.contracts)
        if not own:
            return ArticleDiff(article_id, old, new, identical_count=rows)
        counted = {
            name: Residual(each.old, each.new, self.new[name].counts[article_id] - len(each.new)) for name, each in own.items()
        }
        rest = rows - sum(self.new[name].counts[article_id] for name in own)
        return compare(Sides(article_id, counted, rest, *self._rows(article_id)), old, new)

    def _of_one_side(self, article_id: str, old: Capture | None, new: Capture | None) -> ArticleDiff:
        """A whole article is one change."""
        side = self.new if new else self.old
        capture = new or old
        rows = sum(table.counts[article_id] for table in side.values())
        title = capture.title if capture else ""
        kind: Kind = "row_added" if new else "row_removed"
        return ArticleDiff(article_id, old, new, (Change(kind, article_id, "articles", (), entity=title, rows_count=rows),))

    def _rows(self, article_id: str) -> tuple[Rows, Rows]:
        """All rows of an article on both sides, aligned; a table is parsed when it is asked for."""

        def rows(tables: Mapping[str, Csv]) -> Rows:
            return Rows({name: partial(self._parsed, tables[name], name, article_id) for name in self.contracts})

        return rows(self.old), rows(self.new)

    def _parsed(self, table: Csv, name: str, article_id: str) -> list[Row]:
        return [self._aligned(name, row) for row in table.of_article(article_id).rows()]

    def _columns(self, name: str) -> Columns:
        old, new = self.old[name], self.new[name]
        return Columns(kept=new.columns) if old.header == new.header else columns(name, old, new)

    def _aligned(self, name: str, row: Row) -> Row:
        """A row with the columns both sides have, in one order; today's that a side has not are empty."""
        known = BY_NAME[name].column_names
        if self.old[name].columns == self.new[name].columns == known:
            return row
        return dict.fromkeys(known, "") | self.contracts[name].aligned(row)


def _captures(tables: Mapping[str, Csv]) -> dict[str, Capture]:
    rows = tables["articles"].rows() if "articles" in tables else []
    return {row["article_id"]: Capture(**{name: row.get(name, "") for name in CAPTURE_COLUMNS}) for row in rows}
