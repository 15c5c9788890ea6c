"""Section numbers from a contents list that survives only as folded words."""

import pytest

from pipeline.document.contents import fold, section_numbers


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Äşımbetov's dismissal", "Asimbetov s dismissal"),
        ("Türkistan Region", "Turkistan Region"),
        ("Qazaqstan: Ñ ñ Ū ū Ğ ğ Ö ö Ü ü Ş ş I ı İ i", "Qazaqstan N n U u G g O o U u S s I i I i"),
        ("Ə ə", "A a"),
        ("By-elections", "By elections"),
        ("Registered voters/turnout", "Registered voters turnout"),
        ("snake_case", "snake case"),
        ("  Aq\u00a0 Jol \n", "Aq Jol"),
        ("– (…)", ""),
        ("22 August", "22 August"),
    ],
)
def test_fold_leaves_letters_without_marks_and_single_spaces(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_fold_of_folded_text_changes_nothing() -> None:
    once = fold("Äşımbetov's «dismissal» – Қазақстан_2021")

    assert fold(once) == once


def test_every_heading_gets_its_number() -> None:
    tail = "words Contents 1 Background 2 Results 2 1 Aqmola Region 2 1 1 Aqkol 2 2 Almaty Region 3 ReferencesBackground edit"
    headings = ("Background", "Results", "Aqmola Region", "Aqkol", "Almaty Region", "References")

    assert section_numbers(tail, headings) == ("1", "2", "2.1", "2.1.1", "2.2", "3")


def test_headings_are_found_by_their_folded_form() -> None:
    tail = "Contents 1 Asimbetov s dismissal 2 By elections 2 1 Turkistan RegionAsimbetov s dismissal edit"

    assert section_numbers(tail, ("Äşımbetov's dismissal", "By-elections", "Türkistan Region")) == ("1", "2", "2.1")


def test_number_at_the_start_of_a_heading_is_not_taken_for_its_section_number() -> None:
    tail = "Contents 1 By elections 1 1 1 August 1 2 22 August 2 2021By elections edit"

    assert section_numbers(tail, ("By-elections", "1 August", "22 August", "2021")) == ("1", "1.1", "1.2", "2")


def test_numbers_may_have_two_digits() -> None:
    tail = "Contents 1 Results 9 9 Kyzylorda 9 10 Mangystau 10 By elections 10 12 AralResults edit"
    headings = ("Results", "Kyzylorda", "Mangystau", "By-elections", "Aral")

    assert section_numbers(tail, headings) == ("1", "9.9", "9.10", "10", "10.12")


def test_same_heading_twice_gets_two_numbers() -> None:
    tail = "Contents 1 Parties 1 1 Adal 2 Campaign 2 1 AdalParties edit"

    assert section_numbers(tail, ("Parties", "Adal", "Campaign", "Adal")) == ("1", "1.1", "2", "2.1")


@pytest.mark.parametrize(
    "headings",
    [
        ("Results", "Background", "References"),
        ("Background", "Outcome", "References"),
        ("Background", "Results", "Notes", "References"),
        ("Background", "References"),
        ("Background", "Results"),
        ("Background", "Results", "Refer"),
        ("Back", "Results", "References"),
    ],
    ids=["other order", "renamed", "one more", "one less", "last one less", "last one shorter", "first one shorter"],
)
def test_list_of_other_headings_gives_no_numbers(headings: tuple[str, ...]) -> None:
    tail = "Contents 1 Background 2 Results 3 ReferencesBackground edit"

    assert section_numbers(tail, headings) is None


@pytest.mark.parametrize("tail", ["", "Sections 1 Background 2 ResultsBackground edit", "Contents Background Results"])
def test_tail_without_a_contents_list_gives_no_numbers(tail: str) -> None:
    assert section_numbers(tail, ("Background", "Results")) is None
