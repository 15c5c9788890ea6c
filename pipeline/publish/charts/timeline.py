"""When the sources of an article were published, beside the days of its elections."""

from collections import Counter
from collections.abc import Iterator

from pipeline.model.schema import Row
from pipeline.publish.charts.chart import Chart, Spec, frame, words
from pipeline.publish.shown.listing import Listing
from pipeline.publish.shown.subject import Subject, Value

# Fewer dated references make no picture; more months than this are told by year.
_FEWEST, _MOST_MONTHS = 3, 120
_HEIGHT = 150
_UNITS = {"month": "yearmonth", "year": "year"}


def timeline_chart(subject: Subject) -> Iterator[Chart]:
    """References by the month, or the year, they were published in, with the days of the elections."""
    rows = sorted((row for row in subject.tables["references"] if row["published_date"]), key=lambda row: row["published_date"])
    if len(rows) < _FEWEST:
        return
    first, last = rows[0]["published_date"], rows[-1]["published_date"]
    is_monthly = all(len(row["published_date"]) >= 7 for row in rows) and _months(last) - _months(first) < _MOST_MONTHS
    unit, length = ("month", 7) if is_monthly else ("year", 4)
    count = Counter(row["published_date"][:length] for row in rows)
    most, number = max(count.items(), key=lambda item: (item[1], item[0]))
    undated = len(subject.tables["references"]) - len(rows)
    title, headings = f"References by {unit} of publication", ("Number", "Published", "Title", "Work")
    yield Chart(
        summary=f"From {first} to {last}; the most, {number}, in {most}.",
        listing=Listing("references-by-date", title, "references", headings, tuple(map(_line, rows))),
        spec=_spec(count, unit, [row["election_date"] for row in subject.tables["elections"] if row["election_date"]]),
        note=f"{undated} more state no date of publication." if undated else "",
    )


def _line(row: Row) -> tuple[Value, ...]:
    number = row["reference_number"]
    return Value(number, f"ref-{number}"), *(Value(row[name]) for name in ("published_date", "title", "work"))


def _spec(count: Counter[str], unit: str, elections: list[str]) -> Spec:
    axis = {"title": None, "tickCount": 6, "labelFontSize": 11}
    x = {"type": "temporal", "scale": {"type": "utc"}, "axis": {**axis, "grid": False}}
    y = {"field": "count", "type": "quantitative", "axis": {**axis, "tickMinStep": 1, "tickCount": 4}}
    days = sorted(set(elections))
    return {
        **frame(_HEIGHT, left=30, top=18, right=10, bottom=26),
        "layer": [
            {
                "data": {"values": [_datum(start, unit, number) for start, number in sorted(count.items())]},
                "mark": {"type": "bar", "color": "var(--bar)"},
                "encoding": {"x": {**x, "field": "date", "timeUnit": f"utc{_UNITS[unit]}"}, "y": y, **_said()},
            },
            {
                "data": {"values": [{"date": day, "said": f"election on {day}"} for day in days]},
                "mark": {"type": "rule", "color": "var(--whole)", "strokeWidth": 1.5, "strokeDash": [4, 3]},
                "encoding": {"x": {**x, "field": "date"}, **_said()},
            },
            {
                "data": {"values": [{"date": day, "text": f"election, {day}"} for day in days[:1]]},
                "mark": words(align="right", baseline="bottom", dx=4, fontSize=11),
                "encoding": {"x": {**x, "field": "date"}, "y": {"value": -4}, "text": {"field": "text"}},
            },
        ],
    }


def _said() -> Spec:
    return {"description": {"field": "said"}}


def _datum(start: str, unit: str, number: int) -> dict[str, object]:
    return {
        "date": f"{start}-01" if unit == "month" else f"{start}-01-01",
        "count": number,
        "said": f"{start}: {number} references",
    }


def _months(date: str) -> int:
    """Months since year 0 of an ISO date."""
    return int(date[:4]) * 12 + int(date[5:7] or 1)
