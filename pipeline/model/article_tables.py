"""Tables that hold the article as it was read: text and grids. Declared here; filled in `pipeline.extract`."""

from pipeline.model.schema import ARTICLE_ID, Column, Table, to, to_articles

ARTICLES = Table(
    name="articles",
    group="article",
    description="One row is one article and the capture of it that all other tables were read from.",
    columns=(
        ARTICLE_ID,
        Column("title", "string", "Title of the article.", is_required=True),
        Column("project", "string", "Wiki the article is on.", is_required=True),
        Column("language", "string", "Language of the article, ISO 639-1.", is_required=True),
        Column("page_url", "string", "Address of the very revision that was captured."),
        Column("capture_id", "string", "The capture, as its file under raw/ is named.", is_required=True),
        Column("revision_id", "integer", "Revision of the article that was captured."),
        Column("revision_date", "date", "Day the revision was saved (UTC)."),
        Column(
            "via",
            "string",
            "How the capture came: live, file, wayback, warc, dump, or rendered from another.",
            is_required=True,
        ),
        Column("reader", "string", "Reader that read the capture's flavour.", is_required=True),
        Column("sha256", "string", "SHA-256 of the captured bytes, hexadecimal.", is_required=True),
        Column("licence", "string", "Licence of the article's text, as an SPDX identifier.", is_required=True),
        Column("attribution", "string", "Whom the licence asks to name.", is_required=True),
    ),
    key=("article_id",),
)

SECTIONS = Table(
    name="sections",
    group="article",
    description="One row is one section of an article, the lead (`s00`) included.",
    columns=(
        ARTICLE_ID,
        Column("section_id", "string", "The section by its place in the article (`s24`).", is_required=True),
        Column("level", "integer", "Heading level: 1 for the lead, 2 for a main section.", is_required=True),
        Column("number", "string", "Number in the contents list (`9.4.1`)."),
        Column("heading", "string", "The heading, verbatim; empty for the lead."),
        Column("parent_section_id", "string", "The section this one is nested in, as the headings' levels say."),
    ),
    key=("article_id", "section_id"),
    foreign_keys=(to_articles(), to("sections", "parent_section_id", references=("section_id",))),
)

PARAGRAPHS = Table(
    name="paragraphs",
    group="article",
    description="One row is one paragraph, list item, caption, hatnote or quotation.",
    columns=(
        ARTICLE_ID,
        Column("paragraph_id", "string", "The paragraph by its place in the article (`p12`).", is_required=True),
        Column("section_id", "string", "The section it stands in.", is_required=True),
        Column("kind", "string", "paragraph, list_item, caption, hatnote, quote, or hidden (not shown).", is_required=True),
        Column("text", "string", "The text, verbatim, citation marks included.", is_required=True),
    ),
    key=("article_id", "paragraph_id"),
    foreign_keys=(to_articles(), to("sections", "section_id")),
)

TABLES = Table(
    name="tables",
    group="check",
    description="One row is one table of an article, its infobox (`infobox`) and the keys of its maps (`m01`) included.",
    columns=(
        ARTICLE_ID,
        Column("table_id", "string", "The table by its place in the article (`t07`).", is_required=True),
        Column("section_id", "string", "The section it stands in.", is_required=True),
        Column("caption", "string", "The caption, verbatim."),
        Column(
            "kind",
            "string",
            "What the table was recognised as: results_by_party, results_by_candidate, results_by_place, results_over_time, "
            "turnout_by_place, races, seats_by_party, candidates, nominations_by_party, nominations_by_place, polls, summary "
            "(the results in an infobox), infobox, legend, navbox, notice, or other.",
            is_required=True,
        ),
        Column(
            "kind_confidence",
            "number",
            "How sure that is, from 0 to 1: the share of headings that are known, less where what numbers count is inferred.",
        ),
        Column("kind_reason", "string", "What the kind was recognised by."),
        Column("number_style", "string", "How its numbers are printed, by example: `1,234.5`, `1.234,5`, `1 234`."),
        Column(
            "identities_checked_count",
            "integer",
            "Sums, shares, turnouts and majorities that could be tried on the table's own numbers.",
            is_required=True,
        ),
        Column("identities_held_count", "integer", "How many of them hold; each that fails is a finding.", is_required=True),
        Column("row_count", "integer", "Rows of the grid, heading rows included.", is_required=True),
        Column("column_count", "integer", "Columns of the grid.", is_required=True),
        Column("header_row_count", "integer", "Heading rows at the top.", is_required=True),
        Column(
            "alignment",
            "string",
            "How values got their columns: as_published (the capture has cells), solved (the capture lost them; this is "
            "the only grid that meets the stated totals), ambiguous (lost, and no grid is proven: rows are single cells).",
            is_required=True,
        ),
    ),
    key=("article_id", "table_id"),
    foreign_keys=(to_articles(), to("sections", "section_id")),
)

CELLS = Table(
    name="cells",
    group="article",
    description="One row is one cell of a table, at its top left slot.",
    columns=(
        ARTICLE_ID,
        Column("table_id", "string", "The table.", is_required=True),
        Column("row_number", "integer", "Grid row, from 1.", is_required=True),
        Column("column_number", "integer", "Grid column, from 1.", is_required=True),
        Column("rowspan", "integer", "Grid rows the cell covers.", is_required=True),
        Column("colspan", "integer", "Grid columns the cell covers.", is_required=True),
        Column("is_header", "boolean", "Whether it is a heading.", is_required=True),
        Column(
            "is_recovered", "boolean", "Whether the capture lost the cell's bounds and they were won back.", is_required=True
        ),
        Column("text", "string", "The text, verbatim, without footnote marks; a line feed for a line break."),
        Column("hidden_text", "string", "What the page holds but does not show, such as sort keys."),
        Column("image_alt", "string", "What stands for the cell's pictures."),
        Column("link_target", "string", "First page of the same wiki, or address, that a text in the cell links to."),
        Column("reference_numbers", "string", "References cited in the cell, separated by spaces."),
    ),
    key=("article_id", "table_id", "row_number", "column_number"),
    foreign_keys=(to("tables", "table_id"),),
)
