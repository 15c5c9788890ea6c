"""Bars from zero, a value beside each: the one way shares and counts of places and options are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.publish.charts.chart import Forms, Spec, colours, frame, is_long, label_room, link, marked, short, words
from pipeline.publish.shown.names import Name
from pipeline.publish.shown.subject import Value

# Tones of bars by index: one of the parts, the whole, what is no choice (against all, invalid).
PART, WHOLE, OTHER = range(3)
_TONES = ("bar", "whole", "other")
_STEP, _TALL_STEP = 24, 40


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: whose it is, how long, what is written beside it, where that stands."""

    name: Name
    value: Value
    text: str
    tone: int = PART
    about: str = ""

    @property
    def length(self) -> float:
        return float(Decimal(self.value.text))


def bars(drawn: Sequence[Bar], forms: Forms, unit: str, limit: float | None = None) -> Spec:
    """The bars from above to below. `unit` is said with each value; `limit`: the value at the full width."""
    names = [bar.name for bar in drawn]
    is_tall = is_long(names, forms)
    step, left = (_TALL_STEP, 2.0) if is_tall else (_STEP, label_room(names, forms))
    right = 14 + 7 * max(len(bar.text) for bar in drawn)
    longest = limit or max(bar.length for bar in drawn) or 1.0
    y = {"field": "at", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0.3, "paddingOuter": 0.15}}
    scale = {"domain": [0, longest], "nice": False}
    x = {"field": "length", "type": "quantitative", "axis": None, "stack": None, "scale": scale}
    below, above = ({"yOffset": 7}, {"align": "left", "dy": -9}) if is_tall else ({}, {"align": "right", "dx": -7})
    return {
        **frame(step * len(drawn), left=left, right=right, top=2, bottom=2),
        "data": {"values": [_datum(at, bar, unit) for at, bar in enumerate(drawn)]},
        "encoding": {"y": y},
        "layer": [
            {
                "mark": {"type": "bar", "cornerRadiusEnd": 2, **({"height": 12} if is_tall else {}), **below},
                "encoding": {"x": x, "color": colours(_TONES, "tone"), **marked()},
            },
            {"mark": words(align="left", dx=5, **below), "encoding": {"x": x, "text": {"field": "text"}}},
            {"mark": words(**above), "encoding": {"x": {"datum": 0, "type": "quantitative"}, "text": {"field": "name"}}},
        ],
    }


def _datum(at: int, bar: Bar, unit: str) -> dict[str, object]:
    name = short(bar.name)
    said = f"{bar.name.text}: {bar.text}{f' {unit}' if unit else ''}{f', {bar.about}' if bar.about else ''}"
    return {
        "at": at,
        "name": name.marked,
        "length": bar.length,
        "text": bar.text,
        "tone": bar.tone,
        "href": link(bar.value.source),
        "said": said,
    }
