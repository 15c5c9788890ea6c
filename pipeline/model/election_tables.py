"""Tables that hold what the article says about elections. Declared here; filled in `pipeline.extract`."""

from pipeline.model.schema import ARTICLE_ID, Column, Table, source, to, to_articles

ELECTION_ID = Column("election_id", "string", "The election.", is_required=True)
PLACE_ID = Column("place_id", "string", "The place; empty where it is in no lookup, or the article does not name it.")
PLACE_NAME = Column("place_name", "string", "The place as published; empty where a row is about all of an election's places.")
ROUND = Column(
    "round",
    "string",
    "Round of voting (`1`, `2`), or the heading as published of another split, such as `Proportional`; empty without one.",
)
OPTION_ID = Column(
    "option_id", "string", "The party, or independent, against-all, invalid and the like; empty where it is in no lookup."
)
OPTION_NAME = Column(
    "option_name", "string", "The option as published; the candidate where no party is named.", is_required=True
)

ELECTIONS = Table(
    name="elections",
    group="election",
    description="One row is one election: a vote called for one day or period, in one place.",
    columns=(
        ARTICLE_ID,
        Column("election_id", "string", "The article's id for its main election, date and place for others.", is_required=True),
        Column("parent_election_id", "string", "The election this one follows up, for a by-election."),
        Column("kind", "string", "general or by-election.", is_required=True),
        Column("title", "string", "Title as published."),
        Column("election_date", "date", "Day of the vote, or the first of several."),
        Column("end_date", "date", "Last day, where the vote took several."),
        Column("place_id", "string", "Where it was held."),
        PLACE_NAME,
        Column("office", "string", "The office filled, as published."),
        Column("seats_contested_count", "integer", "Posts up for election."),
        Column("seats_total_count", "integer", "All such posts, contested or not."),
        source("the election is described"),
    ),
    key=("article_id", "election_id"),
    foreign_keys=(
        to_articles(),
        to("elections", "parent_election_id", references=("election_id",)),
        to("places", "place_id"),
    ),
)

CONTESTS = Table(
    name="contests",
    group="election",
    description="One row is one election in one place and round: its totals. A row without a place, or of the election's own, "
    "is the whole election.",
    columns=(
        ARTICLE_ID,
        ELECTION_ID,
        PLACE_ID,
        PLACE_NAME,
        ROUND,
        Column("races_count", "integer", "Posts up for election there, as the table of candidates states it."),
        Column("candidates_count", "integer", "Candidates in all."),
        Column("seats_count", "integer", "Posts filled, as the results state it."),
        Column("registered_voters_count", "integer", "Registered voters."),
        Column("votes_count", "integer", "Votes in all, as the results state it."),
        Column("valid_votes_count", "integer", "Valid votes, where they are stated apart from all votes."),
        Column("votes_pct", "number", "The share beside the total of votes, as published; 100 as a rule."),
        Column("seats_pct", "number", "The share beside the total of posts, as published."),
        Column("turnout_pct", "number", "Votes in percent of registered voters, as published."),
        Column("majority_count", "integer", "Votes of the first less those of the second, as published."),
        Column("majority_pct", "number", "The same in points of percent, as published."),
        Column("swing_pct", "number", "Swing in points of percent, as published."),
        Column("outcome_name", "string", "Who held or gained the seat, as published (`Conservative hold`)."),
        Column("data_source_name", "string", "Where the results say their numbers come from, as published."),
        source("the totals of the results stand"),
        Column("voters_source", "string", "Where registered voters and turnout stand."),
        Column("candidates_source", "string", "Where the counts of races and candidates stand."),
    ),
    key=("article_id", "election_id", "place_id", "place_name", "round"),
    foreign_keys=(to("elections", "election_id"), to("places", "place_id")),
)

RESULTS = Table(
    name="results",
    group="election",
    description="One row is what one option (a party, a candidate, a choice, against all, invalid votes) got in one contest, "
    "or that a candidate stood in it.",
    columns=(
        ARTICLE_ID,
        ELECTION_ID,
        PLACE_ID,
        PLACE_NAME,
        ROUND,
        OPTION_ID,
        Column(
            "option_kind",
            "string",
            "party, candidate (no party is named), choice (of a referendum), independent, against_all, invalid, or other "
            "(others, write-ins).",
            is_required=True,
        ),
        OPTION_NAME,
        Column(
            "candidate_name",
            "string",
            "The candidate as published, without marks such as (incumbent); empty where options, not people, are listed.",
        ),
        Column("person_id", "string", "The candidate."),
        Column("votes_count", "integer", "Votes."),
        Column("votes_pct", "number", "Share of votes in percent, as published."),
        Column("change_pct", "number", "Change of the share since the election before, in points of percent, as published."),
        Column("seats_count", "integer", "Posts won."),
        Column("seats_pct", "number", "Share of posts in percent, as published."),
        Column("seats_change_count", "integer", "Change of the posts since the election before, as published."),
        Column("electors_count", "integer", "Electoral votes or delegates won."),
        Column(
            "is_elected",
            "boolean",
            "Whether the article marks the row as elected (a tick, `elected`, unopposed, a heading such as Winner); false "
            "where it marks others of the contest; empty where it marks nobody.",
        ),
        Column("is_incumbent", "boolean", "true where the article says that the candidate held the post; else empty."),
        source("the row stands"),
    ),
    key=("article_id", "election_id", "place_id", "place_name", "round", "option_id", "option_name", "candidate_name"),
    foreign_keys=(to("elections", "election_id"), to("contests", "election_id", "place_id"), to("people", "person_id")),
)

NOMINATIONS = Table(
    name="nominations",
    group="election",
    description="One row is how many candidates one option had in one place, as one table states it.",
    columns=(
        ARTICLE_ID,
        ELECTION_ID,
        PLACE_ID,
        PLACE_NAME,
        OPTION_ID,
        OPTION_NAME,
        Column("as_of_date", "date", "Day the count is for, where the text above the table names one."),
        Column("candidates_count", "integer", "Candidates.", is_required=True),
        Column("candidates_total_count", "integer", "Candidates the share is of."),
        Column("candidates_pct", "number", "Share in percent, as published."),
        Column("reference_numbers", "string", "References of the row, or of the text that leads to the table; space between."),
        source("the count stands"),
    ),
    key=("article_id", "election_id", "place_id", "place_name", "option_id", "option_name", "as_of_date"),
    foreign_keys=(to("elections", "election_id"), to("contests", "election_id", "place_id")),
)

POLLS = Table(
    name="polls",
    group="election",
    description="One row is the share one option had in one opinion poll.",
    columns=(
        ARTICLE_ID,
        ELECTION_ID,
        Column("poll_number", "integer", "The poll by its place in the article.", is_required=True),
        Column("pollster_name", "string", "Who asked, as published."),
        Column(
            "start_date",
            "date",
            "First day of asking, or the day of publication where the table states that; empty without day, month and year.",
        ),
        Column("end_date", "date", "Last day of asking, or the one day stated."),
        Column("dates_name", "string", "The days as published."),
        Column("sample_size_count", "integer", "People asked."),
        Column("margin_of_error_pct", "number", "Margin of error in points of percent, as published."),
        OPTION_ID,
        OPTION_NAME,
        Column("support_pct", "number", "Share in percent, as published.", is_required=True),
        source("the share stands"),
    ),
    key=("article_id", "poll_number", "option_name"),
    foreign_keys=(to("elections", "election_id"),),
)
