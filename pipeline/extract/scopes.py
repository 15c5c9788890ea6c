"""Which election and place one table is about: what its title, its headings and the words before it say.

The elections of the whole article are `elections`; contests that two tables tell are told apart in `assembly`.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from pipeline.document.date_ranges import date_span
from pipeline.document.document import Document, Section, Table
from pipeline.document.slug import slug
from pipeline.document.values import YEAR, spaces
from pipeline.errors import UnknownTermError
from pipeline.extract.statements import TableReading
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.load import Place
from pipeline.lookups.terms import normal

ONE_CONTEST = frozenset({"results_by_party", "results_by_candidate", "seats_by_party"})
_FOOTERS = frozenset("turnout registered valid total cast base".split())
# `District 4`, but not `Districts of 2018`.
_NUMBERED = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_WORD = re.compile(r"\w+")
# Links to view, discuss and edit a template, which old templates print before their title.
_TEMPLATE_LINKS = re.compile(r"^(?:[vtde]\s*[•·|]\s*)+[vtde]\s+")


@dataclass(frozen=True, slots=True)
class Election:
    """One election; `held_on` None where the article states no day. `source` is where it is described."""

    election_id: str
    kind: str
    title: str
    held_on: date | None
    place: Place | None
    place_name: str
    source: str
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What a table is about. `name`: what it calls itself, to tell it from others about the same contest."""

    election: Election
    place: Place | None
    place_name: str
    table: Table
    name: str = ""

    @property
    def election_id(self) -> str:
        return self.election.election_id


def sub_election(name: str, source: str, election_id: str = "") -> Election:
    """An election of its own beside the main one, told by what a table or row calls it."""
    span = date_span(name)
    held_on = date.fromisoformat(span.start) if span else None
    return Election(election_id or slug(name), "general", name, held_on, None, "", source)


def is_main(name: str, main: Election, generic: frozenset[str]) -> bool:
    """Whether a name says no more, or no less, than the title of the main election. `generic`: words that say nothing here."""
    mine, its = ({word.rstrip("s") for word in _WORD.findall(normal(text)) if len(word) > 2} for text in (main.title, name))
    its -= {word.rstrip("s") for word in generic}
    return bool(mine) and bool(its) and (mine <= its or its <= mine)


def scope_of(
    main: Election,
    reading: TableReading,
    document: Document,
    words: Vocabulary,
    where: str,
    places: frozenset[str],
    *,
    is_strict: bool,
) -> Scope:
    """What a table is about: the place its heading names, the election its title names, or the main election as a whole."""
    table = reading.table
    section = document.section(table.section_id)
    whole = Scope(main, main.place, main.place_name, table, _name(reading, section, words))
    if place := words.place(section.heading):
        return Scope(main, place, section.heading, table)
    is_one = reading.family.kind in ONE_CONTEST and not any(row.get("place_name") for row in reading.rows("results"))
    title = next((without_links(title) for title in (*reading.titles[:1], table.caption) if title), "")
    own, _, place_name = title.rpartition(": ") if is_one else (title, "", "")
    if own and words.mentions(place_name, "seats"):  # `Clontarf: 3 seats`
        title, place_name = own, ""
    own = own or title if not place_name else own
    is_place = own and not YEAR.search(place_name) and any(map(str.isalpha, place_name)) and words.row_role(own) not in _FOOTERS
    place_name = place_name if is_place else ""
    if is_one and not place_name:
        own, place_name = title, _place_name(table, document, words)
        headings = (other.heading for other in document.path(table.section_id))
        place_name = place_name or next((spaces(each) for each in headings if normal(each) in places), "")
    if place_name:
        whole = replace(whole, place=words.place(place_name), place_name=place_name)
    if own and YEAR.search(own) and not is_main(own, main, words.generic):
        blank = whole if place_name else replace(whole, place=None, place_name="")
        return replace(blank, election=sub_election(own, table.address(1)))
    if not is_one or place_name:
        return whole
    if is_strict and section.level > 2:
        raise UnknownTermError(
            f'{where} › {table.table_id} › section {section.number} "{section.heading}"',
            "holds results of a place that is in no lookup",
            "add the place to pipeline/lookups/places.yml",
        )
    return whole


def _name(reading: TableReading, section: Section, words: Vocabulary) -> str:
    """What a table calls itself: its title, caption or lead-in, or a heading that says more than that results follow."""
    lead_in = reading.table.lead_in
    is_name = lead_in.endswith(":") and lead_in.count(":") == 1
    said = [*reading.titles[:1], reading.table.caption, lead_in.rstrip(":") if is_name else ""]
    if not words.section_role(section.heading):
        said.append(section.heading)
    return next((without_links(text) for text in said if text and not words.round_number(text)), "")


def without_links(title: str) -> str:
    """A title without the links to view, discuss and edit its template that old templates print before it."""
    return _TEMPLATE_LINKS.sub("", spaces(title))


def _place_name(table: Table, document: Document, words: Vocabulary) -> str:
    """The place a table is for, by the heading, or the words right before it, in a part with results place by place."""
    path = document.path(table.section_id)
    for index, section in enumerate(path):
        if words.section_role(section.heading) == "by-place":
            name = path[index - 1].heading if index else table.lead_in.rstrip(": ")
            return "" if words.section_role(name) else spaces(name)
        if words.mentions(section.heading, "place"):
            beside = [other for other in document.sections if other.parent_section_id == section.parent_section_id]
            kind = words.mentioned(section.heading, "place")
            is_one = _NUMBERED.search(section.heading) or sum(words.mentioned(o.heading, "place") == kind for o in beside) > 2
            return spaces(section.heading if is_one else path[index - 1].heading if index else "")
    return ""
