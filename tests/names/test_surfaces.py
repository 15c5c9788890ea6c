"""The spellings under which an article may mention its entities."""

from pipeline.lookups.load import Knowledge
from pipeline.model.schema import Row
from pipeline.names.surfaces import COMMISSION, PARTY, PERSON, PLACE, Surface, surfaces

PERSON_ROW = {"person_id": "nurjan-asimbetov", "name": "Nūrjan Äşımbetov", "kk_cyrl": "Нұржан Әшімбетов", "ru": ""}


def found(known: Knowledge, *decisions: tuple[str, str, str], **tables: list[Row]) -> set[Surface]:
    tables = {"places": [{"kind": "place", **row} for row in tables.pop("places", [])], **tables}
    return set(
        surfaces({"parties": [], "results": [], "people": [], "places": [], "commissions": [], **tables}, known, decisions)
    )


def test_person_is_spelled_in_full_and_by_surname_in_every_script(known: Knowledge) -> None:
    texts = {(surface.text, surface.language) for surface in found(known, people=[PERSON_ROW])}

    assert texts == {
        ("Nūrjan Äşımbetov", ""),
        ("Äşımbetov", ""),
        ("Нұржан Әшімбетов", "kk"),
        ("Әшімбетов", "kk"),
        ("Нуржан Ашимбетов", "ru"),
        ("Ашимбетов", "ru"),
    }


def test_surname_of_two_people_is_nobodys(known: Knowledge) -> None:
    other = {"person_id": "aset-asimbetov", "name": "Äset Äşımbetov", "kk_cyrl": "", "ru": ""}

    assert "Äşımbetov" not in {surface.text for surface in found(known, people=[PERSON_ROW, other])}


def test_name_of_two_people_is_nobodys(known: Knowledge) -> None:
    other = PERSON_ROW | {"person_id": "nurjan-asimbetov-ulken"}

    assert "Nūrjan Äşımbetov" not in {surface.text for surface in found(known, people=[PERSON_ROW, other])}


def test_party_is_spelled_as_the_lookups_and_the_gazetteer_have_it(known: Knowledge) -> None:
    party, result = {"party_id": "nur-otan"}, {"option_id": "nur-otan", "option_name": "Amanat"}

    assert {"Nur Otan", "NO", "Нұр Отан"} <= {surface.text for surface in found(known, parties=[party])}
    assert "Amanat" not in {surface.text for surface in found(known, parties=[party])}  # a name of other days
    assert "Amanat" in {surface.text for surface in found(known, parties=[party], results=[result])}


def test_bare_name_of_a_place_counts_where_one_place_has_it(known: Knowledge) -> None:
    aral = {"place_id": "aral-district", "kk_cyrl": "Арал ауданы", "ru": ""}
    town = {"place_id": "aral-town", "kk_cyrl": "Арал", "ru": ""}

    assert Surface("Арал", "aral-district", PLACE, "kk", "place") in found(known, places=[aral])
    assert Surface("Арал", "aral-district", PLACE, "kk", "place") not in found(known, places=[aral, town])


def test_decision_comes_before_all_else(known: Knowledge) -> None:
    decided = found(known, ("Nur Otan", PARTY, "auyl"), parties=[{"party_id": "nur-otan"}, {"party_id": "auyl"}])

    assert {surface.entity_id for surface in decided if surface.text == "Nur Otan"} == {"auyl"}


def test_decision_that_a_name_is_none_takes_it_out(known: Knowledge) -> None:
    refused = found(known, ("Äşımbetov", PERSON, ""), people=[PERSON_ROW])

    assert "Äşımbetov" not in {surface.text for surface in refused}
    assert "Nūrjan Äşımbetov" in {surface.text for surface in refused}


def test_commission_is_spelled_in_full(known: Knowledge) -> None:
    row = {"commission_id": "x", "commission_name": "Aral District Election Commission"}

    assert found(known, commissions=[row]) == {Surface("Aral District Election Commission", "x", COMMISSION)}
