"""The identities the numbers of one contest should hold: sums, shares of totals, turnout, majority.

They judge a reading before it is published (`revision`), count what holds (`tables`), and what fails is a finding
(`pipeline.checks`). Sums over the places of a table are `cross_sums`, those of a whole article `article_sums`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.extract.identity import HUNDRED, Identity, against, held, is_rounded, share_of, total, unit

_FAR_OVER_HUNDRED = Decimal(130)


@dataclass(frozen=True, slots=True)
class Contest:
    """One contest: its row (empty where none states totals) and the rows of its options."""

    row: Mapping[str, str]
    options: Sequence[Mapping[str, str]]

    @property
    def valid(self) -> list[Mapping[str, str]]:
        return [option for option in self.options if option.get("option_kind") != "invalid"]


def contest_key(row: Mapping[str, str]) -> tuple[str, str, str]:
    """Election, place and round of a row; a place without an id goes by its name."""
    return row.get("election_id", ""), row.get("place_id", "") or row.get("place_name", ""), row.get("round", "")


def contests(results: Iterable[Mapping[str, str]], totals: Iterable[Mapping[str, str]]) -> list[Contest]:
    """The contests that rows of `results` and `contests` are about, in order."""
    options: dict[tuple[str, str, str], list[Mapping[str, str]]] = {}
    for row in results:
        options.setdefault(contest_key(row), []).append(row)
    stating = {contest_key(row): row for row in totals}
    return [Contest(stating.get(key, {}), options.get(key, [])) for key in dict.fromkeys([*options, *stating])]


def identities(contest: Contest) -> Iterator[Identity]:
    """Every identity that can be tried on one contest."""
    yield from turnout(contest)
    if not has_many_votes(contest):
        yield from results_total(contest)
        yield from result_share(contest)
        yield from share_total(contest)
    yield from majority(contest)


def has_many_votes(contest: Contest) -> bool:
    """Whether every voter had several votes: shares are of voters then, and add up to far more than a hundred."""
    rows = [row for row in contest.valid if row.get("votes_pct")]
    return len(rows) > 1 and (total(rows, "votes_pct") or Decimal(0)) > _FAR_OVER_HUNDRED


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
                own = next((b for b in (*bases, Decimal(whole)) if b and is_rounded(row[pct], _share(row[count], b))), base)
            name = ", ".join(filter(None, [row.get("candidate_name") or row["option_name"], row.get("place_name", "")]))
            yield share_of(f"{name}: {what} are", "results", row, pct, Decimal(row[count]), own, "result_share")


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
    slack = sum((unit(row[pct]) for row in shares), Decimal(0))
    # Two shares in whole percents add up to 99 or 101 with others beside them or without.
    is_whole = abs(listed - HUNDRED) <= slack and slack < 1
    return bases[counts.index(best)] if is_stated or (is_whole and 2 * best >= len(shares)) else None


def turnout(contest: Contest) -> Iterator[Identity]:
    """Votes in percent of registered voters."""
    row = contest.row
    stated, votes, voters = (row.get(c, "") for c in ("turnout_pct", "votes_count", "registered_voters_count"))
    if not (stated and votes and voters) or Decimal(voters) == 0:
        return
    at = {**row, "source": row.get("voters_source", "") or row.get("source", "")}
    name = row.get("place_name", "") or "whole"
    yield share_of(f"{name}: turnout is", "contests", at, "turnout_pct", Decimal(votes), Decimal(voters), "turnout")


def share_total(contest: Contest) -> Iterator[Identity]:
    """The shares of a contest add up to 100, give or take one unit of the last digit for every share.

    They may stay below 100 where an option with a count has no share, or where the list is not known to be whole.
    """
    for what in ("votes", "seats"):
        column, count = f"{what}_pct", f"{what}_count"
        rows = [row for row in contest.options if row.get(column)]
        if len(rows) < 2:
            continue
        slack = sum((unit(row[column]) for row in rows), Decimal(0))
        computed = total(rows, column) or Decimal(0)
        without = total([row for row in rows if not _is_apart(contest, row, count, column)], column) or Decimal(0)
        is_whole = all(row.get(column) for row in contest.options if row.get(count)) and _is_listed_whole(contest, count)
        is_held = computed - HUNDRED <= slack or abs(without - HUNDRED) <= slack
        is_held = is_held and not (is_whole and HUNDRED - computed > slack)
        place = contest.row.get("place_name", "") or rows[0].get("place_name", "") or "whole"
        message = f"{place}: {len(rows)} shares of {what} add up to {computed}, not to 100"
        at = contest.row or rows[0]
        yield Identity("share_total", "contests", at, column, at.get("source", ""), "100", str(computed), message, is_held)


def _is_apart(contest: Contest, row: Mapping[str, str], count: str, pct: str) -> bool:
    """Whether a row is of invalid votes whose share is of all votes while the others are of valid ones."""
    whole = contest.row.get(count)
    is_of_all = not (row.get(count) and whole) or is_rounded(row[pct], _share(row[count], Decimal(whole)))
    return row.get("option_kind") == "invalid" and is_of_all


def _is_listed_whole(contest: Contest, count: str) -> bool:
    """Whether the options listed are all there are: a total is stated, and their counts, where there are any, add up to it."""
    stated, listed = contest.row.get(count, ""), total(contest.options, count)
    return bool(stated) and listed is not None and Decimal(stated) <= listed


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


def _share(count: str, base: Decimal) -> Decimal:
    return HUNDRED * Decimal(count) / base if base else Decimal(-1)
