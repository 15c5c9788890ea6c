"""How an article is laid out: headings against what stands under them, captions against headings, the title against its date.

What tables state is checked in `agreement` and `totals`. A document keeps no reference lists, so a section that may hold one
alone is no finding; it keeps no pictures either, so a section with nothing else is said to have no text, table or section.
"""

import re
from collections.abc import Iterator

from pipeline.checks.rule import Checked, Disagreement, Rule
from pipeline.document.document import Document, Section, Table
from pipeline.extract.elections import STATING
from pipeline.extract.place_names import innermost, places_in
from pipeline.extract.reading import Reading
from pipeline.extract.subjects import subject
from pipeline.lookups.load import Place

# A span may be cut (`2013–14`) and stand in an address (`2013-14`); `2010s` is no year.
_SPAN = re.compile(r"(?<!\w)(?<!\d[–/-])((?:1[5-9]|20)\d\d)(?:[–/-](\d{4}|\d\d))?(?!\w|[–/-]\d)")
_NO_WORDS = re.compile(r"\W*")
_BESIDE = frozenset({"navbox", "notice", "infobox"})
_WORD = re.compile(r"[^\W\d_]{4,}")


def empty_section(checked: Checked) -> Iterator[Disagreement]:
    """A heading has a text, a table or a section under it; the list of references and what follows it are left alone."""
    document = checked.reading.document
    body = _body(document)
    last = max((number for number, section in enumerate(document.sections) if section.section_id in body), default=0)
    empty = _empty(document)
    # A list of notes may stand under any heading; where an empty section follows the body, that is the list's.
    has_list_behind = any(section in empty for section in document.sections[last:])
    if document.references and not (has_list_behind and all(each.mark.isdecimal() for each in document.references)):
        return
    for section in document.sections[:last]:
        if section in empty:
            outer = next((f' in "{each.heading}"' for each in document.path(section.parent_section_id)), "")
            message = f'nothing stands under the heading "{section.heading}"{outer}: no text, no table, no section'
            yield Disagreement(_subject(document, section, "heading"), "", section.heading, "", message)


def _empty(document: Document) -> list[Section]:
    held = {section.parent_section_id for section in document.sections} | {table.section_id for table in document.tables}
    held |= {paragraph.section_id for paragraph in document.paragraphs} | {mark.section_id for mark in document.outside_marks}
    return [section for section in document.sections if section.section_id not in held and section.heading]


def _body(document: Document) -> set[str]:
    """Sections with a citation mark in their text or a table of several rows; what ends an article has neither."""
    cited = {paragraph.section_id for paragraph in document.paragraphs if paragraph.marks}
    return cited | {table.section_id for table in document.tables if table.kind not in _BESIDE and table.row_count > 1}


def heading_level(checked: Checked) -> Iterator[Disagreement]:
    """A heading is one level below the one it stands under; where a site shifts all levels, none is skipped."""
    document = checked.reading.document
    sections = {section.section_id: section for section in document.sections}
    levels = {section.level for section in sections.values()}
    for section in sections.values():
        parent = sections.get(section.parent_section_id)
        if parent and section.level > parent.level + 1 and parent.level + 1 in levels:
            above = f'"{parent.heading}" of level {parent.level}' if parent.heading else "the article itself"
            message = f'the heading "{section.heading}" of level {section.level} stands right under {above}'
            at = _subject(document, section, "level")
            yield Disagreement(at, "", str(section.level), str(parent.level + 1), message)


def _subject(document: Document, section: Section, column: str) -> str:
    """A section by its headings from the top down: its id changes with every section added before it."""
    return "/".join(["sections", *(each.heading for each in reversed(document.path(section.section_id))), column])


def section_place(checked: Checked) -> Iterator[Disagreement]:
    """A section about one place is not inside the section of another."""
    reading = checked.reading
    for section in reading.document.sections:
        outer = next(iter(reading.document.path(section.parent_section_id)), None)
        if outer and _are_apart(section.heading, outer.heading, reading):
            message = f'the section "{section.heading}" stands inside "{outer.heading}", another place'
            yield Disagreement(
                _subject(reading.document, section, "parent_section_id"), "", section.heading, outer.heading, message
            )


def caption_section(checked: Checked) -> Iterator[Disagreement]:
    """A table, or the key of a map, is about the place and the year its section is about."""
    document = checked.reading.document
    for table in document.tables:
        heading, caption = document.section(table.section_id).heading, table.caption
        if table.kind in _BESIDE or not caption or not heading:
            continue
        other = "another place" if _are_apart(caption, heading, checked.reading) else ""
        if not other and _is_of_another_year(table, heading, checked):
            other = "another year"
        if other:
            message = f'the table "{caption}" stands in the section "{heading}", {other}'
            at = f"{_subject(document, document.section(table.section_id), 'caption')}/{caption}"
            yield Disagreement(at, table.address(1), caption, heading, message)


