"""The Kazakh spelling of people's names that are published in Latin letters."""

import pytest

from pipeline.names.kazakh_names import in_cyrillic, in_latin, is_given_name


@pytest.mark.parametrize(
    ("name", "cyrillic"),
    [
        ("Nūrbek Jandäuletov", "Нұрбек Жандәулетов"),  # with all marks
        ("Zauregul Bisenbin", "Зәурегүл Бисенбин"),  # a given name without any
        ("Nurdäulet Dihanbaev", "Нұрдәулет Диханбаев"),  # with some
        ("Orazbek Batyrbekov", "Оразбек Батырбеков"),  # a surname made of a given name
        ("Älişer Abaev", "Әлішер Абаев"),  # й goes before е
        ("Saliha Tolymbekova", "Салиха Толымбекова"),
        ("Qasym-Jomart Toqaev", "Қасым-Жомарт Тоқаев"),
    ],
)
def test_name_is_read_as_far_as_it_is_known(name: str, cyrillic: str) -> None:
    assert in_cyrillic(name) == cyrillic


@pytest.mark.parametrize(
    "name", ["John Smith", "Nursultan Wright", "Äbilqayır Aman", "Bүrkit Omarov", "Serik Әбішев", "Boris Johnson", ""]
)
def test_name_with_a_word_nobody_can_read_stays_unread(name: str) -> None:
    assert in_cyrillic(name) == ""


def test_marks_a_word_has_are_kept() -> None:
    assert in_cyrillic("Ömır") == "Өмір"
    assert in_cyrillic("Ūmıt") == "Ұміт"  # not Үміт, whose plain letters it has


def test_cyrillic_is_written_in_the_alphabet_of_2021() -> None:
    assert in_latin("Нұрсұлтан Әбішұлы") == "Nūrsūltan Äbışūly"


@pytest.mark.parametrize(("word", "expected"), [("Erlan", True), ("Yerlan", False), ("Aidos", True), ("Berlin", False)])
def test_given_name_is_known_in_latin_spellings(word: str, expected: bool) -> None:
    assert is_given_name(word) is expected
