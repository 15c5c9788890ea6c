"""Numbers stated in running text: kind, value, range, qualifier, date, and what they count."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.figures import Figure, figures


def only(sentence: str) -> Figure:
    (figure,) = figures(sentence)
    return figure


def stated(sentence: str) -> list[tuple[str, str]]:
    return [(figure.value, figure.unit) for figure in figures(sentence)]


def kinds(sentence: str) -> list[tuple[str, str]]:
    return [(figure.kind, figure.text) for figure in figures(sentence)]


def dates(sentence: str) -> list[tuple[str, str]]:
    return [(figure.text, figure.date) for figure in figures(sentence) if figure.kind == "date"]


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("won 627 municipal races with most", "627", "races"),
        ("a total of 1,209,817 voters were eligible", "1209817", "voters"),
        ("more than 35% of the candidates", "35", "percent"),
        ("a share of 78.70 % by noon", "78.70", "percent"),
        ("about one percent of votes", "1", "percent"),
        ("allocated 105 billion tenge in development", "105000000000", "tenge"),
        ("modernisation of 3.5 thousand villages by then", "3500", "villages"),
        ("home to 1.25 million people", "1250000", "people"),
        ("an estimated 3.4567 thousand votes", "3456.7", "votes"),
        ("An estimated 2/3's of elected äkıms", "0.6667", "share"),
        ("nearly 3/4 of them", "0.7500", "share"),
        ("a total of nine candidates were nominated", "9", "candidates"),
        ("Three candidates were registered", "3", "candidates"),
        ("for a four-year term", "4", "year"),
        ("the party had 74, more than before", "74", ""),
        ("it had 14 (of them", "14", ""),
        ("a swing of -3.2% to them", "-3.2", "percent"),
        ("a change of −5 seats", "-5", "seats"),
    ],
)
def test_number_has_its_value_and_what_it_counts(sentence: str, value: str, unit: str) -> None:
    assert stated(sentence) == [(value, unit)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("nine", "9"),
        ("twenty-five", "25"),
        ("twenty five", "25"),
        ("Ninety", "90"),
        ("one hundred", "100"),
        ("two hundred", "200"),
        ("a hundred", "100"),
        ("two hundred and fifty", "250"),
        ("two hundred and fifty thousand", "250000"),
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("a million", "1000000"),
        ("half a million", "500000"),
        ("2½ thousand", "2500"),
        ("12 356", "12356"),
        ("12\u00a0356", "12356"),
    ],
)
def test_words_and_glyphs_and_spaced_thousands_are_numbers(words: str, value: str) -> None:
    figure = only(f"won by {words} votes there")

    assert (figure.kind, figure.text, figure.value, figure.unit) == ("count", words, value, "votes")


@pytest.mark.parametrize(
    "phrase", ["one of them", "neither one", "a quarter of a million", "the hundreds of people", "many thousands", "a village"]
)
def test_what_counts_nothing_is_no_figure(phrase: str) -> None:
    assert stated(f"It was {phrase} that day") == []


@pytest.mark.parametrize(
    ("phrase", "qualifier"),
    [
        ("more than 35%", "more_than"),
        ("over 30%", "more_than"),
        ("At least 1%", "at_least"),
        ("no fewer than 20", "at_least"),
        ("under 35", "less_than"),
        ("fewer than 20", "less_than"),
        ("up to 79", "at_most"),
        ("no more than 20", "at_most"),
        ("as many as 256", "at_most"),
        ("An estimated 2/3's", "about"),
        ("around 10:00", "about"),
        ("about 1983", "about"),
        ("20 or more", "at_least"),
        ("15% or more", "at_least"),
        ("10 or fewer", "at_most"),
        ("1,100+", "at_least"),
        ("20", ""),
    ],
)
def test_qualifier_is_part_of_the_text_of_its_figure(phrase: str, qualifier: str) -> None:
    figure = only(f"It was {phrase} then")

    assert (figure.text, figure.qualifier) == (phrase, qualifier)


@pytest.mark.parametrize("phrase", ["over two days", "under two names", "the above three tables"])
def test_preposition_before_a_number_word_is_no_qualifier(phrase: str) -> None:
    assert [(figure.text, figure.qualifier) for figure in figures(phrase)] == [(phrase.split()[-2], "")]


def test_qualifier_of_a_scaled_number_word_counts() -> None:
    assert only("over two million copies").qualifier == "more_than"


@pytest.mark.parametrize(
    ("sentence", "text", "ends", "unit"),
    [
        ("between 24 and 48 hours", "between 24 and 48", ("24", "48"), "hours"),
        ("between 60 and 70% of it", "between 60 and 70%", ("60", "70"), "percent"),
        ("two or three candidates", "two or three", ("2", "3"), "candidates"),
        ("one or two seats", "one or two", ("1", "2"), "seats"),
        ("3-5% of voters", "3-5%", ("3", "5"), "percent"),
        ("10–15 seats at stake", "10–15", ("10", "15"), "seats"),
        ("some 5–10 million votes", "some 5–10 million", ("5000000", "10000000"), "votes"),
        ("$5–$10 a head", "$5–$10", ("5", "10"), "$"),
        ("52-64 cm long", "52-64", ("52", "64"), "cm"),
        ("between 1500 and 2000 votes", "between 1500 and 2000", ("1500", "2000"), "votes"),
    ],
)
def test_range_has_both_its_ends(sentence: str, text: str, ends: tuple[str, str], unit: str) -> None:
    figure = only(sentence)

    assert (figure.text, (figure.value, figure.value_to), figure.unit) == (text, ends, unit)


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("a 54–46 vote in the house", ["54", "46"]),
        ("lost by 46–54% there", ["46", "54"]),
        ("losing 2–4, 6–8 at home", ["2", "4", "6", "8"]),
        ("a 2–4 record", ["2", "4"]),
        ("a majority (258-177)", ["258", "177"]),
        ("won by 419 to 418", ["419", "418"]),
        ("63% to 33%", ["63", "33"]),
        ("a 59%-41% margin", ["59", "41"]),
        ("three to six years", ["3", "6"]),
        ("5 and 7 seats", ["5", "7"]),
        ("a 5–3–1 decision", ["5", "3", "1"]),
        ("one and two seats", ["2"]),
    ],
)
def test_scores_splits_and_lists_are_numbers_of_their_own(sentence: str, values: list[str]) -> None:
    assert [(figure.value, figure.value_to) for figure in figures(sentence)] == [(value, "") for value in values]


def test_percent_sign_after_and_is_of_the_second_number_only() -> None:
    assert stated("those under age 18 and 10.60% of the rest") == [("18", ""), ("10.60", "percent")]


def test_percent_word_after_and_is_of_both_numbers() -> None:
    assert stated("they had 45 and 40 percent") == [("45", "percent"), ("40", "percent")]


@pytest.mark.parametrize(
    ("sentence", "text", "value", "unit"),
    [
        ("It was $33 million then", "$33 million", "33000000", "$"),
        ("It was US$1 billion then", "US$1 billion", "1000000000", "US$"),
        ("It was €15,000 then", "€15,000", "15000", "€"),
        ("It was £7 500 then", "£7 500", "7500", "£"),
        ("It was $5m then", "$5m", "5000000", "$"),
        ("It was $2000 then", "$2000", "2000", "$"),
        ("It was 2.5 million Euro then", "2.5 million", "2500000", "Euro"),
        ("It was 1900 tenge then", "1900", "1900", "tenge"),
    ],
)
def test_money_has_its_currency(sentence: str, text: str, value: str, unit: str) -> None:
    figure = only(sentence)

    assert (figure.kind, figure.text, figure.value, figure.unit) == ("money", text, value, unit)


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("one-third", "0.3333"),
        ("three-fourths", "0.7500"),
        ("two thirds of", "0.6667"),
        ("roughly one-half", "0.5000"),
        ("1/1000", "0.0010"),
        ("½", "0.5"),
    ],
)
def test_part_of_a_whole_is_a_fraction(phrase: str, value: str) -> None:
    figure = only(f"It took {phrase} it")

    assert (figure.kind, figure.value, figure.unit) == ("fraction", value, "share")


@pytest.mark.parametrize("phrase", ["5/0", "9/11", "22/7", "24/7"])
def test_ratio_and_day_are_no_fractions(phrase: str) -> None:
    assert stated(f"It took {phrase} there") == []


def test_two_halves_are_two() -> None:
    assert stated("split in two halves") == [("2", "halves")]


def test_percentage_points_are_told_from_percentages() -> None:
    figure = only("a margin of 10.15 percentage points")

    assert (figure.kind, figure.value, figure.unit) == ("percent", "10.15", "percentage points")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("25 July 2021", "2021-07-25"),
        ("11 April, 2011", "2011-04-11"),
        ("July 4, 2011", "2011-07-04"),
        ("7th March 1987", "1987-03-07"),
        ("June 30th", ""),
        ("1 August", ""),
        ("May 2011", "2011-05"),
        ("November, 1812", "1812-11"),
        ("2006-11-09", "2006-11-09"),
        ("2013", "2013"),
        ("around 2015", "2015"),
        ("1990s", ""),
        ("'70s", ""),
        ("late 90's", ""),
        ("500 BC", ""),
        ("550-350 BCE", ""),
        ("AD 79", ""),
        ("25/03/2014", ""),
        ("31 June 2011", ""),
    ],
)
def test_date_is_as_exact_as_the_text_says_it(text: str, date: str) -> None:
    assert dates(f"It was held on {text} in all places") == [(text.removeprefix("late "), date)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 and 11 April, 2011", [("4", "2011-04-04"), ("11 April, 2011", "2011-04-11")]),
        ("14, 21 and 28 January 1990", [("14", "1990-01-14"), ("21", "1990-01-21"), ("28 January 1990", "1990-01-28")]),
        ("6 & 8 July", [("6", ""), ("8 July", "")]),
        ("July 4–6, 2011", [("July 4", "2011-07-04"), ("6, 2011", "2011-07-06")]),
        ("March 6 and 7, 2006", [("March 6", "2006-03-06"), ("7, 2006", "2006-03-07")]),
        ("12–15 February 2009", [("12", "2009-02-12"), ("15 February 2009", "2009-02-15")]),
        ("2013–14", [("2013", "2013"), ("14", "2014")]),
        ("1999–00", [("1999", "1999"), ("00", "2000")]),
        ("1877-8", [("1877", "1877"), ("8", "1878")]),
        ("1939/40", [("1939", "1939"), ("40", "1940")]),
        ("1918–1949", [("1918", "1918"), ("1949", "1949")]),
        ("between 1950 and 1952", [("1950", "1950"), ("1952", "1952")]),
        ("2005/2006", [("2005", "2005"), ("2006", "2006")]),
        ("3rd, 4th and 5th of May 1999", [("3rd", "1999-05-03"), ("4th", "1999-05-04"), ("5th of May 1999", "1999-05-05")]),
        ("mid-1980s", [("1980s", "")]),
        ("late-1960s and 1970s", [("1960s", ""), ("1970s", "")]),
    ],
)
def test_each_of_several_dates_is_a_figure(text: str, expected: list[tuple[str, str]]) -> None:
    assert dates(f"It took place in {text} there") == expected
    assert [figure.kind for figure in figures(f"It took place in {text} there")] == ["date"] * len(expected)


@pytest.mark.parametrize(
    "phrase",
    [
        "1900 votes",
        "2,021 votes",
        "up to 2000 men",
        "more than 1900",
        "at least 2000",
        "2000 or more votes",
        "2012.5 hectares",
        "2000%",
    ],
)
def test_number_that_only_looks_like_a_year_is_a_quantity(phrase: str) -> None:
    assert [figure.kind for figure in figures(f"They had {phrase} there") if figure.kind in ("date", "time")] == []
    assert len(list(figures(f"They had {phrase} there"))) == 1


@pytest.mark.parametrize("phrase", ["over 2008", "under 1950", "the 2010 results", "2004 elections"])
def test_year_is_no_quantity(phrase: str) -> None:
    assert [figure.kind for figure in figures(f"They gained {phrase} there")] == ["date"]


@pytest.mark.parametrize("text", ["18:00", "9:27 AM", "9:40pm", "7 am", "7 a.m.", "3.30pm", "8 30 pm"])
def test_time_of_day_is_told_apart(text: str) -> None:
    assert kinds(f"It opened at {text} local time") == [("time", text)]


def test_full_stop_after_a_time_ends_the_sentence() -> None:
    assert kinds("It closed at 10 pm.") == [("time", "10 pm")]


def test_ordinal_in_digits_is_told_apart() -> None:
    assert [(figure.kind, figure.text, figure.value) for figure in figures("the 19th and the 1,847th site")] == [
        ("ordinal", "19th", "19"),
        ("ordinal", "1,847th", "1847"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "at Polling Precinct No. 659",
        "amid the COVID-19 pandemic",
        "in District 4 and Round 11",
        "as no. 3 of the list",
        "on pages 96–127",
        "see ISBN 0-900178-06-X",
        "under Pub.L. 99–177",
        "for car #22",
        "at 42°31′40″N 91.89611°W",
        "as noted [1]",
        "in a time of 2:06.8594",
        "the Big Ten Conference",
        "the Ninety-ninth Congress",
        "the Sevens and a ninefold often",
        "about 1,5 million",
        "",
    ],
)
def test_names_places_and_durations_are_no_figures(sentence: str) -> None:
    assert stated(sentence) == []


@pytest.mark.parametrize(
    ("phrase", "unit"),
    [
        ("730 rural äkıms in July", "äkıms"),
        ("six years later", "years"),
        ("12 news organizations considered this", "organizations"),
        ("two constituents accused him", "constituents"),
        ("20 newly elected senators", "senators"),
        ("167,397 more votes than", "votes"),
        ("20 members' names inside", "names"),
        ("three separate NBA All-Star Weekend events", "events"),
        ("15 men in suits", "men"),
        ("15 km Borchin pulled away", "km"),
        ("four largest cities--Buffalo", "cities"),
        ("100 formal and informal churches", ""),
        ("eight more", ""),
        ("2 abstained", ""),
        ("two him", ""),
        ("32-Jeff Green", ""),
    ],
)
def test_unit_is_the_noun_that_is_counted(phrase: str, unit: str) -> None:
    assert only(f"They had {phrase}").unit == unit


def test_unit_ends_where_the_noun_phrase_ends() -> None:
    assert stated("saw 12 new villages (of 40) there") == [("12", "villages"), ("40", "")]


def test_all_figures_of_a_sentence_come_in_order() -> None:
    assert stated("11% of applicants are women, 14% are under 35 years old") == [
        ("11", "percent"),
        ("14", "percent"),
        ("35", "years"),
    ]


def test_text_is_as_published_with_its_spaces() -> None:
    assert only("some 2.5\u00a0million votes").text == "some 2.5\u00a0million"


@given(st.text(alphabet="0123456789,.-–% :/aMy tw'$+½\u00a0", max_size=60))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_figures_stand_where_they_say_and_never_overlap(sentence: str) -> None:
    end = 0
    for figure in figures(sentence):
        assert figure.start >= end
        assert sentence[figure.start : figure.end] == figure.text
        assert figure.text.strip()
        end = figure.end


@pytest.mark.parametrize("piece", ["1, ", "1.", "1", "1:11:", "a1-", "1 000 ", "July 4, ", "two ", "1/"])
def test_long_text_without_sense_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    def seconds(times: int) -> float:
        start = time.perf_counter()
        list(figures(piece * times))
        return time.perf_counter() - start

    assert min(seconds(4000) for _ in range(3)) < 40 * max(min(seconds(400) for _ in range(3)), 0.0005)
