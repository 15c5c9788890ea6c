"""What kind of place a name says it is of."""

import pytest

from pipeline.names.place_kinds import are_alike, split_kind


@pytest.mark.parametrize(
    ("name", "core", "kind"),
    [
        ("Karasay District", "Karasay", "district"),
        ("Şalqar audany", "Şalqar", "district"),
        ("Shalqar Aūdany", "Shalqar", "district"),  # marks of another romanization
        ("Шалқар ауданы", "Шалқар", "district"),
        ("Район Байтерек", "Байтерек", "district"),  # before the name
        ("Mangistauskaya Oblast’", "Mangistauskaya", "region"),
        ("Berşügır Rural District", "Berşügır", "rural district"),  # not a district
        ("Үлкен а/о", "Үлкен", "rural district"),
        ("г. Аксу", "Аксу", "city"),
        ("посёлок Улкен", "Улкен", "village"),
        ("Aksu", "Aksu", ""),
        ("Region", "Region", ""),  # nothing is left without it
        ("  Jambyl   Region ", "Jambyl", "region"),
    ],
)
def test_word_of_kind_at_either_end_is_told_from_the_name(name: str, core: str, kind: str) -> None:
    assert split_kind(name) == (core, kind)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("city", "town", True), ("", "region", True), ("region", "region", True), ("region", "district", False)],
)
def test_kinds_may_be_of_one_place(one: str, other: str, expected: bool) -> None:
    assert are_alike(one, other) is expected
