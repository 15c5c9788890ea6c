"""Which elections an article describes, and which election and place each table of results is about.

The totals of a contest are read in `contests`, what each option got in `results`, candidates in `nominations`.
"""

import re
from dataclasses import dataclass
from datetime import date

from pipeline.document.document import Document, Remark, Table
from pipeline.document.values import day
from pipeline.errors import UnknownTermError
from pipeline.extract.infobox import Infobox, read_infobox
from pipeline.extract.place_names import innermost, places_in
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.load import Place
from pipeline.model.schema import Row

RESULTS = frozenset({"results_by_party", "results_by_candidate"})
_YEAR = re.compile(r"\b(?:1[89]|20)\d{2}\b")


@dataclass(frozen=True, slots=True)
class Election:
    """One election; `held_on` None where the article states no day. `source` is where it is described."""

    election_id: str
    kind: str
    title: str
    held_on: date | None
    place: Place
    place_name: str
    source: str


@dataclass(frozen=True, slots=True)
class Contest:
    """A table of results, the election it belongs to, and the place it is for, as published."""

    election_id: str
    place: Place
    place_name: str
    table: Table


@dataclass(frozen=True, slots=True)
class Elections:
    """The main election, its by-elections, the table of every contest, and what a person should see about them."""

    main: Election
    others: tuple[Election, ...]
    contests: tuple[Contest, ...]
    infobox: Infobox
    remarks: tuple[Remark, ...]


def read_elections(article_id: str, place_id: str, document: Document, words: Vocabulary, where: str) -> Elections:
    """The elections of an article whose main one was held in `place_id` (article.yml).

    Raises `UnknownTermError` when a table of results is for a place in no lookup, or two tables are for the same contest.
    """
    infobox = read_infobox(document, words)
    place = words.places_by_id[place_id]
    held_on = day(infobox.dates.text) if infobox.dates else None
    source = infobox.address(infobox.dates) if infobox.dates else ""
    main = Election(article_id, "general", document.title, held_on, place, place.names[0], source)
    others: list[Election] = []
    contests: list[Contest] = []
    remarks: list[Remark] = []
    for table in document.tables:
        if table.kind not in RESULTS:
            continue
        roles = {words.knowledge.sections.get(section.heading) for section in document.path(table.section_id)}
        if "by-election" in roles:
            election, remark = _by_election(main, table, document, words, where)
            others.append(election)
            remarks += remark
            contests.append(Contest(election.election_id, election.place, election.place_name, table))
        else:
            of_place, name = _place_of(main, table, document, words, where)
            contests.append(Contest(main.election_id, of_place, name, table))
    _refuse_repeats(contests, where)
    return Elections(main, tuple(others), tuple(contests), infobox, tuple(remarks))


def election_rows(article_id: str, elections: Elections) -> list[Row]:
    """Rows of `elections`: the main one with what the infobox states of its posts, then its by-elections."""
    infobox = elections.infobox
    rows = [_row(article_id, election) for election in (elections.main, *elections.others)]
    rows[0] |= {
        "office": infobox.office,
        "seats_contested_count": infobox.contested,
        "seats_total_count": infobox.total,
    }
    for row in rows[1:]:
        row["parent_election_id"] = elections.main.election_id
    return rows


def _row(article_id: str, election: Election) -> Row:
    return {
        "article_id": article_id,
        "election_id": election.election_id,
        "kind": election.kind,
        "title": election.title,
        "election_date": election.held_on.isoformat() if election.held_on else "",
        "place_id": election.place.place_id,
        "place_name": election.place_name,
        "source": election.source,
    }


def _place_of(main: Election, table: Table, document: Document, words: Vocabulary, where: str) -> tuple[Place, str]:
    """The place its own heading names; the election's own place under a main heading that names none."""
    section = document.section(table.section_id)
    if section.heading in words.places:
        return words.places[section.heading], section.heading
    if section.level <= 2:
        return main.place, main.place_name
    raise UnknownTermError(
        f'{where} › {table.table_id} › section {section.number} "{section.heading}"',
        "holds results of a place that is in no lookup",
        "add the place to pipeline/lookups/places.yml",
    )


def _by_election(
    main: Election, table: Table, document: Document, words: Vocabulary, where: str
) -> tuple[Election, tuple[Remark, ...]]:
    """The by-election a table is for: the day its heading names, the place its caption names, or else its section's text."""
    heading = document.section(table.section_id).heading
    year = _YEAR.search(table.caption)
    held_on = day(heading, int(year[0]) if year else main.held_on.year if main.held_on else None)
    remarks: tuple[Remark, ...] = ()
    named = innermost(places_in(table.caption, words.places), words.places_by_id)
    in_text = table.caption
    if not named:
        in_text = " ".join(paragraph.text for paragraph in document.paragraphs_in(table.section_id))
        named = innermost(places_in(in_text, words.places), words.places_by_id)
        message = f'the table has no caption that names a place; "{heading}" is about one place only'
        place_id = named[0].place_id if named else ""
        remarks = (Remark("place_from_text", "info", table.table_id, table.address(1), computed=place_id, message=message),)
    if len(named) != 1 or held_on is None:
        raise UnknownTermError(
            f'{where} › {table.table_id} "{table.caption}" › section "{heading}"',
            "holds results of a by-election whose day or place is not clear",
            "add the place to pipeline/lookups/places.yml",
        )
    place = named[0]
    name = next(name for name in sorted(place.names, key=len, reverse=True) if name in in_text)
    election_id = f"{held_on.isoformat()}-{place.place_id}"
    return Election(election_id, "by-election", table.caption, held_on, place, name, table.address(1)), remarks


def _refuse_repeats(contests: list[Contest], where: str) -> None:
    seen: dict[tuple[str, str], Table] = {}
    for contest in contests:
        first = seen.setdefault((contest.election_id, contest.place.place_id), contest.table)
        if first is not contest.table:
            raise UnknownTermError(
                f'{where} › {contest.table.table_id} "{contest.table.caption}"',
                f"gives results of {contest.place_name}, as {first.table_id} does",
                "see which place each is for; add a missing spelling to pipeline/lookups/places.yml",
            )
