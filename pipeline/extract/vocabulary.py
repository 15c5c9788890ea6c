"""The lookups as the questions extraction asks: is this a heading, a row label, an option, a place, a person?

The words themselves are data in `pipeline.lookups`.
"""

from dataclasses import dataclass
from functools import cached_property

from pipeline.document.values import spaces
from pipeline.extract.segmentation import header_cells
from pipeline.lookups.load import Knowledge, Option, Person, Place


@dataclass(frozen=True)
class Vocabulary:
    """`Knowledge`, indexed by published text."""

    knowledge: Knowledge

    @cached_property
    def options(self) -> dict[str, Option]:
        """Options by every name and abbreviation."""
        return {term: o for o in self.knowledge.options for term in (*o.names, *o.abbreviations)}

    @cached_property
    def option_names(self) -> dict[str, Option]:
        """Options by name only: what stands in a cell that also may have an abbreviation beside it."""
        return {name: option for option in self.knowledge.options for name in option.names}

    @cached_property
    def places(self) -> dict[str, Place]:
        return {name: place for place in self.knowledge.places for name in place.names}

    @cached_property
    def places_by_id(self) -> dict[str, Place]:
        return {place.place_id: place for place in self.knowledge.places}

    @cached_property
    def people(self) -> dict[str, Person]:
        return {person.name: person for person in self.knowledge.people}

    def heading_role(self, text: str) -> str:
        """What a column under this heading holds: a role of headers.yml, `option` under an option's name, or nothing."""
        term = spaces(text)
        return self.knowledge.headers.get(term) or ("option" if term in self.options else "")

    def split_header(self, line: str) -> tuple[str, ...] | None:
        """The headings a line consists of, or None when it is not a heading row, or can be cut in more than one way.

        Two headings of headers.yml make a heading row; names of options alone do not.
        """
        ways = header_cells(line, lambda term: bool(self.heading_role(term)))
        if len(ways) != 1:
            return None
        known = sum(term in self.knowledge.headers for term in ways[0])
        return ways[0] if known >= 2 else None
