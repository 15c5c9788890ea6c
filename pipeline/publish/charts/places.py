"""Turnout and winning share by place, as bars and, where the places are tiles of a country, as a tile map."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.model.schema import Row
from pipeline.publish.charts.bars import PART, WHOLE, Bar, bars
from pipeline.publish.charts.chart import Chart
from pipeline.publish.charts.tiles import Shown, tile_map
from pipeline.publish.shown.listing import Listing
from pipeline.publish.shown.names import Name
from pipeline.publish.shown.subject import Subject, Value, option, place

# Fewer places make no picture, more than this no readable one.
FEWEST, MOST = 3, 40
CHOSEN = ("party", "candidate", "independent", "choice")


_NOBODY = Name("")


@dataclass(frozen=True, slots=True)
class Share:
    """A share in one place. `whose`: the option that won it."""

    place: Name
    value: Value
    is_whole: bool = False
    whose: Name = _NOBODY

    @property
    def number(self) -> Decimal:
        return Decimal(self.value.text)


def place_charts(subject: Subject, election_id: str) -> Iterator[Chart]:
    """The charts of one election by place, those it has the values for."""
    yield from _charts(
        subject, f"turnout-{election_id}", "Turnout by place", "turnout", "contests", turnouts(subject, election_id)
    )
    of_what, winning = winning_shares(subject, election_id)
    title = subject.titled(f"Winning share of {of_what} by place", election_id)
    yield from _charts(subject, f"winning-{election_id}", title, f"of the {of_what}", "results", winning)


def turnouts(subject: Subject, election_id: str) -> list[Share]:
    """Turnout by place as published, the highest first, the whole before all; of several rounds the first."""
    rows = (row for row in subject.tables["contests"] if row["election_id"] == election_id and row["turnout_pct"])
    found = {
        row["place_name"]: Share(_place(row), subject.value(row, "turnout_pct", "voters_source"), subject.is_whole(row))
        for row in _first_rounds(rows)
    }
    return _sorted(found.values())


def winning_shares(subject: Subject, election_id: str) -> tuple[str, list[Share]]:
    """The highest share in each place and whose it is: of votes, or of posts where these are stated for more places."""
    of_votes, of_posts = (_highest(subject, election_id, column) for column in ("votes_pct", "seats_pct"))
    return ("votes", of_votes) if len(of_votes) >= len(of_posts) else ("posts", of_posts)


def _highest(subject: Subject, election_id: str, column: str) -> list[Share]:
    """The highest share of a column in each place; where two are equal, the first by name."""
    best: dict[str, Row] = {}
    rows = (
        row
        for row in subject.tables["results"]
        if row["election_id"] == election_id and row[column] and row["option_kind"] in CHOSEN
    )
    for row in _first_rounds(rows):
        if Decimal(row[column]) > Decimal(best.get(row["place_name"], {column: "-1"})[column]):
            best[row["place_name"]] = row
    return _sorted(Share(_place(row), subject.value(row, column), subject.is_whole(row), option(row)) for row in best.values())


def _charts(subject: Subject, chart_id: str, title: str, what: str, table: str, shares: list[Share]) -> Iterator[Chart]:
    parts = [share for share in shares if not share.is_whole]
    if len(parts) < FEWEST:
        return
    highest, lowest = parts[0], parts[-1]
    headings = ("Place", *(["Whose"] if highest.whose.text else []), "Percent")
    listing = Listing(chart_id, title, table, headings, tuple(map(_row, shares)))
    chart = Chart(
        summary=f"From {lowest.value.text} % in {lowest.place.text} to {highest.value.text} % in {highest.place.text}.",
        listing=listing,
        spec=bars([_bar(share) for share in (*shares[: -len(parts)], *parts[:MOST])], subject.forms, f"% {what}", limit=100),
        note=f"The {MOST} highest of {len(parts)} places; all are in the table." if len(parts) > MOST else "",
    )
    if spec := tile_map([_tile(share) for share in parts], what):
        on_map = replace(listing, listing_id=f"{chart_id}-map", title=f"{title}, on a map of tiles")
        yield replace(chart, listing=on_map, spec=spec, note="")
    yield chart


def _bar(share: Share) -> Bar:
    return Bar(share.place, share.value, share.value.text, WHOLE if share.is_whole else PART, share.whose.text)


def _tile(share: Share) -> Shown:
    return Shown(
        share.place, share.value, share.number, f"{share.whose.text}, {share.value.text} %" if share.whose.text else ""
    )


def _row(share: Share) -> tuple[Value, ...]:
    whose = [Value(share.whose.text, "", share.whose.entity)] if share.whose.text else []
    return Value(share.place.text, "", share.place.entity), *whose, share.value


def _place(row: Row) -> Name:
    """A place; a whole election without a place is called so."""
    return place(row) if row["place_name"] else Name("All")


def _first_rounds(rows: Iterable[Row]) -> list[Row]:
    """Of a place with several rounds, the rows of the first."""
    kept: dict[str, str] = {}
    in_order = sorted(rows, key=lambda row: row["round"])
    return [row for row in in_order if kept.setdefault(row["place_name"], row["round"]) == row["round"]]


def _sorted(shares: Iterable[Share]) -> list[Share]:
    return sorted(shares, key=lambda share: (not share.is_whole, -share.number, share.place.text))
