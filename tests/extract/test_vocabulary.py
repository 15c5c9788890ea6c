"""The questions extraction asks of the lookups."""

from dataclasses import replace

from pipeline.extract.vocabulary import Vocabulary


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


def test_line_that_can_be_cut_in_two_ways_is_no_heading_row(words: Vocabulary) -> None:
    headers = {"Party": "party", "Votes": "votes", "Party Votes": "votes", "%": "share"}

    assert Vocabulary(replace(words.knowledge, headers=headers)).split_header("Party Votes %") is None


def test_abbreviation_is_an_option_but_not_by_name(words: Vocabulary) -> None:
    assert words.options["NO"] is words.options["Nur Otan"]
    assert "NO" not in words.option_names
