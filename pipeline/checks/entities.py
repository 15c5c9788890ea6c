"""What names stand for: decisions of people that no longer hold, places that could be several, people who may be one.

How names are resolved is in `pipeline.names`; nothing here decides.
"""

from collections.abc import Iterator

from pipeline.checks.rule import Checked, Disagreement, Rule
from pipeline.extract.subjects import subject
from pipeline.names.article import kinds_by_table, resolution
from pipeline.names.hygiene import with_plain_spaces
from pipeline.names.surfaces import ENTITIES

_PLACED = ("elections", "contests", "results", "nominations")


def unmatched_decision(checked: Checked) -> Iterator[Disagreement]:
    """Decisions of names.yml about spellings the article has not, or entities that are none of its own."""
    texts = [with_plain_spaces(row["text"]) for table in ("paragraphs", "cells") for row in checked.rows(table)]
    entities = {(kind, row[column]) for kind, (table, column) in ENTITIES.items() for row in checked.rows(table)}
    for decision in checked.reading.article.decisions:
        is_there = any(with_plain_spaces(decision.match) in text for text in texts)
        if not is_there or (decision.entity and (decision.kind, decision.entity) not in entities):
            what = f"is no {decision.kind} {decision.entity} of the article" if is_there else "is not in the article"
            message = f'names.yml: "{decision.match}" {what}; correct the decision, or remove it'
            yield Disagreement(f"names.yml/{decision.kind}/{decision.match}", "", decision.match, decision.entity, message)


def ambiguous_place(checked: Checked) -> Iterator[Disagreement]:
    """Places of tables whose name stands for several."""
    seen = set()
    for table in _PLACED:
        kinds = kinds_by_table(checked.reading, checked.rows(table))
        for row in checked.rows(table):
            name = row.get("place_name", "")
            found = resolution(checked.reading, row, kinds) if name not in seen else None
            if found and found.outcome == "ambiguous":
                seen.add(name)
                candidates = ", ".join(entity_id for entity_id, _ in found.candidates)
                message = f'"{name}" may be {candidates.replace(", ", " or ")}; names.yml of the article can say which'
                yield Disagreement(f"places/{name}", row.get("source", ""), name, candidates, message)


def similar_people(checked: Checked) -> Iterator[Disagreement]:
    """People whose names are alike but for marks; they stay apart, as marks tell names from each other."""
    alike: dict[str, list[tuple[str, str]]] = {}
    for row in checked.rows("people"):
        alike.setdefault(row["ascii"].casefold(), []).append((row["name"], row["person_id"]))
        first, *_ = alike[row["ascii"].casefold()]
        if first[0] != row["name"]:
            message = f"{first[0]} and {row['name']} are alike but for marks; names.yml can say if they are one person"
            yield Disagreement(subject("people", row, "name"), row["source"], row["name"], first[1], message)


ENTITY_RULES: tuple[Rule, ...] = (
    Rule(
        "unmatched_decision",
        "error",
        "What a person decided in names.yml is about a name the article has, and an entity it is about.",
        'names.yml: "Maulenau" is no person abdirazaq-maulenau of the article; correct the decision, or remove it',
        unmatched_decision,
    ),
    Rule(
        "ambiguous_place",
        "info",
        "A place's name that may stand for several is left without an id.",
        '"Abay District" may be abay-district or abayskiy-district; names.yml of the article can say which',
        ambiguous_place,
    ),
    Rule(
        "similar_people",
        "info",
        "Nobody is merged on a name without its marks: two people whose names differ in marks only stay two.",
        "Äli Bektaev and Ali Bektaev are alike but for marks; names.yml can say if they are one person",
        similar_people,
    ),
)
