"""How often and where first an article mentions its parties, people, places and commissions, spelling by spelling.

Which spellings are looked for is said in `surfaces`; what letters stand for is resolved in `commissions`.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from itertools import chain

from pipeline.document.document import Document
from pipeline.model.schema import Row
from pipeline.names.inflection import inflected
from pipeline.names.orthography import text_orthography
from pipeline.names.place_kinds import split_kind
from pipeline.names.scripts import script
from pipeline.names.surfaces import PLACE, Surface

_CYRILLIC = re.compile("[\u0400-\u04ff]")
Named = tuple[str, str]


class Spellings:
    """Spellings, found in texts: whole words only, and the longest where several overlap."""

    def __init__(self, surfaces: Iterable[Surface]) -> None:
        self._latin: dict[str, set[Named]] = {}
        self._inflected: dict[tuple[str, str], set[Named]] = {}
        for surface in surfaces:
            entity = (surface.entity_id, surface.kind)
            if surface.language:
                self._inflected.setdefault((surface.text, surface.language), set()).add(entity)
            else:
                self._latin.setdefault(surface.text, set()).add(entity)
        self._groups = sorted(self._inflected, key=lambda pair: (-len(pair[0]), pair))
        self._in_latin = _any_of(map(re.escape, sorted(self._latin, key=lambda text: (-len(text), text))))
        self._in_cyrillic = _any_of(f"({inflected(*group)})" for group in self._groups)

    def found(self, text: str) -> Iterator[tuple[str, str, set[Named]]]:
        """Every spelling in the text as it stands there, the language of a Cyrillic one, and what it may stand for."""
        for match in self._in_latin.finditer(text):
            yield match[0], "", self._latin[match[0]]
        for match in self._in_cyrillic.finditer(text) if _CYRILLIC.search(text) else ():
            group = self._groups[(match.lastindex or 1) - 1]
            yield match[0], group[1], self._inflected[group]


def name_rows(
    article_id: str,
    document: Document,
    surfaces: Iterable[Surface],
    others: Iterable[tuple[str, Named, str]] = (),
    known: Container[str] = (),
) -> list[Row]:
    """Rows of `names`.

    `others`: mentions found otherwise, as spelling, entity and address. `known`: Kazakh Latin words without their marks.
    """
    spellings = Spellings(surfaces)
    counts: Counter[tuple[str, Named]] = Counter()
    first: dict[tuple[str, Named], tuple[str, str]] = {}
    in_texts = (
        (name, language, entity, source)
        for source, text in texts(document)
        for name, language, found in spellings.found(text)
        for entity in found
    )
    for name, language, entity, source in chain(in_texts, ((name, "", entity, source) for name, entity, source in others)):
        counts[name, entity] += 1
        first.setdefault((name, entity), (source, language))
    return [
        {
            "article_id": article_id,
            "entity_id": entity_id,
            "surface_name": name,
            "kind": kind,
            "script": script(name),
            "orthography": _orthography(name, kind, first[name, (entity_id, kind)][1], known),
            "occurrence_count": str(count),
            "first_source": first[name, (entity_id, kind)][0],
        }
        for (name, (entity_id, kind)), count in counts.items()
    ]


def _orthography(name: str, kind: str, language: str, known: Container[str]) -> str:
    """The writing system of a name; of a place's without the word that says what it is (`Aral District`)."""
    return text_orthography(split_kind(name)[0] if kind == PLACE else name, language, known)


def texts(document: Document) -> Iterator[tuple[str, str]]:
    """Every text of the article with its address, section by section: heading, paragraphs, captions, cells.

    Then authors and titles of references: what else they print is the name of a newspaper.
    """
    for section in document.sections:
        yield section.section_id, section.heading
        for paragraph in document.paragraphs_in(section.section_id):
            yield paragraph.source, paragraph.text
        for table in document.tables:
            if table.section_id == section.section_id:
                yield table.address(1), table.caption
                for cell in table.cells:
                    yield table.address(cell.row, cell.column), cell.text
    for reference in document.references:
        for authors_or_title in (reference.authors, reference.title):
            yield f"reference/{reference.number}", authors_or_title


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    joined = "|".join(patterns)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)") if joined else re.compile("(?!)")
