"""The identities the numbers of one contest should hold: sums, turnout, majority; those of its shares are `contest_shares`.

They judge a reading before it is published (`revision`), count what holds (`tables`), and what fails is a finding
(`pipeline.checks`). Sums over the places of a table are `cross_sums`, those of a whole article `article_sums`.
"""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.extract.contest import Contest
from pipeline.extract.contest_shares import result_share, share_total, total_share
from pipeline.extract.identity import HUNDRED, Identity, against, held, share_of, total
from pipeline.extract.subjects import Value

_FAR_OVER_HUNDRED = Decimal(130)


def identities(contest: Contest) -> Iterator[Identity]:
    """Every identity that can be tried on one contest."""
    yield from turnout(contest)
    if not has_many_votes(contest):
        yield from results_total(contest)
        yield from result_share(contest)
        yield from share_total(contest)
        yield from total_share(contest)
        yield from majority(contest)


def has_many_votes(contest: Contest) -> bool:
    """Whether every voter had several votes: shares are of voters then, and add up to far more than a hundred.

    Without shares, the votes add up to far more than the ballots stated, though no option has more than those.
    """
    rows = [row for row in contest.valid if row.get("votes_pct")]
    if rows:
        return len(rows) > 1 and (total(rows, "votes_pct") or Decimal(0)) > _FAR_OVER_HUNDRED
    votes, stated = (
        [Decimal(row["votes_count"]) for row in contest.valid if row.get("votes_count")],
        contest.row.get("votes_count"),
    )
    is_far_over = bool(stated) and len(votes) > 1 and HUNDRED * sum(votes) > _FAR_OVER_HUNDRED * Decimal(stated or 0)
    return is_far_over and max(votes) <= Decimal(stated or 0)


def results_total(contest: Contest) -> Iterator[Identity]:
    """The options of a contest against its stated total, of valid votes or of all.

    Where the total is that of a turnout row, which counts invalid votes too, the options may stay below it.
    """
    stated_valid = contest.row.get("valid_votes_count", "")
    if stated_valid and total(contest.valid, "votes_count") is not None:
        found = against(contest.row, "contests", "valid_votes_count", contest.valid, "votes_count")
        yield held(found) if not found.is_held and _is_explained(contest, Decimal(stated_valid)) else found
    for column in ("votes_count", "seats_count"):
        stated = contest.row.get(column, "")
        listed = total(contest.options, column)
        if not stated or listed is None or (len(contest.options) == 1 and listed < Decimal(stated)):
            continue  # one option alone, as in a party's own history, is no list
        found = against(contest.row, "contests", column, contest.options, column)
        if column == "votes_count" and not found.is_held:
            if _is_explained(contest, Decimal(stated)):
                found = held(found)
            elif stated_valid and len(contest.options) == len(contest.valid):
                continue
        yield found


def _is_explained(contest: Contest, stated: Decimal) -> bool:
    """Whether a total is that of valid votes, of valid and invalid ones, or of a turnout row above all that is listed."""
    valid, every = total(contest.valid, "votes_count") or Decimal(0), total(contest.options, "votes_count") or Decimal(0)
    is_turnout = bool(contest.row.get("source")) and contest.row.get("source") == contest.row.get("voters_source")
    blank = [row for row in contest.options if row.get("option_id") == "blank" and row.get("votes_count")]
    with_blank = valid + (total(blank, "votes_count") or Decimal(0))  # blank votes are valid ones in Spain
    return stated in (valid, with_blank) or (is_turnout and every < stated and len(contest.options) == len(contest.valid))


def turnout(contest: Contest) -> Iterator[Identity]:
    """Votes in percent of registered voters."""
    row = contest.row
    stated, votes, voters = (row.get(c, "") for c in ("turnout_pct", "votes_count", "registered_voters_count"))
    if not (stated and votes and voters) or Decimal(voters) == 0:
        return
    at = {**row, "source": row.get("voters_source", "") or row.get("source", "")}
    name = row.get("place_name", "") or "whole"
    share, count, whole = (Value("contests", at, c) for c in ("turnout_pct", "votes_count", "registered_voters_count"))
    yield share_of(f"{name}: turnout is", share, count, Decimal(voters), "turnout", whole)


def majority(contest: Contest) -> Iterator[Identity]:
    """The votes of the first minus those of the second."""
    stated = contest.row.get("majority_count", "")
    votes = sorted((Decimal(row["votes_count"]) for row in contest.valid if row.get("votes_count")), reverse=True)
    if not stated or len(votes) < 2:
        return
    computed = votes[0] - votes[1]
    stated = stated.removeprefix("-")  # where the sign says which party is ahead
    name = contest.row.get("place_name", "") or "whole"
    message = f"{name}: the majority is stated as {stated}, but {votes[0]} less {votes[1]} is {computed}"
    source = contest.row.get("source", "")
    is_held = Decimal(stated) == computed
    yield Identity("majority", "contests", contest.row, "majority_count", source, stated, str(computed), message, is_held)
