"""Where every published column comes from, declared column by column; shown in Dagster as column lineage.

A bare word is a part of a read article (`parts`), the families of its tables among them; `results.votes_count` is a column of
another table. A column that is not named is of what `others` says. `source` of a row names the very cell.
"""

from collections.abc import Mapping
from dataclasses import dataclass

DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Origin:
    """A column values come from, and the asset that has it."""

    asset: str
    column: str


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the columns of one table come from: `columns`, names separated by spaces, to origins likewise."""

    others: str
    columns: Mapping[str, str]

    def of(self, column: str) -> tuple[Origin, ...]:
        """The origins of one column."""
        if column == "article_id":
            return (Origin(DOCUMENTS, "article"),)
        found = next((origins for names, origins in self.columns.items() if column in names.split()), self.others)
        return tuple(_origin(word) for word in found.split())


def _origin(word: str) -> Origin:
    asset, dot, column = word.partition(".")
    return Origin(asset, column) if dot else Origin(DOCUMENTS, word)


_VOTES = "results_by_party results_by_candidate results_by_place"
_PEOPLE = f"{_VOTES} results_over_time races candidates summary"
_RESULTS = f"{_PEOPLE} seats_by_party"
_NOMINATIONS = "nominations_by_party nominations_by_place seats_by_party"
_CONTESTS = f"{_VOTES} results_over_time seats_by_party races turnout_by_place nominations_by_place"
# The columns that checks try the arithmetic of.
_COUNTED = (
    "contests.registered_voters_count contests.votes_count contests.votes_pct contests.turnout_pct contests.seats_count "
    "contests.races_count contests.candidates_count results.votes_count results.votes_pct results.seats_count "
    "results.seats_pct nominations.candidates_count nominations.candidates_pct nominations.candidates_total_count "
    "polls.support_pct"
)
_SUBJECTS = "elections.election_id contests.place_id results.place_id results.option_id nominations.option_id"
_ENTITIES = "parties.party_id people.person_id places.place_id commissions.commission_id"
_NAMED = "parties.kk_latn people.kk_latn places.kk_latn"
_PLACES = "elections.place_id contests.place_id results.place_id nominations.place_id"

LINEAGE: dict[str, Origins] = {
    "articles": Origins(
        "capture",
        {"title project language licence attribution": "article"},
    ),
    "sections": Origins("sections", {}),
    "paragraphs": Origins("paragraphs", {"section_id": "sections"}),
    "tables": Origins(
        "tables infobox",
        {
            "section_id": "sections",
            "kind kind_confidence kind_reason": "tables infobox sections lookups",
            "identities_checked_count identities_held_count": f"elections.place_id {_COUNTED}",
        },
    ),
    "cells": Origins("tables infobox", {}),
    "references": Origins("references", {}),
    "citations": Origins(
        "paragraphs tables infobox references",
        {"section_id": "sections", "reference_number": "paragraphs tables infobox references"},
    ),
    "figures": Origins(
        "paragraphs",
        {"section_id": "sections", "subject": f"paragraphs lookups {_SUBJECTS}"},
    ),
    "elections": Origins(
        "article infobox sections tables",
        {
            "office seats_contested_count seats_total_count": "infobox",
            "place_id": "article infobox sections tables lookups",
        },
    ),
    "contests": Origins(
        _VOTES,
        {
            "election_id": f"article sections {_CONTESTS}",
            "place_id": f"{_CONTESTS} lookups",
            "place_name round source": _CONTESTS,
            "races_count candidates_count candidates_source": "nominations_by_place races",
            "registered_voters_count turnout_pct voters_source votes_count": f"{_VOTES} turnout_by_place",
            "seats_count seats_pct": f"{_VOTES} seats_by_party",
            "majority_count majority_pct swing_pct": "results_by_candidate results_by_place",
            "outcome_name": "results_by_candidate races",
        },
    ),
    "results": Origins(
        _RESULTS,
        {
            "election_id": f"article sections {_RESULTS}",
            "place_id option_id option_kind": f"{_RESULTS} lookups",
            "candidate_name": _PEOPLE,
            "person_id": f"{_PEOPLE} lookups",
            "votes_count votes_pct": f"{_VOTES} results_over_time races summary",
            "change_pct": f"{_VOTES} summary",
            "seats_count seats_pct seats_change_count": f"{_VOTES} results_over_time seats_by_party summary",
            "electors_count": f"{_VOTES} seats_by_party",
            "is_elected": "results_by_candidate results_by_place results_over_time races candidates",
            "is_incumbent": "results_by_candidate results_by_place races candidates",
        },
    ),
    "nominations": Origins(
        _NOMINATIONS,
        {
            "election_id": f"article sections {_NOMINATIONS}",
            "place_id option_id": f"{_NOMINATIONS} lookups",
            "as_of_date": "nominations_by_party paragraphs",
            "candidates_total_count candidates_pct": "nominations_by_party",
            "reference_numbers": f"{_NOMINATIONS} paragraphs references",
        },
    ),
    "polls": Origins("polls", {"election_id": "article sections polls", "option_id": "polls lookups"}),
    "parties": Origins(
        "nominations_by_party nominations_by_place infobox",
        {
            "party_id": "nominations_by_party nominations_by_place lookups results.option_id nominations.option_id",
            "party_name": "nominations_by_party nominations_by_place results.option_name nominations.option_name",
            "abbreviation ideology": "nominations_by_party nominations_by_place lookups",
            "leader_since_date": "infobox",
            "kk_cyrl kk_latn ru en founded_date dissolved_date successor_party_id status": "lookups",
            "source": "nominations_by_party nominations_by_place infobox results.source nominations.source",
        },
    ),
    "people": Origins(
        "parties.leader_name results.candidate_name paragraphs infobox lookups",
        {
            "person_id": "parties.leader_person_id results.person_id paragraphs infobox lookups",
            "name": "parties.leader_name results.candidate_name paragraphs infobox",
            "party_id": "parties.party_id results.option_id",
            "ru": "paragraphs references lookups",
            "source": "parties.source results.source paragraphs infobox",
        },
    ),
    "places": Origins("lookups", {"place_id": f"{_PLACES} people.name paragraphs lookups"}),
    "commissions": Origins(
        "paragraphs contests.data_source_name",
        {
            "place_id commission_id": "paragraphs contests.data_source_name places.place_id",
            "kk_cyrl kk_latn": "paragraphs contests.data_source_name places.kk_cyrl places.kk_latn",
            "source": "paragraphs contests.source",
        },
    ),
    "names": Origins(
        "sections paragraphs tables infobox references",
        {
            "entity_id kind": f"{_ENTITIES} results.person_id contests.data_source_name",
            "orthography": f"sections paragraphs tables infobox references {_NAMED}",
        },
    ),
    "findings": Origins(
        f"{_COUNTED} {_SUBJECTS} figures.value paragraphs.text references.text cells.text tables.kind places.parent_place_id",
        {
            "is_acknowledged acknowledged_why": "article",
            "source other_sources": "cells.row_number cells.column_number paragraphs.paragraph_id citations.source",
            "subject message": f"{_COUNTED} {_SUBJECTS} parties.party_id people.name places.en figures.subject references.text",
            "difference": f"{_COUNTED} figures.value",
        },
    ),
}
