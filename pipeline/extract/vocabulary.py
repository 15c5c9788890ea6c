"""The lookups as the questions extraction asks: is this a heading, a row label, an option, a place, a person?

The words themselves are data in `pipeline.lookups`.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from pipeline.document.values import spaces
from pipeline.extract.row_labels import ASIDE, RowLabels
from pipeline.extract.segmentation import header_cells
from pipeline.lookups.load import Knowledge, Option, Person, Place
from pipeline.lookups.terms import Terms, normal, standing_in

_ABOUT = "election"
_ROUND_ENDS = re.compile(r"\n|: |\. (?=\w\w)|, | [–—-] ")
_EITHER = re.compile(r"\s*/\s*|\s+(?:or|and|oder|und|ou|et|o|e|y|или|и|немесе|және|&)\s+")
# `Turnout, %`, `Votes in %`, `Invalid (%)`.
_IN_PERCENT = re.compile(r"[\s,(]*(?:in\s|в\s|en\s|em\s)?%\)?$")


def without_percent(text: str) -> str:
    """A heading without soft hyphens, and without what says that the numbers under it are in percent."""
    return _IN_PERCENT.sub("", spaces(text.replace("\u00ad", "")))


@dataclass(frozen=True)
class Vocabulary:
    """`Knowledge`, indexed by published text.

    `country`: the place whose parties and places the article may name; names of one country mean nothing in another, so
    empty where the country is not known.
    """

    knowledge: Knowledge
    country: str = ""

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

    @cached_property
    def _headings(self) -> dict[str, str]:
        return {normal(term): role for term, role in self.knowledge.headers.items()}

    @cached_property
    def _rows(self) -> RowLabels:
        return RowLabels(self.knowledge.rows)

    @cached_property
    def _values(self) -> dict[str, str]:
        return {normal(term): role for term, role in self.knowledge.values.items()}

    @cached_property
    def _rounds(self) -> dict[str, str]:
        return {normal(term): number for term, number in self.knowledge.rounds.items()}

    @cached_property
    def _options(self) -> dict[str, Option]:
        here = (option for option in self.knowledge.options if option.country in ("", self.country))
        return {normal(term): option for option in here for term in (*option.names, *option.abbreviations)}

    @cached_property
    def _infobox(self) -> dict[str, str]:
        return {normal(term): role for term, role in self.knowledge.infobox.items()}

    @cached_property
    def _sections(self) -> Terms[str]:
        return Terms(((term, role) for term, role in self.knowledge.sections.items() if role != _ABOUT), "")

    @cached_property
    def _about(self) -> Terms[bool]:
        return Terms(((term, True) for term, role in self.knowledge.sections.items() if role == _ABOUT), False)

    def heading_role(self, text: str) -> str:
        """What a column under this heading holds: a role of headers.yml, `option` under an option's name, or nothing.

        As the term is written: words run together are cut at them. Of signs any dash will do (`+/–`).
        """
        term = spaces(text)
        role = self.knowledge.headers.get(term) or ("option" if term in self.options else "")
        return role or ("" if any(map(str.isalpha, term)) else self._headings.get(normal(term), ""))

    def column_role(self, text: str) -> str:
        """The role of headers.yml a heading has in any spelling, with an aside (`Votes (2021)`) or without; or nothing.

        A percent sign in the aside makes it a share. Two headings of one role are one (`Alliance or party`).
        """
        term = normal(text)
        if role := self._headings.get(term):
            return role
        if term.endswith("%") and (role := self._headings.get(_IN_PERCENT.sub("", term))):
            return (
                role if role in ("party", "candidate", "candidates", "turnout", "share") else f"{role.removesuffix('_pct')}_pct"
            )
        if (found := ASIDE.fullmatch(term)) and (role := self._headings.get(found["term"])):
            return "share" if self._headings.get(found["aside"]) == "share" and role == "votes" else role
        roles = {self._headings.get(part, "") for part in _EITHER.split(term)}
        return roles.pop() if len(roles) == 1 else ""

    def row_role(self, text: str) -> str:
        """The role of rows.yml a label has in any spelling, with an aside or number after it or without; or nothing."""
        return self._rows.role(text)

    def mentions(self, text: str, role: str) -> bool:
        """Whether a label or heading of this role stands in the text as whole words."""
        return bool(self.mentioned(text, role))

    def mentioned(self, text: str, role: str) -> str:
        """The first label or heading of this role that stands in the text as whole words, or nothing."""
        if (text, role) not in self._mentioned:
            self._mentioned[text, role] = standing_in(self._terms_by_role.get(role, ()), normal(text))
        return self._mentioned[text, role]

    @cached_property
    def _mentioned(self) -> dict[tuple[str, str], str]:
        """What was asked before: a heading is asked about for every table under the headings beside it."""
        return {}

    @cached_property
    def _terms_by_role(self) -> dict[str, list[str]]:
        by_role: dict[str, list[str]] = {}
        for term, role in (*self._headings.items(), *self._rows.exact.items()):
            by_role.setdefault(role, []).append(term)
        return by_role

    def value_role(self, text: str) -> str:
        """What a text in the place of a number, or a mark beside a name, says: a role of values.yml, or nothing."""
        return self._values.get(normal(text), "")

    def round_number(self, text: str) -> str:
        """The round of voting a heading names, with an aside (a day, say) or without; or nothing."""
        term = normal(text)
        aside = ASIDE.fullmatch(term)
        first = normal(_ROUND_ENDS.split(text.strip())[0])  # its day on the next line, or after a stop
        return self._rounds.get(term) or self._rounds.get(normal(aside["term"]) if aside else first, "")

    def option(self, text: str) -> Option | None:
        """The option of the article's country, or of any, that a name or abbreviation stands for."""
        exact = self.options.get(text)
        if exact is not None and exact.country in ("", self.country):
            return exact
        return self._options.get(normal(text))

    def infobox_role(self, text: str) -> str:
        return self._infobox.get(normal(text), "")

    def section_role(self, text: str) -> str:
        return self._sections.of(text)

    @cached_property
    def generic(self) -> frozenset[str]:
        """Words of headings that say no more than that results follow."""
        terms = (normal(term) for term, role in self.knowledge.sections.items() if role == "results")
        return frozenset(word for term in terms for word in term.split() if word not in ("election", "elections"))

    def is_about_elections(self, text: str) -> bool:
        """Whether a title, caption or heading has a word that only articles about elections have."""
        return self._about.of(text)

    def place(self, text: str) -> Place | None:
        """The place of the article's country a name stands for."""
        return self.places.get(spaces(text)) if self.country else None

    def split_header(self, line: str) -> tuple[str, ...] | None:
        """The headings a line consists of, or None when it is not a heading row, or can be cut in more than one way.

        `Votes %` may be one heading or two, so the way with most headings counts; a wrong one gives columns that no value
        fits. Two headings of headers.yml make a heading row; names of options alone do not.
        """
        ways = header_cells(line, lambda term: bool(self.heading_role(term)))
        most = max(map(len, ways), default=0)
        finest = [way for way in ways if len(way) == most]
        if len(finest) != 1:
            return None
        known = sum(term in self.knowledge.headers for term in finest[0])
        return finest[0] if known >= 2 else None
