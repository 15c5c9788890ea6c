"""One article's entity tables, from its reading and its rows of other tables. What a row holds is in the modules beside."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pipeline.extract.document_rows import table_of_row
from pipeline.extract.reading import Reading
from pipeline.lookups.load import Place
from pipeline.model.schema import Row, Rows
from pipeline.names import commissions, parties, people, places
from pipeline.names.gazetteer.people import plain
from pipeline.names.gazetteer.places import COUNTRY, Known, containing, entities, known_places
from pipeline.names.inflection import KAZAKH, RUSSIAN
from pipeline.names.kazakh_names import is_given_name
from pipeline.names.mentions import people_in
from pipeline.names.occurrences import name_rows
from pipeline.names.place_kinds import split_kind
from pipeline.names.resolver import Resolution, Resolver
from pipeline.names.surfaces import ENTITIES, PARTY, PERSON, PLACE, Surface, surfaces

Tables = Mapping[str, Rows]


def located(reading: Reading, rows: Sequence[Row]) -> list[Row]:
    """Rows about places: those the lookups left without an id get the one a person decided, or the gazetteer is sure of."""
    kinds = kinds_by_table(reading, rows)
    found = (resolution(reading, row, kinds) for row in rows)
    return [row | {"place_id": one.entity_id} if one else row for row, one in zip(rows, found, strict=True)]


def nomination_rows(reading: Reading, rows: Sequence[Row]) -> list[Row]:
    """Rows of `nominations`, with the ids of places and parties the gazetteer is sure of."""
    return _with_parties(reading, located(reading, rows))


def result_rows(reading: Reading, rows: Sequence[Row]) -> list[Row]:
    """Rows of `results`, with the ids of places, parties and candidates."""
    placed = _with_parties(reading, located(reading, rows))
    return people.with_candidate_ids(placed, reading.knowledge, COUNTRY if _is_covered(reading) else "")


def _with_parties(reading: Reading, rows: list[Row]) -> list[Row]:
    if not _is_covered(reading):
        return rows
    decided = {
        name: entity_id for name, entity_id in reading.article.decided(PARTY) if not entity_id or parties.is_known(entity_id)
    }
    parties.refuse_merged(rows, decided, f"raw/{reading.article_id}/names.yml")
    return parties.with_option_ids(rows, reading.elections.main.held_on, decided)


def resolution(reading: Reading, row: Mapping[str, str], kinds: Mapping[str, str]) -> Resolution | None:
    """What the place of a row stands for; nothing where it has an id or no name, or the article is of another country.

    `kinds`: what kind of place all others in a table are.
    """
    name = row.get("place_name", "")
    if not name or row.get("place_id") or not _is_covered(reading):
        return None
    place = reading.elections.main.place
    within = place.place_id if place else COUNTRY
    resolver = _resolver(reading.knowledge.places, tuple(_decided_places(reading).items()))
    return resolver.resolve(name, within=within, kind=kinds.get(table_of_row(row), ""))


def kinds_by_table(reading: Reading, rows: Rows) -> dict[str, str]:
    """Tables whose places are all of one kind, but for the country they are in: a table of regions has no town in it."""
    known = _known(reading.knowledge.places) if any(row.get("place_id") for row in rows) else {}
    found: dict[str, set[str]] = {}
    for row in rows:
        if place_id := row.get("place_id"):
            found.setdefault(table_of_row(row), set()).add(known[place_id].kind)
    return {table: "".join(kinds - {"country"}) for table, kinds in found.items() if len(kinds - {"country"}) == 1}


def parent(reading: Reading, place_id: str) -> str:
    """The id of the place around a place; empty for a country."""
    return _known(reading.knowledge.places)[place_id].parent


def party_rows(reading: Reading, rows: Sequence[Row], tables: Tables) -> list[Row]:
    """Rows of `parties`: those of the lookups, and those of the gazetteer that results or nominations are about."""
    others: dict[str, Row] = {}
    if _is_covered(reading):
        known = {row["party_id"] for row in rows}
        for row in (*tables["results"], *tables["nominations"]):
            if row["option_id"] not in known and parties.is_known(row["option_id"]):
                named = {"article_id": reading.article_id, "party_id": row["option_id"], "party_name": row["option_name"]}
                others.setdefault(row["option_id"], named | {"source": row["source"]})
    return parties.with_forms(people.with_leader_ids([*rows, *others.values()], reading.knowledge))


def people_rows(reading: Reading, tables: Tables) -> list[Row]:
    if not _is_covered(reading):
        return people.people_rows(reading.article_id, reading.document, tables["parties"], tables["results"])
    no_people = {name for name, entity_id in reading.article.decided(PERSON) if not entity_id}
    no_people |= {surface.text for surface in _place_surfaces(reading)} | set(reading.words.options)
    named = people_in(reading.document, frozenset(no_people))
    return people.people_rows(reading.article_id, reading.document, tables["parties"], tables["results"], named, is_kazakh=True)


def place_rows(reading: Reading, tables: Tables) -> list[Row]:
    named = places.places_of(tables)
    if _is_covered(reading):
        people_named = (Surface(row["name"], row["person_id"], PERSON) for row in tables["people"])
        named += places.places_in_text(reading.document, (*_place_surfaces(reading), *people_named))
    return places.place_rows(reading.article_id, named, _known(reading.knowledge.places))


def commission_rows(reading: Reading, tables: Tables) -> list[Row]:
    return commissions.commission_rows(reading.article_id, _commissions(reading, tables), tables["places"])


def article_name_rows(reading: Reading, tables: Tables) -> list[Row]:
    known = {(kind, row[column]) for kind, (table, column) in ENTITIES.items() for row in tables[table]}
    decisions = [(one.match, one.kind, one.entity) for one in reading.article.decisions]
    decisions = [one for one in decisions if not one[2] or one[1:] in known]
    spelled = surfaces(tables, reading.knowledge, decisions)
    others = [*commissions.in_names(_commissions(reading, tables)), *_namesakes(tables)]
    return name_rows(reading.article_id, reading.document, spelled, others, _without_marks(tables))


def _namesakes(tables: Tables) -> Iterator[tuple[str, tuple[str, str], str]]:
    """Candidates whose name somebody else has too: each is named where it stands in a table, not wherever the name is."""
    names = Counter(row["name"] for row in tables["people"])
    for row in tables["results"]:
        if names[row["candidate_name"]] > 1:
            yield row["candidate_name"], (row["person_id"], PERSON), row["source"]


def _without_marks(tables: Tables) -> frozenset[str]:
    """The Kazakh Latin words of the article's entities that have marks, without them."""
    latin = (row.get("kk_latn", "") for table in ("parties", "people", "places") for row in tables[table])
    return frozenset(plain(word) for name in latin for word in name.split() if not word.isascii())


