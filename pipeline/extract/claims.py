"""What running text says of values that tables state: figures linked to them by the reviewed patterns of `claims.yml`.

How numbers are read is `figures`, which names a sentence has is `claim_tags`; whether text and table agree is asked in
`pipeline.checks.prose`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pipeline.document.values import YEAR
from pipeline.extract.claim_tags import Tags, option_key
from pipeline.extract.contest import place_key
from pipeline.extract.figures import Figure
from pipeline.extract.reading import Reading
from pipeline.extract.subjects import CANDIDATES, PLACES, candidates_subject, places_subject, subject
from pipeline.lookups.claims import SECTION, ClaimPattern, claim_patterns
from pipeline.model.schema import Row, Rows

# More contests in one section than this are a list of all places: its text is about the whole election.
_MOST_CONTESTS = 3


@dataclass(frozen=True, slots=True)
class Claim:
    """The values a figure speaks of, by name; it is the sum of counts, and each of several dates. `qualifier`: as published."""

    subjects: tuple[str, ...]
    qualifier: str = ""


class _Said(NamedTuple):
    """What a sentence names: an option, a place, and all days that have a year."""

    option: str
    place: str
    days: frozenset[str]


@dataclass(frozen=True)
class Claims:
    """The claims of one article's sentences, about its rows of elections, contests, results and nominations."""

    reading: Reading
    tables: Mapping[str, Rows]

    def of(self, section_id: str, sentence: str, found: Sequence[Figure]) -> dict[int, Claim]:
        """What the figures of a sentence speak of, by their place among them; a figure that speaks of nothing is missing."""
        claims: dict[int, Claim] = {}
        if not found:
            return claims
        tagged, options, places = self._tags.of(sentence, found)
        for pattern in claim_patterns():
            if (pattern.is_of_lead and section_id != self._lead) or pattern.tag not in tagged:
                continue
            for match in pattern.pattern.finditer(tagged):
                named = match.groupdict()
                option = options[int(named["option"])] if named.get("option") else self._option(pattern, section_id)
                place = places[int(named["place"])] if named.get("place") else ""
                said = _Said(option, place, frozenset(figure.date for figure in found if figure.date))
                if subjects := self._subjects(pattern, section_id, said):
                    claims.setdefault(int(named["value"]), Claim(subjects, pattern.qualifier))
        return claims

    def _subjects(self, claim: ClaimPattern, section_id: str, said: _Said) -> tuple[str, ...]:
        """The values meant, one of every contest; none where a contest states none, nor percentages of several contests."""
        has_tables = any(section.section_id in self._by_section for section in self.reading.document.path(section_id))
        if claim.column == CANDIDATES and not has_tables:
            return ()  # Tables elsewhere may list who won, not who stood.
        subjects = [self._subject(claim, *contest, said) for contest in self._contests(section_id)]
        if not all(subjects) or (len(subjects) > 1 and claim.column.endswith("_pct")):
            return ()
        return tuple(dict.fromkeys(subjects))

    def _subject(self, claim: ClaimPattern, election_id: str, own_place: str, said: _Said) -> str:
        """The value of one contest, empty where no row, or more than one, states it."""
        place = said.place or own_place
        rows = self._by_election.get((claim.table, election_id), ())
        if claim.column == PLACES:
            is_held_there = any(place_key(row) == place for row in self._by_election.get(("elections", election_id), ()))
            others = (row for row in rows if row.get("place_id") and row["place_id"] != place and row.get("votes_count"))
            return places_subject(election_id) if is_held_there and any(others) else ""
        rows = [row for row in rows if place_key(row) == place]
        if claim.column == CANDIDATES:
            return _candidates(rows, said.option)
        if claim.table == "results" and self._is_of_another_year(election_id, said):
            return ""
        if claim.table in ("elections", "contests") or said.option or claim.column.endswith("total_count"):
            return _value(claim, rows, said)
        return ""

    def _is_of_another_year(self, election_id: str, said: _Said) -> bool:
        """Whether a sentence has a year that is not the election's: `On 24 February 2008, he won with 53%`.

        Where no day is known, the year of the article's title counts.
        """
        days = [row.get("election_date", "") for row in self._by_election.get(("elections", election_id), ())]
        years = {day[:4] for day in days if day} or set(YEAR.findall(self.reading.article.title))
        return bool({day[:4] for day in said.days} - years)

    def _contests(self, section_id: str) -> list[tuple[str, str]]:
        """Election and place of the contests a section is about: those its own tables state, or the whole main election."""
        main = self.reading.elections.main
        whole = [(main.election_id, main.place.place_id if main.place else "")]
        for section in self.reading.document.path(section_id):
            if own := self._by_section.get(section.section_id):
                return whole if len(own) > _MOST_CONTESTS or whole[0] in own else own
        return whole

    def _option(self, claim: ClaimPattern, section_id: str) -> str:
        if claim.option != SECTION:
            return claim.option
        headings = (section.heading for section in self.reading.document.path(section_id))
        known = (self.reading.words.option(heading) for heading in headings)
        return next((option.option_id for option in known if option), "")

    @cached_property
    def _by_election(self) -> dict[tuple[str, str], list[Row]]:
        rows: dict[tuple[str, str], list[Row]] = {}
        for table in ("elections", "contests", "results", "nominations"):
            for row in self.tables.get(table, ()):
                rows.setdefault((table, row["election_id"]), []).append(dict(row))
        return rows

    @cached_property
    def _by_section(self) -> dict[str, list[tuple[str, str]]]:
        contests: dict[str, list[tuple[str, str]]] = {}
        for scope in self.reading.elections.scopes:
            own = contests.setdefault(scope.table.section_id, [])
            contest = scope.election_id, scope.place.place_id if scope.place else scope.place_name
            if contest not in own:
                own.append(contest)
        return contests

    @cached_property
    def _tags(self) -> Tags:
        return Tags(self.reading, self.tables)

    @cached_property
    def _lead(self) -> str:
        """The section before the first heading."""
        return next((section.section_id for section in self.reading.document.sections), "")


def _candidates(rows: Rows, option: str) -> str:
    """The name of the number of candidates, empty where none stand or a table of several rounds lists some twice."""
    standing = [row for row in rows if row.get("candidate_name") and (not option or row.get("option_id") == option)]
    is_one_round = len({row.get("round", "") for row in standing}) == 1
    return candidates_subject(standing[0], option) if is_one_round else ""


def _value(claim: ClaimPattern, rows: Rows, said: _Said) -> str:
    """The name of the value of the one row that is meant; of a table of candidates that of the day said, or the latest."""
    stating = [row for row in rows if row.get(claim.column)]
    if claim.table in ("results", "nominations") and not claim.column.endswith("total_count"):
        stating = [row for row in stating if said.option in (option_key(row), row.get("candidate_name"))]
    if claim.table == "nominations":
        dated = [row for row in stating if row.get("as_of_date") in said.days] or stating
        latest = max((row.get("as_of_date", "") for row in dated), default="")
        stating = [row for row in dated if row.get("as_of_date", "") == latest][:1]
    return subject(claim.table, stating[0], claim.column) if len(stating) == 1 else ""
