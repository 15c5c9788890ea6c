"""What follows for the rows of one contest from the others: who was not elected, which rows only sum others."""

from decimal import Decimal

from pipeline.extract.group_totals import check_group
from pipeline.extract.identity import total
from pipeline.extract.statements import ContestKey, Said
from pipeline.extract.subtotals import subtotals
from pipeline.model.schema import Row


def _by_contest(said: Said) -> dict[ContestKey, list[Row]]:
    found: dict[ContestKey, list[Row]] = {}
    for statement in said.statements:
        if statement.table == "results" and not statement.is_whole:
            found.setdefault(statement.contest, []).append(statement.row)
    return found


def mark_losers(said: Said) -> None:
    """Where a contest marks who was elected, all others were not; unless one of them has more votes than one who was.

    Of several rounds the last decides that for all.
    """
    rounds: dict[tuple[str, str], list[list[Row]]] = {}
    for (election, place, _), rows in _by_contest(said).items():
        people = [row for row in rows if row.get("option_kind") not in ("invalid", "other", "against_all")]
        rounds.setdefault((election, place), []).append(people)
    for of_contest in rounds.values():
        last = max(of_contest, key=lambda rows: rows[0].get("round", "") if rows else "")
        elected = [row for row in last if row.get("is_elected") == "true"]
        names = {(row["option_name"], row.get("candidate_name", "")) for row in elected}
        others = [row for row in last if "is_elected" not in row]
        if elected and max(map(_votes, others), default=0) <= min(map(_votes, elected)):
            for row in (row for rows in of_contest for row in rows):
                is_winner = (row["option_name"], row.get("candidate_name", "")) in names
                row.setdefault("is_elected", "true" if is_winner else "false")


def _votes(row: Row) -> float:
    return float(row.get("votes_count") or row.get("votes_pct") or 0)


def leave_out_subtotals(said: Said) -> None:
    """Takes out rows that sum those below them, where only so the options add up to the stated total; and checks them."""
    totals = {statement.contest: statement.row for statement in said.statements if statement.table == "contests"}
    for key, rows in _by_contest(said).items():
        for column in ("votes_count", "seats_count"):
            stated = totals.get(key, {}).get(column)
            if stated is None or total(rows, column) in (None, Decimal(stated)):
                continue
            if groups := subtotals(rows, column, Decimal(stated)):
                for head, indexes in groups.items():
                    below = [rows[index] for index in indexes]
                    said.left_out(rows[head]["source"], rows[head]["option_name"], "stands for the rows below it")
                    check_group(rows[head], below, said, are_known=total(below, column) == Decimal(rows[head][column]))
                heads = [rows[head] for head in groups]
                said.statements = [s for s in said.statements if not any(s.row is row for row in heads)]
                break
