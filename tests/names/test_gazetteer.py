"""The gazetteer's files, read strictly, and places joined from two sources."""

from pathlib import Path

import pytest

from pipeline.errors import LookupFileError
from pipeline.lookups.load import knowledge
from pipeline.names.gazetteer.parties import parties
from pipeline.names.gazetteer.people import endings, given_names, people
from pipeline.names.gazetteer.places import COUNTRY, containing, entities, known_places

PARTY = "- {id: a, name: A, names: [], abbreviations: [], founded: '', dissolved: '', why: x, ref: x"
PERSON = "- {id: a, names: [A B], kk_cyrl: '', kk_latn: '', ru: '', en: '', why: x, ref: x}\n"


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_successor_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        LookupFileError, match=r"^pipeline/names/gazetteer/parties\.yml: unknown successor of a; add the successor$"
    ):
        parties(written(tmp_path, "parties.yml", f"{PARTY}, merged_into: b}}\n"))


def test_party_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LookupFileError, match=r"^pipeline/names/gazetteer/parties\.yml: more than one entry for a; keep one$"):
        parties(written(tmp_path, "parties.yml", f"{PARTY}}}\n" * 2))


def test_two_people_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LookupFileError, match=r"more than one entry for A B; two people need two names$"):
        people(written(tmp_path, "people.yml", PERSON + PERSON.replace("id: a", "id: b")))


def test_given_name_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LookupFileError, match=r"more than one entry for Абай; keep one$"):
        given_names(written(tmp_path, "given_names.yml", "- {names: Абай Абай, kind: kazakh, why: x, ref: x}\n"))


def test_certainty_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LookupFileError, match=r"entry 1: `certainty` is 'sure'; one of strong, weak$"):
        endings(written(tmp_path, "surnames.yml", "- {endings: [ov], cyrillic: ов, certainty: sure, why: x, ref: x}\n"))


def test_longer_ending_comes_first() -> None:
    latin = [ending.latin for ending in endings()]

    assert latin.index("ieva") < latin.index("eva") < latin.index("ev")


def test_party_that_was_renamed_is_one_party() -> None:
    assert {"Amanat", "Otan"} <= set(parties()["nur-otan"].names)
    assert parties()["adal"].successor == "nur-otan"


def test_every_place_lies_in_the_country() -> None:
    known = known_places(knowledge().places)

    assert [place_id for place_id in known if place_id != COUNTRY and containing(place_id, known)[-1:] != (COUNTRY,)] == []


def test_entity_knows_all_that_contains_it() -> None:
    found = {entity.entity_id: entity for entity in entities(known_places(knowledge().places))}

    assert found["kenjekol"].within == {"pavlodar-city", "pavlodar-region", COUNTRY}
    assert {"Kenjeköl", "Кенжекөл"} == set(found["kenjekol"].kazakh)
