"""The script a name is written in."""

import pytest

from pipeline.names.scripts import script


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Nur Otan", "Latn"),
        ("Äşımbetov", "Latn"),
        ("JSDP 2021!", "Latn"),
        ("Ақ жол", "Cyrl"),
        ("Әлі Бектаев", "Cyrl"),
        ("قازاقستان", "Arab"),
    ],
)
def test_script_is_that_of_the_letters(name: str, code: str) -> None:
    assert script(name) == code


@pytest.mark.parametrize("name", ["Asangazyқyзy", "Auyl Ауыл", "730", "", "Ελλάς"])
def test_several_scripts_no_letters_or_an_unlisted_script_have_no_code_of_their_own(name: str) -> None:
    assert script(name) == "Zyyy"
