"""One article's entity tables, from its reading and its rows of other tables. What a row holds is in the modules beside."""

from collections.abc import Mapping, Sequence
from functools import cache

from pipeline.extract.reading import Reading
from pipeline.lookups.load import Place
from pipeline.model.schema import Row, Rows
from pipeline.names import commissions, parties, people, places
from pipeline.names.gazetteer.people import plain
from pipeline.names.gazetteer.places import COUNTRY, Known, containing, entities, known_places
from pipeline.names.mentions import people_in
from pipeline.names.occurrences import name_rows
from pipeline.names.resolver import Resolution, Resolver
from pipeline.names.surfaces import PERSON, PLACE, surfaces

Tables = Mapping[str, Rows]


def located(reading: Reading, rows: Sequence[Row]) -> list[Row]:
    """Rows about places: those the lookups left without an id get the one the gazetteer is sure of."""
    kinds = kinds_by_table(reading, rows)
    found = (resolution(reading, row, kinds) for row in rows)
    return [row | {"place_id": one.entity_id} if one else row for row, one in zip(rows, found, strict=True)]


def resolution(reading: Reading, row: Mapping[str, str], kinds: Mapping[str, str]) -> Resolution | None:
    """What the place of a row stands for; nothing where it has an id or no name, or the article is of another country.

    `kinds`: what kind of place all others in a table are.
    """
    name = row.get("place_name", "")
    if not name or row.get("place_id") or not _is_covered(reading):
        return None
    place = reading.elections.main.place
    within = place.place_id if place else COUNTRY
    resolver = _resolver(reading.knowledge.places, reading.article.decided(PLACE))
    return resolver.resolve(name, within=within, kind=kinds.get(_table(row), ""))


def kinds_by_table(reading: Reading, rows: Rows) -> dict[str, str]:
    """Tables whose places are all of one kind, but for the country they are in: a table of regions has no town in it."""
    known = _known(reading.knowledge.places) if any(row.get("place_id") for row in rows) else {}
    found: dict[str, set[str]] = {}
    for row in rows:
        if place_id := row.get("place_id"):
            found.setdefault(_table(row), set()).add(known[place_id].kind)
    return {table: "".join(kinds - {"country"}) for table, kinds in found.items() if len(kinds - {"country"}) == 1}


def _table(row: Mapping[str, str]) -> str:
    """The table a row's source is in."""
    return (row.get("candidates_source") or row.get("source") or "").partition("r")[0]


def parent(reading: Reading, place_id: str) -> str:
    """The id of the place around a place; empty for a country."""
    return _known(reading.knowledge.places)[place_id].parent


def party_rows(reading: Reading, rows: Sequence[Row]) -> list[Row]:
    return parties.with_forms(people.with_leader_ids(rows, reading.knowledge))


def people_rows(reading: Reading, tables: Tables) -> list[Row]:
    if not _is_covered(reading):
        return people.people_rows(reading.article_id, reading.document, tables["parties"], tables["results"])
    no_people = {name for name, entity_id in reading.article.decided(PERSON) if not entity_id}
    no_people |= set(_place_names(reading)) | set(reading.words.options)
    named = people_in(reading.document, frozenset(no_people))
    return people.people_rows(reading.article_id, reading.document, tables["parties"], tables["results"], named, is_kazakh=True)


def place_rows(reading: Reading, tables: Tables) -> list[Row]:
    named = places.places_of(tables)
    if _is_covered(reading):
        named += places.places_in_text(reading.document, _place_names(reading))
        named += [entity_id for _, entity_id in reading.article.decided(PLACE)]
    return places.place_rows(reading.article_id, named, _known(reading.knowledge.places))


def commission_rows(reading: Reading, tables: Tables) -> list[Row]:
    return commissions.commission_rows(reading.article_id, _commissions(reading, tables), tables["places"])


def article_name_rows(reading: Reading, tables: Tables) -> list[Row]:
    decisions = [(one.match, one.kind, one.entity) for one in reading.article.decisions]
    spelled = surfaces(tables, reading.knowledge, decisions)
    others = commissions.in_names(_commissions(reading, tables))
    return name_rows(reading.article_id, reading.document, spelled, others, _without_marks(tables))


def _without_marks(tables: Tables) -> frozenset[str]:
    """The Kazakh Latin words of the article's entities that have marks, without them."""
    latin = (row.get("kk_latn", "") for table in ("parties", "people", "places") for row in tables[table])
    return frozenset(plain(word) for name in latin for word in name.split() if not word.isascii())


def _commissions(reading: Reading, tables: Tables) -> list[commissions.Mention]:
    if not _is_covered(reading):
        return []
    return commissions.mentions(reading.document, tables["contests"], tables["places"], _place_names(reading))


def _is_covered(reading: Reading) -> bool:
    """Whether the article is about the country of the gazetteer."""
    return reading.words.country == COUNTRY


def _place_names(reading: Reading) -> dict[str, str]:
    """Ids of the reviewed places of the country by every name of theirs: what running text is searched for."""
    known = _known(reading.knowledge.places)
    return {
        name: place.place_id
        for place in reading.knowledge.places
        if place.place_id == COUNTRY or COUNTRY in containing(place.place_id, known)
        for name in place.names
    }


@cache
def _known(reviewed: tuple[Place, ...]) -> dict[str, Known]:
    return known_places(reviewed)


@cache
def _resolver(reviewed: tuple[Place, ...], decisions: tuple[tuple[str, str], ...]) -> Resolver:
    return Resolver(tuple(entities(_known(reviewed))), dict(decisions))
