"""Every identity of an article's published rows, table by table: contests, places of one table, candidates, polls.

The identities of one contest are `arithmetic`, which also judges readings before anything is published.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal

from pipeline.extract.arithmetic import identities
from pipeline.extract.contest import contests, place_key
from pipeline.extract.document_rows import table_of
from pipeline.extract.identity import Identity, against, rounding, share_of, total
from pipeline.extract.subjects import Value
from pipeline.model.schema import Row, Rows

Tables = Mapping[str, Rows]
# Places of a table that may be all there are.
_FEWEST_PLACES = 5


def all_identities(tables: Tables) -> Iterator[Identity]:
    """The identities within each table of an article, from its rows of results, contests, nominations and polls."""
    for contest in contests(tables.get("results", ()), tables.get("contests", ())):
        yield from identities(contest)
    yield from row_totals(tables)
    yield from column_totals(tables)
    yield from nominations_totals(tables)
    yield from nomination_shares(tables)
    yield from poll_totals(tables)


def row_totals(tables: Tables) -> Iterator[Identity]:
    """The candidates of a place by option, against the place's stated total."""
    by_row = grouped([{**row, "row": row["source"].rpartition("c")[0]} for row in tables.get("nominations", ())], "row")
    for contest in tables.get("contests", ()):
        source = contest.get("candidates_source", "")
        parts = by_row.get((source,), [])
        at = {**contest, "source": source}
        if contest.get("candidates_count") and parts:
            yield against(at, "contests", "candidates_count", parts, "candidates_count", "row_total", "nominations")


def column_totals(tables: Tables) -> Iterator[Identity]:
    """A table of candidates by place: every column against its stated total, the row with the most places below it."""
    by_place = [row for row in tables.get("nominations", ()) if not row.get("as_of_date")]
    wholes = _wholes(tables)
    for rows in grouped(by_place, "election_id", "option_name").values():
        parts = [row for row in rows if _place(row) not in wholes]
        for stated in rows:
            if stated not in parts and total(parts, "candidates_count") is not None:
                yield against(
                    stated, "nominations", "candidates_count", parts, "candidates_count", "column_total", "nominations"
                )
    for rows in grouped([row for row in tables.get("contests", ()) if row.get("candidates_source")], "election_id").values():
        places = [row for row in rows if _place(row) not in wholes]
        for stated in (row for row in rows if row not in places):
            at = {**stated, "source": stated.get("candidates_source", "")}
            for column in ("races_count", "candidates_count"):
                if stated.get(column) and total(places, column) is not None:
                    yield against(at, "contests", column, places, column, "column_total", "contests")


def _wholes(tables: Tables) -> set[tuple[str, str]]:
    """The places elections were held in as a whole, by election; an election without one has no place."""
    held = {(row["election_id"], row.get("place_id", "")) for row in tables.get("elections", ())}
    return held | {(row["election_id"], "") for row in tables.get("contests", ())}


def _place(row: Mapping[str, str]) -> tuple[str, str]:
    return row["election_id"], place_key(row)


def places_totals(tables: Tables, election_id: str, whole: str, inside: Collection[str]) -> Iterator[Identity]:
    """The result of an election over all places, against the sum of the places `inside`, option by option and in total.

    An article may give some places only: a sum below the whole counts where another total shows that all are there.
    """
    of_election = {
        table: [row for row in tables.get(table, ()) if row["election_id"] == election_id] for table in ("contests", "results")
    }
    columns = ("votes_count", "seats_count", "registered_voters_count")
    totals = list(_over_places("contests", of_election["contests"], columns, whole, inside))
    options = [
        identity
        for rows in grouped(of_election["results"], "option_id", "candidate_name").values()
        for identity in _over_places("results", rows, columns[:2], whole, inside)
    ]
    is_complete = any(identity.is_held for identity in totals)
    for identity in (*options, *totals):
        if identity.is_held or is_complete or Decimal(identity.computed) > Decimal(identity.stated):
            yield identity


def _over_places(table: str, rows: Rows, columns: Iterable[str], whole: str, inside: Collection[str]) -> Iterator[Identity]:
    parts = [row for row in rows if row.get("place_id") in inside]
    for stated in (row for row in rows if row.get("place_id") == whole):
        for column in columns:
            if stated.get(column) and total(parts, column) is not None:
                at = {**stated, "source": Value(table, stated, column).source}
                yield against(at, table, column, parts, column, "places_total", table)


def unplaced_totals(tables: Tables, election_id: str) -> Iterator[Identity]:
    """The votes of candidates in an election of no known place, against a table of places that has them by surname.

    That its places are all there is shown by a candidate whose votes they add up to.
    """
    rows = [row for row in tables.get("results", ()) if row["election_id"] == election_id and not row.get("round")]
    by_table: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        if row.get("place_name") and row.get("votes_count"):
            by_table.setdefault(table_of(row["source"]), []).append(row)
    whole = [row for row in rows if not row.get("place_name") and row.get("candidate_name") and row.get("votes_count")]
    found: list[Identity] = []
    for parts in by_table.values():
        names = {each["place_name"] for each in parts}
        for stated in whole if len(names) >= _FEWEST_PLACES else ():
            own = [row for row in parts if _surname(row) == _surname(stated)]
            is_one = sum(_surname(row) == _surname(stated) for row in whole) == 1
            if is_one and len(own) == len(names):
                found.append(against(stated, "results", "votes_count", own, "votes_count", "places_total"))
    if any(identity.is_held for identity in found):
        yield from found


def _surname(row: Mapping[str, str]) -> str:
    return (row.get("candidate_name") or row.get("option_name", "")).split(" ")[-1].casefold()


def nominations_totals(tables: Tables) -> Iterator[Identity]:
    """The candidates of all parties in one table, against the total the table's shares are of."""
    for rows in grouped(tables.get("nominations", ()), "election_id", "place_id", "place_name", "as_of_date").values():
        for stating, *_ in grouped(rows, "candidates_total_count").values():
            if stating.get("candidates_total_count"):
                of_all = {**stating, "option_name": ""}
                check, column = "nominations_total", "candidates_total_count"
                yield against(of_all, "nominations", column, rows, "candidates_count", check, "nominations")


def nomination_shares(tables: Tables) -> Iterator[Identity]:
    """Candidates of an option in percent of all those the table counts."""
    for row in tables.get("nominations", ()):
        whole = row.get("candidates_total_count", "")
        if row.get("candidates_pct") and whole and Decimal(whole):
            name = f"{row['option_name']}: candidates are"
            share, count = (Value("nominations", row, column) for column in ("candidates_pct", "candidates_count"))
            whole_at = Value("nominations", row, "candidates_total_count")
            yield share_of(name, share, count, Decimal(whole), "nomination_share", whole_at)


def poll_totals(tables: Tables) -> Iterator[Identity]:
    """The shares of a poll add up to no more than 100, give or take one unit of the last digit for every share."""
    for rows in grouped(tables.get("polls", ()), "poll_number").values():
        computed = total(rows, "support_pct") or Decimal(0)
        slack = rounding(rows, "support_pct")
        first = rows[0]
        message = f"{first.get('pollster_name') or first.get('dates_name')}: {len(rows)} shares add up to {computed}, over 100"
        is_held = computed - 100 <= slack
        source = first["source"].rpartition("c")[0]
        yield Identity("poll_total", "polls", first, "support_pct", source, "100", str(computed), message, is_held)


def grouped(rows: Rows, *columns: str) -> dict[tuple[str, ...], list[Row]]:
    """The rows by their values in the columns, in order of first appearance."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row.get(column, "") for column in columns), []).append(dict(row))
    return groups
