"""The lookups: what is shipped loads and says why; what contradicts itself is refused with file and entry."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.errors import LookupFileError
from pipeline.lookups import load
from pipeline.lookups.load import Knowledge, Option, Person, Place, knowledge

OTHERS = ("claims.yml", "quantities.yml", "tiles.yml", "wording.yml")  # which modules of these names read
SHIPPED = sorted(path for path in load.HERE.glob("*.yml") if path.name not in OTHERS)
FILES = [path.name for path in SHIPPED]
ROLE_FILES = ["headers.yml", "rows.yml", "values.yml", "infobox.yml", "sections.yml"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped lookups, to be spoiled."""
    for path in SHIPPED:
        shutil.copy(path, tmp_path)
    monkeypatch.setattr(load, "HERE", tmp_path)
    return tmp_path


def test_shipped_lookups_load() -> None:
    loaded = knowledge()

    assert all((loaded.headers, loaded.rows, loaded.values, loaded.rounds, loaded.infobox, loaded.sections, loaded.ideologies))
    assert all((loaded.options, loaded.places, loaded.people))


def test_lookups_are_loaded_once() -> None:
    assert knowledge() is knowledge()


@pytest.mark.parametrize("path", SHIPPED, ids=FILES)
def test_every_shipped_entry_says_why_and_what_it_rests_on(path: Path) -> None:
    entries = yaml.safe_load(path.read_text("utf-8"))

    assert entries
    assert [entry for entry in entries if not (entry["why"].strip() and entry["ref"].strip())] == []


@pytest.mark.parametrize("file", ROLE_FILES)
def test_term_means_the_role_of_its_entry(folder: Path, file: str) -> None:
    _write(folder, file, {"role": "seats", "match": ["Äkıms", "Seats"]}, {"role": "share", "match": ["%"]})

    assert getattr(_load(), file.removesuffix(".yml")) == {"Äkıms": "seats", "Seats": "seats", "%": "share"}


def test_term_means_the_number_of_its_round(folder: Path) -> None:
    _write(folder, "rounds.yml", {"round": "1", "match": ["First round", "1. Runde"]}, {"round": "2", "match": ["Run-off"]})

    assert _load().rounds == {"First round": "1", "1. Runde": "1", "Run-off": "2"}


def test_entry_may_say_which_language_its_terms_are_of(folder: Path) -> None:
    _write(folder, "rows.yml", {"role": "total", "language": "fr", "match": ["Total"]}, {"role": "valid", "match": ["Valid"]})

    assert _load().rows == {"Total": "total", "Valid": "valid"}


def test_ideologies_are_known_terms(folder: Path) -> None:
    _write(folder, "ideologies.yml", {"match": "Big tent"}, {"match": "Liberalism"})

    assert _load().ideologies == {"Big tent", "Liberalism"}


def test_options_are_the_parties_then_the_others(folder: Path) -> None:
    _write(folder, "people.yml")
    party = {"id": "adal", "names": ["Adal", "Birlik"], "abbreviations": ["ADAL"], "country": "kazakhstan"}
    _write(folder, "parties.yml", party)
    _write(folder, "options.yml", {"id": "against-all", "kind": "against_all", "names": ["Against all"]})

    assert _load().options == (
        Option("adal", "party", ("Adal", "Birlik"), ("ADAL",), "kazakhstan"),
        Option("against-all", "against_all", ("Against all",), (), ""),
    )


def test_place_has_its_forms_and_its_parent(folder: Path) -> None:
    forms = {"kk_cyrl": "Ақмола", "kk_latn": "Aqmola", "ru": "Акмола", "en": "Akmola"}
    codes = {"iso_3166_2": "KZ-11", "wof_id": "85672897", "wikidata_id": "Q485056"}
    country = {"id": "kazakhstan", "kind": "country", "names": ["Kazakhstan"]}
    region = {"id": "aqmola", "kind": "region", "parent": "kazakhstan", "names": ["Aqmola", "Akmola"], **forms, **codes}
    _write(folder, "places.yml", country, region)

    assert _load().places[1] == Place("aqmola", "region", "kazakhstan", ("Aqmola", "Akmola"), **forms, **codes)


def test_place_may_say_what_its_people_are_called(folder: Path) -> None:
    country = {"id": "kazakhstan", "kind": "country", "names": ["Kazakhstan"], "demonyms": ["Kazakh", "Kazakhstani"]}
    _write(folder, "places.yml", country)

    assert _load().places[0].demonyms == ("Kazakh", "Kazakhstani")


def test_form_of_a_place_that_is_not_given_is_empty(folder: Path) -> None:
    _write(folder, "places.yml", {"id": "kazakhstan", "kind": "country", "names": ["Kazakhstan"]})

    assert _load().places == (Place("kazakhstan", "country", "", ("Kazakhstan",), "", "", "", "", "", "", ""),)


