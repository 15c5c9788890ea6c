"""A chart: a Vega-Lite specification with the table it draws, and what all charts of ours have in common.

Colours are the custom properties of the page (`var(--ink)`), labels are marked names (`pipeline.publish.shown.names`); both
are replaced where there is no page. What each chart shows is in the modules beside, drawing is `drawing`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.publish.shown.listing import Listing
from pipeline.publish.shown.names import Name

# Pixels. Wide enough for two beside each other on a desk, narrow enough for one on a phone without shrinking the letters.
WIDTH = 400
_LETTER, _LETTERS, _ROOM = 7.0, 56, 180
# Where an address in the article stands in a specification; drawing makes it a link within the page.
LINK = "https://cell.invalid/"

Spec = dict[str, Any]
Forms = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. `summary`: what it shows, in a sentence, for those who do not see it; `listing`: all values it is about;
    `note`: what the article does not say, or the chart leaves out.
    """

    summary: str
    listing: Listing
    spec: Spec
    note: str = ""

    @property
    def chart_id(self) -> str:
        return self.listing.listing_id

    @property
    def title(self) -> str:
        return self.listing.title


def frame(height: float, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> Spec:
    """What a specification starts with: a box of `WIDTH` pixels with this room around the plot."""
    text = {"labelColor": "var(--ink)", "titleColor": "var(--muted)", "labelFontSize": 12, "titleFontSize": 11}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": WIDTH - left - right,
        "height": height,
        "padding": {"left": left, "top": top, "right": right, "bottom": bottom},
        "autosize": "none",
        "background": None,
        "config": {
            "font": "inherit",
            "view": {"stroke": None},
            "text": {"color": "var(--ink)", "fontSize": 12},
            "axis": {
                **text,
                "titleFontWeight": "normal",
                "labelLimit": 0,
                "gridColor": "var(--line)",
                "domainColor": "var(--line)",
                "tickColor": "var(--line)",
            },
            "legend": {**text, "labelLimit": 0, "symbolType": "square", "titleFontWeight": "normal"},
        },
    }


def label_room(names: Iterable[Name], forms: Forms) -> float:
    """Pixels that the longest of the names takes in any script, at most `_ROOM`."""
    texts = [text for name in names for text in (name.text, *forms.get(name.entity, {}).values())]
    return min(_ROOM, 12 + _LETTER * max(map(len, texts), default=0))


def is_long(names: Iterable[Name], forms: Forms) -> bool:
    """Whether names need a line of their own, since some script has one that does not fit beside a bar."""
    return label_room(names, forms) >= _ROOM


def short(name: Name) -> Name:
    """A name no longer than a chart is wide."""
    return name if len(name.text) <= _LETTERS else Name(f"{name.text[: _LETTERS - 1].rstrip()}…", name.entity)


def link(source: str) -> str:
    """An address as a specification has it; a picture without one leads to the top of the page."""
    return f"{LINK}{source}"


def marked() -> Spec:
    """What a mark leads to and what is said of it."""
    return {"href": {"field": "href"}, "description": {"field": "said"}}


def words(**mark: object) -> Spec:
    """Text that is only seen: what it says is said of the mark under it."""
    return {"type": "text", "baseline": "middle", "aria": False, **mark}


def colours(names: Sequence[str], field: str) -> Spec:
    """A colour by class: the values of a field are indices of the page's custom properties."""
    scale = {"domain": list(range(len(names))), "range": [f"var(--{name})" for name in names]}
    return {"field": field, "type": "ordinal", "scale": scale, "legend": None}
