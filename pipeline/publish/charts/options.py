"""What options got: seats and votes in the whole election, candidates' shares in each by-election, votes in single contests."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.model.schema import Row
from pipeline.publish.charts.bars import OTHER, PART, Bar, bars
from pipeline.publish.charts.chart import Chart
from pipeline.publish.charts.places import CHOSEN
from pipeline.publish.shown.listing import Listing
from pipeline.publish.shown.subject import Subject, Value, option, party

# More options make no readable picture; single contests drawn of an article that has hundreds.
MOST, MOST_CONTESTS = 20, 12
_HEADINGS = {"seats_count": "Posts", "seats_pct": "Posts, %", "votes_count": "Votes", "votes_pct": "Votes, %"}


def seats_chart(subject: Subject, election_id: str) -> Iterator[Chart]:
    """Seats by option in the whole election, as one table states them."""
    rows = [row for row in _whole(subject, election_id) if row["seats_count"] and not row["candidate_name"]]
    yield from _chart(
        subject,
        f"seats-{election_id}",
        subject.titled("Seats by party", election_id),
        rows,
        "seats_count",
        "seats_pct",
        "seats",
    )


def votes_chart(subject: Subject, election_id: str) -> Iterator[Chart]:
    """Votes by option in the whole election, where their shares are stated."""
    rows = [row for row in _whole(subject, election_id) if row["votes_pct"]]
    yield from _chart(
        subject,
        f"votes-{election_id}",
        subject.titled("Votes by option", election_id),
        rows,
        "votes_pct",
        "votes_count",
        "% of the votes",
    )


def by_election_charts(subject: Subject) -> Iterator[Chart]:
    """Each by-election: shares of votes by candidate."""
    held = [row["election_id"] for row in subject.tables["elections"] if row["kind"] == "by-election"]
    for election_id in held[:MOST_CONTESTS]:
        rows = [row for row in subject.tables["results"] if row["election_id"] == election_id and row["votes_pct"]]
        title = subject.election_name(election_id)
        yield from _chart(subject, f"votes-{election_id}", title, rows, "votes_pct", "votes_count", "% of the votes")


def _whole(subject: Subject, election_id: str) -> list[Row]:
    rows = [row for row in subject.tables["results"] if row["election_id"] == election_id and subject.is_whole(row)]
    first = min((row["round"] for row in rows), default="")
    return [row for row in rows if row["round"] == first]


def _chart(
    subject: Subject, chart_id: str, title: str, rows: Sequence[Row], column: str, beside: str, unit: str
) -> Iterator[Chart]:
    """Bars of one column, those of options that can be chosen first; `beside`: the column told in brackets."""
    found = sorted(rows, key=lambda row: (row["option_kind"] not in CHOSEN, -Decimal(row[column]), row["option_name"]))
    if len(found) < 2:
        return
    drawn = [_bar(subject, row, column, beside) for row in found]
    first = drawn[0]
    has_candidates = any(row["candidate_name"] for row in found)
    headings = (*(("Candidate", "Party") if has_candidates else ("Option",)), _HEADINGS[column], _HEADINGS[beside])
    lines = tuple(_row(subject, row, column, beside, has_candidates) for row in found)
    yield Chart(
        summary=f"{first.name.text} is first with {first.value.text} {unit}.",
        listing=Listing(chart_id, title, "results", headings, lines),
        spec=bars(drawn[:MOST], subject.forms, unit, limit=100 if column.endswith("_pct") else None),
        note=f"The first {MOST} of {len(found)}; all are in the table." if len(found) > MOST else "",
    )


def _bar(subject: Subject, row: Row, column: str, beside: str) -> Bar:
    text = f"{row[column]} ({row[beside]}{' %' if beside.endswith('_pct') else ''})" if row[beside] else row[column]
    about = row["option_name"] if row["candidate_name"] else ""
    return Bar(option(row), subject.value(row, column), text, PART if row["option_kind"] in CHOSEN else OTHER, about)


def _row(subject: Subject, row: Row, column: str, beside: str, has_candidates: bool) -> tuple[Value, ...]:
    names = (option(row), party(row)) if has_candidates else (option(row),)
    return (
        *(Value(name.text, "", name.entity) for name in names),
        subject.value(row, column),
        subject.value(row, beside),
    )
