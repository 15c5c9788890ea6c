"""The tables of an article's page: published rows with a heading people read, each value with where it stands.

Columns nothing stands in are left out; all rows and columns are in the CSV the table names.
"""

from collections.abc import Callable, Iterator, Sequence

from pipeline.model.schema import Row
from pipeline.publish.shown.listing import Listing
from pipeline.publish.shown.names import PARTY, PERSON, PLACE, Name, named
from pipeline.publish.shown.subject import Subject, Value, option, party, place

# Rows of one table on a page: more are for programs.
MOST = 1000

_CONTESTS = (
    ("Posts up", "races_count", "candidates_source"),
    ("Candidates", "candidates_count", "candidates_source"),
    ("Posts filled", "seats_count", "source"),
    ("Registered voters", "registered_voters_count", "voters_source"),
    ("Votes", "votes_count", "source"),
    ("Valid votes", "valid_votes_count", "source"),
    ("Turnout, %", "turnout_pct", "voters_source"),
    ("Majority", "majority_count", "source"),
    ("Outcome", "outcome_name", "source"),
)
_RESULTS = (
    ("Votes", "votes_count", "source"),
    ("Votes, %", "votes_pct", "source"),
    ("Change", "change_pct", "source"),
    ("Posts", "seats_count", "source"),
    ("Posts, %", "seats_pct", "source"),
    ("Change of posts", "seats_change_count", "source"),
    ("Electors", "electors_count", "source"),
)
_NAMES = (
    ("Places", "places", PLACE, "place_id", "en"),
    ("People", "people", PERSON, "person_id", "name"),
    ("Parties", "parties", PARTY, "party_id", "party_name"),
)
_FORMS = (("Kazakh, Cyrillic", "kk_cyrl"), ("Kazakh, Latin", "kk_latn"), ("English", "en"), ("Russian", "ru"))

Columns = Sequence[tuple[str, str, str]]


def election_listings(subject: Subject) -> Iterator[Listing]:
    """What each election came to, by place, and what options got: the main election's first."""
    held = [row["election_id"] for row in subject.tables["elections"]]
    for election_id in sorted(held, key=lambda each: each != subject.main_election_id):
        title = subject.election_name(election_id)
        for table, columns, names in (("contests", _CONTESTS, (_place,)), ("results", _RESULTS, (_place, option, _party))):
            rows = [row for row in subject.tables[table] if row["election_id"] == election_id]
            if rows:
                said = "totals by place" if table == "contests" else "what each got"
                heads = ("Place",) if table == "contests" else ("Place", "Option", "Party")
                yield _listing(subject, f"{table}-{election_id}", f"{title}: {said}", table, rows, heads, names, columns)


def name_listings(subject: Subject) -> Iterator[Listing]:
    """The names of every entity in all scripts, and whether its Kazakh form is attested."""
    for title, table, _, key, published in _NAMES:
        rows = [
            (Value(row[published] or row[key]), *(Value(row[column]) for _, column in _FORMS), Value(row["status"]))
            for row in subject.tables[table]
        ]
        if rows:
            headings = ("As it is called here", *(heading for heading, _ in _FORMS), "Kazakh form is")
            yield Listing(f"names-{table}", title, table, headings, tuple(rows[:MOST]), max(len(rows) - MOST, 0))


def _listing(
    subject: Subject,
    listing_id: str,
    title: str,
    table: str,
    rows: Sequence[Row],
    heads: tuple[str, ...],
    names: Sequence[Callable[[Row], Name]],
    columns: Columns,
) -> Listing:
    lines = [
        (
            *(Value(name.text, "", name.entity) for name in (of(row) for of in names)),
            *(subject.value(row, column, source) for _, column, source in columns),
        )
        for row in rows[:MOST]
    ]
    stated = [line for line in lines if any(value.text for value in line[len(heads) :]) or table == "results"]
    headings = (*heads, *(heading for heading, _, _ in columns))
    filled = [n for n in range(len(headings)) if any(line[n].text for line in stated)]
    return Listing(
        listing_id,
        title,
        table,
        tuple(headings[n] for n in filled),
        tuple(tuple(line[n] for n in filled) for line in stated),
        max(len(rows) - MOST, 0),
    )


def _place(row: Row) -> Name:
    """The place, with the round or split where there are several."""
    named_place = place(row) if row["place_name"] else Name("All")
    return Name(f"{named_place.text}, {row['round']}", "") if row["round"] else named_place


def _party(row: Row) -> Name:
    """The party of a candidate; nothing where the option itself is the party."""
    return party(row) if row["candidate_name"] and row["option_name"] != row["candidate_name"] else named("", "", "")
