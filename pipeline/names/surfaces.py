"""The spellings under which an article may mention its parties, people, places and commissions.

Where they stand is found in `occurrences`. Nothing is guessed: a surname or a bare place name counts only where it is of one
entity of the article.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.lookups.load import Knowledge
from pipeline.model.schema import Rows
from pipeline.names.gazetteer import parties as gazetteer
from pipeline.names.gazetteer.people import people
from pipeline.names.inflection import KAZAKH, RUSSIAN
from pipeline.names.place_kinds import split_kind
from pipeline.names.routes import KAZAKH as KAZAKH_LETTERS
from pipeline.names.routes import RUSSIAN as RUSSIAN_LETTERS
from pipeline.names.routes import route

PARTY, PERSON, PLACE, COMMISSION = "party", "person", "place", "commission"
# The table and column that has the entities of a kind.
ENTITIES = {
    PARTY: ("parties", "party_id"),
    PERSON: ("people", "person_id"),
    PLACE: ("places", "place_id"),
    COMMISSION: ("commissions", "commission_id"),
}


@dataclass(frozen=True, slots=True)
class Surface:
    """A spelling of an entity.

    `language`: of a Cyrillic one, in which it may have case endings; empty for a Latin one. `of_kind`: the kind of a place.
    """

    text: str
    entity_id: str
    kind: str
    language: str = ""
    of_kind: str = ""


def surfaces(tables: Mapping[str, Rows], knowledge: Knowledge, decisions: Sequence[tuple[str, str, str]]) -> Iterator[Surface]:
    """Every spelling of every entity in an article's tables.

    `decisions`: reviewed spellings as text, kind and entity; without an entity the spelling is none of that kind.
    """
    decided = {(text, kind) for text, kind, _ in decisions}
    found = [*_of_parties(tables["parties"], tables["results"], knowledge), *_of_places(tables["places"], knowledge)]
    found += [*_of_people(tables["people"]), *_of_commissions(tables["commissions"])]
    free = [surface for surface in found if surface.text and (surface.text, surface.kind) not in decided]
    return iter(dict.fromkeys([*free, *(Surface(text, entity_id, kind) for text, kind, entity_id in decisions if entity_id)]))


def _of_parties(rows: Rows, results: Rows, knowledge: Knowledge) -> Iterator[Surface]:
    """The names of the lookups, the gazetteer's first, and those its tables print: another may be a common word (`Village`)."""
    ids = {row["party_id"] for row in rows}
    for row in results:
        if row["option_id"] in ids:
            yield Surface(row["option_name"], row["option_id"], PARTY)
    for option in knowledge.options:
        for name in (*option.names, *option.abbreviations) if option.option_id in ids else ():
            yield Surface(name, option.option_id, PARTY)
    known = gazetteer.parties()
    for party in (known[party_id] for party_id in sorted(ids & known.keys())):
        yield Surface(party.name, party.party_id, PARTY)
        yield Surface(party.kk_cyrl, party.party_id, PARTY, KAZAKH)
        yield Surface(party.ru, party.party_id, PARTY, RUSSIAN)


def _of_places(rows: Rows, knowledge: Knowledge) -> Iterator[Surface]:
    ids = {row["place_id"] for row in rows}
    for place in knowledge.places:
        for name in place.names if place.place_id in ids else ():
            yield Surface(name, place.place_id, PLACE, of_kind=place.kind)
    cores = Counter(split_kind(row["kk_cyrl"])[0] for row in rows)
    for row in rows:
        for form, language in (("kk_cyrl", KAZAKH), ("ru", RUSSIAN)):
            yield Surface(row[form], row["place_id"], PLACE, language, row["kind"])
        if cores[core := split_kind(row["kk_cyrl"])[0]] == 1:
            yield Surface(core, row["place_id"], PLACE, KAZAKH, row["kind"])


def _of_people(rows: Rows) -> Iterator[Surface]:
    names = Counter(row["name"] for row in rows)
    others = {person.person_id: person.names for person in people()}
    latin = [(name, row["person_id"]) for row in rows for name in (row["name"], *others.get(row["person_id"], ()))]
    kazakh = [(row["kk_cyrl"], row["person_id"]) for row in rows]
    russian = [(_russian(row), row["person_id"]) for row in rows]
    for named, language in ((latin, ""), (kazakh, KAZAKH), (russian, RUSSIAN)):
        surnames = Counter(surname for surname, _ in {(name.split()[-1], person_id) for name, person_id in named if name})
        for name, person_id in named:
            if language or names[name] < 2:
                yield Surface(name, person_id, PERSON, language)
            if " " in name and surnames[surname := name.split()[-1]] == 1:
                yield Surface(surname, person_id, PERSON, language)


def _russian(row: Mapping[str, str]) -> str:
    """The Russian form that is attested, or the Kazakh one in Russian letters, to look for."""
    return row["ru"] or route(KAZAKH_LETTERS, RUSSIAN_LETTERS)(row["kk_cyrl"])


def _of_commissions(rows: Rows) -> Iterator[Surface]:
    for row in rows:
        yield Surface(row["commission_name"], row["commission_id"], COMMISSION)
