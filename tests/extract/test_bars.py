"""Bar charts drawn as tables: an option and its share in every row, no headings."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Table
from pipeline.extract.statements import TableReading

Make = Callable[..., Table]
ReadingOf = Callable[..., TableReading]
BARS = ("Adal | | 62.5%", "Auyl | | 37.5%")


@pytest.mark.parametrize(
    ("title", "column"),
    [("Popular vote", "votes_pct"), ("First round", "votes_pct"), ("Vote share", "votes_pct"), ("Seats", "seats_pct")],
)
def test_title_says_what_the_shares_are_of(reading_of: ReadingOf, grid: Make, title: str, column: str) -> None:
    reading = reading_of(grid("t01", title, *BARS, headings=0), parties=frozenset({"adal"}))

    assert [(row["option_name"], row[column], row["source"]) for row in reading.rows("results")] == [
        ("Adal", "62.5", "t01r02"),
        ("Auyl", "37.5", "t01r03"),
    ]


@pytest.mark.parametrize(
    ("title", "parties", "kind"),
    [
        ("Popular vote", {"adal"}, "results_by_party"),
        ("Popular vote", set(), "results_by_candidate"),
        ("Seats", {"adal"}, "seats_by_party"),
    ],
)
def test_options_are_parties_where_the_article_names_them_as_such(
    reading_of: ReadingOf, grid: Make, title: str, parties: set[str], kind: str
) -> None:
    reading = reading_of(grid("t01", title, *BARS, headings=0), parties=frozenset(parties))

    assert (reading.family.kind, reading.family.confidence) == (kind, 0.6)


def test_round_in_the_title_is_that_of_the_rows(reading_of: ReadingOf, grid: Make) -> None:
    rows = reading_of(grid("t01", "Second round", *BARS, headings=0)).rows("results")

    assert {row["round"] for row in rows} == {"2"}


def test_kind_of_an_option_everybody_knows_is_kept(reading_of: ReadingOf, grid: Make) -> None:
    bars = ("Adal | | 60.5%", "Auyl | | 37.5%", "Independents | | 2.0%")

    rows = reading_of(grid("t01", "Popular vote", *bars, headings=0)).rows("results")

    assert rows[-1]["option_kind"] == "independent"


def test_empty_row_between_bars_is_none(reading_of: ReadingOf, grid: Make) -> None:
    assert len(reading_of(grid("t01", "Popular vote", BARS[0], " | | ", BARS[1], headings=0)).rows("results")) == 2


@pytest.mark.parametrize(
    "lines",
    [
        BARS,
        ("Height", *BARS),
        ("Popular vote", BARS[0]),
        ("Popular vote", *BARS, "Ann | tall | 5.0%"),
        ("Popular vote", "Adal | | 62", "Auyl | | 38"),
        ("Popular vote", "5% | | 62%", "6% | | 38%"),
        ("Popular vote",),
    ],
    ids=["no title", "other title", "one bar", "three texts", "no percent sign", "no names", "no bars"],
)
def test_anything_else_is_no_chart(reading_of: ReadingOf, grid: Make, lines: tuple[str, ...]) -> None:
    reading = reading_of(grid("t01", *lines, headings=0))

    assert (reading.family.kind, reading.statements) == ("other", ())
