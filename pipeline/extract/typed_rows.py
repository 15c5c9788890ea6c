"""The tables of meaning that one reading gives by itself: what `flow` publishes, and what two readings are compared by.

Ids of people are filled in later, in `pipeline.names`; what figures speak of, in `claims`.
"""

from collections.abc import Callable

from pipeline.extract import elections, figure_rows, parties, references
from pipeline.extract.reading import Reading
from pipeline.model.schema import Row

TYPED_ROWS: dict[str, Callable[[Reading], list[Row]]] = {
    "references": lambda r: references.reference_rows(r.article_id, r.document),
    "citations": lambda r: references.citation_rows(r.article_id, r.document),
    "figures": lambda r: figure_rows.figure_rows(r.article_id, r.document),
    "elections": lambda r: elections.election_rows(r.article_id, r.elections),
    "contests": lambda r: r.assembled.rows["contests"],
    "results": lambda r: r.assembled.rows["results"],
    "nominations": lambda r: r.assembled.rows["nominations"],
    "polls": lambda r: r.assembled.rows["polls"],
    "parties": lambda r: parties.party_rows(r.article_id, r.readings, r.elections, r.words),
}
