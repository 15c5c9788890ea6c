"""Tables that hold what the article says about elections. Declared here; filled in `pipeline.extract`."""

from pipeline.model.schema import ARTICLE_ID, Column, Table, source, to, to_articles

ELECTION_ID = Column("election_id", "string", "The election.", is_required=True)
PLACE_NAME = Column("place_name", "string", "The place as published.")

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
    description="One row is one election in one place: its totals. The whole election is the row of the election's own place.",
    columns=(
        ARTICLE_ID,
        ELECTION_ID,
        Column("place_id", "string", "The place.", is_required=True),
        PLACE_NAME,
        Column("races_count", "integer", "Posts up for election there, as the table of candidates states it."),
        Column("candidates_count", "integer", "Candidates in all."),
        Column("seats_count", "integer", "Posts filled, as the results state it."),
        Column("registered_voters_count", "integer", "Registered voters."),
        Column("votes_count", "integer", "Votes in all, as the results state it."),
        Column("turnout_pct", "number", "Votes in percent of registered voters, as published."),
        Column("data_source_name", "string", "Where the results say their numbers come from, as published."),
        source("the totals of the results stand"),
        Column("candidates_source", "string", "Where the counts of races and candidates stand."),
    ),
    key=("article_id", "election_id", "place_id"),
    foreign_keys=(to("elections", "election_id"), to("places", "place_id")),
)

RESULTS = Table(
    name="results",
    group="election",
    description="One row is what one option (a party, a candidate, against all, invalid votes) got in one contest.",
    columns=(
        ARTICLE_ID,
        ELECTION_ID,
        Column("place_id", "string", "The place.", is_required=True),
        PLACE_NAME,
        Column("option_id", "string", "The party, or independent, against-all, invalid.", is_required=True),
        Column("option_kind", "string", "party, independent, against_all or invalid.", is_required=True),
        Column("option_name", "string", "The option as published.", is_required=True),
        Column("candidate_name", "string", "The candidate as published; empty where options, not people, are listed."),
        Column("person_id", "string", "The candidate."),
        Column("votes_count", "integer", "Votes."),
        Column("votes_pct", "number", "Share of votes in percent, as published."),
        Column("seats_count", "integer", "Posts won."),
        Column("seats_pct", "number", "Share of posts in percent, as published."),
        source("the row stands"),
    ),
    key=("article_id", "election_id", "place_id", "option_id", "candidate_name"),
    foreign_keys=(to("contests", "election_id", "place_id"), to("people", "person_id")),
)

NOMINATIONS = Table(
    name="nominations",
    group="election",
    description="One row is how many candidates one option had in one place, as one table states it.",
    columns=(
        ARTICLE_ID,
        ELECTION_ID,
        Column("place_id", "string", "The place; the election's own place for counts over all places.", is_required=True),
        PLACE_NAME,
        Column("option_id", "string", "The party, or independent.", is_required=True),
        Column("option_name", "string", "The option as published.", is_required=True),
        Column("as_of_date", "date", "Day the count is for, where the text above the table names one."),
        Column("candidates_count", "integer", "Candidates.", is_required=True),
        Column("candidates_total_count", "integer", "Candidates the share is of."),
        Column("candidates_pct", "number", "Share in percent, as published."),
        Column("reference_numbers", "string", "References of the row, or of the text that leads to the table; space between."),
        source("the count stands"),
    ),
    key=("article_id", "election_id", "place_id", "option_id", "as_of_date"),
    foreign_keys=(to("contests", "election_id", "place_id"),),
)
