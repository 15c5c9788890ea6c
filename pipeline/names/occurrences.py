"""Under which spellings an article mentions its parties, people and places, and how often.

Only spellings the lookups or the tables know are looked for; finding new ones is not done here.
"""

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.document.document import Document
from pipeline.lookups.load import Knowledge
from pipeline.model.schema import Row, Rows
from pipeline.names.scripts import script


def name_rows(
    article_id: str, document: Document, parties: Rows, people: Rows, places: Rows, knowledge: Knowledge
) -> list[Row]:
    """Rows of `names`: whole words only, and the longest spelling where several overlap."""
    entities = _spellings(parties, people, places, knowledge)
    longest_first = sorted(entities, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)") if entities else None
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for source, text in _texts(document):
        for found in pattern.finditer(text) if pattern else ():
            counts[found[0]] += 1
            first.setdefault(found[0], source)
    return [
        {
            "article_id": article_id,
            "entity_id": entity_id,
            "surface_name": name,
            "kind": kind,
            "script": script(name),
            "occurrence_count": str(counts[name]),
            "first_source": first[name],
        }
        for name in counts
        for entity_id, kind in sorted(entities[name])
    ]


def _spellings(parties: Rows, people: Rows, places: Rows, knowledge: Knowledge) -> dict[str, set[tuple[str, str]]]:
    """Every spelling, and the entities it may stand for."""
    spellings: dict[str, set[tuple[str, str]]] = {}
    party_ids, place_ids = {row["party_id"] for row in parties}, {row["place_id"] for row in places}
    for option in knowledge.options:
        for name in (*option.names, *option.abbreviations) if option.option_id in party_ids else ():
            spellings.setdefault(name, set()).add((option.option_id, "party"))
    for place in knowledge.places:
        for name in place.names if place.place_id in place_ids else ():
            spellings.setdefault(name, set()).add((place.place_id, "place"))
    for row in people:
        spellings.setdefault(row["name"], set()).add((row["person_id"], "person"))
    return spellings


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    """Every text of the article with its address, section by section: heading, paragraphs, captions, cells."""
    for section in document.sections:
        yield section.section_id, section.heading
        for paragraph in document.paragraphs_in(section.section_id):
            yield paragraph.source, paragraph.text
        for table in document.tables:
            if table.section_id == section.section_id:
                yield table.address(1), table.caption
                for cell in table.cells:
                    yield table.address(cell.row, cell.column), cell.text
