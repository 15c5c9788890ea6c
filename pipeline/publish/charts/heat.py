"""Candidates by place and party as a heat map."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.model.schema import Row
from pipeline.publish.charts.chart import Chart, Spec, colours, frame, label_room, link, marked, words
from pipeline.publish.charts.classes import CLASSES, growing
from pipeline.publish.shown.listing import Listing
from pipeline.publish.shown.names import Name
from pipeline.publish.shown.subject import Subject, Value, party, place

_FEWEST, _MOST_PLACES, _MOST_OPTIONS = 3, 40, 10
# Pixels: of a row, and of the slanted names above and to the right.
_STEP, _HEADS, _SLANT = 24, 84, 62
_WHOLE, _COLUMN = re.compile(".*"), re.compile(r"c\d+$")
_SEQUENCE = [f"seq-{n + 1}" for n in range(CLASSES)]


def candidates_chart(subject: Subject, election_id: str) -> Iterator[Chart]:
    """How many candidates each party has in each place, where one table says so of several places and parties."""
    rows = [
        row
        for row in subject.tables["nominations"]
        if row["election_id"] == election_id and row["candidates_count"] and not subject.is_whole(row)
    ]
    places, options = _in_order(rows, "place_name"), _in_order(rows, "option_name", _COLUMN)
    if len(places) < _FEWEST or not 2 <= len(options) <= _MOST_OPTIONS:
        return
    most = max(rows, key=lambda row: Decimal(row["candidates_count"]))
    title = subject.titled("Candidates by place and party", election_id)
    headings = ("Place", *(row["option_name"] for row in options))
    lines = tuple(_line(subject, where, options, rows) for where in places)
    yield Chart(
        summary=f"The most, {most['candidates_count']}, are of {most['option_name']} in {most['place_name']}.",
        listing=Listing(f"candidates-{election_id}", title, "nominations", headings, lines),
        spec=_heat(subject, rows, places[:_MOST_PLACES], options),
        note=f"The first {_MOST_PLACES} of {len(places)} places; all are in the table." if len(places) > _MOST_PLACES else "",
    )


def _heat(subject: Subject, rows: Sequence[Row], places: Sequence[Row], options: Sequence[Row]) -> Spec:
    x, y = _position("column", len(options)), _position("row", len(places))
    at = {"x": x, "y": y}
    tones = {"color": colours(_SEQUENCE, "class")}
    on_tones = {"color": colours([f"on-{name}" for name in _SEQUENCE], "class")}
    slanted = {"angle": -42, "align": "left"}
    left = label_room(map(place, places), subject.forms)
    return {
        **frame(_STEP * len(places), left=left, top=_HEADS, bottom=2, right=_SLANT),
        "data": {"values": _data(subject, rows, places, options)},
        "resolve": {"scale": {"color": "independent"}},
        "layer": [
            {"mark": {"type": "rect", "cornerRadius": 2}, "encoding": {**at, **marked(), **tones}},
            {"mark": words(fontSize=11), "encoding": {**at, **on_tones, "text": {"field": "text"}}},
            _heads([party(row) for row in options], {"x": x, "y": {"value": -6}}, slanted),
            _heads([place(row) for row in places], {"y": y, "x": {"value": -7}}, {"align": "right"}),
        ],
    }


def _data(subject: Subject, rows: Sequence[Row], places: Sequence[Row], options: Sequence[Row]) -> list[dict[str, object]]:
    row_of = {row["place_name"]: n for n, row in enumerate(places)}
    column_of = {row["option_name"]: n for n, row in enumerate(options)}
    classes = growing([Decimal(row["candidates_count"]) for row in rows])
    return [
        {
            "row": row_of[row["place_name"]],
            "column": column_of[row["option_name"]],
            "class": classes.of(Decimal(row["candidates_count"])),
            "text": row["candidates_count"],
            "said": f"{row['place_name']}, {row['option_name']}: {row['candidates_count']} candidates",
            "href": link(subject.value(row, "candidates_count").source),
        }
        for row in rows
        if row["place_name"] in row_of
    ]


def _position(field: str, count: int) -> Spec:
    scale = {"paddingInner": 0.06, "paddingOuter": 0, "domain": list(range(count))}
    return {"field": field, "type": "ordinal", "axis": None, "scale": scale}


def _heads(names: Sequence[Name], position: Spec, mark: Spec) -> Spec:
    """Names along one side."""
    values = [{"row": n, "column": n, "name": name.marked} for n, name in enumerate(names)]
    return {"data": {"values": values}, "mark": words(**mark), "encoding": {**position, "text": {"field": "name"}}}


def _line(subject: Subject, where: Row, options: Sequence[Row], rows: Sequence[Row]) -> tuple[Value, ...]:
    by_option = {row["option_name"]: row for row in rows if row["place_name"] == where["place_name"]}
    found = (by_option.get(each["option_name"]) for each in options)
    name = place(where)
    return Value(name.text, "", name.entity), *(subject.value(row, "candidates_count") if row else Value("") for row in found)


def _in_order(rows: Sequence[Row], column: str, part: re.Pattern[str] = _WHOLE) -> list[Row]:
    """The first row with each name, in the order of the article: by that part of their addresses."""
    by_name: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: part.findall(row["source"])):
        by_name.setdefault(row[column], row)
    return list(by_name.values())