def _commissions(reading: Reading, tables: Tables) -> list[commissions.Mention]:
    if not _is_covered(reading):
        return []
    names = {surface.text: surface.entity_id for surface in _place_surfaces(reading)}
    return commissions.mentions(reading.document, tables["contests"], tables["places"], names)


def _is_covered(reading: Reading) -> bool:
    """Whether the article is about the country of the gazetteer."""
    return reading.words.country == COUNTRY


def _place_surfaces(reading: Reading) -> list[Surface]:
    """The reviewed places of the country by their names, and those a person decided: what running text is searched for.

    A name that people have as well (`Abai`) is none without its word of kind.
    """
    known = _known(reading.knowledge.places)
    found = {
        name: place.place_id
        for place in reading.knowledge.places
        if place.place_id == COUNTRY or COUNTRY in containing(place.place_id, known)
        for name in place.names
        if not is_given_name(name)
    }
    decided = found | _decided_places(reading)
    named = [Surface(name, place_id, PLACE, of_kind=known[place_id].kind) for name, place_id in decided.items() if place_id]
    return [*named, *(surface for place_id in set(found.values()) for surface in _in_cyrillic(known[place_id]))]


def _in_cyrillic(place: Known) -> Iterator[Surface]:
    """A place's names in Cyrillic, with its word of kind, in any case; bare ones are too often another's."""
    for name, language in ((place.kk_cyrl, KAZAKH), (place.ru, RUSSIAN)):
        if name and (split_kind(name)[1] or place.place_id == COUNTRY):
            yield Surface(name, place.place_id, PLACE, language, place.kind)


def _decided_places(reading: Reading) -> dict[str, str]:
    """What a person decided of places' names; a decision for a place nobody knows is left to the rule that reports it."""
    known = _known(reading.knowledge.places)
    return {name: place_id for name, place_id in reading.article.decided(PLACE) if not place_id or place_id in known}


@cache
def _known(reviewed: tuple[Place, ...]) -> dict[str, Known]:
    return known_places(reviewed)


@cache
def _resolver(reviewed: tuple[Place, ...], decisions: tuple[tuple[str, str], ...]) -> Resolver:
    return Resolver(tuple(entities(_known(reviewed))), dict(decisions))