def test_person_may_have_no_party(folder: Path) -> None:
    _write(folder, "people.yml", {"id": "erlan-karin", "name": "Erlan Karin"})

    assert _load().people == (Person("erlan-karin", "Erlan Karin", ""),)


def test_file_may_hold_an_empty_list(folder: Path) -> None:
    _write(folder, "ideologies.yml")

    assert _load().ideologies == frozenset()


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("key", ["why", "ref"])
@pytest.mark.parametrize("value", [None, "", " "])
def test_entry_that_does_not_say_why_or_what_it_rests_on_is_refused(
    folder: Path, file: str, key: str, value: str | None
) -> None:
    entries = _entries(folder, file)
    entries[0][key] = value
    _dump(folder, file, entries)

    with pytest.raises(LookupFileError, match=rf"^pipeline/lookups/{file}, entry 1: `{key}` is {value!r}, not text"):
        _load()


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("key", ["why", "ref"])
def test_entry_without_why_or_ref_is_refused(folder: Path, file: str, key: str) -> None:
    entries = _entries(folder, file)
    del entries[-1][key]
    _dump(folder, file, entries)

    with pytest.raises(LookupFileError, match=rf"^pipeline/lookups/{file}, entry {len(entries)}: `{key}` is None, not text"):
        _load()


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(("key", "shown"), [("abreviations", "abreviations"), (True, "True")], ids=["misspelled", "yes"])
def test_unknown_key_is_refused(folder: Path, file: str, key: object, shown: str) -> None:
    entries = _entries(folder, file)
    entries[-1][key] = "x"
    _dump(folder, file, entries)

    with pytest.raises(LookupFileError, match=rf"^pipeline/lookups/{file}, entry {len(entries)}: unknown key {shown}; remove"):
        _load()


@pytest.mark.parametrize("file", FILES)
def test_entry_given_twice_is_refused(folder: Path, file: str) -> None:
    entries = _entries(folder, file)
    _dump(folder, file, [*entries, entries[0]])

    with pytest.raises(LookupFileError, match=rf"^pipeline/lookups/.*{file}.*: more than one entry for .+; a term can mean"):
        _load()


@pytest.mark.parametrize("file", ROLE_FILES)
def test_term_with_two_roles_is_refused_by_name(folder: Path, file: str) -> None:
    _write(folder, file, {"role": "seats", "match": ["Äkıms", "Seats"]}, {"role": "votes", "match": ["Votes", "Seats"]})

    said = rf"^pipeline/lookups/{file}, entry 2: 'Seats' means 'seats' elsewhere; a term can mean one thing only$"
    with pytest.raises(LookupFileError, match=said):
        _load()


@pytest.mark.parametrize("file", ROLE_FILES)
def test_terms_that_differ_in_case_only_have_one_role(folder: Path, file: str) -> None:
    _write(folder, file, {"role": "seats", "match": ["Seats"]}, {"role": "votes", "match": ["seats"]})

    with pytest.raises(LookupFileError, match=r"'seats' means 'seats' elsewhere; a term can mean one thing only$"):
        _load()


def test_term_of_two_rounds_is_refused_by_name(folder: Path) -> None:
    _write(folder, "rounds.yml", {"round": "1", "match": ["Round"]}, {"round": "2", "match": ["Round"]})

    with pytest.raises(LookupFileError, match=r"^pipeline/lookups/rounds\.yml, entry 2: 'Round' means '1' elsewhere; a term"):
        _load()


def test_name_of_a_party_that_is_another_ones_abbreviation_is_refused(folder: Path) -> None:
    _add(folder, "parties.yml", {"id": "people-s-party", "names": ["QHP"], "abbreviations": [], "country": "kazakhstan"})

    with pytest.raises(LookupFileError, match=r"^pipeline/lookups/parties\.yml and options\.yml: more than one entry for QHP;"):
        _load()


def test_name_of_a_party_that_is_another_option_is_refused(folder: Path) -> None:
    _add(folder, "options.yml", {"id": "self", "kind": "independent", "names": ["Adal"]})

    with pytest.raises(LookupFileError, match=r"parties\.yml and options\.yml: more than one entry for Adal;"):
        _load()


@pytest.mark.parametrize(
    ("file", "entry"),
    [
        ("parties.yml", {"id": "adal", "names": ["Birlik"], "abbreviations": [], "country": "kazakhstan"}),
        ("options.yml", {"id": "adal", "kind": "independent", "names": ["Birlik"]}),
        ("places.yml", {"id": "aqmola-region", "kind": "region", "names": ["Tselinograd"]}),
        ("people.yml", {"id": "ali-bektaev", "name": "Ali Bektayev"}),
    ],
)
def test_id_given_twice_is_refused(folder: Path, file: str, entry: dict[str, Any]) -> None:
    _add(folder, file, entry)

    with pytest.raises(LookupFileError, match=rf"more than one entry for {entry['id']};"):
        _load()


