"""What every option got in every contest, row by row as published. Totals are in `contests`, people in `pipeline.names`."""

from pipeline.extract.elections import Elections
from pipeline.extract.grid_rows import grid_rows
from pipeline.extract.vocabulary import Vocabulary
from pipeline.model.schema import Row


def result_rows(article_id: str, elections: Elections, words: Vocabulary) -> list[Row]:
    """Rows of `results`, `person_id` left to fill."""
    rows: list[Row] = []
    for contest in elections.contests:
        for row in grid_rows(contest.table, words):
            if row.role != "part":
                continue
            option = words.options[row.text("party")]
            rows.append(
                {
                    "article_id": article_id,
                    "election_id": contest.election_id,
                    "place_id": contest.place.place_id,
                    "place_name": contest.place_name,
                    "option_id": option.option_id,
                    "option_kind": option.kind,
                    "option_name": row.text("party"),
                    "candidate_name": row.text("candidate"),
                    **{name: row.value(column) for name, column in _VALUES.items()},
                    "source": row.source,
                }
            )
    return rows


_VALUES = {"votes_count": "votes", "votes_pct": "votes_pct", "seats_count": "seats", "seats_pct": "seats_pct"}
