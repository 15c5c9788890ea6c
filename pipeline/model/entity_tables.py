"""Tables of the parties, people, places, commissions and names an article mentions; filled in `pipeline.names`."""

from pipeline.model.schema import ARTICLE_ID, Column, Table, source, to, to_articles

STATUS = (
    "Where the Kazakh forms come from: attested (the gazetteer or the lookups have them with a reference), derived (made from "
    "the published name by rule or lexicon), unresolved (not known: `kk_cyrl` is empty)."
)
KK_CYRL = Column("kk_cyrl", "string", "Kazakh, Cyrillic script.")
KK_LATN = Column("kk_latn", "string", "Kazakh, Latin alphabet of April 2021.")
RU = Column("ru", "string", "Russian, where the gazetteer or a reference of the article attests it; never made by rule.")

PARTIES = Table(
    name="parties",
    group="entity",
    description="One row is one party of an article.",
    columns=(
        ARTICLE_ID,
        Column("party_id", "string", "Slug from the lookups.", is_required=True),
        Column("party_name", "string", "Name as the party's table or the results print it.", is_required=True),
        Column("abbreviation", "string", "Abbreviation as published."),
        Column("ideology", "string", "Ideology as published."),
        Column("leader_name", "string", "Leader as published."),
        Column("leader_person_id", "string", "Leader."),
        Column("leader_since_date", "date", "Day the leader took office, as the infobox states it."),
        KK_CYRL,
        KK_LATN,
        RU,
        Column("en", "string", "English name, as the gazetteer has it."),
        Column("founded_date", "partial_date", "When the party was founded, as the gazetteer has it."),
        Column("dissolved_date", "partial_date", "When it was dissolved or merged; empty while it exists, or where unknown."),
        Column("successor_party_id", "string", "The party it became or merged into, in the gazetteer."),
        Column("status", "string", STATUS, is_required=True),
        source("the party is described, or first named"),
    ),
    key=("article_id", "party_id"),
    foreign_keys=(to_articles(), to("people", "leader_person_id", references=("person_id",))),
)

PEOPLE = Table(
    name="people",
    group="entity",
    description="One row is one person the article names: party leaders, candidates, and people in its text.",
    columns=(
        ARTICLE_ID,
        Column("person_id", "string", "Slug.", is_required=True),
        Column("name", "string", "Name as published.", is_required=True),
        KK_CYRL,
        KK_LATN,
        RU,
        Column("en", "string", "Usual English form, as the gazetteer has it."),
        Column("ascii", "string", "Name without marks, for searching; no key."),
        Column("status", "string", STATUS, is_required=True),
        Column("party_id", "string", "Party the person leads or stands for."),
        source("the person is first named: in a table, or else in the text"),
    ),
    key=("article_id", "person_id"),
    foreign_keys=(to_articles(), to("parties", "party_id")),
)

PLACES = Table(
    name="places",
    group="entity",
    description="One row is one place the article names, or that contains one.",
    columns=(
        ARTICLE_ID,
        Column("place_id", "string", "Slug from the gazetteer.", is_required=True),
        Column("kind", "string", "country, region, city, district, rural district, town or village.", is_required=True),
        KK_CYRL,
        KK_LATN,
        RU,
        Column("en", "string", "English, or the form English articles use."),
        Column("ascii", "string", "English form without marks, for searching; no key."),
        Column("parent_place_id", "string", "The place that contains this one."),
        Column("iso_3166_2", "string", "ISO 3166-2 code; for a country its ISO 3166-1 code."),
        Column("geonames_id", "string", "GeoNames id."),
        Column("wof_id", "string", "Who's On First id."),
        Column("wikidata_id", "string", "Wikidata item."),
        Column("status", "string", STATUS, is_required=True),
    ),
    key=("article_id", "place_id"),
    foreign_keys=(to_articles(), to("places", "parent_place_id", references=("place_id",))),
)

COMMISSIONS = Table(
    name="commissions",
    group="entity",
    description="One row is one election commission the article names, in full or by its letters.",
    columns=(
        ARTICLE_ID,
        Column("commission_id", "string", "The place's id and `election-commission`.", is_required=True),
        Column("commission_name", "string", "Name as published, where it is given in full."),
        Column("abbreviation", "string", "Letters as published. They are no key: ŞASK is of Şielı and of Şalqar."),
        KK_CYRL,
        KK_LATN,
        Column("place_id", "string", "The place whose commission it is.", is_required=True),
        Column("status", "string", STATUS, is_required=True),
        source("the commission is first named"),
    ),
    key=("article_id", "commission_id"),
    foreign_keys=(to_articles(), to("places", "place_id")),
)

NAMES = Table(
    name="names",
    group="entity",
    description="One row is one spelling under which the article mentions a party, person, place or commission.",
    columns=(
        ARTICLE_ID,
        Column("entity_id", "string", "The party, person, place or commission.", is_required=True),
        Column("surface_name", "string", "The spelling, verbatim, with the case ending it has there.", is_required=True),
        Column("kind", "string", "party, person, place or commission.", is_required=True),
        Column("script", "string", "Script of the spelling, ISO 15924: Latn, Cyrl, or Zyyy when mixed.", is_required=True),
        Column(
            "orthography",
            "string",
            "Writing system within the script: latn-2021, latn-2021-stripped, latn-older, latn-exonym, cyrl-kk, cyrl-ru, "
            "mixed or other.",
            is_required=True,
        ),
        Column("occurrence_count", "integer", "Times it stands in headings, text, tables and references.", is_required=True),
        Column(
            "first_source",
            "string",
            "Where it stands first: a paragraph, a cell, the first row of a captioned table; a section for a heading; "
            "`reference/12` for a reference.",
            is_required=True,
        ),
    ),
    key=("article_id", "entity_id", "surface_name"),
    foreign_keys=(to_articles(),),
)

FINDINGS = Table(
    name="findings",
    group="check",
    description="One row is one place where the article contradicts itself, or where sailau could not understand it.",
    columns=(
        ARTICLE_ID,
        Column("finding_id", "string", "Stable id from check and subject, never from order.", is_required=True),
        Column("check", "string", "The rule, as docs/checks.md describes it.", is_required=True),
        Column("other_checks", "string", "Other rules the same cause breaks, separated by spaces."),
        Column(
            "severity",
            "string",
            "error: two statements cannot both be true, or something was not understood; warning: unlikely, or off by "
            "rounding; info: worth knowing.",
            is_required=True,
        ),
        Column("subject", "string", "What the finding is about: table/key/column of the row, or a place.", is_required=True),
        source("the stated value stands"),
        Column("other_sources", "string", "Other places with a part in it, as addresses separated by spaces."),
        Column("stated", "string", "What the article states."),
        Column("computed", "string", "What follows from the rest of the article."),
        Column("difference", "number", "Stated minus computed, where both are numbers."),
        Column("message", "string", "One sentence for people.", is_required=True),
        Column(
            "is_acknowledged",
            "boolean",
            "Whether a person has seen and left it, in findings.yml of the article.",
            is_required=True,
        ),
        Column("acknowledged_why", "string", "The reason for that."),
    ),
    key=("article_id", "finding_id"),
    foreign_keys=(to_articles(),),
)
