"""Tile maps: one tile a part of a country, coloured by class. Where tiles stand is data in `pipeline/lookups/tiles.yml`."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.lookups.tiles import Tile, layout_of
from pipeline.publish.charts.chart import WIDTH, Spec, colours, frame, link, marked, words
from pipeline.publish.charts.classes import CLASSES, Classes, even
from pipeline.publish.shown.names import PLACE, TILE, Name
from pipeline.publish.shown.subject import Value

_GAP, _HEIGHT, _LEGEND = 4, 52, 40
_SEQUENCE = [f"seq-{n + 1}" for n in range(CLASSES)]
# The class of a tile the article has no value for.
_NONE = CLASSES


@dataclass(frozen=True, slots=True)
class Shown:
    """A value on a tile. `about`: what is said beside it."""

    place: Name
    value: Value
    number: Decimal
    about: str = ""


def tile_map(shown: Sequence[Shown], what: str) -> Spec | None:
    """The values on the map of the country all their places are parts of; None where there is none."""
    by_place = {each.place.entity.removeprefix(f"{PLACE}:"): each for each in shown if each.place.entity}
    layout = layout_of(by_place.keys()) if len(by_place) == len(shown) else None
    if layout is None:
        return None
    classes = even([each.number for each in shown])
    columns, rows = max(tile.column for tile in layout.tiles), max(tile.row for tile in layout.tiles)
    data = [_datum(tile, by_place.get(tile.place_id), classes, what) for tile in layout.tiles]
    height = rows * (_HEIGHT + _GAP)
    at = {"x": _position("column", columns, WIDTH / columns), "y": _position("row", rows, height / rows)}
    return {
        **frame(height, top=2, bottom=_LEGEND),
        "data": {"values": data},
        "encoding": at,
        "resolve": {"scale": {"color": "independent"}},
        "layer": [
            {"mark": {"type": "rect", "cornerRadius": 4}, "encoding": {"color": _fills(classes, height), **marked()}},
            _text("text", dy=-7, fontSize=14, fontWeight=600),
            _text("name", dy=11, fontSize=10.5),
        ],
    }


def _position(field: str, count: int, step: float) -> Spec:
    scale = {"domain": list(range(1, count + 1)), "paddingInner": _GAP / step, "paddingOuter": 0}
    return {"field": field, "type": "ordinal", "axis": None, "scale": scale}


def _fills(classes: Classes, height: float) -> Spec:
    """Colours by class, with the spans of the classes under the map."""
    names = [*_SEQUENCE[: len(classes.starts)], "none"]
    return {
        "field": "span",
        "type": "ordinal",
        "scale": {"domain": [*classes.labels, "not stated"], "range": [f"var(--{name})" for name in names]},
        "legend": {
            "title": None,
            "orient": "none",
            "direction": "horizontal",
            "columns": 6,
            "columnPadding": 4,
            "legendX": 0,
            "legendY": height + 12,
            "symbolSize": 120,
            "symbolStrokeWidth": 0,
            "labelFontSize": 11,
        },
    }


def _text(field: str, **mark: object) -> Spec:
    """Text on tiles, in the colour that can be read on the tile's."""
    names = [*(f"on-{name}" for name in _SEQUENCE), "on-none"]
    return {"mark": words(**mark), "encoding": {"text": {"field": field}, "color": colours(names, "class")}}


def _datum(tile: Tile, shown: Shown | None, classes: Classes, what: str) -> dict[str, object]:
    number = classes.of(shown.number) if shown else _NONE
    said = (shown.about or f"{shown.value.text} % {what}") if shown else "not stated"
    return {
        "column": tile.column,
        "row": tile.row,
        "class": number,
        "span": classes.labels[number] if shown else "not stated",
        "text": shown.value.text if shown else "–",
        "name": Name(tile.en, f"{TILE}:{tile.place_id}").marked,
        "said": f"{shown.place.text if shown else tile.en}: {said}",
        "href": link(shown.value.source if shown else ""),
    }
