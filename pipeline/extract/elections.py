"""Which elections an article describes, and which election and place each of its tables is about.

What the tables state is `table_reading`; how statements become published rows under these elections is `assembly`.
"""

from dataclasses import dataclass
from datetime import date

from pipeline.document.date_ranges import date_span
from pipeline.document.document import Document, Remark, Table
from pipeline.document.values import YEAR, day, spaces
from pipeline.errors import UnknownTermError
from pipeline.extract.infobox import Infobox, read_infobox
from pipeline.extract.place_names import innermost, places_in
from pipeline.extract.scopes import ONE_CONTEST, Election, Scope, scope_of, sub_election
from pipeline.extract.statements import TableReading
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.terms import normal
from pipeline.model.schema import Row

# Kinds whose tables state results of an election.
STATING = frozenset(
    "results_by_party results_by_candidate results_by_place results_over_time seats_by_party candidates races polls "
    "turnout_by_place summary infobox nominations_by_party nominations_by_place".split()
)


@dataclass(frozen=True, slots=True)
class Elections:
    """The main election, the others, what every table is about, and what a person should see about them."""

    main: Election
    others: tuple[Election, ...]
    scopes: tuple[Scope, ...]
    infobox: Infobox
    remarks: tuple[Remark, ...]

    def scope(self, table: Table) -> Scope:
        return next(scope for scope in self.scopes if scope.table.table_id == table.table_id)


def read_elections(
    article_id: str,
    title: str,
    place_id: str,
    document: Document,
    readings: tuple[TableReading, ...],
    words: Vocabulary,
    where: str,
    *,
    is_strict: bool,
) -> Elections:
    """The elections of an article whose main one was held in `place_id` (article.yml), if that is known.

    Raises `UnknownTermError`, where `is_strict`, when a table of results is for a place in no lookup, or two tables are for
    the same contest.
    """
    infobox = read_infobox(document, words)
    places = frozenset(normal(row["place_name"]) for each in readings for row in each.rows("results") if row.get("place_name"))
    main = _main(article_id, title, place_id, document, infobox, words)
    others: dict[str, Election] = {}
    scopes: list[Scope] = []
    remarks: list[Remark] = []
    for reading in readings:
        if reading.family.kind not in STATING:
            continue
        roles = {words.section_role(section.heading) for section in document.path(reading.table.section_id)}
        if "by-election" in roles and words.country and reading.family.kind in ONE_CONTEST:
            try:
                election, found = _by_election(main, reading.table, document, words, where)
            except UnknownTermError:
                if is_strict:
                    raise
                election, found = (
                    sub_election(reading.table.caption or reading.table.table_id, reading.table.address(1)),
                    (),
                )
            remarks += found
            scope = Scope(election, election.place, election.place_name, reading.table)
        else:
            scope = scope_of(main, reading, document, words, where, places, is_strict=is_strict)
        if scope.election is not main:
            others.setdefault(scope.election_id, scope.election)
        scopes.append(scope)
    if is_strict:
        _refuse_repeats(scopes, readings, where)
    return Elections(main, tuple(others.values()), tuple(scopes), infobox, tuple(remarks))


def election_rows(article_id: str, elections: Elections) -> list[Row]:
    """Rows of `elections`: the main one with what the infobox states of its posts, then the others under it."""
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


def _main(article_id: str, title: str, place_id: str, document: Document, infobox: Infobox, words: Vocabulary) -> Election:
    place = words.places_by_id.get(place_id)
    dates, source = (infobox.dates.text, infobox.address(infobox.dates)) if infobox.dates else _dates(document)
    span = date_span(spaces(dates)) if dates else None
    held_on = date.fromisoformat(span.start) if span else None
    # A by-election after the main one is no second day of it: only days the article joins make a period.
    ended_on = date.fromisoformat(span.end) if span and span.end != span.start else None
    name = place.names[0] if place else ""
    return Election(article_id, "general", title, held_on, place, name, source, ended_on)


def _dates(document: Document) -> tuple[str, str]:
    """The cell between the election before and the next one, in a table of its own inside the infobox."""
    for table in document.tables:
        for _, cells in table.rows() if table.kind != "navbox" and table.row_count <= 3 else ():
            texts = [cell.text.strip() for cell in cells]
            arrows = [index for index, text in enumerate(texts) if "←" in text or "→" in text]
            middle = [index for index, text in enumerate(texts) if index not in arrows and YEAR.search(text)]
            if arrows and len(middle) == 1:
                cell = cells[middle[0]]
                return cell.text, table.address(cell.row, cell.column)
    return "", ""


def _row(article_id: str, election: Election) -> Row:
    return {
        "article_id": article_id,
        "election_id": election.election_id,
        "kind": election.kind,
        "title": election.title,
        "election_date": election.held_on.isoformat() if election.held_on else "",
        "end_date": election.ended_on.isoformat() if election.ended_on else "",
        "place_id": election.place.place_id if election.place else "",
        "place_name": election.place_name,
        "source": election.source,
    }


def _by_election(
    main: Election, table: Table, document: Document, words: Vocabulary, where: str
) -> tuple[Election, tuple[Remark, ...]]:
    """The by-election a table is for: the day its heading names, the place its caption names, or else its section's text."""
    heading = document.section(table.section_id).heading
    year = YEAR.search(table.caption)
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


def _refuse_repeats(scopes: list[Scope], readings: tuple[TableReading, ...], where: str) -> None:
    kinds = {reading.table.table_id: reading.family.kind for reading in readings}
    seen: dict[tuple[str, str], Table] = {}
    for scope in scopes:
        if kinds[scope.table.table_id] not in ("results_by_party", "results_by_candidate") or scope.place is None:
            continue
        first = seen.setdefault((scope.election_id, scope.place.place_id), scope.table)
        if first is not scope.table:
            raise UnknownTermError(
                f'{where} › {scope.table.table_id} "{scope.table.caption}"',
                f"gives results of {scope.place_name}, as {first.table_id} does",
                "see which place each is for; add a missing spelling to pipeline/lookups/places.yml",
            )
