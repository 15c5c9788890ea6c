"""The places an article names, and those that contain them."""

from pipeline.document.document import Document, Paragraph, Section
from pipeline.lookups.load import Knowledge
from pipeline.names.gazetteer.places import Known, known_places
from pipeline.names.places import place_rows, places_in_text, places_of
from pipeline.names.surfaces import PERSON, PLACE, Surface


def known_to(known: Knowledge) -> dict[str, Known]:
    return known_places(known.places)


def test_place_has_every_form_the_gazetteer_attests(known: Knowledge) -> None:
    rows = place_rows("adal-2021", ["ulken"], known_to(known))

    assert next(row for row in rows if row["place_id"] == "ulken") == {
        "article_id": "adal-2021",
        "place_id": "ulken",
        "kind": "place",
        "kk_cyrl": "Үлкен",
        "kk_latn": "Ülken",
        "ru": "",
        "en": "Ülken",
        "iso_3166_2": "",
        "geonames_id": "",
        "wof_id": "",
        "wikidata_id": "",
        "ascii": "Ulken",
        "parent_place_id": "kazakhstan",
        "status": "attested",
    }


def test_places_that_contain_a_place_come_with_it(known: Knowledge) -> None:
    rows = place_rows("adal-2021", ["aral-district"], known_to(known))

    assert {row["place_id"]: row["parent_place_id"] for row in rows} == {
        "aral-district": "kyzylorda-region",
        "kyzylorda-region": "kazakhstan",
        "kazakhstan": "",
    }


def test_place_named_twice_is_one_row(known: Knowledge) -> None:
    rows = place_rows("adal-2021", ["kazakhstan", "ulken", "kazakhstan", ""], known_to(known))

    assert sorted(row["place_id"] for row in rows) == ["kazakhstan", "ulken"]


def test_place_without_a_kazakh_form_is_unresolved(known: Knowledge) -> None:
    (row, *_) = place_rows("adal-2021", ["kyzylorda-region"], {"kyzylorda-region": blank(known_to(known)["kyzylorda-region"])})

    assert row["status"] == "unresolved"


def blank(place: Known) -> Known:
    return Known(place.place_id, place.kind, "", "", "", "", place.en, (), "", "", "", "")


def test_reviewed_forms_come_before_those_of_geonames(known: Knowledge) -> None:
    place = known_to(known)["aral-district"]

    assert (place.kind, place.en) == ("place", "Aral District")
    assert "Арал ауданы" in place.variants
    assert place.geonames_id == "1526248"


def test_tables_and_text_name_places() -> None:
    tables = {"elections": [{"place_id": "kazakhstan"}], "results": [{"place_id": ""}, {"place_id": "ulken"}]}
    paragraph = Paragraph.printed(1, "s01", "An äkım of Aksu; Aksular.")
    document = Document("Elections", "text-mirror", (Section("s01", 2, "1", "", ""),), (paragraph,), (), ())

    assert places_of(tables) == ["kazakhstan", "", "ulken"]
    assert places_in_text(document, (Surface("Aksu", "aksu-city", PLACE), Surface("Aral", "aral-district", PLACE))) == [
        "aksu-city"
    ]


def test_place_in_the_name_of_a_person_is_not_named() -> None:
    paragraph = Paragraph.printed(1, "s01", "Abai Omarov spoke.")
    document = Document("Elections", "text-mirror", (Section("s01", 2, "1", "", ""),), (paragraph,), (), ())
    abai, omarov = Surface("Abai", "abai-region", PLACE), Surface("Abai Omarov", "abai-omarov", PERSON)

    assert places_in_text(document, [abai, omarov]) == []
