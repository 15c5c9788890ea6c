"""What a published table is made of: columns, key, foreign keys. The tables themselves are declared beside this module."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

# Changes of the contract follow SemVer: a removed or renamed column is major, an added one minor, a description a patch.
SCHEMA_VERSION = "0.6.0"

Type = Literal["string", "integer", "number", "boolean", "date", "partial_date"]

# A day, a month or a year, as ISO 8601 writes them.
PARTIAL_DATE = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"

# A row of a published table: text by column name, a column left out being one the article states nothing for.
Row = dict[str, str]
Rows = Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. In CSV: integers and numbers plain digits, numbers with the decimals the source shows, dates ISO 8601
    (partial dates may be a month `2014-03` or a year), booleans `true`/`false`, empty where the article states nothing.
    `is_required`: never empty.
    """

    name: str
    type: Type
    description: str
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Values of `columns`, where none of them is empty, are values of `references` in `table`."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One published table: what one row is, its columns in order, the columns that identify a row and sort the file.

    `group` is the step of the flow that makes it: article, election, entity or check (what is told from all of these); or
    version.
    """

    name: str
    group: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def file_name(self) -> str:
        return f"{self.name}.csv"


ARTICLE_ID = Column("article_id", "string", "The article, as the folder under raw/ names it.", is_required=True)


def source(what: str) -> Column:
    """The column that says where in the article a row stands."""
    description = (
        f"Where {what}: a cell (`t07r03c05`), a grid row (`t07r03`), a paragraph (`p12`) or a place in the infobox "
        "(`infobox/r15c02`); resolves in cells and paragraphs."
    )
    return Column("source", "string", description)


def to_articles() -> ForeignKey:
    return ForeignKey(("article_id",), "articles", ("article_id",))


def to(table: str, *columns: str, references: tuple[str, ...] | None = None) -> ForeignKey:
    """A foreign key within the same article: `columns` here are `references` (the same names, if not given) there."""
    return ForeignKey(("article_id", *columns), table, ("article_id", *(references or columns)))
