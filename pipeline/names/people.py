"""Who the people an article names are: leaders, candidates, people in its text. Nobody is merged on an ASCII key alone."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256

from pipeline.document.contents import fold
from pipeline.document.document import Document
from pipeline.document.slug import slug
from pipeline.lookups.load import Knowledge
from pipeline.model.schema import Row, Rows
from pipeline.names.gazetteer import people as gazetteer
from pipeline.names.kazakh_names import in_cyrillic, in_latin
from pipeline.names.references import named_in_russian

DERIVED, UNRESOLVED = "derived", "unresolved"


def leader_id(name: str, knowledge: Knowledge) -> str:
    """The id of a party's leader: from people.yml, where the name is; else a slug of the name."""
    known = {person.name: person.person_id for person in knowledge.people}
    return known.get(name, slug(name)) if name else ""


def candidate_id(result: Row, knowledge: Knowledge, country: str = "") -> str:
    """The id of the candidate in a row of `results`: from people.yml for name and party; else name and place.

    Two candidates of one name in two places may be two people, so the place is part of the id. `country`: of the gazetteer,
    whose people are those who stand in all of it.
    """
    name = result.get("candidate_name", "")
    if not name:
        return ""
    for person in knowledge.people:
        if (person.name, person.party) == (name, result["option_id"]):
            return person.person_id
    is_everywhere = result["place_id"] == country or not (result["place_id"] or result.get("place_name"))
    if country and is_everywhere and name in _known():
        return _known()[name].person_id
    where = result["place_id"] or slug(result.get("place_name", "")) or result["election_id"]
    return f"{slug(name)}-{where}"


def with_candidate_ids(results: Sequence[Row], knowledge: Knowledge, country: str = "") -> list[Row]:
    """Rows of `results`, their `person_id` filled."""
    return [row | {"person_id": candidate_id(row, knowledge, country)} for row in results]


def with_leader_ids(parties: Sequence[Row], knowledge: Knowledge) -> list[Row]:
    """Rows of `parties`, their `leader_person_id` filled."""
    return [row | {"leader_person_id": leader_id(row.get("leader_name", ""), knowledge)} for row in parties]


def people_rows(
    article_id: str,
    document: Document,
    parties: Rows,
    results: Rows,
    named: Iterable[tuple[str, str]] = (),
    *,
    is_kazakh: bool = False,
) -> list[Row]:
    """Rows of `people`: every leader, every candidate and everybody `named` in the text, once, with where they stand first.

    `is_kazakh`: the article is about Kazakhstan, so its names have a Kazakh spelling.
    """
    rows = {row["person_id"]: row for row in _in_tables(document, parties, results)}
    known = _known() if is_kazakh else {}
    ids: dict[str, list[str]] = {}
    for person_id, row in rows.items():
        ids.setdefault(row["name"], []).append(person_id)
    for name, source in named:
        if len(ids.get(name, ())) > 1:
            continue  # several candidates have this very name: which of them is meant, if any, is not said
        person_id = _id_in_text(name, ids, rows, known)
        ids[name] = [person_id]
        rows.setdefault(person_id, {"person_id": person_id, "name": name, "party_id": "", "source": source})
    return [
        {
            "article_id": article_id,
            **row,
            "ascii": fold(row["name"]),
            **_forms(row["name"], known, document, is_kazakh=is_kazakh),
        }
        for row in rows.values()
    ]


def _in_tables(document: Document, parties: Rows, results: Rows) -> Iterable[Row]:
    party_ids = {party["party_id"] for party in parties}
    first: dict[str, str] = {}
    for table in document.tables:
        for cell in table.cells:
            first.setdefault(cell.text, table.address(cell.row, cell.column))
    named = [(p["leader_person_id"], p["leader_name"], p["party_id"], first.get(p["leader_name"], "")) for p in parties]
    in_order = sorted(results, key=lambda row: row["source"])
    named += [(r["person_id"], r["candidate_name"], r["option_id"], r["source"]) for r in in_order]
    rows: dict[str, Row] = {}
    of_parties: dict[str, set[str]] = {}
    for person_id, name, party_id, source in named:
        if person_id:
            rows.setdefault(person_id, {"person_id": person_id, "name": name, "source": source})
            of_parties.setdefault(person_id, set()).update({party_id} & party_ids)
    for person_id, row in rows.items():
        row["party_id"] = "".join(of_parties[person_id]) if len(of_parties[person_id]) == 1 else ""
    return rows.values()


def _id_in_text(
    name: str, ids: Mapping[str, Sequence[str]], rows: Mapping[str, Row], known: Mapping[str, gazetteer.Known]
) -> str:
    """The id of a person of the text: of the only one in a table with the very same name; of the gazetteer; or a slug.

    A slug that somebody of another spelling has is told apart by the spelling: they may be two.
    """
    if same := ids.get(name):
        return same[0]
    if name in known:
        return known[name].person_id
    person_id = slug(name)
    return f"{person_id}-{sha256(name.encode()).hexdigest()[:4]}" if person_id in rows else person_id


@cache
def _known() -> dict[str, gazetteer.Known]:
    return {name: person for person in gazetteer.people() for name in person.names}


def _forms(name: str, known: Mapping[str, gazetteer.Known], document: Document, *, is_kazakh: bool) -> Row:
    """The name in other languages, and where the Kazakh one is from."""
    if name in known:
        person = known[name]
        return {"kk_cyrl": person.kk_cyrl, "kk_latn": person.kk_latn, "ru": person.ru, "en": person.en, "status": person.status}
    cyrillic = in_cyrillic(name) if is_kazakh else ""
    if not cyrillic:
        return {"status": UNRESOLVED}
    russian = named_in_russian(cyrillic, document.references)
    return {"kk_cyrl": cyrillic, "kk_latn": in_latin(cyrillic), "ru": russian, "status": DERIVED}
