"""Who the people in an article's tables are: party leaders and candidates. Nobody is merged on a name alone."""

from collections.abc import Sequence

from pipeline.document.contents import fold
from pipeline.document.document import Document
from pipeline.document.slug import slug
from pipeline.lookups.load import Knowledge
from pipeline.model.schema import Row, Rows


def leader_id(name: str, knowledge: Knowledge) -> str:
    """The id of a party's leader: from people.yml, where the name is; else a slug of the name."""
    known = {person.name: person.person_id for person in knowledge.people}
    return known.get(name, slug(name)) if name else ""


def candidate_id(result: Row, knowledge: Knowledge) -> str:
    """The id of the candidate in a row of `results`: from people.yml for name and party; else name and place.

    Two candidates of one name in two places may be two people, so the place is part of the id.
    """
    name = result.get("candidate_name", "")
    if not name:
        return ""
    for person in knowledge.people:
        if (person.name, person.party) == (name, result["option_id"]):
            return person.person_id
    where = result["place_id"] or slug(result.get("place_name", "")) or result["election_id"]
    return f"{slug(name)}-{where}"


def with_candidate_ids(results: Sequence[Row], knowledge: Knowledge) -> list[Row]:
    """Rows of `results`, their `person_id` filled."""
    return [row | {"person_id": candidate_id(row, knowledge)} for row in results]


def with_leader_ids(parties: Sequence[Row], knowledge: Knowledge) -> list[Row]:
    """Rows of `parties`, their `leader_person_id` filled."""
    return [row | {"leader_person_id": leader_id(row.get("leader_name", ""), knowledge)} for row in parties]


def people_rows(article_id: str, document: Document, parties: Rows, results: Rows, knowledge: Knowledge) -> list[Row]:
    """Rows of `people`: every leader and every candidate once, with where a table names them first."""
    attested = {person.person_id for person in knowledge.people}
    party_ids = {party["party_id"] for party in parties}
    first: dict[str, str] = {}
    for table in document.tables:
        for cell in table.cells:
            first.setdefault(cell.text, table.address(cell.row, cell.column))
    rows: dict[str, Row] = {}
    named = [(p["leader_person_id"], p["leader_name"], p["party_id"], first.get(p["leader_name"], "")) for p in parties]
    named += [(r["person_id"], r["candidate_name"], r["option_id"], r["source"]) for r in results]
    for person_id, name, party_id, source in named:
        if person_id and person_id not in rows:
            rows[person_id] = {
                "article_id": article_id,
                "person_id": person_id,
                "name": name,
                "ascii": fold(name),
                "status": "attested" if person_id in attested else "unresolved",
                "party_id": party_id if party_id in party_ids else "",
                "source": source,
            }
    return list(rows.values())
