"""The identities of the shares of one contest: of options in percent of a total, all of them together, and a total's own.

Sums of counts, turnout and majority are `arithmetic`.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pipeline.extract.contest import Contest
from pipeline.extract.identity import HUNDRED, Identity, is_rounded, rounding, share_of, total
from pipeline.extract.subjects import Value


def result_share(contest: Contest) -> Iterator[Identity]:
    """Votes and posts of an option in percent of the total they are shares of: all votes, valid votes, or those listed."""
    for what in ("votes", "seats"):
        count, pct = f"{what}_count", f"{what}_pct"
        shares = [row for row in contest.options if row.get(count) and row.get(pct)]
        bases = _bases(contest, what)
        if not shares or not bases:
            continue
        base = _best(contest, bases, shares, count, pct)
        if base is None:
            continue
        for row in shares:
            own = base
            if row.get("option_kind") == "invalid" and (whole := contest.row.get(count)):
                of_all = max(base, Decimal(whole))  # invalid votes are none of the valid ones
                own = next((b for b in (*bases, of_all) if b and is_rounded(row[pct], _share(row[count], b))), of_all)
            share, counted = Value("results", row, pct), Value("results", row, count)
            yield share_of(f"{share.whose}: {what} are", share, counted, own, "result_share", _stating(contest, count, own))


def _stating(contest: Contest, count: str, base: Decimal) -> Value | None:
    """Which of the contest's totals a base of shares is; None where it is a sum nobody states."""
    columns = (column for column in (count, f"valid_{count}") if contest.row.get(column))
    return next((Value("contests", contest.row, c) for c in columns if Decimal(contest.row[c]) == base), None)


def _bases(contest: Contest, what: str) -> list[Decimal]:
    """What shares may be of, the stated total first; what is listed counts only where no total is stated."""
    row, count = contest.row, f"{what}_count"
    stated = [row.get(count, "")]
    if what == "votes":
        stated.append(row.get("valid_votes_count", ""))
    known = [Decimal(value) for value in stated if value and Decimal(value)]
    if any(value and not Decimal(value) for value in stated):
        return known
    if what == "votes" and (valid := total(contest.valid, count)) and (not known or len(contest.valid) < len(contest.options)):
        known.append(valid)
    if not known and (listed := total(contest.options, count)):
        known.append(listed)
    return list(dict.fromkeys(known))


def _best(
    contest: Contest, bases: Sequence[Decimal], shares: Sequence[Mapping[str, str]], count: str, pct: str
) -> Decimal | None:
    """The base most shares are of; the stated total unless another explains more. None where a list without a total is
    not whole, which its shares show by being of another number."""

    of_options = [row for row in shares if row.get("option_kind") != "invalid"] or shares

    def explained(base: Decimal) -> int:
        return sum(is_rounded(row[pct], _share(row[count], base)) for row in of_options)

    counts = [explained(base) for base in bases]
    best = max(counts)
    is_stated = bool(contest.row.get(count))
    listed = total(shares, pct) or Decimal(0)
    slack = rounding(shares, pct)
    # Two shares in whole percents add up to 99 or 101 with others beside them or without.
    is_whole = abs(listed - HUNDRED) <= slack and slack < 1
    return bases[counts.index(best)] if is_stated or (is_whole and 2 * best >= len(shares)) else None


def share_total(contest: Contest) -> Iterator[Identity]:
    """The shares of a contest add up to 100, give or take one unit of the last digit for every share.

    They may stay below 100 where an option with a count has no share, or where the list is not known to be whole.
    """
    for what in ("votes", "seats"):
        column, count = f"{what}_pct", f"{what}_count"
        rows = [row for row in contest.options if row.get(column)]
        if len(rows) < 2:
            continue
        slack = rounding(rows, column)
        computed = total(rows, column) or Decimal(0)
        without = total([row for row in rows if not _is_apart(contest, row, count, column)], column) or Decimal(0)
        is_whole = all(row.get(column) for row in contest.options if row.get(count)) and _is_listed_whole(contest, count)
        is_held = computed - HUNDRED <= slack or abs(without - HUNDRED) <= slack
        is_held = is_held and not (is_whole and HUNDRED - computed > slack)
        place = contest.row.get("place_name", "") or rows[0].get("place_name", "") or "whole"
        valid = [row for row in rows if row.get("option_kind") != "invalid"]
        of_valid = total(valid, column) or Decimal(0)
        if slack < abs(of_valid - HUNDRED) < abs(computed - HUNDRED):  # without invalid votes they are off too, but less
            rows, computed = valid, of_valid
        message = f"{place}: {len(rows)} shares of {what} add up to {computed}, not to 100"
        at = contest.row or rows[0]
        parts = [Value("results", row, column) for row in rows]
        cells = {row.get("source", "") for row in rows} - {""}
        source = cells.pop() if len(cells) == 1 else at.get("source", "")  # one cell may hold all candidates
        yield Identity(
            "share_total", "contests", at, column, source, "100", str(computed), message, is_held, parts, slack=slack
        )


def total_share(contest: Contest) -> Iterator[Identity]:
    """The share beside a total is 100, the sum of the shares listed, or the total in percent of registered voters."""
    for what in ("votes", "seats"):
        column, count = f"{what}_pct", f"{what}_count"
        stated = contest.row.get(column, "")
        if not stated:
            continue
        sums = {total(rows, column) for rows in (contest.options, contest.valid)} - {None}
        votes, voters = contest.row.get(count, ""), contest.row.get("registered_voters_count", "")
        is_turnout = what == "votes" and votes and voters and is_rounded(stated, _share(votes, Decimal(voters)))
        is_held = Decimal(stated) in {HUNDRED, *sums} or bool(is_turnout)
        place = contest.row.get("place_name", "") or "whole"
        message = f"{place}: the share of the total of {what} is stated as {stated} %, not as 100"
        source = contest.row.get("source", "")
        yield Identity("total_share", "contests", contest.row, column, source, stated, "100", message, is_held)


def _is_apart(contest: Contest, row: Mapping[str, str], count: str, pct: str) -> bool:
    """Whether a row is of invalid votes whose share is of all votes while the others are of valid ones."""
    whole = contest.row.get(count)
    is_of_all = not (row.get(count) and whole) or is_rounded(row[pct], _share(row[count], Decimal(whole)))
    return row.get("option_kind") == "invalid" and is_of_all


def _is_listed_whole(contest: Contest, count: str) -> bool:
    """Whether the options listed are all there are: a total is stated, and their counts, where there are any, add up to it."""
    stated, listed = contest.row.get(count, ""), total(contest.options, count)
    return bool(stated) and listed is not None and Decimal(stated) <= listed


def _share(count: str, base: Decimal) -> Decimal:
    return HUNDRED * Decimal(count) / base if base else Decimal(-1)