def test_place_in_an_unknown_place_is_refused(folder: Path) -> None:
    _add(folder, "places.yml", {"id": "aral", "kind": "district", "parent": "qyzylorda", "names": ["Aral"]})

    with pytest.raises(LookupFileError, match=r"^pipeline/lookups/places\.yml: unknown parent of aral; add the parent$"):
        _load()


@pytest.mark.parametrize("party", ["nur-otn", "independent"])
def test_person_of_an_unknown_party_is_refused(folder: Path, party: str) -> None:
    _add(folder, "people.yml", {"id": "erlan-karin", "name": "Erlan Karin", "party": party})

    with pytest.raises(LookupFileError, match=r"^pipeline/lookups/people\.yml: unknown party of erlan-karin; add the party$"):
        _load()


@pytest.mark.parametrize(
    ("file", "entry", "message"),
    [
        ("headers.yml", {"role": "votes", "match": "Votes cast"}, "`match` is 'Votes cast', not a list of texts"),
        ("headers.yml", {"role": "votes", "match": [2021]}, r"`match` is \[2021\], not a list of texts"),
        ("headers.yml", {"role": "votes", "match": [" "]}, r"`match` is \[' '\], not a list of texts"),
        ("headers.yml", {"match": ["Votes cast"]}, "`role` is None, not text"),
        ("ideologies.yml", {"match": ["Centrism"]}, r"`match` is \['Centrism'\], not text"),
        ("parties.yml", {"id": "aqbota", "names": ["Aqbota"], "abbreviations": [False]}, r"`abbreviations` is \[False\]"),
        ("parties.yml", {"id": "aqbota", "names": ["Aqbota"]}, "`abbreviations` is None, not a list of texts; quote its items"),
        ("parties.yml", {"id": "aqbota", "names": ["Aqbota"], "abbreviations": []}, "`country` is None, not text"),
        ("places.yml", {"id": "aral", "kind": "district", "names": ["Aral"], "demonyms": "Aralian"}, "`demonyms` is 'Aralian'"),
        ("headers.yml", {"role": "votes", "language": 1, "match": ["Votes cast"]}, "`language` is 1, not text"),
        ("rounds.yml", {"round": 1, "match": ["Round 1"]}, "`round` is 1, not text"),
        (
            "places.yml",
            {"id": "aral", "kind": "district", "names": ["Aral"], "wof_id": 85672897},
            "`wof_id` is 85672897, not text",
        ),
        ("people.yml", {"id": "erlan-karin", "name": "", "party": "adal"}, "`name` is '', not text"),
    ],
)
def test_value_of_a_wrong_type_is_refused(folder: Path, file: str, entry: dict[str, Any], message: str) -> None:
    _add(folder, file, entry)
    number = len(_entries(folder, file))

    with pytest.raises(LookupFileError, match=rf"^pipeline/lookups/{file}, entry {number}: {message}"):
        _load()


@pytest.mark.parametrize("file", FILES)
def test_entry_that_is_no_mapping_is_refused(folder: Path, file: str) -> None:
    _dump(folder, file, [*_entries(folder, file), "Adal"])

    with pytest.raises(LookupFileError, match=r"entry \d+: is not a mapping; write it as `key: value` lines"):
        _load()


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("text", ["", "# nothing", "role: votes"])
def test_file_that_is_no_list_is_refused(folder: Path, file: str, text: str) -> None:
    (folder / file).write_text(text)

    with pytest.raises(LookupFileError, match=rf"^pipeline/lookups/{file}: is no list of entries"):
        _load()


@pytest.mark.parametrize("data", [b"- role: [votes", b"- role: votes\n\twhy: x", b"- role: \xff", b"- role: 2021-13-45"])
def test_file_that_is_not_yaml_is_refused(folder: Path, data: bytes) -> None:
    (folder / "rows.yml").write_bytes(data)

    with pytest.raises(LookupFileError, match=r"^pipeline/lookups/rows\.yml: is not YAML: .+; correct the file$"):
        _load()


def _load() -> Knowledge:
    """The lookups as they are now: `knowledge` keeps what it read first."""
    return knowledge.__wrapped__()


def _write(folder: Path, file: str, *entries: dict[str, Any]) -> None:
    """Makes the file hold these entries only."""
    _dump(folder, file, [{**entry, "why": "because", "ref": "first article"} for entry in entries])


def _add(folder: Path, file: str, entry: dict[str, Any]) -> None:
    _dump(folder, file, [*_entries(folder, file), {**entry, "why": "because", "ref": "first article"}])


def _entries(folder: Path, file: str) -> list[dict[Any, Any]]:
    entries: list[dict[Any, Any]] = yaml.safe_load((folder / file).read_text("utf-8"))
    return entries


def _dump(folder: Path, file: str, entries: list[Any]) -> None:
    (folder / file).write_text(yaml.safe_dump(entries, allow_unicode=True), "utf-8")
