"""Values as articles print them."""

from datetime import date
from decimal import Decimal, InvalidOperation

import pytest

from pipeline.document.values import day, decimals, is_number, number, plain_number, spaces, split_citations


@pytest.mark.parametrize("text", ["0", "627", "1,816", "1,209,817", "94.44%", "80.00", "100%", ".78", ".78%", "1,209.5"])
def test_number_as_tables_print_it_is_a_number(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize(
    "text",
    ["", "-", "%", ".", "1,81", "1,8160", ",816", "1816,", "12 345", "80.", "8O", "79.10%[3]", "(74)", "-3", "1e3", "No. 5"],
)
def test_text_with_anything_else_is_no_number(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [("1,209,817", "1209817"), ("80.00", "80.00"), ("94.44%", "94.44"), ("1,209.50", "1209.50"), (".78%", ".78"), ("7", "7")],
)
def test_plain_number_has_no_separators_and_its_decimals_as_published(text: str, plain: str) -> None:
    assert plain_number(text) == plain


@pytest.mark.parametrize(
    ("text", "value"), [("1,816", Decimal(1816)), ("94.44%", Decimal("94.44")), (".78%", Decimal("0.78")), ("0", Decimal(0))]
)
def test_number_is_the_exact_value(text: str, value: Decimal) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "12 3O4", "Nur Otan"])
def test_number_of_text_that_is_none_raises(text: str) -> None:
    with pytest.raises(InvalidOperation):
        number(text)


@pytest.mark.parametrize(("text", "shown"), [("80.00", 2), ("94.4%", 1), ("627", 0), ("1,816", 0), (".783", 3), ("100%", 0)])
def test_decimals_count_what_is_shown_zeros_included(text: str, shown: int) -> None:
    assert decimals(text) == shown


def test_day_is_the_date_in_the_text() -> None:
    assert day("held on 25 July 2021 in all regions") == date(2021, 7, 25)


def test_first_of_two_days_counts() -> None:
    assert day("nominated from 26 June 2021 to 9 July 2021") == date(2021, 6, 26)


def test_day_without_a_year_is_in_the_year_known_from_elsewhere() -> None:
    assert day("1 August", 2021) == date(2021, 8, 1)


def test_year_in_the_text_wins_over_the_one_from_elsewhere() -> None:
    assert day("1 August 2022", 2021) == date(2022, 8, 1)


def test_day_whose_year_nobody_knows_is_skipped() -> None:
    assert day("1 August – 12 December 2021") == date(2021, 12, 12)
    assert day("1 August") is None


@pytest.mark.parametrize("text", ["", "July 2021", "in 2021", "25 Temmuz 2021", "12 Mayors", "125 July 2021", "25 july 2021"])
def test_text_without_a_whole_day_has_none(text: str) -> None:
    assert day(text, 2021) is None


def test_number_longer_than_a_year_is_no_year() -> None:
    assert day("25 July 20215") is None
    assert day("25 July 20215", 2021) == date(2021, 7, 25)


def test_day_right_before_a_citation_mark_is_found() -> None:
    assert day("until 25 July[5]", 2021) == date(2021, 7, 25)


@pytest.mark.parametrize("text", ["31 June 2021", "29 February 2021", "0 July 2021", "25 July 0000"])
def test_day_no_calendar_has_is_no_date(text: str) -> None:
    assert day(text) is None


def test_leap_day_is_a_date() -> None:
    assert day("29 February 2024") == date(2024, 2, 29)


def test_citations_are_split_off_in_order() -> None:
    assert split_citations("Almaty 71 235[30][4]") == ("Almaty 71 235", (30, 4))


def test_citation_inside_a_text_is_split_off_too() -> None:
    assert split_citations("1,209,817[65] voters.[66]") == ("1,209,817 voters.", (65, 66))


def test_space_before_a_citation_goes_with_it() -> None:
    assert split_citations("Total: 14 [3]") == ("Total: 14", (3,))


@pytest.mark.parametrize("text", ["[kk]", "[clarification needed]", "[a]", "[]", "[1, 2]", "No. 5"])
def test_other_brackets_are_no_citations(text: str) -> None:
    assert split_citations(text) == (text, ())


@pytest.mark.parametrize("space", [" ", "\t", "\n", "\u00a0", "\u2009", "\u202f", "\u3000", " \u00a0\n "])
def test_every_kind_of_white_space_becomes_one_space(space: str) -> None:
    assert spaces(f"{space}Ak{space}Jol{space}") == "Ak Jol"


def test_spaces_of_blank_text_is_empty() -> None:
    assert spaces(" \u00a0\u2009 ") == ""
