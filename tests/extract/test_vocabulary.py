"""The questions extraction asks of the lookups."""

from dataclasses import replace

import pytest

from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.load import Option


def test_heading_has_the_role_the_lookup_gives_it(words: Vocabulary) -> None:
    assert words.heading_role("No. of races") == "races"


def test_name_or_abbreviation_of_an_option_heads_a_column_of_it(words: Vocabulary) -> None:
    assert [words.heading_role(text) for text in ("Adal", "JSDP", "Independents")] == ["option"] * 3


def test_unknown_heading_has_no_role(words: Vocabulary) -> None:
    assert words.heading_role("Swing") == ""


def test_wide_spaces_in_a_heading_do_not_matter(words: Vocabulary) -> None:
    assert words.heading_role(" No.\u00a0of  races ") == "races"


def test_heading_row_is_split_into_headings(words: Vocabulary) -> None:
    assert words.split_header("Region No. of races Nur Otan Total:") == ("Region", "No. of races", "Nur Otan", "Total:")


def test_row_of_option_names_alone_is_no_heading_row(words: Vocabulary) -> None:
    assert words.split_header("Nur Otan Auyl Adal") is None


def test_one_heading_beside_options_makes_no_heading_row(words: Vocabulary) -> None:
    assert words.split_header("Party Nur Otan Adal") is None


def test_line_with_any_other_word_is_no_heading_row(words: Vocabulary) -> None:
    assert words.split_header("Party Votes % and more") is None


def test_line_is_cut_into_as_many_headings_as_it_holds(words: Vocabulary) -> None:
    headers = {"Party": "party", "Votes": "votes", "Votes %": "share", "%": "share"}

    assert Vocabulary(replace(words.knowledge, headers=headers)).split_header("Party Votes %") == ("Party", "Votes", "%")


def test_line_that_can_be_cut_in_two_ways_is_no_heading_row(words: Vocabulary) -> None:
    headers = {"Party": "party", "Party Votes": "votes", "Votes %": "share", "%": "share"}

    assert Vocabulary(replace(words.knowledge, headers=headers)).split_header("Party Votes %") is None


def test_abbreviation_is_an_option_but_not_by_name(words: Vocabulary) -> None:
    assert words.options["NO"] is words.options["Nur Otan"]
    assert "NO" not in words.option_names


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Votes", "votes"),
        ("VOTES:", "votes"),
        ("Votes (2021)", "votes"),
        ("Votes (%)", "share"),
        ("Seats %", "seats_pct"),
        ("Seats, %", "seats_pct"),
        ("Party %", "party"),
        ("Swing", ""),
        ("", ""),
    ],
)
def test_heading_of_a_column_is_known_in_any_spelling(words: Vocabulary, text: str, role: str) -> None:
    assert words.column_role(text) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Total", "total"),
        ("TOTAL*", "total"),
        ("Total (2021)", "total"),
        ("Total: 1,234", "total"),
        ("Total 65.4 %", "total"),
        ("Source: AOSK", "source"),
        ("Totals", ""),
        ("Grand total of Aral", ""),
        ("1,234", ""),
        ("", ""),
    ],
)
def test_label_of_a_row_is_known_in_any_spelling(words: Vocabulary, text: str, role: str) -> None:
    assert words.row_role(text) == role


def test_label_may_have_a_part_that_stands_for_anything(words: Vocabulary) -> None:
    known = Vocabulary(replace(words.knowledge, rows={"* hold": "outcome"}))

    assert [known.row_role(text) for text in ("Adal hold", "ADAL HOLD", "hold", "household")] == ["outcome", "outcome", "", ""]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Inscrits - participation", "base"),
        ("Wahlberechtigte/Wahlbeteiligung", "base"),
        ("Votes cast / turnout", "turnout"),
        ("Inscrits - voisins", ""),
        ("U.S. Total", "total"),
    ],
)
def test_two_labels_joined_have_the_role_of_both(all_words: Vocabulary, text: str, role: str) -> None:
    assert all_words.row_role(text) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [("Alliance or party", "party"), ("Region/District", "place"), ("Partei oder Bündnis", "party"), ("Party or votes", "")],
)
def test_two_headings_of_one_role_are_one(all_words: Vocabulary, text: str, role: str) -> None:
    assert all_words.column_role(text) == role


@pytest.mark.parametrize("heading", ["By prefecture", "Results by prefecture", "Nach Wahlkreisen", "По районам", "Par commune"])
def test_section_may_say_that_places_follow(all_words: Vocabulary, heading: str) -> None:
    assert all_words.section_role(heading) == "by-place"


@pytest.mark.parametrize(("line", "cells"), [("Party Votes % +/–", 4), ("Party Votes ±%", 3), ("Party VOTES %", None)])
def test_sign_in_a_heading_row_may_have_any_dash_but_words_stand_as_written(
    all_words: Vocabulary, line: str, cells: int | None
) -> None:
    found = all_words.split_header(line)

    assert (len(found) if found else None) == cells


@pytest.mark.parametrize(
    ("text", "expected"), [("Votes by region", "votes"), ("All votes", "votes"), ("Devotes", ""), ("Vote", ""), ("", "")]
)
def test_text_mentions_a_role_by_a_whole_word(words: Vocabulary, text: str, expected: str) -> None:
    assert words.mentioned(text, "votes") == expected
    assert words.mentions(text, "votes") is bool(expected)


def test_role_without_words_is_never_mentioned(words: Vocabulary) -> None:
    assert not words.mentions("anything at all", "no_such_role")


@pytest.mark.parametrize(("text", "role"), [("-", "not_stated"), ("–", "not_stated"), ("UNOPPOSED", "unopposed"), ("5", "")])
def test_word_in_the_place_of_a_number_has_a_role(words: Vocabulary, text: str, role: str) -> None:
    assert words.value_role(text) == role


@pytest.mark.parametrize(
    ("text", "number"),
    [("First round", "1"), ("Second round (4 May)", "2"), ("Second round\n4 May", "2"), ("Third round", ""), ("", "")],
)
def test_heading_names_a_round(words: Vocabulary, text: str, number: str) -> None:
    assert words.round_number(text) == number


def test_option_is_known_in_any_spelling(words: Vocabulary) -> None:
    assert [option.option_id for text in ("Adal", "ADAL", "nur otan:") if (option := words.option(text))] == [
        "adal",
        "adal",
        "nur-otan",
    ]


def test_party_of_another_country_is_unknown(words: Vocabulary) -> None:
    options = (Option("labour", "party", ("Labour",), (), "britain"), Option("other", "other", ("Other",)))
    known = replace(words.knowledge, options=options)

    assert [bool(Vocabulary(known, country).option("Labour")) for country in ("britain", "kazakhstan", "")] == [
        True,
        False,
        False,
    ]
    assert Vocabulary(known, "kazakhstan").option("Other") is options[1]


def test_places_are_known_only_where_the_country_is(words: Vocabulary) -> None:
    assert words.place("Aqmola") is words.places["Aqmola"]
    assert Vocabulary(words.knowledge).place("Aqmola") is None


@pytest.mark.parametrize(
    ("text", "expected"), [("2021 Kazakh elections", True), ("Election", True), ("Aqmola Region", False), ("", False)]
)
def test_word_of_elections_is_found_in_a_title(words: Vocabulary, text: str, expected: bool) -> None:
    assert words.is_about_elections(text) is expected


def test_word_of_elections_is_no_role_of_a_section(words: Vocabulary) -> None:
    assert [words.section_role(text) for text in ("2021 election", "By-elections")] == ["", "by-election"]
