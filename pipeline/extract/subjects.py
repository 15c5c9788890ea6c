"""The names of published values: what findings are about, and what figures of running text speak of.

`contests/2021-…/aqmola-region/turnout_pct` is a column of a row; `results/2021-…/aqmola-region/candidates` and
`contests/2021-…/places` are numbers of rows.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from pipeline.extract.contest import place_key
from pipeline.model.schema import Rows
from pipeline.model.tables import BY_NAME

CANDIDATES, PLACES = "candidates", "places"
# Between the names of several values; names may have spaces in them.
AND = " + "
_SOURCES = dict.fromkeys(("registered_voters_count", "turnout_pct"), "voters_source") | dict.fromkeys(
    ("races_count", "candidates_count"), "candidates_source"
)
_OF_VALUES = ("_count", "_pct", "_date")
_STATING = ("elections", "contests", "results", "nominations")


class Value(NamedTuple):
    """One published value: a column of a row."""

    table: str
    row: Mapping[str, str]
    column: str

    @property
    def name(self) -> str:
        return subject(*self)

    @property
    def stated(self) -> str:
        return self.row[self.column]

    @property
    def source(self) -> str:
        """Where it stands; a contest's row is put together from several places."""
        of_column = _SOURCES.get(self.column, "source") if self.table == "contests" else "source"
        return self.row.get(of_column, "") or self.row.get("source", "")

    @property
    def whose(self) -> str:
        """The option or candidate and the place it is of, for people; empty where it has neither."""
        who = [self.row.get("candidate_name", "") or self.row.get("option_name", ""), self.row.get("place_name", "")]
        return ", ".join(filter(None, who))

    @property
    def what(self) -> str:
        return self.column.removesuffix("_count").removesuffix("_pct").replace("_", " ")


def subject(table: str, row: Mapping[str, str], column: str) -> str:
    """The name of one published value: table, key and column. What has an id goes by it, else by its name."""
    columns = [name for name in BY_NAME[table].key if name != "article_id"]
    key = []
    for name in columns:
        value = row.get(name, "")
        twin = f"{name.removesuffix('_id')}_name"
        if twin in columns:
            value = value or row.get(twin, "")
        is_told = f"{name.removesuffix('_name')}_id" in columns and name.endswith("_name")
        if not is_told and (value or name != "round"):
            key.append(value)
    return "/".join([table, *key, column])


def reference_subject(row: Mapping[str, str], column: str) -> str:
    """The name of a field of a reference, by what it is to: its number changes with every reference added before it."""
    return f"references/{row.get('url') or row.get('title') or row.get('text', '')}/{column}"


def candidates_subject(row: Mapping[str, str], option_id: str = "") -> str:
    """The name of the number of candidates in the contest of a row of results, of one option or of all."""
    return "/".join(["results", row["election_id"], place_key(row), *([option_id] if option_id else []), CANDIDATES])


def places_subject(election_id: str) -> str:
    """The name of the number of places in which an election was held and results are given."""
    return f"contests/{election_id}/{PLACES}"


def published_values(tables: Mapping[str, Rows]) -> dict[str, Value]:
    """Every number and date of elections, contests, results and nominations by name, and the numbers of rows that have one."""
    values = {
        subject(table, row, column): Value(table, row, column)
        for table in _STATING
        for row in tables.get(table, ())
        for column, value in row.items()
        if value and column.endswith(_OF_VALUES) and column not in BY_NAME[table].key
    }
    first: dict[str, Mapping[str, str]] = {}
    counts: Counter[str] = Counter()
    for row in tables.get("results", ()):
        if row.get("candidate_name"):
            for name in {candidates_subject(row), candidates_subject(row, row.get("option_id", ""))}:
                counts[name] += 1
                first.setdefault(name, row)
    held_in = {row["election_id"]: row.get("place_id", "") for row in tables.get("elections", ())}
    for row in tables.get("contests", ()):
        if row.get("place_id") and row["place_id"] != held_in.get(row["election_id"]) and row.get("votes_count"):
            name = places_subject(row["election_id"])
            counts[name] += 1
            first.setdefault(name, row)
    for name, count in counts.items():
        table, *_, column = name.split("/")
        named = {key: value for key, value in first[name].items() if key in ("option_name", "place_name", "source")}
        is_all = column == PLACES or name == candidates_subject(first[name])
        values[name] = Value(table, {**named, **({"option_name": ""} if is_all else {}), column: str(count)}, column)
    return values
