"""Which charts an article has, and that they show the published numbers and no others."""

from pathlib import Path

import pytest

from pipeline.publish.charts.listing import charts
from pipeline.publish.shown.subject import Subject, subjects
from pipeline.unregistered import read_files
from tests.publish.published import published_tables


@pytest.fixture(scope="module")
def subject() -> Subject:
    [found] = subjects(published_tables())
    return found


def test_first_article_has_a_chart_of_each_kind(subject: Subject) -> None:
    main = subject.main_election_id

    assert [chart.chart_id for chart in charts(subject)] == [
        f"turnout-{main}-map",
        f"turnout-{main}",
        f"winning-{main}-map",
        f"winning-{main}",
        f"seats-{main}",
        f"candidates-{main}",
        "votes-2021-08-01-aqqum-rural-district",
        "votes-2021-08-01-talaptan-rural-district",
        "votes-2021-08-08-ulken-rural-district",
        "votes-2021-08-22-bersugir-rural-district",
        "references-by-date",
    ]


def test_every_number_of_a_chart_stands_where_it_says(subject: Subject) -> None:
    text = {
        f"{cell['table_id']}r{int(cell['row_number']):02}c{int(cell['column_number']):02}": cell["text"]
        for cell in subject.tables["cells"]
    }
    numbers = [
        value
        for chart in charts(subject)
        for value in chart.listing.values
        if value.source.startswith("t") and "c" in value.source
    ]

    assert len(numbers) > 200
    assert [value for value in numbers if value.text not in text[value.source].replace(",", "")] == []


def test_turnout_of_the_whole_comes_first_and_is_no_tile(subject: Subject) -> None:
    on_map, in_bars = list(charts(subject))[:2]

    assert in_bars.listing.rows[0][0].text == "Kazakhstan"
    assert [datum["said"] for datum in in_bars.spec["data"]["values"]][:2] == [
        "Kazakhstan: 79.10 % turnout",
        "East Kazakhstan Region: 90.88 % turnout",
    ]
    assert len(on_map.spec["data"]["values"]) == 17
    assert in_bars.summary == "From 67.53 % in Almaty Region to 90.88 % in East Kazakhstan Region."


def test_shares_of_posts_are_shown_where_few_places_state_votes(subject: Subject) -> None:
    winning = next(chart for chart in charts(subject) if chart.chart_id.startswith("winning"))

    assert winning.title == "Winning share of posts by place, on a map of tiles"
    assert [value.text for value in winning.listing.rows[0]] == ["Kazakhstan", "Nur Otan", "85.89"]


def test_heat_map_has_the_parties_in_the_order_of_the_table(subject: Subject) -> None:
    heat = next(chart for chart in charts(subject) if chart.chart_id.startswith("candidates"))

    assert heat.listing.headings == ("Place", "Nur Otan", "Auyl", "QHP", "Aq Jol", "Adal", "JSDP", "Independents")
    assert [value.text for value in heat.listing.rows[0]] == ["Almaty", "51", "6", "9", "", "11", "2", "156"]


def test_by_election_has_those_first_who_could_be_chosen(subject: Subject) -> None:
    chart = next(chart for chart in charts(subject) if chart.chart_id == "votes-2021-08-01-aqqum-rural-district")

    assert [row[0].text for row in chart.listing.rows] == [
        *("Nūrbek Jandäuletov", "Myrzagul Rsalieva", "Qaiyrjan Nūrhojaev", "Zauregul Mahajanova"),
        *("Invalid/blank votes", "Against all"),
    ]


def test_references_are_counted_by_month_and_those_without_a_date_told(subject: Subject) -> None:
    chart = next(chart for chart in charts(subject) if chart.chart_id == "references-by-date")
    drawn = {datum["date"]: datum["count"] for datum in chart.spec["layer"][0]["data"]["values"]}

    assert sum(drawn.values()) == len(chart.listing.rows) == 74
    assert drawn["2021-07-01"] == 41
    assert chart.note == "2 more state no date of publication."


def test_article_of_another_country_has_bars_and_no_map(corpus: Path) -> None:
    [subject] = subjects(read_files([corpus / "elections/cypriot-presidential-election-2013.html"]))

    assert [chart.title for chart in charts(subject)] == [
        "Winning share of votes by place",
        "Votes by option",
        "Votes by option: National",
        "References by month of publication",
    ]


def test_long_lists_are_cut_and_say_so(corpus: Path) -> None:
    [subject] = subjects(read_files([corpus / "elections/united-states-house-of-representatives-elections-2002.html"]))
    winning = next(charts(subject))

    assert len(winning.spec["data"]["values"]) == 41  # the whole, and the forty highest
    assert winning.note == f"The 40 highest of {len(winning.listing.rows) - 1} places; all are in the table."
