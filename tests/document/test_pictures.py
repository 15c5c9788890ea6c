"""On which line of a text its pictures stand."""

import pytest

from pipeline.document.pictures import PICTURE, by_line


@pytest.mark.parametrize(
    ("text", "alts", "expected"),
    [
        ("Jane Doe", (), ("Jane Doe", "")),
        (f"{PICTURE} Jane Doe", ("tick",), ("Jane Doe", "tick")),
        (f"Jane Doe {PICTURE}", ("tick",), ("Jane Doe", "tick")),
        (f"Jane{PICTURE}Doe", ("tick",), ("JaneDoe", "tick")),
    ],
)
def test_picture_stands_beside_the_words_of_its_line(text: str, alts: tuple[str, ...], expected: tuple[str, str]) -> None:
    assert by_line(text, alts) == expected


def test_line_without_a_picture_keeps_its_place() -> None:
    assert by_line(f"Jane Doe\n{PICTURE} John Roe\nAnn Poe", ["tick"]) == ("Jane Doe\nJohn Roe\nAnn Poe", "\ntick")


def test_picture_of_the_first_line_is_not_of_the_others() -> None:
    assert by_line(f"{PICTURE} Jane Doe\nJohn Roe", ["tick"]) == ("Jane Doe\nJohn Roe", "tick")


def test_every_line_has_its_own_pictures_in_order() -> None:
    text = f"{PICTURE} Jane {PICTURE}\n{PICTURE} John"

    assert by_line(text, ["flag", "tick", "cross"]) == ("Jane\nJohn", "flag tick\ncross")


def test_picture_alone_on_its_line_belongs_to_the_next() -> None:
    assert by_line(f"{PICTURE}\nJane Doe\nJohn Roe", ["tick"]) == ("Jane Doe\nJohn Roe", "tick")


def test_picture_alone_on_the_last_line_belongs_to_the_line_before() -> None:
    assert by_line(f"Jane Doe\nJohn Roe\n{PICTURE}", ["tick"]) == ("Jane Doe\nJohn Roe", "\ntick")


def test_text_of_pictures_only_is_empty() -> None:
    assert by_line(f"{PICTURE}\n{PICTURE}", ["tick", "flag"]) == ("", "tick flag")


def test_empty_text_has_no_pictures() -> None:
    assert by_line("", []) == ("", "")


def test_lines_that_say_nothing_are_left_out() -> None:
    assert by_line("Jane\n\u00a0\n\nJohn", []) == ("Jane\nJohn", "")


def test_picture_without_words_for_it_is_empty() -> None:
    assert by_line(f"{PICTURE} Jane\n{PICTURE} John", ["", "tick"]) == ("Jane\nJohn", "\ntick")
