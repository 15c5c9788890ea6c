"""The one list of steps from read articles to published tables; `sailau build` and Dagster both run it.

What a step computes is in `extract`, `names` and `checks`; where tables are stored is in `publish` and `defs`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.checks.findings import finding_rows
from pipeline.extract import document_rows
from pipeline.extract.article_sums import all_identities
from pipeline.extract.articles import article_row
from pipeline.extract.figure_rows import linked_figure_rows
from pipeline.extract.reading import Reading
from pipeline.extract.typed_rows import TYPED_ROWS
from pipeline.model.schema import Row, Rows
from pipeline.model.tables import ALL_TABLES, BY_NAME
from pipeline.names import article
from pipeline.publish.csv_text import canonical

Tables = Mapping[str, Rows]


@dataclass(frozen=True, slots=True)
class Step:
    """How one table's rows of one article are made: from its reading, and its rows of the tables in `inputs`.

    `code`: the module to read first, from the root of the project.
    """

    table: str
    make: Callable[[Reading, Tables], list[Row]]
    inputs: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        return f"pipeline/{MADE_IN[self.table]}.py"

    def run(self, readings: Sequence[Reading], inputs: Tables) -> list[Row]:
        """The table's rows over all articles, as their CSV holds them, so that staging them changes nothing downstream."""
        rows: list[Row] = []
        for reading in readings:
            of_article = {
                name: [row for row in table if row["article_id"] == reading.article_id] for name, table in inputs.items()
            }
            rows += self.make(reading, of_article)
        return canonical(BY_NAME[self.table], rows)


def _typed(table: str) -> Step:
    return Step(table, lambda reading, _: TYPED_ROWS[table](reading))


# Tables whose rows get ids of places, parties or people, or links to other rows, before they are published.
_MADE_BELOW = ("elections", "contests", "nominations", "results", "parties", "figures")


def _with_ids(table: str, add: Callable[[Reading, Sequence[Row]], list[Row]]) -> Step:
    return Step(table, lambda reading, _: add(reading, TYPED_ROWS[table](reading)))


# Where people look for how the rows of a table come about.
MADE_IN = {
    "articles": "extract/articles",
    "sections": "extract/document_rows",
    "paragraphs": "extract/document_rows",
    "tables": "extract/document_rows",
    "cells": "extract/document_rows",
    "references": "extract/references",
    "citations": "extract/references",
    "figures": "extract/figure_rows",
    "elections": "extract/elections",
    "contests": "extract/assembly",
    "results": "extract/results",
    "nominations": "extract/nominations",
    "polls": "extract/polls",
    "parties": "extract/parties",
    "people": "names/people",
    "places": "names/places",
    "commissions": "names/commissions",
    "names": "names/occurrences",
    "findings": "checks/findings",
}

STEPS: tuple[Step, ...] = (
    Step("articles", lambda r, _: [article_row(r.article, r.capture)]),
    Step("sections", lambda r, _: document_rows.section_rows(r.article_id, r.document)),
    Step("paragraphs", lambda r, _: document_rows.paragraph_rows(r.article_id, r.document)),
    Step("cells", lambda r, _: document_rows.cell_rows(r.article_id, r.document)),
    *(_typed(table) for table in TYPED_ROWS if table not in _MADE_BELOW),
    _with_ids("elections", article.located),
    _with_ids("contests", article.located),
    _with_ids("nominations", article.nomination_rows),
    _with_ids("results", article.result_rows),
    Step("figures", linked_figure_rows, inputs=("elections", "contests", "results", "nominations")),
    Step(
        "tables",
        lambda r, t: document_rows.table_rows(r.article_id, r.readings, all_identities(t)),
        inputs=("elections", "contests", "results", "nominations", "polls"),
    ),
    Step(
        "parties",
        lambda r, t: article.party_rows(r, TYPED_ROWS["parties"](r), t),
        inputs=("results", "nominations"),
    ),
    Step("people", article.people_rows, inputs=("parties", "results")),
    Step("places", article.place_rows, inputs=("elections", "contests", "results", "nominations", "people")),
    Step("commissions", article.commission_rows, inputs=("contests", "places")),
    Step("names", article.article_name_rows, inputs=("parties", "people", "places", "commissions", "contests", "results")),
    Step(
        "findings",
        finding_rows,
        inputs=(
            *("tables", "cells", "paragraphs", "references", "citations", "figures"),
            *("elections", "contests", "results", "nominations", "polls", "people", "places", "parties"),
        ),
    ),
)


def run(readings: Sequence[Reading]) -> dict[str, list[Row]]:
    """Every table, in the order of the model."""
    made: dict[str, list[Row]] = {}
    for step in STEPS:
        made[step.table] = step.run(readings, {name: made[name] for name in step.inputs})
    return {table.name: made[table.name] for table in ALL_TABLES}
