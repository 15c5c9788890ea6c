"""Sums and shares: what a table or the article states, against what follows from its parts.

The identities within one table are `pipeline.extract.arithmetic` and `article_sums`; here are those over all places of an
article, and what makes a disagreement of an identity that fails.
"""

from collections.abc import Callable, Iterator

from pipeline.checks.rule import Checked, Disagreement, subject
from pipeline.extract.article_sums import grouped
from pipeline.extract.identity import Identity, against, total
from pipeline.model.schema import Row, Rows
from pipeline.names.article import parent


def failing(check: str) -> Callable[[Checked], Iterator[Disagreement]]:
    """The identities of this name that fail."""
    return lambda checked: map(_disagreement, checked.failing.get(check, ()))


def _disagreement(identity: Identity) -> Disagreement:
    at = subject(identity.table, identity.row, identity.column)
    return Disagreement(at, identity.source, identity.stated, identity.computed, identity.message)


def places_total(checked: Checked) -> Iterator[Disagreement]:
    """The result over all places, against the sum of the places."""
    main = checked.reading.elections.main
    if main.place is None:
        return
    whole = main.place.place_id

    def inside(rows: Rows) -> list[Row]:
        return [dict(row) for row in rows if row["place_id"] and parent(checked.reading, row["place_id"]) == whole]

    in_main = [row for row in checked.rows("results") if row["election_id"] == main.election_id]
    results = grouped(in_main, "option_id", "candidate_name")
    contests = [row for row in checked.rows("contests") if row["election_id"] == main.election_id]
    for rows in results.values():
        for stated in rows:
            if stated["place_id"] == whole:
                for column in ("votes_count", "seats_count"):
                    yield from _against(stated, "results", column, inside(rows))
    for contest in map(dict, contests):
        if contest["place_id"] == whole:
            for column in ("votes_count", "seats_count"):
                yield from _against(contest, "contests", column, inside(contests))
            at = contest | {"source": contest.get("voters_source", "")}
            yield from _against(at, "contests", "registered_voters_count", inside(contests))


def _against(stated: Row, table: str, column: str, parts: Rows) -> Iterator[Disagreement]:
    """The disagreement when a stated total is not the sum of what its parts state."""
    if stated.get(column) and total(parts, column) is not None:
        found = against(stated, table, column, parts, column)
        if not found.is_held:
            yield _disagreement(found)
