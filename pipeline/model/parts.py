"""What the flow has before there are tables: the parts of captures and of read articles that published columns come from.

The families of tables are parts of their own, named after `tables.kind`; which columns come from which is `lineage`.
"""

from pipeline.model.schema import Column


def _parts(**described: str) -> tuple[Column, ...]:
    return tuple(Column(name, "string", description) for name, description in described.items())


CAPTURES = _parts(
    article="What people wrote about an article: article.yml, names.yml and findings.yml in its folder under raw/.",
    log="The article's lines in raw/captures.jsonl: address, revision, times, hash of every capture.",
    bytes="The captured page itself, never edited.",
)

FAMILIES = _parts(
    results_by_party="Cells of tables of options (parties, choices) with votes, and posts where they are stated.",
    results_by_candidate="Cells of tables of candidates with votes.",
    results_by_place="Cells of tables of places, with what options or candidates got in each.",
    results_over_time="Cells of tables of elections, one a row, with votes or posts of one option or person.",
    seats_by_party="Cells of tables of options with posts and no votes.",
    races="Cells of tables of races, one a row, with several candidates in one cell.",
    candidates="Cells of tables of who stood or was elected, without votes.",
    turnout_by_place="Cells of tables of places, with how many could vote and how many did.",
    nominations_by_party="Cells of tables of options with numbers of candidates.",
    nominations_by_place="Cells of tables of places, with numbers of candidates of each option.",
    polls="Cells of tables of opinion polls.",
    summary="Cells of the block of results in an infobox.",
)

DOCUMENTS = (
    *_parts(
        article="What people wrote about the article, its id among it.",
        capture="The capture it was read from, as the log has it.",
        sections="Headings and how they are nested.",
        paragraphs="Running text, lists, captions, hatnotes and quotations.",
        references="The reference list.",
        infobox="Cells of the infobox, and of the keys of maps.",
        tables="Cells of every table, whatever it was recognised as; they are published in `cells`.",
    ),
    *FAMILIES,
    *_parts(lookups="Reviewed knowledge it was read with: pipeline/lookups/ and the gazetteer in pipeline/names/."),
)

# What the parts of a read article come from.
DOCUMENTS_FROM: dict[str, tuple[str, ...]] = {
    "article": ("article",),
    "capture": ("log",),
    "lookups": (),
    **{part.name: ("bytes",) for part in DOCUMENTS if part.name not in ("article", "capture", "lookups")},
}
