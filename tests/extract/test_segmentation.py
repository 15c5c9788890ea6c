"""Words run together, cut back into known terms: all ways, never a guess."""

from pipeline.extract.segmentation import Fits, header_cells, row_cells, unknown_words


def known(*terms: str) -> Fits:
    return frozenset(terms).__contains__


def test_line_is_cut_into_known_headings() -> None:
    assert header_cells("Party No. of candidates", known("Party", "No. of candidates")) == [("Party", "No. of candidates")]


def test_every_way_to_cut_a_line_is_found() -> None:
    ways = header_cells("People's Party Leader", known("People's", "Party", "People's Party", "Leader"))

    assert sorted(ways) == [("People's", "Party", "Leader"), ("People's Party", "Leader")]


def test_line_with_a_word_of_no_heading_is_cut_in_no_way() -> None:
    assert header_cells("Party Votes Swing", known("Party", "Votes")) == []


def test_order_of_the_words_is_kept() -> None:
    assert header_cells("Votes Party", known("Party Votes")) == []


def test_unknown_words_are_what_no_heading_covers() -> None:
    assert unknown_words("Party Swing No. of candidates ±", known("Party", "No. of candidates")) == "Swing ±"


def test_no_words_are_unknown_in_a_known_line() -> None:
    assert unknown_words("Party Votes", known("Party", "Votes")) == ""


def test_row_has_one_known_term_for_every_slot() -> None:
    slots = [known("Nur Otan", "Nur"), known("Big tent"), known("Nursultan Nazarbayev")]

    assert row_cells("Nur Otan Big tent Nursultan Nazarbayev", slots) == [("Nur Otan", "Big tent", "Nursultan Nazarbayev")]


def test_row_that_can_be_cut_in_two_ways_is_cut_in_both() -> None:
    ways = row_cells("A B C", [known("A", "A B"), known("B C", "C")])

    assert sorted(ways) == [("A", "B C"), ("A B", "C")]


def test_row_with_words_left_over_is_cut_in_no_way() -> None:
    assert row_cells("Auyl Agrarianism", [known("Auyl")]) == []


def test_row_with_a_slot_left_over_is_cut_in_no_way() -> None:
    assert row_cells("Auyl", [known("Auyl"), known("Agrarianism")]) == []


def test_free_text_takes_what_the_known_term_leaves() -> None:
    assert row_cells("Independent Qaiyrjan Nūrhojaev", [known("Independent"), None]) == [("Independent", "Qaiyrjan Nūrhojaev")]


def test_free_text_may_be_empty() -> None:
    assert row_cells("Against all", [known("Against all"), None]) == [("Against all", "")]


def test_known_term_before_free_text_is_the_longest() -> None:
    assert row_cells("Auyl People's Party Ömırälı", [known("Auyl", "Auyl People's Party"), None]) == [
        ("Auyl People's Party", "Ömırälı")
    ]


def test_no_break_spaces_part_words_too() -> None:
    assert header_cells("No.\u00a0of races", known("No. of races")) == [("No. of races",)]
