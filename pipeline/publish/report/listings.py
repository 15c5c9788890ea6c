"""The tables of an article's page: published rows with a heading people read, each value with where it stands.

Columns nothing stands in are left out; all rows and columns are in the CSV the table names.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.schema import Row
from pipeline.publish.shown.listing import Listing
from pipeline.publish.shown.names import Name
from pipeline.publish.shown.subject import Subject, Value, option, party, place

# Rows of one table on a page: more are for programs.
MOST = 1000


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of listing of an election: `names` come first, under `heads`; `columns`: heading, column, where it stands.

    `is_whole`: whether rows that state none of the columns are listed too, for the names are what they state.
    """

    table: str
    said: str
    heads: tuple[str, ...]
    names: tuple[Callable[[Row], Name], ...]
    columns: tuple[tuple[str, str, str], ...]
    is_whole: bool = False


def _place(row: Row) -> Name:
    """The place, with the round or split where there are several."""
    where = place(row) if row["place_name"] else Name("All")
    return Name(f"{where.text}, {row['round']}") if row.get("round") else where


def _party(row: Row) -> Name:
    """The party of a candidate; nothing where the option itself is the party."""
    return party(row) if row["candidate_name"] and row["option_name"] != row["candidate_name"] else Name("")


_KINDS = (
    _Kind(
        "contests",
        "totals by place",
        ("Place",),
        (_place,),
        (
            ("Posts up", "races_count", "candidates_source"),
            ("Candidates", "candidates_count", "candidates_source"),
            ("Posts filled", "seats_count", "source"),
            ("Registered voters", "registered_voters_count", "voters_source"),
            ("Votes", "votes_count", "source"),
            ("Valid votes", "valid_votes_count", "source"),
            ("Turnout, %", "turnout_pct", "voters_source"),
            ("Majority", "majority_count", "source"),
            ("Outcome", "outcome_name", "source"),
        ),
    ),
    _Kind(
        "results",
        "what each got",
        ("Place", "Option", "Party"),
        (_place, option, _party),
        (
            ("Votes", "votes_count", "source"),
            ("Votes, %", "votes_pct", "source"),
            ("Change", "change_pct", "source"),
            ("Posts", "seats_count", "source"),
            ("Posts, %", "seats_pct", "source"),
            ("Change of posts", "seats_change_count", "source"),
            ("Electors", "electors_count", "source"),
        ),
        is_whole=True,
    ),
    _Kind(
        "nominations",
        "who nominated how many",
        ("Place", "Option"),
        (_place, party),
        (
            ("As of", "as_of_date", "source"),
            ("Candidates", "candidates_count", "source"),
            ("Of", "candidates_total_count", "source"),
            ("Percent", "candidates_pct", "source"),
        ),
    ),
    _Kind(
        "polls",
        "opinion polls",
        ("Option",),
        (party,),
        (
            ("Poll", "poll_number", "source"),
            ("Who asked", "pollster_name", "source"),
            ("When", "dates_name", "source"),
            ("People asked", "sample_size_count", "source"),
            ("Support, %", "support_pct", "source"),
        ),
    ),
)
_NAMES = (
    ("Places", "places", "place_id", "en"),
    ("People", "people", "person_id", "name"),
    ("Parties", "parties", "party_id", "party_name"),
)
_FORMS = (("Kazakh, Cyrillic", "kk_cyrl"), ("Kazakh, Latin", "kk_latn"), ("English", "en"), ("Russian", "ru"))


def election_listings(subject: Subject) -> Iterator[Listing]:
    """What is stated of each election, a table a kind: the main election's first."""
    held = dict.fromkeys(row["election_id"] for row in subject.tables["elections"])
    for election_id in sorted(held, key=lambda each: each != subject.main_election_id):
        for kind in _KINDS:
            if rows := [row for row in subject.tables[kind.table] if row["election_id"] == election_id]:
                yield _listing(subject, election_id, kind, rows)


def name_listings(subject: Subject) -> Iterator[Listing]:
    """The names of every entity in all scripts, and whether its Kazakh form is attested."""
    for title, table, key, published in _NAMES:
        rows = [
            (Value(row[published] or row[key]), *(Value(row[column]) for _, column in _FORMS), Value(row["status"]))
            for row in subject.tables[table]
        ]
        if rows:
            headings = ("As it is called here", *(heading for heading, _ in _FORMS), "Kazakh form is")
            yield Listing(f"names-{table}", title, table, headings, tuple(rows[:MOST]), max(len(rows) - MOST, 0))


def _listing(subject: Subject, election_id: str, kind: _Kind, rows: Sequence[Row]) -> Listing:
    lines = [
        (
            *(Value(name.text, "", name.entity) for name in (of(row) for of in kind.names)),
            *(subject.value(row, column, source) for _, column, source in kind.columns),
        )
        for row in rows[:MOST]
    ]
    stated = [line for line in lines if kind.is_whole or any(value.text for value in line[len(kind.heads) :])]
    headings = (*kind.heads, *(heading for heading, _, _ in kind.columns))
    filled = [n for n in range(len(headings)) if any(line[n].text for line in stated)]
    return Listing(
        f"{kind.table}-{election_id}",
        f"{subject.election_name(election_id)}: {kind.said}",
        kind.table,
        tuple(headings[n] for n in filled),
        tuple(tuple(line[n] for n in filled) for line in stated),
        max(len(rows) - MOST, 0),
    )
