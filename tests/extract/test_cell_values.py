"""What one cell of a known column states."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Cell
from pipeline.extract.cell_values import Name, Stated, name, name_in, picture_marks, stated
from pipeline.extract.vocabulary import Vocabulary

Of = Callable[..., Stated]


@pytest.fixture
def of(all_words: Vocabulary) -> Of:
    """What a cell with this text, and pictures, states in a column of this role."""
    return lambda role, text, **more: stated(Cell(1, 1, text, **more), role, all_words)


@pytest.mark.parametrize(
    ("role", "text", "columns"),
    [
        ("votes", "1,234", {"votes_count": "1234"}),
        ("votes", "0", {"votes_count": "0"}),
        ("votes", "62.5%", {"votes_pct": "62.5"}),
        ("votes", "1,234 (62.5%)", {"votes_count": "1234", "votes_pct": "62.5"}),
        ("votes", "1,234\n62.5%", {"votes_count": "1234", "votes_pct": "62.5"}),
        ("votes_pct", "62.50", {"votes_pct": "62.50"}),
        ("votes_pct", "62,5 %", {"votes_pct": "62.5"}),
        ("votes_pct", "62.5% (+3.1)", {"votes_pct": "62.5", "change_pct": "3.1"}),
        ("votes_pct", "62.5% (−3.1)", {"votes_pct": "62.5", "change_pct": "-3.1"}),
        ("votes_pct", "62.5% (1,234)", {"votes_pct": "62.5", "votes_count": "1234"}),
        ("votes_pct", "1,234 (62.5%)", {"votes_count": "1234", "votes_pct": "62.5"}),
        ("votes_pct", "12345", {"votes_count": "12345"}),
        ("votes_pct", "1,234,567", {"votes_count": "1234567"}),
        ("seats", "35", {"seats_count": "35"}),
        ("seats", "35 / 107", {"seats_count": "35", "seats_in_all": "107"}),
        ("seats", "35 (+2)", {"seats_count": "35", "seats_change_count": "2"}),
        ("seats", "35 (−2)", {"seats_count": "35", "seats_change_count": "-2"}),
        ("seats_change", "−2", {"seats_change_count": "-2"}),
        ("change", "−2.5", {"change_pct": "-2.5"}),
        ("turnout", "62.5%", {"turnout_pct": "62.5"}),
        ("registered", "1 234 567", {"registered_voters_count": "1234567"}),
        ("valid", "1,234", {"valid_votes_count": "1234"}),
        ("invalid", "12", {"votes_count": "12"}),
        ("majority", "1,234", {"majority_count": "1234"}),
        ("electors", "270", {"electors_count": "270"}),
        ("nominations", "588 / 867 (68%)", {"candidates_count": "588"}),
        ("sample_size", "1,002", {"sample_size_count": "1002"}),
        ("sample_size", "1,002 LV", {"sample_size_count": "1002"}),
        ("sample_size", "1,002 (RV)", {"sample_size_count": "1002"}),
        ("margin_of_error", "±3.1%", {"margin_of_error_pct": "3.1"}),
    ],
)
def test_number_is_of_the_published_column_its_role_says(of: Of, role: str, text: str, columns: dict[str, str]) -> None:
    found = of(role, text)

    assert (found.columns, found.is_read) == (columns, True)


@pytest.mark.parametrize("text", ["", " ", "–", "n/a", "N/A", "…"])
def test_cell_that_says_nothing_is_read_and_empty(of: Of, text: str) -> None:
    found = of("votes", text)

    assert (found.columns, found.is_read) == ({}, True)


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("votes", "many"),
        ("votes", "about 5"),
        ("votes", "12.5"),
        ("votes", "−5"),
        ("votes", "5-7"),
        ("votes", "5 (6)"),
        ("votes", "1,234 (+5)"),
        ("votes", "1,234 (a third)"),
        ("votes", "1,234 of 5,678"),
        ("seats", "5 of 9"),
        ("votes_pct", "about half"),
        ("votes_pct", "62.5% (12)"),
        ("seats_change", "+2.5"),
        ("turnout", "high"),
    ],
)
def test_cell_that_is_not_wholly_a_number_states_nothing(of: Of, role: str, text: str) -> None:
    found = of(role, text)

    assert (found.columns, found.is_read) == ({}, False)


@pytest.mark.parametrize("text", ["<0.1%", "> 99", "≈5", "~5%"])
def test_bound_of_a_number_is_understood_and_states_none(of: Of, text: str) -> None:
    found = of("votes_pct", text)

    assert (found.columns, found.is_read) == ({}, True)


@pytest.mark.parametrize("text", ["12\n345", "1\n234"])
def test_two_counts_in_one_cell_are_not_one(of: Of, text: str) -> None:
    assert of("votes", text).columns == {}


def test_column_whose_role_holds_no_number_states_none(of: Of) -> None:
    assert of("candidate", "1,234").columns == {}


@pytest.mark.parametrize(
    ("role", "text", "columns"),
    [
        ("seats_change", "▼ 2", {"seats_change_count": "-2"}),
        ("seats_change", "▲2", {"seats_change_count": "2"}),
        ("change", "▼1.5", {"change_pct": "-1.5"}),
        ("change", "▲1,5 %", {"change_pct": "1.5"}),
        ("change", "▼0.0", {"change_pct": "0.0"}),
    ],
)
def test_arrow_before_a_number_is_its_sign(of: Of, role: str, text: str, columns: dict[str, str]) -> None:
    assert of(role, text).columns == columns


@pytest.mark.parametrize(
    ("role", "text", "picture", "columns"),
    [
        ("seats_change", "2", "Decrease", {"seats_change_count": "-2"}),
        ("seats_change", "2", "Increase", {"seats_change_count": "2"}),
        ("seats_change", "−2", "Decrease", {"seats_change_count": "-2"}),
        ("change", "1.5", "Decrease", {"change_pct": "-1.5"}),
        ("seats_change", "", "Steady", {"seats_change_count": "0"}),
        ("change", "", "Steady", {"change_pct": "0"}),
        ("votes", "5", "Decrease", {"votes_count": "5"}),
    ],
)
def test_picture_of_an_arrow_is_the_sign_of_a_change(
    of: Of, role: str, text: str, picture: str, columns: dict[str, str]
) -> None:
    assert of(role, text, image_alt=picture).columns == columns


def test_word_in_the_place_of_a_number_is_a_mark(of: Of) -> None:
    found = of("votes", "Unopposed")

    assert (found.columns, found.marks, found.is_read) == ({}, frozenset({"unopposed"}), True)


def test_numbers_come_as_printed(of: Of) -> None:
    assert [(number.thousands, number.point) for number in of("votes", "1,234 (62.5%)").numbers] == [(",", ""), ("", ".")]


def test_pictures_and_hidden_texts_are_marks(all_words: Vocabulary) -> None:
    cell = Cell(1, 1, "Jane", image_alt="Flag\nGreen tick", hidden_text="Elected")

    assert picture_marks(cell, all_words) == frozenset({"elected_mark"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Doe", Name("Jane Doe")),
        ("Jane\nDoe", Name("Jane Doe")),
        ("Jane Doe *", Name("Jane Doe")),
        ("Jane Doe ✓", Name("Jane Doe", frozenset({"elected_mark"}))),
        ("Jane Doe (incumbent)", Name("Jane Doe", frozenset({"incumbent_mark"}))),
        ("Jane Doe (elected) (incumbent)", Name("Jane Doe", frozenset({"elected_mark", "incumbent_mark"}))),
        ("Jane Doe (write-in)", Name("Jane Doe", frozenset({"write_in"}))),
        ("Jane Doe (Adal)", Name("Jane Doe (Adal)")),
        ("Elected", Name("Elected")),
        ("", Name("")),
    ],
)
def test_name_is_without_the_marks_after_it(all_words: Vocabulary, text: str, expected: Name) -> None:
    assert name_in(text, all_words) == expected


def test_name_in_a_cell_has_the_marks_of_its_pictures(all_words: Vocabulary) -> None:
    assert name(Cell(1, 1, "Jane", image_alt="Green tick"), all_words) == Name("Jane", frozenset({"elected_mark"}))
