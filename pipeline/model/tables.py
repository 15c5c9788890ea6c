"""Every published table by name, in the order the flow fills them."""

from pipeline.model.article_tables import ARTICLES, CELLS, PARAGRAPHS, SECTIONS, TABLES
from pipeline.model.election_tables import CONTESTS, ELECTIONS, NOMINATIONS, POLLS, RESULTS
from pipeline.model.entity_tables import COMMISSIONS, FINDINGS, NAMES, PARTIES, PEOPLE, PLACES
from pipeline.model.schema import Table
from pipeline.model.text_tables import CITATIONS, FIGURES, REFERENCES
from pipeline.model.version_tables import CHANGES, PROVENANCE

ALL_TABLES: tuple[Table, ...] = (
    ARTICLES,
    SECTIONS,
    PARAGRAPHS,
    TABLES,
    CELLS,
    REFERENCES,
    CITATIONS,
    FIGURES,
    ELECTIONS,
    CONTESTS,
    RESULTS,
    NOMINATIONS,
    POLLS,
    PARTIES,
    PEOPLE,
    PLACES,
    COMMISSIONS,
    NAMES,
    FINDINGS,
)

# Beside the data in every version, and no part of the hash that names it.
VERSION_TABLES: tuple[Table, ...] = (PROVENANCE, CHANGES)

BY_NAME: dict[str, Table] = {table.name: table for table in ALL_TABLES}
