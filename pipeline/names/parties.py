"""What the gazetteer adds to the parties of an article: their names in other languages, and what became of them."""

from collections.abc import Sequence

from pipeline.model.schema import Row
from pipeline.names.gazetteer.parties import parties


def with_forms(rows: Sequence[Row]) -> list[Row]:
    """Rows of `parties`, with the names and dates the gazetteer has of them."""
    known = parties()
    return [row | (_forms(row["party_id"]) if row["party_id"] in known else {"status": "unresolved"}) for row in rows]


def _forms(party_id: str) -> Row:
    party = parties()[party_id]
    return {
        "kk_cyrl": party.kk_cyrl,
        "kk_latn": party.kk_latn,
        "ru": party.ru,
        "en": party.name,
        "founded_date": party.founded,
        "dissolved_date": party.dissolved,
        "successor_party_id": party.successor,
        "status": "attested" if party.kk_cyrl else "unresolved",
    }
