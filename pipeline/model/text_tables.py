"""Tables of what an article's text rests on and states: references, citations, figures. Filled in `pipeline.extract`."""

from pipeline.model.schema import ARTICLE_ID, Column, Table, source, to, to_articles

REFERENCES = Table(
    name="references",
    group="article",
    description="One row is one entry of an article's reference list, every field as the article states it.",
    columns=(
        ARTICLE_ID,
        Column(
            "reference_number",
            "integer",
            "Number in the list; notes of other groups follow it.",
            is_required=True,
        ),
        Column("mark", "string", "What its citation marks print: a number, or a letter in another group.", is_required=True),
        Column("kind", "string", "citation (has a title) or note.", is_required=True),
        Column("authors", "string", "Authors, family name first."),
        Column("title", "string", "Title of the source."),
        Column("work", "string", "Newspaper, site or book it appeared in."),
        Column("publisher", "string", "Publisher."),
        Column("published_date", "partial_date", "Day, month or year of publication."),
        Column("language", "string", "Language, ISO 639-1; empty for the article's own."),
        Column("url", "string", "Address of the source."),
        Column("archive_url", "string", "Address of an archived copy."),
        Column("archived_date", "partial_date", "Day the copy was archived."),
        Column("accessed_date", "partial_date", "Day an editor last read the source."),
        Column("use_count", "integer", "Back-links the list shows: how often it says this is cited.", is_required=True),
        Column("text", "string", "The entry, verbatim, without number and back-links.", is_required=True),
    ),
    key=("article_id", "reference_number"),
    foreign_keys=(to_articles(),),
)

CITATIONS = Table(
    name="citations",
    group="article",
    description="One row is one citation mark: in text, in a table, in its caption, or in a reference that cites another.",
    columns=(
        ARTICLE_ID,
        Column(
            "citation_number",
            "integer",
            "The mark by its place: paragraphs, then cells, then captions and references.",
            is_required=True,
        ),
        Column("reference_number", "integer", "The reference it names.", is_required=True),
        Column("section_id", "string", "The section it stands in.", is_required=True),
        source("the mark stands"),
        Column("context", "string", "The sentence, or the table row, the mark stands in."),
    ),
    key=("article_id", "citation_number"),
    foreign_keys=(to("references", "reference_number"), to("sections", "section_id")),
)

FIGURES = Table(
    name="figures",
    group="check",
    description="One row is one number stated in running text, dates, times of day and ordinals told apart from quantities; "
    "names with digits are none.",
    columns=(
        ARTICLE_ID,
        Column("figure_number", "integer", "The figure by its place in the article.", is_required=True),
        Column("section_id", "string", "The section it stands in.", is_required=True),
        source("the figure stands"),
        Column("kind", "string", "count, percent, fraction, money, ordinal, date or time.", is_required=True),
        Column("text", "string", "The figure as published, its qualifier included.", is_required=True),
        Column(
            "qualifier",
            "string",
            "What the value may be instead: more_than, at_least, less_than, at_most or about what is stated; so_far, where it "
            "may be higher in the end. Empty where it is what is stated.",
        ),
        Column(
            "value",
            "number",
            "The value, scale words multiplied out (3.5 thousand is 3500), a fraction as a decimal; empty for dates and times.",
        ),
        Column("value_to", "number", "The upper end of a range."),
        Column("stated_date", "partial_date", "The day, month or year of a date; empty where the text does not say the year."),
        Column("unit", "string", "percent, percentage points, share (a fraction), a currency, or the noun the number counts."),
        Column(
            "subject",
            "string",
            "The published value it speaks of: table, key and column (`results/…/seats_count`), or a number of rows "
            "(`results/…/candidates`, `contests/…/places`). Of several, joined by ` + `, it is the sum, or the date of each. "
            "Linked by the reviewed patterns of pipeline/lookups/claims.yml only.",
        ),
        Column("reference_numbers", "string", "References cited in the sentence, separated by spaces."),
        Column("context", "string", "The sentence it stands in, without citation marks.", is_required=True),
    ),
    key=("article_id", "figure_number"),
    foreign_keys=(to("sections", "section_id"),),
)
