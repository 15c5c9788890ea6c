"""The reviewed lookups beside this module as one frozen value.

What the entries say is data in the YAML files, which `entries` reads; how a term splits a row or resolves a name is decided
by the callers.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.errors import LookupFileError
from pipeline.lookups.entries import entries, lookup_path, refuse_repeats

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Option:
    """A party or another option on a ballot. `kind`: party, independent, against_all, invalid."""

    option_id: str
    kind: str
    names: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place; `names` are the spellings articles use, the first of them the usual one."""

    place_id: str
    kind: str
    parent: str
    names: tuple[str, ...]
    kk_cyrl: str
    kk_latn: str
    ru: str
    en: str
    iso_3166_2: str
    wof_id: str
    wikidata_id: str


@dataclass(frozen=True, slots=True)
class Person:
    person_id: str
    name: str
    party: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All lookups. `headers`, `rows`, `infobox` and `sections` map a published text to its role."""

    headers: dict[str, str]
    rows: dict[str, str]
    infobox: dict[str, str]
    sections: dict[str, str]
    ideologies: frozenset[str]
    options: tuple[Option, ...]
    places: tuple[Place, ...]
    people: tuple[Person, ...]


@cache
def knowledge() -> Knowledge:
    """The lookups that come with this code. Raises `LookupFileError` when one contradicts itself."""
    places = tuple(
        Place(
            place_id=entry.text("id"),
            kind=entry.text("kind"),
            parent=entry.text("parent", ""),
            names=entry.texts("names"),
            **{key: entry.text(key, "") for key in ("kk_cyrl", "kk_latn", "ru", "en", "iso_3166_2", "wof_id", "wikidata_id")},
        )
        for entry in entries(HERE / "places.yml")
    )
    parties = tuple(
        Option(entry.text("id"), "party", entry.texts("names"), entry.texts("abbreviations"))
        for entry in entries(HERE / "parties.yml")
    )
    others = tuple(
        Option(entry.text("id"), entry.text("kind"), entry.texts("names")) for entry in entries(HERE / "options.yml")
    )
    people = tuple(
        Person(entry.text("id"), entry.text("name"), entry.text("party", "")) for entry in entries(HERE / "people.yml")
    )
    ideologies = [entry.text("match") for entry in entries(HERE / "ideologies.yml")]
    options = (*parties, *others)
    _refuse_contradictions(options, places, people, ideologies)
    return Knowledge(
        headers=_roles("headers.yml"),
        rows=_roles("rows.yml"),
        infobox=_roles("infobox.yml"),
        sections=_roles("sections.yml"),
        ideologies=frozenset(ideologies),
        options=options,
        places=places,
        people=people,
    )


def _roles(file: str) -> dict[str, str]:
    pairs = [(term, entry.text("role")) for entry in entries(HERE / file) for term in entry.texts("match")]
    _refuse_repeats(file, [term for term, _ in pairs])
    return dict(pairs)


def _refuse_contradictions(
    options: tuple[Option, ...], places: tuple[Place, ...], people: tuple[Person, ...], ideologies: list[str]
) -> None:
    """Ids and terms that stand in two entries, and ids that stand in none."""
    ballot = "parties.yml and options.yml"
    _refuse_repeats(ballot, [option.option_id for option in options])
    _refuse_repeats(ballot, [name for option in options for name in (*option.names, *option.abbreviations)])
    _refuse_repeats("places.yml", [place.place_id for place in places])
    _refuse_repeats("places.yml", [name for place in places for name in place.names])
    _refuse_repeats("people.yml", [person.person_id for person in people])
    _refuse_repeats("people.yml", [person.name for person in people])
    _refuse_repeats("ideologies.yml", ideologies)
    _refuse_unknown("places.yml", "parent", [(p.place_id, p.parent) for p in places], {p.place_id for p in places})
    parties = {option.option_id for option in options if option.kind == "party"}
    _refuse_unknown("people.yml", "party", [(p.person_id, p.party) for p in people], parties)


def _refuse_repeats(file: str, terms: list[str]) -> None:
    refuse_repeats(lookup_path(file), terms, "a term can mean one thing only")


def _refuse_unknown(file: str, key: str, named: list[tuple[str, str]], known: set[str]) -> None:
    if unknown := sorted(entry_id for entry_id, name in named if name and name not in known):
        raise LookupFileError(lookup_path(file), f"unknown {key} of {', '.join(unknown)}", f"add the {key}")
