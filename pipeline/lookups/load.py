"""The reviewed lookups beside this module as one frozen value.

What the entries say is data in the YAML files, which `entries` reads; how a term splits a row or resolves a name is decided
by the callers.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.errors import LookupFileError
from pipeline.lookups.entries import entries, lookup_path, refuse_repeats
from pipeline.lookups.terms import normal

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Option:
    """A party or another option on a ballot. `kind`: party, independent, against_all, invalid, other, choice.

    `country`: the place a party belongs to, empty for what stands on ballots everywhere.
    """

    option_id: str
    kind: str
    names: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()
    country: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place; `names` are the spellings articles use, the first of them the usual one.

    `is_homonym`: others that are not in the lookups have its name too, so that only a person can say that it is meant.
    """

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
    demonyms: tuple[str, ...] = ()
    is_homonym: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    person_id: str
    name: str
    party: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All lookups. `headers`, `rows`, `values`, `infobox`, `sections`: the role of a published text; `rounds`: its number."""

    headers: dict[str, str]
    rows: dict[str, str]
    values: dict[str, str]
    rounds: dict[str, str]
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
            demonyms=entry.texts("demonyms") if "demonyms" in entry else (),
            is_homonym=entry.value("homonym") is True,
        )
        for entry in entries(HERE / "places.yml")
    )
    parties = tuple(
        Option(entry.text("id"), "party", entry.texts("names"), entry.texts("abbreviations"), entry.text("country"))
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
        values=_roles("values.yml"),
        rounds=_roles("rounds.yml", "round"),
        infobox=_roles("infobox.yml"),
        sections=_roles("sections.yml"),
        ideologies=frozenset(ideologies),
        options=options,
        places=places,
        people=people,
    )


def _roles(file: str, key: str = "role") -> dict[str, str]:
    """What every term of a file means. A term means one thing, in whatever language, and stands once."""
    roles = {}
    meant: dict[str, str] = {}
    terms: list[str] = []
    for entry in entries(HERE / file):
        entry.text("language", "any")
        role = entry.text(key)
        for term in entry.texts("match"):
            form = term.casefold() if "*" in term else normal(term)
            if meant.setdefault(form, role) != role:
                what = f"{term!r} means {meant[form]!r} elsewhere"
                raise LookupFileError(entry.where, what, "a term can mean one thing only")
            roles[term] = role
            terms.append(term)
    _refuse_repeats(file, terms)
    return roles


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
    _refuse_unknown(
        "parties.yml", "country", [(o.option_id, o.country) for o in options if o.country], {p.place_id for p in places}
    )
    parties = {option.option_id for option in options if option.kind == "party"}
    _refuse_unknown("people.yml", "party", [(p.person_id, p.party) for p in people], parties)


def _refuse_repeats(file: str, terms: list[str]) -> None:
    refuse_repeats(lookup_path(file), terms, "a term can mean one thing only")


def _refuse_unknown(file: str, key: str, named: list[tuple[str, str]], known: set[str]) -> None:
    if unknown := sorted(entry_id for entry_id, name in named if name and name not in known):
        raise LookupFileError(lookup_path(file), f"unknown {key} of {', '.join(unknown)}", f"add the {key}")
