"""Upper and lower case as alphabets have it."""

import pytest

from pipeline.names.casing import LOWER, ROOT, TURKIC, like, lower, title, upper


@pytest.mark.parametrize(
    ("small", "casing", "capital"),
    [("ilı", TURKIC, "İLI"), ("ilı", ROOT, "ILI"), ("ә", ROOT, "Ә"), ("і", ROOT, "І"), ("ilı", LOWER, "ilı")],
)
def test_capitals_pair_as_the_alphabet_has_them(small: str, casing: str, capital: str) -> None:
    assert upper(small, casing) == capital


def test_kazakh_latin_goes_back_to_small_letters() -> None:
    assert lower("IŞKİ", TURKIC) == "ışki"


def test_title_has_one_capital_whatever_follows() -> None:
    assert title("ia", TURKIC) == "İa"


@pytest.mark.parametrize(
    ("pattern", "expected"), [("сөз", "аяз"), ("Сөз", "Аяз"), ("СӨЗ", "АЯЗ"), ("С", "Аяз"), ("сөЗ", None), ("СөЗ", None)]
)
def test_word_takes_the_case_of_another_or_none(pattern: str, expected: str | None) -> None:
    assert like(pattern, "аяз") == expected
