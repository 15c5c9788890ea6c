"""Percentages: a printed share against the counts it is the share of. Any standard rounding passes."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from pipeline.checks.rule import Checked, Disagreement, grouped, percent, subject
from pipeline.document.values import decimals

_ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)


def result_share(checked: Checked) -> Iterator[Disagreement]:
    """Votes and posts of an option in percent of the contest's stated totals."""
    contests = grouped(checked.rows("contests"), "election_id", "place_id")
    for row in checked.rows("results"):
        contest = contests[(row["election_id"], row["place_id"])][0]
        for what in ("votes", "seats"):
            counts = (row.get(f"{what}_count", ""), contest.get(f"{what}_count", ""))
            name = f"{row['option_name']}, {row['place_name']}"
            yield from _share("results", row, f"{what}_pct", counts, f"{name}: {what}")


def nomination_share(checked: Checked) -> Iterator[Disagreement]:
    """Candidates of an option in percent of all those the table counts."""
    for row in checked.rows("nominations"):
        counts = (row["candidates_count"], row.get("candidates_total_count", ""))
        yield from _share("nominations", row, "candidates_pct", counts, f"{row['option_name']}: candidates")


def turnout(checked: Checked) -> Iterator[Disagreement]:
    """Votes in percent of registered voters."""
    for row in checked.rows("contests"):
        counts = (row.get("votes_count", ""), row.get("registered_voters_count", ""))
        yield from _share("contests", row, "turnout_pct", counts, f"{row['place_name']}: turnout")


def share_total(checked: Checked) -> Iterator[Disagreement]:
    """The shares of a contest add up to 100, give or take one unit of the last digit for every share."""
    contests = grouped(checked.rows("contests"), "election_id", "place_id")
    for key, rows in grouped(checked.rows("results"), "election_id", "place_id").items():
        contest = contests[key][0]
        for column in ("votes_pct", "seats_pct"):
            shares = [row[column] for row in rows if row.get(column)]
            computed = sum(map(Decimal, shares), Decimal(0))
            slack = sum((Decimal(1).scaleb(-decimals(share)) for share in shares), Decimal(0))
            if len(shares) > 1 and abs(computed - 100) > slack:
                message = f"{contest['place_name']}: {len(shares)} shares add up to {computed}, not to 100"
                yield Disagreement(
                    subject("contests", contest, column), contest.get("source", ""), str(computed), "100", message
                )


def _share(table: str, row: Mapping[str, str], column: str, counts: tuple[str, str], name: str) -> Iterator[Disagreement]:
    stated, (part, whole) = row.get(column, ""), counts
    if not (stated and part and whole) or Decimal(whole) == 0:
        return
    exact = 100 * Decimal(part) / Decimal(whole)
    unit = Decimal(1).scaleb(-decimals(stated))
    if Decimal(stated) not in {exact.quantize(unit, rounding) for rounding in _ROUNDINGS}:
        computed = str(percent(Decimal(part), Decimal(whole), decimals(stated)))
        message = f"{name} are stated as {stated} %, but {part} of {whole} is {computed} %"
        yield Disagreement(subject(table, row, column), row.get("source", ""), stated, computed, message)
