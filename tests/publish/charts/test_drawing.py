"""Drawing: text stays text, colours stay the page's, marks lead to cells, and nothing is fetched."""

import re
from decimal import Decimal

import pytest
from lxml import etree

from pipeline.publish.charts.bars import Bar, bars
from pipeline.publish.charts.chart import LINK
from pipeline.publish.charts.drawing import png, svg
from pipeline.publish.charts.tiles import Shown, tile_map
from pipeline.publish.shown.names import Name
from pipeline.publish.shown.subject import Value

AQMOLA = Name("Aqmola Region", "place:aqmola-region")


def bar(name: Name, value: str, source: str = "") -> Bar:
    return Bar(name, Value(value, source), value)


@pytest.fixture(scope="module")
def drawn() -> str:
    return svg(bars([bar(AQMOLA, "75.75", "t04r11c03"), bar(Name("<img src=x> & co"), "12.5")], {}, "% turnout", limit=100))


def test_name_says_whose_it_is(drawn: str) -> None:
    assert '<text data-name="place:aqmola-region"' in re.sub(r"<text [^>]*data-name", "<text data-name", drawn)
    assert ">Aqmola Region</text>" in drawn
    assert "⟦" not in drawn


def test_bar_leads_to_its_cell_and_says_its_value(drawn: str) -> None:
    assert '<a href="#t04r11c03" tabindex="-1"><path aria-label="Aqmola Region: 75.75 % turnout"' in drawn


def test_bar_without_an_address_leads_nowhere(drawn: str) -> None:
    assert drawn.count("<a ") == 1
    assert LINK not in drawn


def test_markup_in_a_name_is_text(drawn: str) -> None:
    assert "<img" not in drawn
    assert [text.text for text in etree.fromstring(drawn.encode()).iter("{*}text") if "img" in (text.text or "")] == [
        "<img src=x> & co"
    ]


def test_colours_are_the_pages(drawn: str) -> None:
    assert 'fill="var(--bar)"' in drawn
    assert not re.findall(r'(?:fill|stroke)="#', drawn)


def test_bars_are_as_long_as_their_values(drawn: str) -> None:
    paths = re.findall(r'roledescription="bar" d="([^"]*)"', drawn)
    longer, shorter = (max(float(x) for x in re.findall(r"[MLC ]([\d.]+),", path)) for path in paths)

    assert round(longer / shorter, 1) == round(75.75 / 12.5, 1)


def test_the_same_chart_is_the_same_bytes() -> None:
    spec = bars([bar(AQMOLA, "75.75")], {}, "%")

    assert svg(spec) == svg(dict(spec))
    assert png(spec) == png(spec)


def test_chart_names_nothing_in_the_page_by_number(drawn: str) -> None:
    # Vega counts what it names over all a process draws: so would pages differ by what was drawn before.
    assert re.findall(r'\bid="|url\(', drawn) == []


def test_picture_is_drawn_without_a_page_to_ask_for_colours_and_names() -> None:
    marked, unmarked = (png(bars([bar(name, "75.75")], {}, "%"), scale=1) for name in (AQMOLA, Name(AQMOLA.text)))

    assert marked.startswith(b"\x89PNG")
    assert marked == unmarked


def test_tile_map_marks_what_is_not_stated() -> None:
    shown = [
        Shown(AQMOLA, Value("75.75", "t04r11c03"), Decimal("75.75")),
        Shown(Name("Almaty Region", "place:almaty-region"), Value("67.53"), Decimal("67.53")),
    ]
    spec = tile_map(shown, "turnout")
    assert spec is not None
    drawn = svg(spec)

    assert 'aria-label="Aqmola Region: 75.75 % turnout"' in drawn
    assert 'aria-label="Shymkent: not stated"' in drawn
    assert ' data-name="tile:astana">Astana</text>' in drawn


def test_places_of_which_one_is_on_no_map_have_no_map() -> None:
    shown = [Shown(AQMOLA, Value("1"), Decimal(1)), Shown(Name("Elsewhere"), Value("2"), Decimal(2))]

    assert tile_map(shown, "turnout") is None


def test_names_that_fit_beside_no_bar_in_some_script_stand_above() -> None:
    forms = {"place:aqmola-region": {"ru": "Очень длинное название области"}}

    assert (_alignment({}), _alignment(forms)) == ("right", "left")


def _alignment(forms: dict[str, dict[str, str]]) -> str:
    """How the name of a bar is set."""
    layers = bars([bar(AQMOLA, "1")], forms, "")["layer"]
    return next(layer["mark"]["align"] for layer in layers if layer["encoding"].get("text") == {"field": "name"})
