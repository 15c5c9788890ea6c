"""The places an article's tables are about, and those that contain them."""

from pipeline.lookups.load import Knowledge
from pipeline.names.places import place_rows


def test_place_has_every_form_the_lookups_attest(known: Knowledge) -> None:
    rows = place_rows("adal-2021", [{"place_id": "ulken"}], [], known)

    assert next(row for row in rows if row["place_id"] == "ulken") == {
        "article_id": "adal-2021",
        "place_id": "ulken",
        "kind": "place",
        "kk_cyrl": "Үлкен",
        "kk_latn": "Ülken",
        "ru": "",
        "en": "Ülken",
        "iso_3166_2": "",
        "wof_id": "",
        "wikidata_id": "",
        "ascii": "Ulken",
        "parent_place_id": "kazakhstan",
        "status": "attested",
    }


def test_places_that_contain_a_place_come_with_it(known: Knowledge) -> None:
    rows = place_rows("adal-2021", [], [{"place_id": "aral-district"}], known)

    assert {row["place_id"]: row["parent_place_id"] for row in rows} == {
        "aral-district": "kyzylorda-region",
        "kyzylorda-region": "kazakhstan",
        "kazakhstan": "",
    }


def test_place_of_elections_and_contests_is_one_row(known: Knowledge) -> None:
    rows = place_rows("adal-2021", [{"place_id": "kazakhstan"}], [{"place_id": "kazakhstan"}, {"place_id": "ulken"}], known)

    assert sorted(row["place_id"] for row in rows) == ["kazakhstan", "ulken"]


def test_place_no_table_is_about_is_left_out(known: Knowledge) -> None:
    assert place_rows("adal-2021", [], [], known) == []
