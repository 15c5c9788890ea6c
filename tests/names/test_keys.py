"""What spellings of one name have in common, from the strictest to the loosest."""

import pytest

from pipeline.names.keys import ascii_keys, exact, skeletons, stems


def test_exact_letters_do_not_mind_case_spaces_or_composition() -> None:
    assert exact("АЌТӨБЕ  облысы") == exact("аќтөбе облысы")
    assert exact("и\u0306од") == "йод"


@pytest.mark.parametrize("form", ["Aqtöbe", "Aqtobe", "Ақтөбе"])
def test_spellings_of_one_alphabet_share_an_ascii_key(form: str) -> None:
    assert "aqtobe" in ascii_keys(form)


@pytest.mark.parametrize(
    ("kazakh", "english"), [("Ұзынағаш", "Uzynaghash"), ("Жезқазған", "Zhezqazghan"), ("Ақтөбе", "Aktobe")]
)
def test_cyrillic_has_the_keys_of_english_maps_and_of_russian(kazakh: str, english: str) -> None:
    assert ascii_keys(kazakh) & ascii_keys(english)


@pytest.mark.parametrize(
    ("adjective", "place"), [("Карасайский", "Қарасай"), ("Каракиянский", "Қарақия"), ("Merkenskiy", "Merk")]
)
def test_russian_adjective_shares_a_stem_with_its_place(adjective: str, place: str) -> None:
    assert any(stem.startswith(own) or own.startswith(stem) for stem in stems(adjective) for own in stems(place))


@pytest.mark.parametrize(
    "spellings",
    [
        ("Қарағанды", "Karaganda", "Qaraghandy", "Караганда"),
        ("Көкшетау", "Kokshetau", "Kökşetau", "Кокшетау"),
        ("Шалқар", "Shalkar", "Şalqar"),
    ],
)
def test_all_spellings_share_a_skeleton(spellings: tuple[str, ...]) -> None:
    first, *others = (skeletons(spelling) for spelling in spellings)

    assert all(first & other for other in others)


@pytest.mark.parametrize("name", ["Іле", "Aksu", "Ақсу", "", "12", "😀"])
def test_too_few_consonants_are_no_skeleton(name: str) -> None:
    assert skeletons(name) == frozenset()
