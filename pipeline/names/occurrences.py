"""How often and where first an article mentions its parties, people, places and commissions, spelling by spelling.

Which spellings are looked for is said in `surfaces`; what letters stand for is resolved in `commissions`.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from itertools import chain

from pipeline.document.document import Document
from pipeline.model.schema import Row
from pipeline.names.hygiene import with_plain_spaces
from pipeline.names.inflection import inflected
from pipeline.names.orthography import text_orthography
from pipeline.names.place_kinds import are_alike, split_kind
from pipeline.names.scripts import script
from pipeline.names.surfaces import PLACE, Surface

_WORD_START = re.compile(r"(?<!\w)\w")
_NEXT_WORD = re.compile(r" (?![a-z])([^\W\d_]+)")
# Letters a spelling is filed under: enough to leave few to try at a word.
_FILED_BY = 2
# Letters of a word that its case may change: what comes before them stands in every case.
_ENDING = 2
Named = tuple[str, str]
Spelling = tuple[str, str]


class Spellings:
    """Spellings, found in texts: whole words only, and the longest where several overlap.

    They are filed by their first letters, Latin ones by their lengths too; one pattern of them all takes longer to compile than
    a whole article to read.
    """

    def __init__(self, surfaces: Iterable[Surface]) -> None:
        self._named: dict[Spelling, set[Named]] = {}
        self._kinds: dict[Spelling, set[str]] = {}
        for surface in surfaces:
            spelling = with_plain_spaces(surface.text), surface.language
            if surface.of_kind:
                self._kinds.setdefault(spelling, set()).add(surface.of_kind)
            self._named.setdefault(spelling, set()).add((surface.entity_id, surface.kind))
        self._inflected: dict[str, list[Spelling]] = {}
        self._lengths: dict[str, list[int]] = {}
        for name, language in sorted(self._named, key=lambda spelling: (-len(spelling[0]), spelling)):
            filed = name[:_FILED_BY]
            if language:
                self._inflected.setdefault(filed, []).append((name, language))
            elif len(name) not in self._lengths.setdefault(filed, []):
                self._lengths[filed].append(len(name))

    def found(self, text: str) -> Iterator[tuple[str, str, set[Named]]]:
        """Every spelling in the text as it stands there, the language of a Cyrillic one, and what it may stand for.

        No-break spaces are spaces, in the text and in what is found.
        """
        text, end = with_plain_spaces(text), 0
        for word in _WORD_START.finditer(text):
            at = word.start()
            for name, spelling in self._at(text, at) if at >= end else ():
                if not self._is_of_another_kind(spelling, text[at + len(name) :]):
                    end = at + len(name)
                    yield name, spelling[1], self._named[spelling]
                    break

    def _at(self, text: str, at: int) -> Iterator[tuple[str, Spelling]]:
        """The spellings that stand at a place, the longest first, as they stand there and as they are filed."""
        filed = text[at : at + _FILED_BY]
        for length in self._lengths.get(filed, ()):
            name = text[at : at + length]
            if (name, "") in self._named and not re.match(r"\w", text[at + length : at + length + 1]):
                yield name, (name, "")
        for name, language in self._inflected.get(filed, ()):
            if text.startswith(name.partition(" ")[0][:-_ENDING], at) and (found := _pattern(name, language).match(text, at)):
                yield found[0], (name, language)

    def _is_of_another_kind(self, spelling: Spelling, rest: str) -> bool:
        """Whether a place's name has a word of another kind after it, and so is of another place: `Abai` in `Abai District`."""
        following = _NEXT_WORD.match(rest) if spelling in self._kinds else None
        kind = split_kind(f"x {following[1]}")[1] if following else ""
        return bool(kind) and not any(are_alike(kind, own) for own in self._kinds[spelling])


@lru_cache(maxsize=10_000)
def _pattern(name: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"{inflected(name, language)}(?!\w)")


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
