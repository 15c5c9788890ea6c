"""Reads the reviewed lookups beside this module into one frozen value, strictly.

What the entries say is data in the YAML files; how a term splits a row or resolves a name is decided by the callers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipeline.errors import LookupFileError

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
        for entry in _entries("places.yml")
    )
    parties = tuple(
        Option(entry.text("id"), "party", entry.texts("names"), entry.texts("abbreviations"))
        for entry in _entries("parties.yml")
    )
    others = tuple(Option(entry.text("id"), entry.text("kind"), entry.texts("names")) for entry in _entries("options.yml"))
    people = tuple(Person(entry.text("id"), entry.text("name"), entry.text("party", "")) for entry in _entries("people.yml"))
    ideologies = [entry.text("match") for entry in _entries("ideologies.yml")]
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


class _Entry:
    """One entry of a lookup file; tracks which keys were read, so that a misspelled key is an error."""

    def __init__(self, file: str, number: int, raw: object) -> None:
        self.where = f"pipeline/lookups/{file}, entry {number}"
        if not isinstance(raw, dict):
            raise LookupFileError(self.where, "is not a mapping", "write it as `key: value` lines")
        self.raw: dict[str, Any] = raw
        self.read: set[str] = set()

    def text(self, key: str, default: str | None = None) -> str:
        self.read.add(key)
        value = self.raw.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise LookupFileError(self.where, f"`{key}` is {value!r}, not text", f"give `{key}` as text, quoted if need be")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        self.read.add(key)
        value = self.raw.get(key)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise LookupFileError(self.where, f"`{key}` is {value!r}, not a list of texts", "quote its items")
        return tuple(value)

    def refuse_unread(self) -> None:
        if unread := sorted(str(key) for key in self.raw if key not in self.read):
            raise LookupFileError(self.where, f"unknown key {', '.join(unread)}", "remove or rename it")


def _entries(file: str) -> Iterator[_Entry]:
    """Every entry of a file; each must say why it is there and what it rests on."""
    where = f"pipeline/lookups/{file}"
    try:
        loaded = yaml.load((HERE / file).read_text("utf-8"), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError) as error:
        raise LookupFileError(where, f"is not YAML: {' '.join(str(error).split())}", "correct the file") from error
    if not isinstance(loaded, list):
        raise LookupFileError(where, "is no list of entries", "start every entry with `- `")
    for number, raw in enumerate(loaded, start=1):
        entry = _Entry(file, number, raw)
        entry.text("why")
        entry.text("ref")
        yield entry
        entry.refuse_unread()


def _roles(file: str) -> dict[str, str]:
    pairs = [(term, entry.text("role")) for entry in _entries(file) for term in entry.texts("match")]
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
    if repeated := sorted({term for term in terms if terms.count(term) > 1}):
        raise LookupFileError(
            f"pipeline/lookups/{file}", f"more than one entry for {', '.join(repeated)}", "a term can mean one thing only"
        )


def _refuse_unknown(file: str, key: str, named: list[tuple[str, str]], known: set[str]) -> None:
    if unknown := sorted(entry_id for entry_id, name in named if name and name not in known):
        raise LookupFileError(f"pipeline/lookups/{file}", f"unknown {key} of {', '.join(unknown)}", f"add the {key}")
