"""The rules about what an article says twice. All rules are in `rules`."""

from pipeline.checks import agreement, infobox, prose, readers
from pipeline.checks.rule import Rule

AGREEMENT_RULES: tuple[Rule, ...] = (
    Rule(
        "infobox_agrees",
        "error",
        "Posts, shares and turnout in the infobox are those of the result over all places.",
        "Adal: share is 4.52 in the infobox and 2.05 in the results",
        infobox.infobox_agrees,
    ),
    Rule(
        "summary_agrees",
        "error",
        "Posts of parties and votes of candidates in a block of results beside the lead are those of the results.",
        "Pat Brown: votes are 3037119 in the infobox and 3037109 in the results",
        infobox.summary_agrees,
    ),
    Rule(
        "contested_agrees",
        "warning",
        "The posts the infobox calls contested are those the results fill.",
        "the infobox states 743 contested posts, the results fill 730",
        infobox.contested_agrees,
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
        "error",
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
        "candidates_nominated",
        "warning",
        "The results of a place list no more candidates than were nominated there.",
        "Aqqum Rural District: candidates nominated are stated as 1, the results list 2",
        agreement.candidates_nominated,
    ),
    Rule(
        "nominations_agree",
        "info",
        "Candidates of parties in two tables, or in the text of one day; some withdraw, so this is no contradiction.",
        "candidates on 2021-07-07 and in the table of places differ: Nur Otan 588 and 578",
        agreement.nominations_agree,
    ),
    Rule(
        "readers_agree",
        "error",
        "Captures of the same revision give the same tables, whichever reader reads them.",
        "mediawiki-render and text-mirror disagree on votes_count of results: '731' and '371'",
        readers.readers_agree,
    ),
    Rule(
        "prose_agrees",
        "error",
        "What running text says of a value is what the table states, as exactly as it is said.",
        'Independent, Kazakhstan: seats are 65 in the text ("by the party, including 65 Independents.") and 33 in the tables',
        prose.prose_agrees,
    ),
    Rule(
        "prose_candidates",
        "warning",
        "Candidates of running text are as many as in the tables; some may have withdrawn in between.",
        'Adal, Kazakhstan: candidates are 267 in the text ("the party announced that 267 candidates were nominated for") '
        "and 56 in the tables",
        prose.prose_candidates,
    ),
    Rule(
        "prose_total",
        "error",
        "Candidates in all are those with a party and those without, where one sentence states them.",
        'the text states 2322 candidates in all ("2021, a total of 2322 candidates were nominated, with"), '
        "but 867 and 1456 are 2323",
        prose.prose_total,
    ),
)
