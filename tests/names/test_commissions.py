"""Election commissions, in full in the text or by letters beside results."""

import pytest

from pipeline.document.document import Document, Paragraph, Section
from pipeline.model.schema import Row
from pipeline.names.commissions import Mention, commission_rows, in_names, mentions


def place(place_id: str, kind: str, parent: str, kk_cyrl: str, kk_latn: str, en: str) -> Row:
    return {"place_id": place_id, "kind": kind, "parent_place_id": parent, "kk_cyrl": kk_cyrl, "kk_latn": kk_latn, "en": en}


PLACES = [
    place("kazakhstan", "country", "", "Қазақстан", "Qazaqstan", "Kazakhstan"),
    place("kyzylorda", "region", "kazakhstan", "Қызылорда облысы", "Qyzylorda oblysy", "Kyzylorda Region"),
    place(
        "north", "region", "kazakhstan", "Солтүстік Қазақстан облысы", "Soltüstık Qazaqstan oblysy", "North Kazakhstan Region"
    ),
    place("aqtobe", "region", "kazakhstan", "Ақтөбе облысы", "Aqtöbe oblysy", "Aqtöbe Region"),
    place("aral", "district", "kyzylorda", "Арал ауданы", "Aral audany", "Aral District"),
    place("sieli", "district", "kyzylorda", "Шиелі ауданы", "Şielı audany", "Shieli District"),
    place("salqar", "district", "aqtobe", "Шалқар ауданы", "Şalqar audany", "Şalqar District"),
    place(
        "talaptan", "rural district", "sieli", "Талаптан ауылдық округі", "Talaptan auyldyq okrugı", "Talaptan Rural District"
    ),
]
NAMES = {"Aral District": "aral", "Shieli District": "sieli", "Şalqar District": "salqar", "Kyzylorda": "kyzylorda"}


def found(*texts: str, contests: tuple[Row, ...] = ()) -> list[Mention]:
    paragraphs = tuple(Paragraph.printed(number, "s01", text) for number, text in enumerate(texts, start=1))
    document = Document("Elections", "text-mirror", (Section("s01", 2, "1", "", ""),), paragraphs, (), ())
    return mentions(document, contests, PLACES, NAMES)


def contest(place_id: str, letters: str) -> Row:
    return {"place_id": place_id, "data_source_name": letters, "source": "t01r09"}


@pytest.mark.parametrize("space", [" ", "\u00a0"])
def test_name_in_full_is_of_the_place_it_names(space: str) -> None:
    assert found(f"The Şalqar District Election{space}Commission set the date.") == [
        Mention("Şalqar District Election Commission", "salqar", "p01", is_full=True)
    ]


def test_letters_after_the_name_are_its_letters() -> None:
    assert found("the Aral District Election Commission (AASK)")[1] == Mention("AASK", "aral", "p01", is_full=False)


def test_regional_is_of_the_region() -> None:
    assert [one.place_id for one in found("chairman of the Kyzylorda Regional Election Commission")] == ["kyzylorda"]


@pytest.mark.parametrize(
    "text", ["Territorial Election Commissions (ASKs)", "the Central Election Commission", "Oral District Election Commission"]
)
def test_commission_of_no_place_of_the_article_is_left_out(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("place_id", "letters", "expected"),
    [
        ("kyzylorda", "QOSK", ["kyzylorda"]),  # the place itself
        ("talaptan", "ŞASK", ["sieli"]),  # around it, not Şalqar
        ("salqar", "ŞASK", ["salqar"]),
        ("talaptan", "AASK", ["aral"]),  # the only A in the region
        ("talaptan", "ŞASK AASK Syrboyi.kz", ["sieli", "aral"]),
        ("north", "NOSK", ["north"]),  # the English initial
        ("kyzylorda", "Jaiyq Press", []),
        ("talaptan", "BASK", []),  # no such district
        ("kazakhstan", "AASK", []),  # which one is not said
        ("", "AASK", []),
    ],
)
def test_letters_stand_for_a_place_near_what_they_are_said_of(place_id: str, letters: str, expected: list[str]) -> None:
    assert [one.place_id for one in found(contests=(contest(place_id, letters),))] == expected


def test_row_is_one_commission_with_its_name_and_letters() -> None:
    all_found = found("the Aral District Election Commission", contests=(contest("talaptan", "AASK AASK"),))

    assert commission_rows("adal-2021", all_found, PLACES) == [
        {
            "article_id": "adal-2021",
            "commission_id": "aral-election-commission",
            "commission_name": "Aral District Election Commission",
            "abbreviation": "AASK",
            "kk_cyrl": "Арал аудандық сайлау комиссиясы",
            "kk_latn": "Aral audandyq sailau komissiiasy",
            "place_id": "aral",
            "status": "derived",
            "source": "p01",
        }
    ]
    assert list(in_names(all_found)) == [("AASK", ("aral-election-commission", "commission"), "t01r09")] * 2
