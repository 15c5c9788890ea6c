"""Sums: what a table or the article totals, against what its parts add up to."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.checks.rule import Checked, Disagreement, grouped, subject, total, voters_sources
from pipeline.model.schema import Row, Rows


def results_total(checked: Checked) -> Iterator[Disagreement]:
    """The options of a contest against its stated total."""
    contests = grouped(checked.rows("contests"), "election_id", "place_id")
    for key, options in grouped(checked.rows("results"), "election_id", "place_id").items():
        for column in ("votes_count", "seats_count"):
            yield from _against(contests[key][0], "contests", column, options, column)


def row_total(checked: Checked) -> Iterator[Disagreement]:
    """The candidates of a place by option, against the place's stated total."""
    by_row = grouped([row | {"row": _row_of(row["source"])} for row in map(dict, checked.rows("nominations"))], "row")
    for contest in checked.rows("contests"):
        source = contest.get("candidates_source", "")
        parts = by_row.get((source,), [])
        yield from _against(dict(contest) | {"source": source}, "contests", "candidates_count", parts, "candidates_count")


def column_total(checked: Checked) -> Iterator[Disagreement]:
    """A table of candidates by place: every column against its stated total."""
    main = checked.reading.elections.main
    in_tables = [row for row in checked.rows("nominations") if not row.get("as_of_date")]
    for rows in grouped(in_tables, "election_id", "option_id").values():
        parts = [row for row in rows if row["place_id"] != main.place.place_id]
        for stated in rows:
            if stated not in parts:
                yield from _against(stated, "nominations", "candidates_count", parts, "candidates_count")
    contests = [dict(row) for row in checked.rows("contests") if row["election_id"] == main.election_id]
    places = [row for row in contests if row["place_id"] != main.place.place_id]
    for stated in (row for row in contests if row not in places):
        at = stated | {"source": stated.get("candidates_source", "")}
        for column in ("races_count", "candidates_count"):
            yield from _against(at, "contests", column, places, column)


def nominations_total(checked: Checked) -> Iterator[Disagreement]:
    """The candidates of all parties in one table, against the total the table's shares are of."""
    for rows in grouped(checked.rows("nominations"), "election_id", "place_id", "as_of_date").values():
        for stating, *_ in grouped(rows, "candidates_total_count").values():
            of_all = stating | {"option_name": ""}
            yield from _against(of_all, "nominations", "candidates_total_count", rows, "candidates_count")


def places_total(checked: Checked) -> Iterator[Disagreement]:
    """The result over all places, against the sum of the places."""
    main = checked.reading.elections.main
    places = checked.reading.words.places_by_id

    def inside(rows: Rows) -> list[Row]:
        return [dict(row) for row in rows if places[row["place_id"]].parent == main.place.place_id]

    in_main = [row for row in checked.rows("results") if row["election_id"] == main.election_id]
    results = grouped(in_main, "option_id", "candidate_name")
    contests = [row for row in checked.rows("contests") if row["election_id"] == main.election_id]
    for rows in results.values():
        for stated in rows:
            if stated["place_id"] == main.place.place_id:
                for column in ("votes_count", "seats_count"):
                    yield from _against(stated, "results", column, inside(rows), column)
    voters_source = voters_sources(checked.reading).get((main.election_id, main.place.place_id), "")
    for contest in map(dict, contests):
        if contest["place_id"] == main.place.place_id:
            for column in ("votes_count", "seats_count"):
                yield from _against(contest, "contests", column, inside(contests), column)
            at = contest | {"source": voters_source}
            yield from _against(at, "contests", "registered_voters_count", inside(contests), "registered_voters_count")


def _against(stated: Row, table: str, column: str, parts: Sequence[Row], part_column: str) -> Iterator[Disagreement]:
    """The disagreement when a stated total is not the sum of what its parts state."""
    stating = [part for part in parts if part.get(part_column)]
    computed = total(stating, part_column)
    if computed is None or not stated.get(column) or Decimal(stated[column]) == computed:
        return
    name = ", ".join(filter(None, [stated.get("option_name", ""), stated["place_name"]]))
    what = part_column.removesuffix("_count").replace("_", " ")
    yield Disagreement(
        subject(table, stated, column),
        stated.get("source", ""),
        stated[column],
        str(computed),
        f"{name}: the total of {what} is stated as {stated[column]}, its {len(stating)} parts add up to {computed}",
    )


def _row_of(source: str) -> str:
    """The address of the row a cell is in: `t02r03` of `t02r03c05`."""
    return source.rpartition("c")[0]
