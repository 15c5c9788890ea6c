"""Dates of references: any language, the precision they have, and nothing for what is no date."""

import pytest

from pipeline.document.dates import find_dated, find_dates, read_date, read_record_date
from pipeline.lookups.wording import wording


@pytest.mark.parametrize(
    "text",
    [
        "2021-07-25",
        "25 July 2021",
        "25 July, 2021",
        "25 Jul. 2021",
        "25th of July 2021",
        "July 25, 2021",
        "July 25th, 2021",
        "25 июля 2021",
        "25 июля 2021 года",
        "25 июля 2021 г.",
        "2021 жылғы 25 шілде",
        "25 шілде 2021",
        "25 липня 2021",
        "25. Juli 2021",
        "25 juillet 2021",
        "25 de julio de 2021",
        "25 luglio 2021",
        "25 de julho de 2021",
        "25.07.2021",
        " 25\u00a0July  2021 ",
        "25 JULY 2021",
    ],
)
def test_day_is_a_whole_date(text: str) -> None:
    assert read_date(text, wording()) == "2021-07-25"


@pytest.mark.parametrize("text", ["1er juillet 2021", "1º luglio 2021", "1.º de julio de 2021", "1st July 2021"])
def test_first_day_of_a_month_may_be_an_ordinal(text: str) -> None:
    assert read_date(text, wording()) == "2021-07-01"


@pytest.mark.parametrize(
    "text", ["March 2014", "Mar. 2014", "март 2014", "наурыз 2014", "März 2014", "marzo de 2014", "2014-03"]
)
def test_month_keeps_its_precision(text: str) -> None:
    assert read_date(text, wording()) == "2014-03"


@pytest.mark.parametrize("text", ["2014", "2014a"])
def test_year_keeps_its_precision(text: str) -> None:
    assert read_date(text, wording()) == "2014"


@pytest.mark.parametrize("text", ["31 June 2021", "2021-02-29", "30 февраля 2020", "32.01.2020", "2021-13-01", "2021-13"])
def test_day_no_calendar_has_is_no_date(text: str) -> None:
    assert read_date(text, wording()) == ""


@pytest.mark.parametrize("text", ["10/09/2011", "7/25/21"])
def test_digits_that_do_not_say_which_is_the_month_are_no_date(text: str) -> None:
    assert read_date(text, wording()) == ""


@pytest.mark.parametrize(
    "text", ["", "2006–2008", "2006-2008", "July–December 1853", "12 Mayors 2014", "p. 2014", "0000", "12345"]
)
def test_what_is_not_one_date_is_none(text: str) -> None:
    assert read_date(text, wording()) == ""


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021-07-25", "2021-07-25"),
        ("25 July 2021", "2021-07-25"),
        ("2014-21", "2014"),
        ("2014-33", "2014"),
        ("2014-03/2014-05", "2014"),
        ("2014-03-30/2014-04-02", "2014"),
        ("2013/2014", ""),
    ],
    ids=["iso", "as printed", "season", "quarter", "months of a year", "days of a year", "two years"],
)
def test_record_may_hold_seasons_and_spans(text: str, date: str) -> None:
    assert read_record_date(text, wording()) == date


def test_dates_inside_a_text_are_found_where_they_stand() -> None:
    text = "Work. Report. 2012. Held on 25 July 2021, published July 26, 2021."
    found = [(text[date.start : date.end], date.iso) for date in find_dates(text, wording())]

    assert found == [("2012", "2012"), ("25 July 2021", "2021-07-25"), ("July 26, 2021", "2021-07-26")]


@pytest.mark.parametrize("text", ["31 June 2021", "season 2013–14", "2013-2014", "R2014", "no 20145", "May be"])
def test_what_only_looks_like_a_date_is_not_found(text: str) -> None:
    assert list(find_dates(text, wording())) == []


@pytest.mark.parametrize(
    "text",
    [
        "Work. Retrieved 25 July 2021.",
        "Work, retrieved on July 25, 2021",
        "Work. Accessed: 25 July 2021.",
        "Work. Дата обращения: 25 июля 2021.",
        "Work. Проверено 25 июля 2021.",
        "Work. Тексерілді, 25 шілде 2021.",
        "Work. Процитовано 25 липня 2021.",
        "Work, abgerufen am 25. Juli 2021",
        "Work (consulté le 25 juillet 2021)",
        "Work. Consultado el 25 de julio de 2021.",
        "Work. URL consultato il 25 luglio 2021.",
        "Work. Consultado em 25 de julho de 2021",
    ],
)
def test_day_of_access_is_what_the_words_of_a_language_lead_to(text: str) -> None:
    found = find_dated(text, wording().accessed, wording())

    assert found is not None
    assert found.iso == "2021-07-25"


@pytest.mark.parametrize(
    "text",
    [
        "Archived from the original on 25 July 2021.",
        "from the original on 2021-07-25.",
        "Archived 25 July 2021 at the Wayback Machine",
        "Архивировано из оригинала 25 июля 2021 года.",
        "Архивировано 25 июля 2021.",
        "Түпнұсқадан мұрағатталған 25 шілде 2021.",
        "Архів оригіналу за 25 липня 2021.",
        "Archiviert vom Original (nicht mehr online verfügbar) am 25. Juli 2021;",
        "(version du 25 juillet 2021 sur Internet Archive)",
        "Archivado desde el original el 25 de julio de 2021.",
        "Archiviato dall'url originale il 25 luglio 2021.",
        "Arquivado do original em 25 de julho de 2021",
    ],
)
def test_day_of_a_copy_is_what_the_words_of_a_language_lead_to(text: str) -> None:
    found = find_dated(text, wording().archived, wording())

    assert found is not None
    assert found.iso == "2021-07-25"


@pytest.mark.parametrize(
    "text", ["Retrieved by hand in 2021", "unretrieved 25 July 2021", "Retrieved 31 June 2021", "Retrieved"]
)
def test_words_that_lead_to_no_date_lead_nowhere(text: str) -> None:
    assert find_dated(text, wording().accessed, wording()) is None
