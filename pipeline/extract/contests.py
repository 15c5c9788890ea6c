"""The totals of every contest: voters, votes, posts, candidates. What each option got is in `results`."""

from collections.abc import Iterator

from pipeline.document.document import Document
from pipeline.extract.elections import Contest, Elections
from pipeline.extract.grid_rows import GridRow, grid_rows
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.load import Place
from pipeline.model.schema import Row


def contest_rows(article_id: str, document: Document, elections: Elections, words: Vocabulary) -> list[Row]:
    """Rows of `contests`: one for every table of results and every place with a count of candidates."""
    rows: dict[tuple[str, str], Row] = {}
    for contest in elections.contests:
        key = (contest.election_id, contest.place.place_id)
        rows[key] = _row(article_id, *key, contest.place_name) | _totals(contest, words)
    for place, name, row in candidate_totals(document, elections, words):
        key = (elections.main.election_id, place.place_id)
        counts = {
            "races_count": row.value("races"),
            "candidates_count": row.value("total"),
            "candidates_source": row.source,
        }
        rows[key] = rows.get(key, _row(article_id, *key, name)) | counts
    for key in [(elections.main.election_id, elections.main.place.place_id)]:
        rows.setdefault(key, _row(article_id, *key, elections.main.place_name))
    return list(rows.values())


def candidate_totals(document: Document, elections: Elections, words: Vocabulary) -> Iterator[tuple[Place, str, GridRow]]:
    """Every row of a table of candidates by place, with its place and the place's published name.

    The total row is the row of the main election's own place.
    """
    for table in document.tables:
        if table.kind == "nominations_by_place":
            for row in grid_rows(table, words):
                if row.role == "part":
                    yield words.places[row.text("place")], row.text("place"), row
                elif row.role == "total":
                    yield elections.main.place, elections.main.place_name, row


def _row(article_id: str, election_id: str, place_id: str, place_name: str) -> Row:
    return {"article_id": article_id, "election_id": election_id, "place_id": place_id, "place_name": place_name}


def _totals(contest: Contest, words: Vocabulary) -> Row:
    """What the total row, the row of registered voters and the row that names the source state."""
    totals: Row = {}
    for row in grid_rows(contest.table, words):
        if row.role == "total":
            totals |= {"votes_count": row.value("votes"), "seats_count": row.value("seats"), "source": row.source}
        elif row.role == "base":
            totals |= {"registered_voters_count": row.value("votes"), "turnout_pct": row.value("votes_pct")}
        elif row.role == "source":
            totals["data_source_name"] = row.label.partition(":")[2].strip()
    return totals
