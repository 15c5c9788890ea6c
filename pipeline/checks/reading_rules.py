"""The rules about what of an article's tables was not understood, left out or read otherwise. All rules are in `rules`."""

from pipeline.checks import sources
from pipeline.checks.rule import Rule

READING_RULES: tuple[Rule, ...] = (
    Rule(
        "unknown_heading",
        "info",
        "A column whose heading is in no lookup is left out; a registered article stops the build unless that was accepted.",
        '"Home province" is no known column heading, so its column is left out; add it to pipeline/lookups/headers.yml',
        sources.remarked_in_tables("unknown_heading"),
    ),
    Rule(
        "unread_value",
        "warning",
        "A cell that should hold a number and holds something else is left out, never guessed.",
        '"12 3O4" in the column votes is no number that is understood, so it is left out',
        sources.remarked_in_tables("unread_value"),
    ),
    Rule(
        "unread_row",
        "info",
        "A row or line that repeats, sums or comments on others is left out of the results.",
        '"Alpha": stands below the total and repeats an option: another count',
        sources.unread_row,
    ),
    Rule(
        "group_total",
        "error",
        "A row that stands for those below or above it states their sum; a share may be off by their rounding.",
        "Jane Doe: the total of votes is stated as 31, the 2 rows it stands for add up to 30",
        sources.remarked_in_tables("group_total"),
    ),
    Rule(
        "revised_reading",
        "info",
        "Where the sums of a table do not hold as it seems to be laid out but do otherwise, it is read otherwise.",
        "read with one heading row fewer than it seems to have: 6 of 6 sums and shares hold so, 0 of 0 otherwise",
        sources.remarked_in_tables("revised_reading"),
    ),
    Rule(
        "duplicate_table",
        "info",
        "Two tables that state the same are published once.",
        "t07 states what t05 states, so its rows are published once",
        sources.remarked_on_rows("duplicate_table"),
    ),
    Rule(
        "repeated_option",
        "warning",
        "One contest lists an option, or a candidate of it, once.",
        "Jane Doe is listed twice for one contest, at t03r04 too; only that row is published",
        sources.remarked_on_rows("repeated_option"),
    ),
    Rule(
        "no_election_table",
        "info",
        "An article nobody registered may have no table of an election at all.",
        "no table of the article is recognised as one about an election, so there are no results",
        sources.no_election_table,
    ),
)
