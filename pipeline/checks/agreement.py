"""The same thing said twice: tables and map keys of one article against each other. The infobox is in `infobox`."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from pipeline.checks.prose import of_another_day
from pipeline.checks.relation import Relation
from pipeline.checks.rule import Checked, Disagreement
from pipeline.document.document import Cell, Table
from pipeline.extract.article_sums import grouped
from pipeline.extract.contest import place_key
from pipeline.extract.legends import legend_counts
from pipeline.extract.subjects import Value, subject


def twice(name: str, source: str, stated: str, value: Value, message: str) -> Disagreement:
    """The disagreement of a value with the same one stated elsewhere."""
    relation = Relation(name, stated, {value.name: Decimal(value.stated)})
    return Disagreement(name, source, stated, value.stated, message, tuple(filter(None, [value.source])), relation)


def races_filled(checked: Checked) -> Iterator[Disagreement]:
    """Posts up for election in a place, against the posts its results fill."""
    for row in checked.rows("contests"):
        stated, computed = row.get("races_count", ""), row.get("seats_count", "")
        if stated and computed and stated != computed:
            message = f"{row['place_name']}: {stated} races among the candidates, {computed} posts in the results"
            source = row.get("candidates_source", "")
            yield twice(subject("contests", row, "races_count"), source, stated, Value("contests", row, "seats_count"), message)


def winners_nominated(checked: Checked) -> Iterator[Disagreement]:
    """Posts an option won in a place, against the most candidates any table gives it there."""
    nominations = grouped(checked.rows("nominations"), "election_id", "place_id", "option_id")
    for row in checked.rows("results"):
        key = (row["election_id"], row["place_id"], row.get("option_id", ""))
        candidates = nominations.get(key, []) if row.get("option_id") else []
        if row.get("seats_count") and candidates:
            most = max(candidates, key=lambda each: int(each["candidates_count"]))
            stated, computed = row["seats_count"], most["candidates_count"]
            if int(stated) > int(computed):
                message = f"{row['option_name']}, {row['place_name']}: {stated} posts won by {computed} candidates"
                at = subject("results", row, "seats_count"), row["source"]
                yield Disagreement(*at, stated, computed, message, (most["source"],))


def candidates_nominated(checked: Checked) -> Iterator[Disagreement]:
    """Candidates the results of a place list, against those nominated there; some may have withdrawn, none come in."""
    listed: dict[tuple[str, str], dict[tuple[str, str], str]] = {}
    for row in checked.rows("results"):
        if row.get("candidate_name"):
            who = row["option_name"], row["candidate_name"]
            listed.setdefault((row["election_id"], place_key(row)), {}).setdefault(who, row["source"])
    for row in checked.rows("contests"):
        candidates = listed.get((row["election_id"], place_key(row)), {})
        stated = row.get("candidates_count", "")
        if stated and len(candidates) > int(stated):
            value, [first, *_] = Value("contests", row, "candidates_count"), candidates.values()
            message = f"{value.whose}: candidates nominated are stated as {stated}, the results list {len(candidates)}"
            yield Disagreement(value.name, value.source, stated, str(len(candidates)), message, (first,))


def nominations_agree(checked: Checked) -> Iterator[Disagreement]:
    """Candidates of parties in a table of one day, and in the text, against the table of the day before it, once a place.

    A table of places names no day.
    """
    found: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    dated = [row for row in checked.rows("nominations") if row.get("option_id")]
    for (election, place, _), rows in grouped(dated, "election_id", "place_id", "option_id").items():
        for newer, older in pairwise(sorted(rows, key=lambda row: row.get("as_of_date", ""), reverse=True)):
            if newer.get("as_of_date") and newer["candidates_count"] != older["candidates_count"]:
                said = f"{newer['option_name']} {newer['candidates_count']} and {older['candidates_count']}"
                key = election, place, newer["as_of_date"], older.get("as_of_date", "")
                found.setdefault(key, []).append((newer["source"], said))
    for figure in checked.rows("figures"):
        for day, value in of_another_day(checked, figure):
            whose = "in all" if value.table == "contests" else value.row["option_name"]
            said = f"{whose} {figure['value']} and {value.stated}"
            found.setdefault((value.row["election_id"], value.row["place_id"], day, ""), []).append((figure["source"], said))
    for (election, place, day, other), differing in found.items():
        sources = list(dict.fromkeys(source for source, _ in differing))
        where = f"on {other}" if other else "in the table of places"
        message = f"candidates on {day} and {where} differ: {', '.join(said for _, said in differing)}"
        at = "/".join(filter(None, ["nominations", election, place, day, other]))
        yield Disagreement(at, sources[0], "", "", message, tuple(sources[1:]))


def legend_agrees(checked: Checked) -> Iterator[Disagreement]:
    """Numbers in the key of a map against the posts of the one result in its section; no row there is no post."""
    reading = checked.reading
    results = grouped(checked.rows("results"), "election_id", "place_id")
    for legend in (table for table in reading.document.tables if table.kind == "legend"):
        contests = [
            (scope.election_id, scope.place.place_id)
            for scope in reading.elections.scopes
            if scope.table.section_id == legend.section_id and scope.place is not None
        ]
        rows = [row for key in contests for row in results.get(key, [])]
        if len(contests) == 1 and any(row.get("seats_count") for row in rows):
            seats = {row["option_id"]: row for row in rows}
            for option, cell, stated in legend_counts(legend, reading.words):
                row = seats.get(option.option_id, {"seats_count": "0"})
                if row.get("seats_count") and stated != row["seats_count"]:
                    at = "/".join(["legend", *contests[0], option.option_id])
                    yield _legend(legend, at, cell, stated, Value("results", row, "seats_count"))


def _legend(legend: Table, at: str, cell: Cell, stated: str, value: Value) -> Disagreement:
    message = f"{cell.text}: the map's key states {stated}, the results {value.stated}"
    return twice(at, legend.address(cell.row, cell.column), stated, value, message)
