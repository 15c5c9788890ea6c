"""Which entity a name stands for: decided, ambiguous or not known, never guessed."""

import pytest

from pipeline.names.resolver import Entity, Resolver

COUNTRY, REGION, OTHER = "kazakhstan", "aqtobe-region", "qyzylorda-region"


def place(place_id: str, kind: str, kazakh: str, *others: str, within: tuple[str, ...] = (COUNTRY,)) -> Entity:
    return Entity(place_id, kind, (kazakh,), others, frozenset(within))


PLACES = Resolver(
    (
        place(REGION, "region", "Ақтөбе облысы", "Актюбинская область", "Aktobe Region"),
        place("aqtobe", "city", "Ақтөбе", "Актобе", within=(REGION, COUNTRY)),
        place("salqar", "district", "Шалқар ауданы", "Шалкарский район", within=(REGION, COUNTRY)),
        place("birlik-1", "village", "Бірлік", within=(REGION, COUNTRY)),
        place("birlik-2", "village", "Бірлік", within=(OTHER, COUNTRY)),
        place("karagandy", "region", "Қарағанды облысы", "Карагандинская область"),
        place("tselinograd", "district", "Целиноград ауданы", "Целиноградский район"),
    ),
    {"Akmolinsk": "tselinograd", "Red Bus": ""},
)


@pytest.mark.parametrize(
    ("name", "entity_id", "by"),
    [
        ("Akmolinsk", "tselinograd", "override"),
        ("Шалқар ауданы", "salqar", "kazakh"),
        ("ШАЛҚАР", "salqar", "kazakh"),
        ("Şalqar District", "salqar", "key"),
        ("Shalkar", "salqar", "key"),
        ("Актюбинская область", REGION, "key"),
        ("Шалкарский район", "salqar", "key"),
        ("Karaganda Region", "karagandy", "nearest"),
        ("Shalkarsky District", "salqar", "stem"),
    ],
)
def test_steps_are_tried_from_the_strictest(name: str, entity_id: str, by: str) -> None:
    found = PLACES.resolve(name)

    assert (found.outcome, found.entity_id, found.by) == ("resolved", entity_id, by)


def test_homonyms_need_their_parent() -> None:
    found = PLACES.resolve("Bırlık")

    assert (found.outcome, found.entity_id) == ("ambiguous", "")
    assert [entity_id for entity_id, _ in found.candidates] == ["birlik-1", "birlik-2"]
    assert PLACES.resolve("Bırlık", within=OTHER).entity_id == "birlik-2"


def test_name_that_places_nobody_listed_have_too_is_ambiguous() -> None:
    places = Resolver(
        (Entity("birlik-kokterek", "village", ("Бірлік",), is_homonym=True), place("birlestik", "town", "Бірлестік"))
    )

    found = places.resolve("Bırlık")

    assert (found.outcome, found.candidates) == ("ambiguous", (("birlik-kokterek", 100.0),))


def test_kind_in_the_name_tells_a_region_from_its_city() -> None:
    assert PLACES.resolve("Aqtöbe Region").entity_id == REGION
    assert PLACES.resolve("Aqtöbe", kind="city").entity_id == "aqtobe"
    assert PLACES.resolve("Aqtöbe").outcome == "ambiguous"


@pytest.mark.parametrize("name", ["Washington", "Red Bus", "", "😀", "قازاق", "Q"])
def test_what_is_near_to_nothing_is_unresolved(name: str) -> None:
    found = PLACES.resolve(name)

    assert (found.outcome, found.entity_id, found.candidates) == ("unresolved", "", ())


def test_nearest_of_two_that_are_as_near_is_ambiguous() -> None:
    places = Resolver((place("a", "village", "Қаратал"), place("b", "village", "Қаратай")))

    found = places.resolve("Karatab")

    assert (found.outcome, [entity_id for entity_id, _ in found.candidates]) == ("ambiguous", ["a", "b"])


def test_candidates_of_another_parent_do_not_count() -> None:
    assert PLACES.resolve("Şalqar District", within=OTHER).outcome == "unresolved"
