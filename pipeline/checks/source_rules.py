"""The rules about lines, tables and citations as they were read. What they ask is `sources`; all rules are in `rules`."""

from pipeline.checks import sources
from pipeline.checks.rule import Rule

SOURCE_RULES: tuple[Rule, ...] = (
    Rule(
        "unread_line",
        "error",
        "Every line of a capture is read as something; a line nothing was made of may hold anything.",
        "nothing was made of this line",
        sources.remarked("unread_line"),
    ),
    Rule(
        "alignment",
        "error",
        "A flattened table whose columns are not proven keeps its rows as single cells, so nothing is read from it.",
        "columns not won back: more than one placement meets every stated total",
        sources.remarked("alignment"),
    ),
    Rule(
        "expected_tables",
        "error",
        "article.yml says which tables an article has at least; fewer means that one was deleted or not recognised.",
        "article.yml expects at least 15 tables of kind results_by_party, 14 were recognised",
        sources.expected_tables,
    ),
    Rule(
        "use_count",
        "warning",
        "A reference has as many back-links as there are marks that cite it.",
        "reference 5 lists 2 back-links, the article cites it 3 times",
        sources.use_count,
    ),
    Rule(
        "coins_agree",
        "warning",
        "A reference's machine-readable record (COinS) and its text give the same title and date.",
        "reference 5: published_date is '2021-07-09' in the text and '2021-09-07' in its record (COinS)",
        sources.coins_agree,
    ),
    Rule(
        "missing_reference",
        "error",
        "A citation mark names a reference of the list; where an article is registered, one that does not stops the release.",
        "the article cites reference 9, which its list does not have",
        sources.missing_reference,
    ),
    Rule(
        "uncited",
        "info",
        "Every listed reference is cited.",
        "reference 9 is listed but nothing in the article cites it",
        sources.uncited,
    ),
    Rule(
        "section_levels",
        "info",
        "A text capture shows no heading levels; without a contents list all sections are put at one level.",
        "no contents list: all sections are put at level 2",
        sources.remarked("section_levels"),
    ),
    Rule(
        "place_from_text",
        "info",
        "A table of results without a caption that names a place is taken to be about the one place its section names.",
        'the table has no caption that names a place; "22 August" is about one place only',
        sources.remarked_on_elections("place_from_text"),
    ),
)
