"""One article's published tables, with what its charts and its page ask of them. Values in, values out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.schema import Row, Rows
from pipeline.publish.shown.cells import Cells
from pipeline.publish.shown.names import PARTY, PERSON, PLACE, Name, forms, named


@dataclass(frozen=True, slots=True)
class Value:
    """A published text with the address it stands at, and whose name it is, if it is one."""

    text: str
    source: str = ""
    entity: str = ""


@dataclass(frozen=True)
class Subject:
    """An article: its row of `articles`, and its rows of every table."""

    article: Row
    tables: Mapping[str, Sequence[Row]]

    @cached_property
    def cells(self) -> Cells:
        return Cells(self.tables["cells"])

    @cached_property
    def forms(self) -> dict[str, dict[str, str]]:
        return forms(self.tables)

    @property
    def main_election_id(self) -> str:
        """The election the article is about; it is called as the article is."""
        return self.article["article_id"]

    def value(self, row: Row, column: str, source: str = "source") -> Value:
        """The value in a column of a row, with the cell it stands in."""
        return Value(row[column], self.cells.of_value(row[source], row[column]) if row[column] else "")

    def wholes(self, election_id: str) -> frozenset[str]:
        """The ids of places that are a whole election: its own, and none at all."""
        return frozenset({"", *(row["place_id"] for row in self.tables["elections"] if row["election_id"] == election_id)})

    def is_whole(self, row: Row) -> bool:
        """Whether a row is about all of its election's places."""
        return not row["place_name"] or (bool(row["place_id"]) and row["place_id"] in self.wholes(row["election_id"]))

    def titled(self, what: str, election_id: str) -> str:
        """What is shown, with the election it is of where that is not the main one."""
        return what if election_id == self.main_election_id else f"{what}: {self.election_name(election_id)}"

    def election_name(self, election_id: str) -> str:
        """An election's title, or where and when it was."""
        row = next((row for row in self.tables["elections"] if row["election_id"] == election_id), None)
        if row is None:
            return election_id
        return row["title"] or ", ".join(part for part in (row["place_name"], row["election_date"]) if part) or election_id


def place(row: Row) -> Name:
    """The place of a row."""
    return named(PLACE, row["place_name"], row["place_id"])


def option(row: Row) -> Name:
    """What is voted for in a row: the candidate, or the party or other option."""
    if row.get("candidate_name"):
        return named(PERSON, row["candidate_name"], row.get("person_id", ""))
    return party(row)


def party(row: Row) -> Name:
    """The party or other option of a row."""
    return named(PARTY, row["option_name"], row["option_id"])


def subjects(tables: Mapping[str, Rows]) -> Iterator[Subject]:
    """Every article with its rows, in the order of `articles`."""
    by_article: dict[str, dict[str, list[Row]]] = {
        row["article_id"]: {name: [] for name in tables} for row in tables["articles"]
    }
    for name, rows in tables.items():
        for row in rows:
            by_article[row["article_id"]][name].append(dict(row))
    for article in tables["articles"]:
        yield Subject(dict(article), by_article[article["article_id"]])
