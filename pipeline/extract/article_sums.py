"""Every identity of an article's published rows, table by table: contests, places of one table, candidates, polls.

The identities of one contest are `arithmetic`, which also judges readings before anything is published.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pipeline.extract.arithmetic import identities
from pipeline.extract.contest import contests
from pipeline.extract.identity import Identity, against, share_of, total, unit
from pipeline.model.schema import Row, Rows

Tables = Mapping[str, Rows]


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
            yield against(at, "contests", "candidates_count", parts, "candidates_count", "row_total")


def column_totals(tables: Tables) -> Iterator[Identity]:
    """A table of candidates by place: every column against its stated total, the row with the most places below it."""
    by_place = [row for row in tables.get("nominations", ()) if not row.get("as_of_date")]
    wholes = _wholes(tables)
    for rows in grouped(by_place, "election_id", "option_name").values():
        parts = [row for row in rows if _place(row) not in wholes]
        for stated in rows:
            if stated not in parts and total(parts, "candidates_count") is not None:
                yield against(stated, "nominations", "candidates_count", parts, "candidates_count", "column_total")
    for rows in grouped([row for row in tables.get("contests", ()) if row.get("candidates_source")], "election_id").values():
        places = [row for row in rows if _place(row) not in wholes]
        for stated in (row for row in rows if row not in places):
            at = {**stated, "source": stated.get("candidates_source", "")}
            for column in ("races_count", "candidates_count"):
                if stated.get(column) and total(places, column) is not None:
                    yield against(at, "contests", column, places, column, "column_total")


def _wholes(tables: Tables) -> set[tuple[str, str]]:
    """The places elections were held in as a whole, by election; an election without one has no place."""
    held = {(row["election_id"], row.get("place_id", "")) for row in tables.get("elections", ())}
    return held | {(row["election_id"], "") for row in tables.get("contests", ())}


def _place(row: Mapping[str, str]) -> tuple[str, str]:
    return row["election_id"], row.get("place_id", "") or row.get("place_name", "")


def nominations_totals(tables: Tables) -> Iterator[Identity]:
    """The candidates of all parties in one table, against the total the table's shares are of."""
    for rows in grouped(tables.get("nominations", ()), "election_id", "place_id", "place_name", "as_of_date").values():
        for stating, *_ in grouped(rows, "candidates_total_count").values():
            if stating.get("candidates_total_count"):
                of_all = {**stating, "option_name": ""}
                yield against(of_all, "nominations", "candidates_total_count", rows, "candidates_count", "nominations_total")


def nomination_shares(tables: Tables) -> Iterator[Identity]:
    """Candidates of an option in percent of all those the table counts."""
    for row in tables.get("nominations", ()):
        whole = row.get("candidates_total_count", "")
        if row.get("candidates_pct") and whole and Decimal(whole):
            name = f"{row['option_name']}: candidates are"
            counts = Decimal(row["candidates_count"]), Decimal(whole)
            yield share_of(name, "nominations", row, "candidates_pct", *counts, "nomination_share")


def poll_totals(tables: Tables) -> Iterator[Identity]:
    """The shares of a poll add up to no more than 100, give or take one unit of the last digit for every share."""
    for rows in grouped(tables.get("polls", ()), "poll_number").values():
        computed = total(rows, "support_pct") or Decimal(0)
        slack = sum((unit(row["support_pct"]) for row in rows), Decimal(0))
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
