"""Opinion polls: what share an option had, who asked whom, and when."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Table
from pipeline.extract.statements import TableReading
from pipeline.model.schema import Row

Make = Callable[..., Table]
ReadingOf = Callable[..., TableReading]
PollsOf = Callable[..., list[Row]]
HEADINGS = "Polling firm | Fieldwork date | Sample size | Adal | Auyl"
TITLE = "Aral election, 2014"


@pytest.fixture
def polls_of(reading_of: ReadingOf, grid: Make) -> PollsOf:
    """Rows of polls for these rows under the usual headings."""
    return lambda *rows, headings=HEADINGS, around=("Opinion polls", TITLE): reading_of(
        grid("t01", headings, *rows), *around
    ).rows("polls")


def test_every_share_of_a_poll_is_a_row(polls_of: PollsOf) -> None:
    poll = {
        "poll_source": "t01r02",
        "pollster_name": "Gallup",
        "dates_name": "3–5 May 2014",
        "start_date": "2014-05-03",
        "end_date": "2014-05-05",
        "sample_size_count": "1002",
    }

    assert polls_of("Gallup | 3–5 May 2014 | 1,002 | 52% | 48%") == [
        poll | {"option_name": "Adal", "support_pct": "52", "source": "t01r02c04"},
        poll | {"option_name": "Auyl", "support_pct": "48", "source": "t01r02c05"},
    ]


@pytest.mark.parametrize("cell", ["", "–", "n/a"])
def test_option_without_a_share_is_no_row(polls_of: PollsOf, cell: str) -> None:
    rows = polls_of(f"Gallup | 5 May 2014 | 1,002 | 52% | {cell}", "Ipsos | 6 May 2014 | 900 | 50% | 50%")

    assert [(row["pollster_name"], row["option_name"]) for row in rows] == [
        ("Gallup", "Adal"),
        ("Ipsos", "Adal"),
        ("Ipsos", "Auyl"),
    ]


def test_day_without_a_year_is_of_the_year_the_title_names(polls_of: PollsOf) -> None:
    rows = polls_of("Gallup | 3–5 May | 1,002 | 52% | 48%", around=("Opinion polls", TITLE))

    assert {(row["start_date"], row["end_date"]) for row in rows} == {("2014-05-03", "2014-05-05")}


def test_nearest_year_counts(polls_of: PollsOf) -> None:
    rows = polls_of("Gallup | 5 May | 1,002 | 52% | 48%", around=("2013", "Opinion polls", TITLE))

    assert {row["start_date"] for row in rows} == {"2013-05-05"}


def test_dates_that_are_not_understood_are_kept_as_published(polls_of: PollsOf) -> None:
    rows = polls_of("Gallup | early spring | 1,002 | 52% | 48%")

    assert {(row["dates_name"], row.get("start_date", "")) for row in rows} == {("early spring", "")}


def test_pollster_over_several_rows_asked_in_all_of_them(polls_of: PollsOf) -> None:
    rows = polls_of("Gallup | 5 May 2014 | 1,002 | 52% | 48%", "^ | 9 May 2014 | 900 | 50% | 50%")

    assert [row["pollster_name"] for row in rows] == ["Gallup"] * 4


def test_event_among_the_polls_is_none(polls_of: PollsOf) -> None:
    rows = polls_of("Gallup | 5 May 2014 | 1,002 | 52% | 48%", "Jane Doe leaves Adal", "Ipsos | 1 May 2014 | 900 | 50% | 50%")

    assert {row["poll_source"] for row in rows} == {"t01r02", "t01r04"}


def test_result_of_an_election_among_the_polls_is_none(polls_of: PollsOf) -> None:
    rows = polls_of("Gallup | 5 May 2014 | 1,002 | 52% | 48%", "2010 election | 5 May 2010 | – | 50% | 50%")

    assert {row["poll_source"] for row in rows} == {"t01r02"}


def test_margin_of_error_is_without_its_sign(polls_of: PollsOf) -> None:
    headings = "Polling firm | Fieldwork date | Sample size | Margin of error | Adal | Auyl"

    rows = polls_of("Gallup | 5 May 2014 | 1,002 LV | ±3.1% | 52% | 48%", headings=headings)

    assert {(row["sample_size_count"], row["margin_of_error_pct"]) for row in rows} == {("1002", "3.1")}


def test_share_that_is_no_number_is_said(reading_of: ReadingOf, grid: Make) -> None:
    lines = ("Gallup | 5 May 2014 | 1,002 | 52% | 40 to 48%", "Ipsos | 1 May 2014 | 900 | 52% | 48%")

    reading = reading_of(grid("t01", HEADINGS, *lines), "Opinion polls", TITLE)

    assert [row["support_pct"] for row in reading.rows("polls")] == ["52", "52", "48"]
    assert [(r.check, r.source, r.stated) for r in reading.remarks] == [("unread_value", "t01r02c05", "40 to 48%")]


def test_lead_is_no_option(polls_of: PollsOf) -> None:
    rows = polls_of("Gallup | 5 May 2014 | 1,002 | 52% | 48% | 4", headings=f"{HEADINGS} | Lead")

    assert [row["option_name"] for row in rows] == ["Adal", "Auyl"]


def test_people_who_name_no_option_are_one(polls_of: PollsOf) -> None:
    rows = polls_of("Gallup | 5 May 2014 | 1,002 | 42% | 48% | 10%", headings=f"{HEADINGS} | Undecided")

    assert [(row["option_name"], row["support_pct"]) for row in rows][-1] == ("Undecided", "10")


def test_candidate_above_a_party_heads_the_column(polls_of: PollsOf) -> None:
    headings = "Polling firm | Fieldwork date | Sample size | Jane Doe\n(Adal) | John Roe\n(Auyl)"

    rows = polls_of("Gallup | 5 May 2014 | 1,002 | 52% | 48%", headings=headings)

    assert [row["option_name"] for row in rows] == ["Jane Doe (Adal)", "John Roe (Auyl)"]
