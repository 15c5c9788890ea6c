"""Percentages: a printed share against the counts it is the share of. Any standard rounding passes."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from pipeline.checks.rule import Checked, Disagreement, grouped, is_rounded, subject, unit, voters_sources


def result_share(checked: Checked) -> Iterator[Disagreement]:
    """Votes and posts of an option in percent of the contest's stated totals."""
    contests = grouped(checked.rows("contests"), "election_id", "place_id")
    for row in checked.rows("results"):
        contest = contests[(row["election_id"], row["place_id"])][0]
        for what in ("votes", "seats"):
            counts = (row.get(f"{what}_count", ""), contest.get(f"{what}_count", ""))
            name = f"{row['option_name']}, {row['place_name']}"
            yield from _share("results", row, f"{what}_pct", counts, f"{name}: {what} are")


def nomination_share(checked: Checked) -> Iterator[Disagreement]:
    """Candidates of an option in percent of all those the table counts."""
    for row in checked.rows("nominations"):
        counts = (row["candidates_count"], row.get("candidates_total_count", ""))
        yield from _share("nominations", row, "candidates_pct", counts, f"{row['option_name']}: candidates are")


def turnout(checked: Checked) -> Iterator[Disagreement]:
    """Votes in percent of registered voters."""
    sources = voters_sources(checked.reading)
    for row in checked.rows("contests"):
        at = dict(row) | {"source": sources.get((row["election_id"], row["place_id"]), "")}
        counts = (row.get("votes_count", ""), row.get("registered_voters_count", ""))
        yield from _share("contests", at, "turnout_pct", counts, f"{row['place_name']}: turnout is")


def share_total(checked: Checked) -> Iterator[Disagreement]:
    """The shares of a contest add up to 100, give or take one unit of the last digit for every share.

    They may stay below 100 where an option with a count has no share.
    """
    contests = grouped(checked.rows("contests"), "election_id", "place_id")
    for key, rows in grouped(checked.rows("results"), "election_id", "place_id").items():
        contest = contests[key][0]
        for what in ("votes", "seats"):
            column = f"{what}_pct"
            shares = [row[column] for row in rows if row.get(column)]
            computed = sum(map(Decimal, shares), Decimal(0))
            slack = sum(map(unit, shares), Decimal(0))
            is_whole = all(row.get(column) for row in rows if row.get(f"{what}_count"))
            if len(shares) > 1 and (computed - 100 > slack or (is_whole and 100 - computed > slack)):
                message = f"{contest['place_name']}: {len(shares)} shares of {what} add up to {computed}, not to 100"
                at = (subject("contests", contest, column), contest.get("source", ""))
                yield Disagreement(*at, "100", str(computed), message)


def _share(table: str, row: Mapping[str, str], column: str, counts: tuple[str, str], name: str) -> Iterator[Disagreement]:
    stated, (part, whole) = row.get(column, ""), counts
    if not (stated and part and whole) or Decimal(whole) == 0:
        return
    exact = 100 * Decimal(part) / Decimal(whole)
    if not is_rounded(stated, exact):
        computed = str(exact.quantize(unit(stated), ROUND_HALF_UP))
        message = f"{name} stated as {stated} %, but {part} of {whole} is {computed} %"
        yield Disagreement(subject(table, row, column), row.get("source", ""), stated, computed, message)
