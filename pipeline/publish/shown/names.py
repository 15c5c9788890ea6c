"""Names of entities as they are shown: the text as published, marked with the entity, so that a page can switch its script.

Which forms there are is published in `places`, `people`, `parties`; nothing is transliterated here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.lookups.tiles import layouts
from pipeline.model.schema import Rows

# The scripts a page can switch to, by the columns that hold them, with their language tags (BCP 47).
SCRIPTS = {"kk_cyrl": "kk-Cyrl", "kk_latn": "kk-Latn", "en": "en", "ru": "ru"}

PLACE, PERSON, PARTY, TILE = "place", "person", "party", "tile"
_TABLES = {PLACE: ("places", "place_id"), PERSON: ("people", "person_id"), PARTY: ("parties", "party_id")}
_MARKED = re.compile("⟦([^⟦⟧¦]*)¦([^⟦⟧¦]*)⟧")
_NO_MARKS = str.maketrans("⟦⟧¦", "[]|")

Forms = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as published, and whose it is: a kind and an id, `place:aqmola-region`; empty where it is nobody's known."""

    text: str
    entity: str = ""

    @property
    def marked(self) -> str:
        """The name as one text that `plain` and `with_marks` find again."""
        return f"⟦{self.entity}¦{self.text.translate(_NO_MARKS)}⟧" if self.entity else self.text


def plain(text: str) -> str:
    """Marked text without its marks."""
    return _MARKED.sub(r"\2", text)


def with_marks(svg: str) -> str:
    """Drawn texts that are a marked name, with the entity as an attribute; marks anywhere else are taken off."""
    return plain(re.sub(rf">{_MARKED.pattern}</text>", r' data-name="\1">\2</text>', svg))


def named(kind: str, text: str, entity_id: str) -> Name:
    """A name of a kind of entity, whose id may be empty."""
    return Name(text, f"{kind}:{entity_id}" if entity_id else "")


def forms(tables: Mapping[str, Rows]) -> dict[str, dict[str, str]]:
    """The forms of every entity of an article by script, those there are; of places on tile maps the short ones too."""
    found = {}
    for kind, (table, key) in _TABLES.items():
        for row in tables[table]:
            found[f"{kind}:{row[key]}"] = {script: row[script] for script in SCRIPTS if row[script]}
    shown = {row["place_id"] for row in tables["places"]}
    for layout in layouts():
        if shown.intersection(tile.place_id for tile in layout.tiles):
            for tile in layout.tiles:
                found[f"{TILE}:{tile.place_id}"] = {script: getattr(tile, script) for script in SCRIPTS}
    return {entity: known for entity, known in found.items() if known}
