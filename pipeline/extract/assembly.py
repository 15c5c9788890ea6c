"""Statements of all tables as rows of one article: each under its election and place, no contest told twice.

Two tables about the same contest are told apart by what they call themselves; a table that repeats another is left out and
said. Sums over a whole table, and the infobox, stand in only for results the article gives nowhere else.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.document.document import Remark
from pipeline.document.slug import slug
from pipeline.extract.contest import contest_key
from pipeline.extract.elections import Elections
from pipeline.extract.repeats import numbers, values, without_duplicates
from pipeline.extract.scopes import Election, Scope, is_main, sub_election
from pipeline.extract.statements import Statement, TableReading
from pipeline.extract.vocabulary import Vocabulary
from pipeline.model.schema import Row
from pipeline.model.tables import BY_NAME

_ENTITIES = ("results", "nominations", "polls")

PublishedContest = tuple[str, str, str]


@dataclass(slots=True)
class Assembled:
    """Rows by published table, the elections they belong to, and what a person should see."""

    elections: Elections
    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in ("contests", *_ENTITIES)})
    remarks: list[Remark] = field(default_factory=list)


def assemble(article_id: str, elections: Elections, readings: Sequence[TableReading], words: Vocabulary) -> Assembled:
    """The rows of `results`, `contests`, `nominations` and `polls`, ids of people left to fill."""
    assembly = _Assembly(article_id, elections, words)
    by_table = {reading.table.table_id: reading for reading in readings}
    scoped = [(scope, by_table[scope.table.table_id]) for scope in elections.scopes]
    kept = without_duplicates(scoped, assembly.remarks)
    apart = list(assembly.told_apart(kept))
    for is_whole in (False, True):
        for scope, reading in apart:
            assembly.add(scope, reading, is_whole=is_whole)
    return assembly.done()


@dataclass(slots=True)
class _Assembly:
    article_id: str
    elections: Elections
    words: Vocabulary
    others: dict[str, Election] = field(default_factory=dict)
    out: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in _ENTITIES})
    contests: dict[PublishedContest, Row] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    polls: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.others |= {election.election_id: election for election in self.elections.others}

    def told_apart(self, scoped: Sequence[tuple[Scope, TableReading]]) -> Iterator[tuple[Scope, TableReading]]:
        """The tables, those about the same contest as another under elections of their own, by what they call themselves."""
        claims = [(scope, reading, self._claims(scope, reading)) for scope, reading in scoped]
        stated = {key: said for _, reading, keys in claims for said in [values(reading)] for key in keys}
        claimed = Counter(key for _, _, keys in claims for key in keys)
        taken: set[PublishedContest] = set()
        for scope, reading, keys in claims:
            is_contested = any(claimed[key] > 1 for key in keys) or self._sums_another(scope, reading, stated)
            own = scope
            if is_contested and scope.name and not self._is_title(scope.name):
                own = self._own(scope, scope.name, slug(scope.name))
                keys = self._claims(own, reading)
            if keys & taken:
                is_told = scope.name and not self._is_title(scope.name)
                name = scope.name if is_told else f"{scope.election.title}, {scope.table.table_id}"
                own = self._own(scope, name, f"{own.election_id}-{scope.table.table_id}")
                keys = self._claims(own, reading)
            taken |= keys
            yield own, reading

    def _sums_another(self, scope: Scope, reading: TableReading, stated: Mapping[PublishedContest, set[str]]) -> bool:
        """Whether a table's total row is about the contest of another table, with not one of its numbers."""
        wholes = [s for s in reading.statements if s.table == "results" and s.is_whole]
        keys = {self._key(scope, statement) for statement in wholes} & set(stated)
        own = {value for s in wholes for value in numbers(s.row)}
        return bool(keys) and not any(own & stated[key] for key in keys) and reading.family.kind != "summary"

    def _is_title(self, name: str) -> bool:
        is_generic = self.words.section_role(name) == "results"
        return is_generic or is_main(name, self.elections.main, self.words.generic)

    def _own(self, scope: Scope, name: str, election_id: str) -> Scope:
        election = sub_election(name, scope.table.address(1), election_id)
        return replace(scope, election=election)

    def _claims(self, scope: Scope, reading: TableReading) -> set[PublishedContest]:
        """The contests a table gives results of."""
        return {self._key(scope, s) for s in reading.statements if s.table == "results" and not s.is_whole}

    def _key(self, scope: Scope, statement: Statement) -> PublishedContest:
        place_id, place_name = self._place(scope, statement)
        return self._election_id(scope, statement), place_id or place_name, statement.row.get("round", "")

    def _election_id(self, scope: Scope, statement: Statement) -> str:
        if not statement.election:
            return scope.election_id
        own = slug(statement.election) or "part"
        return own if scope.election is self.elections.main else f"{scope.election_id}-{own}"

    def _place(self, scope: Scope, statement: Statement) -> tuple[str, str]:
        if name := statement.row.get("place_name", ""):
            place = self.words.place(name)
            return (place.place_id if place else ""), name
        return (scope.place.place_id if scope.place else ""), scope.place_name

    def add(self, scope: Scope, reading: TableReading, *, is_whole: bool) -> None:
        """Adds a table's statements; those that sum it all only where nothing else states the contest."""
        statements = [each for each in reading.statements if each.is_whole is is_whole and each.table != "parties"]
        stated = set(self.contests) if is_whole and statements else set()
        with_results = set(map(contest_key, self.out["results"])) if is_whole and statements else set()
        for statement in statements:
            key = self._key(scope, statement)
            stands_in = statement.table in ("results", "contests")
            if is_whole and stands_in and (key in with_results or (statement.table == "contests" and key in stated)):
                continue
            self._add(scope, statement)

    def _add(self, scope: Scope, statement: Statement) -> None:
        election = self._election(scope, statement)
        place_id, place_name = self._place(scope, statement)
        where = {
            "article_id": self.article_id,
            "election_id": election.election_id,
            "place_id": place_id,
            "place_name": place_name,
        }
        if election is not self.elections.main:
            self.others.setdefault(election.election_id, election)
        if statement.table == "polls":
            row = {**statement.row, "article_id": self.article_id, "election_id": self.elections.main.election_id}
            row["poll_number"] = self.polls.setdefault(row.pop("poll_source"), str(len(self.polls) + 1))
            self.out["polls"].append(self._with_option(row))
            return
        contest = self.contests.setdefault(self._key(scope, statement), where | {"round": statement.row.get("round", "")})
        if statement.table != "nominations" and "candidates_source" not in statement.row:
            contest["place_name"] = place_name  # the heading of a place's results says more than a row of candidates
        if statement.table == "contests":
            for column, value in statement.row.items():
                if column not in where:
                    contest.setdefault(column, value)  # what the first table states stands
        else:
            self.out[statement.table].append(self._with_option({**statement.row, **where}))

    def _election(self, scope: Scope, statement: Statement) -> Election:
        election_id = self._election_id(scope, statement)
        if election_id == scope.election_id:
            return scope.election
        source = statement.row.get("source", "")
        return self.others.get(election_id) or sub_election(statement.election, source, election_id)

    def _with_option(self, row: Row) -> Row:
        option = self.words.option(row["option_name"])
        return {**row, "option_id": option.option_id if option else ""}

    def done(self) -> Assembled:
        main = self.elections.main
        if main.place is not None:
            key = (main.election_id, main.place.place_id, "")
            where = {"article_id": self.article_id, "election_id": key[0], "place_id": key[1], "place_name": main.place_name}
            self.contests.setdefault(key, where)
        rows = {"contests": list(self.contests.values())}
        rows |= {name: self._once(name, found) for name, found in self.out.items()}
        used = {row["election_id"] for table in rows.values() for row in table}
        others = tuple(election for election in self.others.values() if election.election_id in used)
        return Assembled(replace(self.elections, others=others), rows, self.remarks)

    def _once(self, table: str, rows: Iterable[Row]) -> list[Row]:
        """The rows, the first of each key; what is left out is said."""
        key = BY_NAME[table].key
        kept: dict[tuple[str, ...], Row] = {}
        for row in rows:
            first = kept.setdefault(tuple(row.get(column, "") for column in key), row)
            # Without numbers it is a list of members, which names again who left and came back.
            if first is not row and numbers(row) | numbers(first):
                option = row.get("candidate_name") or row["option_name"]
                message = f"{option} is listed twice for one contest, at {first['source']} too; only that row is published"
                self.remarks.append(
                    Remark("repeated_option", "warning", row["source"], row["source"], stated=option, message=message)
                )
        return list(kept.values())