def _are_apart(one: str, other: str, reading: Reading) -> bool:
    """Whether each text names one place, and neither is in the other nor has its name.

    Almaty is not in Almaty Region, and Shymkent no longer in the region around it: a city of the country is apart from none.
    """
    first, second = _place(one, reading), _place(other, reading)
    if first is None or second is None or {first.kind, second.kind} > {"city"}:
        return False
    names = [{name.split()[0] for name in place.names} for place in (first, second)]
    are_nested = first.place_id in _inside(second, reading) or second.place_id in _inside(first, reading)
    return not (are_nested or names[0] & names[1])


def _place(text: str, reading: Reading) -> Place | None:
    """The one place a text names, if no other place has its name."""
    found = innermost(places_in(text, reading.words.places), reading.words.places_by_id)
    return found[0] if len(found) == 1 and not found[0].is_homonym else None


def _inside(place: Place, reading: Reading) -> set[str]:
    """The place, and the places it is in."""
    outer = reading.words.places_by_id.get(place.parent)
    return {place.place_id} | (_inside(outer, reading) if outer else set())


def _is_of_another_year(table: Table, heading: str, checked: Checked) -> bool:
    """Whether the only table of a section is one of results in another year, and of the same thing by a word of its caption.

    Beside a table of its own a section may have one of the election before.
    """
    kinds = {row["table_id"]: row["kind"] for row in checked.rows("tables")}
    beside = [each for each in checked.reading.document.tables if each.section_id == table.section_id]
    if len(beside) > 1 or kinds.get(table.table_id) not in STATING or not _share_a_word(table.caption, heading):
        return False
    one, other = _years(table.caption), _years(heading)
    return len(one) == len(other) == 1 and set(one[0]).isdisjoint(other[0])


def _share_a_word(one: str, other: str) -> bool:
    return not set(_WORD.findall(one.casefold())).isdisjoint(_WORD.findall(other.casefold()))


def title_year(checked: Checked) -> Iterator[Disagreement]:
    """The year a title begins or ends with is that of the election."""
    title = checked.reading.article.title
    years = _years(title)
    found = _SPAN.search(title)
    if found is None or len(years) != 1 or not _is_at_an_end(found):
        return
    for row in checked.rows("elections"):
        held = [row[column] for column in ("election_date", "end_date") if row.get(column)]
        if held and not row.get("parent_election_id") and not any(int(day[:4]) in years[0] for day in held):
            message = f"the title says {found[0]}, the election was held on {held[0]}"
            yield Disagreement(subject("elections", row, "election_date"), row["source"], found[0], held[0], message)


def _is_at_an_end(found: re.Match[str]) -> bool:
    ends = (found.string[: found.start()], found.string[found.end() :])
    return any(_NO_WORDS.fullmatch(text) for text in ends)


def _years(text: str) -> list[range]:
    """The years and spans of years in a text; `2013–14` is two years."""
    return [_span(first, last) for first, last in _SPAN.findall(text)]


def _span(first: str, last: str) -> range:
    return range(int(first), int(first[: 4 - len(last)] + last) + 1 if last else int(first) + 1)


STRUCTURE_RULES: tuple[Rule, ...] = (
    Rule(
        "empty_section",
        "info",
        "A heading has a text, a table or a section under it; pictures are not read, and lists of references are left alone.",
        'nothing stands under the heading "Results": no text, no table, no section',
        empty_section,
    ),
    Rule(
        "heading_level",
        "info",
        "A heading is one level below the one it stands under.",
        'the heading "Turnout" of level 4 stands right under "Results" of level 2',
        heading_level,
    ),
    Rule(
        "section_place",
        "warning",
        "The section of one place is not inside the section of another that it is no part of.",
        'the section "East Kazakhstan Region" stands inside "Atyrau Region", another place',
        section_place,
    ),
    Rule(
        "caption_section",
        "warning",
        "A table, or the key of a map, is about the place and the year that its section is about.",
        'the table "Aqtobe Region" stands in the section "Aqmola Region", another place',
        caption_section,
    ),
    Rule(
        "title_year",
        "warning",
        "The year a title begins or ends with is the year of the election; one put off may keep its name.",
        "the title says 2020, the election was held on 2021-07-25",
        title_year,
    ),
)
