"""Days a cell states: one, a range, the days of one vote, in any language; nothing where it is unsure."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document.date_ranges import Span, date_span


@pytest.mark.parametrize(
    "text",
    [
        "16 March 2014",
        "16 March, 2014",
        "16th of March 2014",
        "March 16, 2014",
        "March 16th 2014",
        "Mar. 16, 2014",
        "16-Mar-2014",
        "Mar-16-2014",
        "16 марта 2014",
        "16 марта 2014 года",
        "16 мар. 2014 г.",
        "2014 жылғы 16 наурыз",
        "2014 ж. 16 наурыз",
        "16 наурыз 2014 жыл",
        "16. März 2014",
        "16. Mrz. 2014",
        "am 16. März 2014",
        "le 16 mars 2014",
        "16 de marzo de 2014",
        "16 de marzo del 2014",
        "16 marzo 2014",
        "16 de março de 2014",
        "2014-03-16",
        "2014/03/16",
        "16.03.2014",
        "16. 3. 2014",
        "16/3/2014",
        "3/16/2014",
        "16-03-2014",
        "16.03.2014 г.",
    ],
)
def test_one_day_starts_and_ends_the_span(text: str) -> None:
    assert date_span(text) == Span("2014-03-16", "2014-03-16")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sept. 4, 2008", "2008-09-04"),
        ("1er mars 2021", "2021-03-01"),
        ("1º marzo 2021", "2021-03-01"),
        ("1.º de julio de 2021", "2021-07-01"),
        ("l'8 marzo 2021", "2021-03-08"),
        ("25 шілде 2021", "2021-07-25"),
        ("3 févr. 2021", "2021-02-03"),
        ("14 juill. 2021", "2021-07-14"),
        ("25 sett. 2022", "2022-09-25"),
        ("29 February 2012", "2012-02-29"),
        ("4/4/2014", "2014-04-04"),
    ],
)
def test_ordinals_and_abbreviations_are_read(text: str, day: str) -> None:
    assert date_span(text) == Span(day, day)


@pytest.mark.parametrize(
    "text",
    [
        "16–20 March 2014",
        "16 – 20 March, 2014",
        "16 to 20 March 2014",
        "March 16–20, 2014",
        "Mar 16-20, 2014",
        "March 16 – March 20, 2014",
        "16 March 2014 – 20 March 2014",
        "between 16 and 20 March 2014",
        "16—20 марта 2014",
        "16–20 марта 2014 года",
        "с 16 по 20 марта 2014 года",
        "2014 жылғы 16–20 наурыз",
        "16-20 наурыз 2014 ж.",
        "16.–20. März 2014",
        "vom 16. bis 20. März 2014",
        "16–20 mars 2014",
        "du 16 au 20 mars 2014",
        "16-20 de marzo de 2014",
        "del 16 al 20 de marzo de 2014",
        "16–20 marzo 2014",
        "dal 16 al 20 marzo 2014",
        "16 a 20 de março de 2014",
        "16.–20.03.2014",
        "16.03.–20.03.2014",
        "16.03.2014 – 20.03.2014",
        "2014-03-16 – 2014-03-20",
        "2014-03-16/2014-03-20",
        "16-20/3/2014",
        "3/16 – 3/20/2014",
    ],
)
def test_range_has_both_its_ends(text: str) -> None:
    assert date_span(text) == Span("2014-03-16", "2014-03-20")


@pytest.mark.parametrize(
    "dash", ["-", "\u2010", "\u2011", "–", "—", "―", "\u2212", " – ", "\u2009–\u2009", "\u200a—\u00a0", "\u200b–"]
)
def test_any_dash_with_any_spaces_joins(dash: str) -> None:
    assert date_span(f"16{dash}20\u00a0March  2014") == Span("2014-03-16", "2014-03-20")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("February 28–March 3, 2014", "2014-02-28", "2014-03-03"),
        ("28 Feb – 3 Mar 2014", "2014-02-28", "2014-03-03"),
        ("28. Februar bis 3. März 2014", "2014-02-28", "2014-03-03"),
        ("28 февраля — 3 марта 2014", "2014-02-28", "2014-03-03"),
        ("28.02.–03.03.2014", "2014-02-28", "2014-03-03"),
        ("December 28, 2013 – January 3, 2014", "2013-12-28", "2014-01-03"),
        ("1 March 2012 – 30 June 2014", "2012-03-01", "2014-06-30"),
    ],
)
def test_range_may_cross_months_and_years(text: str, start: str, end: str) -> None:
    assert date_span(text) == Span(start, end)


@pytest.mark.parametrize(
    "text",
    [
        "28 December – 3 January 2014",
        "Dec 28 – Jan 3, 2014",
        "28 декабря — 3 января 2014",
        "28.12.–03.01.2014",
        "28 December 2013 – 3 January",
        "2013 жылғы 28 желтоқсан – 3 қаңтар",
    ],
)
def test_year_printed_once_belongs_to_its_end_of_a_turn(text: str) -> None:
    assert date_span(text) == Span("2013-12-28", "2014-01-03")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("17 and 24 February 2013", "2013-02-17", "2013-02-24"),
        ("4 and 11 April 2011", "2011-04-04", "2011-04-11"),
        ("16/17 March 2014", "2014-03-16", "2014-03-17"),
        ("16, 17, and 18 March 2014", "2014-03-16", "2014-03-18"),
        ("April 4 & 11, 2011", "2011-04-04", "2011-04-11"),
        ("30 juin et 7 juillet 2024", "2024-06-30", "2024-07-07"),
        ("2 e 30 de outubro de 2022", "2022-10-02", "2022-10-30"),
        ("3 e 4 marzo 2018", "2018-03-03", "2018-03-04"),
        ("5 y 6 de junio de 2021", "2021-06-05", "2021-06-06"),
        ("17. und 24. Februar 2013", "2013-02-17", "2013-02-24"),
        ("17 и 24 февраля 2013", "2013-02-17", "2013-02-24"),
        ("17 және 24 ақпан 2013", "2013-02-17", "2013-02-24"),
    ],
)
def test_days_of_one_vote_span_from_the_first_to_the_last(text: str, start: str, end: str) -> None:
    assert date_span(text) == Span(start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("16 March", "2014-03-16", "2014-03-16"),
        ("16–20 Mar", "2014-03-16", "2014-03-20"),
        ("28 février – 3 mars", "2014-02-28", "2014-03-03"),
        ("16/9", "2014-09-16", "2014-09-16"),
        ("9/16", "2014-09-16", "2014-09-16"),
        ("16.03.", "2014-03-16", "2014-03-16"),
        ("16.03.–20.03.", "2014-03-16", "2014-03-20"),
    ],
)
def test_given_year_serves_days_without_one(text: str, start: str, end: str) -> None:
    assert date_span(text, 2014) == Span(start, end)
    assert date_span(text) is None


def test_printed_year_goes_before_the_given_one() -> None:
    assert date_span("16 March 2014", 2010) == Span("2014-03-16", "2014-03-16")


@pytest.mark.parametrize(
    "text", ["Sunday, 16 March 2014", "Sonntag, 16. März 2014", "dimanche 16 mars 2014", "16 March 2014, Sun"]
)
def test_day_of_the_week_says_nothing_more(text: str) -> None:
    assert date_span(text) == Span("2014-03-16", "2014-03-16")


@pytest.mark.parametrize(
    "text",
    ["16 March 2014[1]", "16 March 2014 [note 2]", "16 March 2014 a", "16 March 2014*", "16 March 2014 (phone)",
     "16 March 2014 (2014-03-16)", "16 March (exit poll) 2014"],
)  # fmt: skip
def test_notes_and_brackets_are_passed_over(text: str) -> None:
    assert date_span(text) == Span("2014-03-16", "2014-03-16")


def test_first_of_several_spans_told_apart_by_brackets_is_taken() -> None:
    text = "25 July 2021 (general) 1 August – 12 December 2021 (by-elections)"

    assert date_span(text) == Span("2021-07-25", "2021-07-25")


@pytest.mark.parametrize("text", ["16 (28) января 1905", "25 October 1917 (7 November)", "16 March 2014 (20 March 2014)"])
def test_two_dates_for_one_day_are_no_date(text: str) -> None:
    assert date_span(text) is None


@pytest.mark.parametrize("text", ["3/4/2014", "03-04-2014", "3/4–5/4/2014", "9/10–9/12/2014"])
def test_digits_that_may_be_day_or_month_are_no_date(text: str) -> None:
    assert date_span(text) is None


@pytest.mark.parametrize("text", ["3/4", "16.03", "5.3–6.4", "Mar 5, 08", "5 March 12", "28 December – 3 January"])
def test_given_year_makes_no_guess(text: str) -> None:
    assert date_span(text, 2008) is None


@pytest.mark.parametrize(
    "text", ["2014", "March 2014", "March–April 2014", "март 2014", "2014-03", "16 March – April 2014", "2013–14"]
)
def test_month_or_year_is_no_day(text: str) -> None:
    assert date_span(text, 2014) is None


@pytest.mark.parametrize(
    "text", ["31 June 2014", "29 February 2013", "0 March 2014", "30.02.2014", "2014-13-01", "31/6/2014", "28–31 June 2014"]
)
def test_day_no_calendar_has_is_no_date(text: str) -> None:
    assert date_span(text) is None


@pytest.mark.parametrize(
    "text", ["20–16 March 2014", "16 March – 14 March 2014", "3 January 2014 – 28 December 2013", "24 and 17 February 2013"]
)
def test_end_before_the_start_is_no_span(text: str) -> None:
    assert date_span(text) is None


@pytest.mark.parametrize(
    "text",
    ["since 16 March 2014", "from 16 March 2014", "с 16 марта 2014", "until 16 March 2014", "16 March 2014 –",
     "16 March 2014 – present"],
)  # fmt: skip
def test_open_range_is_no_span(text: str) -> None:
    assert date_span(text) is None


@pytest.mark.parametrize(
    "text",
    ["", " ", "–", "(", "*", "12 Mayors 2014", "Died 16 March 2014", "16 March 2014 2:40 pm", "2013 ← 16 March 2014 → 2015",
     "March 5, 2014–20", "16–18–20 March 2014", "16 March 2014 17 March 2014", "16 March 20145", "2014 16 March 2014", "1,816",
     "94.44%", "12.05", "1/2", "16.03.14", "(" * 5000, "1, " * 50_000],
    ids=lambda text: text[:30],
)  # fmt: skip
def test_what_is_not_only_dates_is_none(text: str) -> None:
    assert date_span(text, 2014) is None


@given(st.text(alphabet="0123 -–/.,&()[]*aMarchмартаyдо2014", max_size=40), st.none() | st.integers(0, 9999))
def test_any_text_is_a_span_in_order_or_none(text: str, year: int | None) -> None:
    span = date_span(text, year)

    assert span is None or span.start <= span.end


@given(st.dates(date(1400, 1, 1), date(2098, 12, 31)), st.integers(0, 365))
def test_what_is_printed_is_read_back(start: date, length: int) -> None:
    end = start + timedelta(length)

    assert date_span(f"{start:%d %B %Y} – {end:%B %d, %Y}") == Span(start.isoformat(), end.isoformat())
