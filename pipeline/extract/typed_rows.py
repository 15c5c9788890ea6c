"""The tables of meaning that one reading gives by itself: what `flow` publishes, and what two readings are compared by.

Ids of people are filled in later, in `pipeline.names`.
"""

from collections.abc import Callable

from pipeline.extract import contests, elections, figures, nominations, parties, references, results
from pipeline.extract.reading import Reading
from pipeline.model.schema import Row

TYPED_ROWS: dict[str, Callable[[Reading], list[Row]]] = {
    "references": lambda r: references.reference_rows(r.article_id, r.document),
    "citations": lambda r: references.citation_rows(r.article_id, r.document),
    "figures": lambda r: figures.figure_rows(r.article_id, r.document),
    "elections": lambda r: elections.election_rows(r.article_id, r.elections),
    "contests": lambda r: contests.contest_rows(r.article_id, r.document, r.elections, r.words),
    "results": lambda r: results.result_rows(r.article_id, r.elections, r.words),
    "nominations": lambda r: nominations.nomination_rows(r.article_id, r.document, r.elections, r.words, r.where),
    "parties": lambda r: parties.party_rows(r.article_id, r.document, r.elections, r.words),
}
