"""Every rule, in the order of docs/checks.md, which is written from here. What a rule computes is in the modules beside."""

from pipeline.checks import agreement, readers, shares, sources, totals
from pipeline.checks.rule import Rule

RULES: tuple[Rule, ...] = (
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
        "results_total",
        "warning",
        "The votes and posts of all options add up to the total stated under them.",
        "Aqmola Region: the total of seats is stated as 94, its 6 parts add up to 95",
        totals.results_total,
    ),
    Rule(
        "row_total",
        "warning",
        "The candidates of all options in a place add up to the place's stated total.",
        "Aqmola Region: the total of candidates is stated as 303, its 7 parts add up to 302",
        totals.row_total,
    ),
    Rule(
        "column_total",
        "warning",
        "The places of a table of candidates add up to its total row, column by column.",
        "Kazakhstan: the total of races is stated as 743, its 14 parts add up to 737",
        totals.column_total,
    ),
    Rule(
        "places_total",
        "warning",
        "The result over all places is the sum of the places, option by option and in total.",
        "Independent, Kazakhstan: the total of seats is stated as 33, its 14 parts add up to 98",
        totals.places_total,
    ),
    Rule(
        "nominations_total",
        "warning",
        "The candidates of all parties in one table add up to the number its shares are of.",
        "Kazakhstan: the total of candidates is stated as 867, its 5 parts add up to 866",
        totals.nominations_total,
    ),
    Rule(
        "result_share",
        "warning",
        "A share is its count in percent of the stated total, rounded half up, half to even, or cut.",
        "Nur Otan, Aqmola Region: votes are stated as 60.79 %, but 46109 of 75833 is 60.80 %",
        shares.result_share,
    ),
    Rule(
        "nomination_share",
        "warning",
        "A share of candidates is their count in percent of the count beside it.",
        "Nur Otan: candidates are stated as 66 %, but 588 of 867 is 68 %",
        shares.nomination_share,
    ),
    Rule(
        "turnout",
        "warning",
        "Turnout is votes in percent of registered voters.",
        "Kazakhstan: turnout is stated as 79.01 %, but 956984 of 1209817 is 79.10 %",
        shares.turnout,
    ),
    Rule(
        "share_total",
        "warning",
        "The shares of a contest add up to 100, give or take one unit of the last digit for every share.",
        "Ülken Rural District: 5 shares of votes add up to 103.77, not to 100",
        shares.share_total,
    ),
    Rule(
        "infobox_agrees",
        "warning",
        "Posts, shares and turnout in the infobox are those of the result over all places.",
        "Adal: share is 4.52 in the infobox and 2.05 in the results",
        agreement.infobox_agrees,
    ),
    Rule(
        "contested_agrees",
        "warning",
        "The posts the infobox calls contested are those the results fill.",
        "the infobox states 743 contested posts, the results fill 730",
        agreement.contested_agrees,
    ),
    Rule(
        "races_filled",
        "warning",
        "The races in a place's row of candidates are the posts its results fill.",
        "Atyrau Region: 31 races among the candidates, 18 posts in the results",
        agreement.races_filled,
    ),
    Rule(
        "legend_agrees",
        "warning",
        "The numbers in the key of a map are those of the results in the same section.",
        "Nur Otan (73): the map's key states 73, the results 74",
        agreement.legend_agrees,
    ),
    Rule(
        "winners_nominated",
        "warning",
        "No option wins more posts in a place than it has candidates there.",
        "Nur Otan, Almaty Region: 57 posts won by 51 candidates",
        agreement.winners_nominated,
    ),
    Rule(
        "nominations_agree",
        "info",
        "Candidates of a party in two tables; nominated and registered candidates differ, so this is no contradiction.",
        "Nur Otan: 588 candidates on 2021-07-07, 578 in the table of places",
        agreement.nominations_agree,
    ),
    Rule(
        "use_count",
        "warning",
        "A reference has as many back-links as there are marks that cite it.",
        "reference 5 lists 2 back-links, the article cites it 3 times",
        sources.use_count,
    ),
    Rule(
        "readers_agree",
        "error",
        "Captures of the same revision give the same tables, whichever reader reads them.",
        "mediawiki-render and text-mirror disagree on votes_count of results: '731' and '371'",
        readers.readers_agree,
    ),
    Rule(
        "coins_agree",
        "warning",
        "A reference's machine-readable record (COinS) and its text give the same title and date.",
        "reference 5: published_date is '2021-07-09' in the text and '2021-09-07' in its record (COinS)",
        sources.remarked("coins_agree"),
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

# Rules about the document alone, whatever its tables mean.
DOCUMENT_RULES = tuple(
    rule
    for rule in RULES
    if rule.check in {"unread_line", "alignment", "use_count", "uncited", "section_levels", "coins_agree"}
)
