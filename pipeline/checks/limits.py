"""Values no election can have, whatever else is stated: more votes than voters, shares above a hundred, less than nothing."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.labels import whose
from pipeline.checks.rule import Checked, Disagreement
from pipeline.extract.arithmetic import has_many_votes
from pipeline.extract.contest import Contest, contests
from pipeline.extract.identity import HUNDRED
from pipeline.extract.subjects import Value

# What may be no more than what, in one row of contests.
_NO_MORE = (
    ("votes_count", "registered_voters_count"),
    ("valid_votes_count", "votes_count"),
    ("majority_count", "votes_count"),
)
_TABLES = ("contests", "results", "nominations", "polls")
_SHARES = ("votes_pct", "seats_pct", "turnout_pct", "candidates_pct", "support_pct")
# Signed by what they are: the majority of the other side, a swing away, a change.
_SIGNED = ("majority", "swing", "change")


def out_of_limits(checked: Checked) -> Iterator[Disagreement]:
    """Counts above what they are part of, shares above a hundred, and negative numbers of what cannot be negative."""
    for contest in contests(checked.rows("results"), checked.rows("contests")):
        for small, large in _NO_MORE if not _may_have_many_votes(contest) else ():
            row = contest.row
            if row.get(small) and row.get(large) and Decimal(row[small]) > Decimal(row[large]):
                part, whole = Value("contests", row, small), Value("contests", row, large)
                more = f"more than the {whole.stated} {whole.what}"
                message = f"{whose(checked, part)}: {part.what} are stated as {part.stated}, {more}"
                yield Disagreement(part.name, part.source, part.stated, whole.stated, message, (whole.source,))
    for table in _TABLES:
        for row in checked.rows(table):
            for column in _SHARES:
                if row.get(column) and Decimal(row[column]) > HUNDRED and not _is_rounded_over(row[column]):
                    yield _beyond(checked, Value(table, row, column), "over 100", "100")
            for column, value in row.items():
                if (
                    value.startswith("-")
                    and column.endswith(("_count", "_pct"))
                    and not any(what in column for what in _SIGNED)
                ):
                    yield _beyond(checked, Value(table, row, column), "less than nothing", "0")


def _is_rounded_over(share: str) -> bool:
    """Whether the share beside a total is over a hundred by what rounded shares may add up to, as `total_share` asks."""
    return Decimal(share) - HUNDRED < 1


def _may_have_many_votes(contest: Contest) -> bool:
    """Whether voters may have had several votes: no turnout is stated, and no option has more votes than there are voters."""
    voters, votes = (
        contest.row.get("registered_voters_count", ""),
        [row["votes_count"] for row in contest.valid if row.get("votes_count")],
    )
    is_plain = bool(contest.row.get("turnout_pct")) or not voters or len(votes) < 2
    return has_many_votes(contest) or (not is_plain and max(map(int, votes)) <= int(voters))


def _beyond(checked: Checked, value: Value, how: str, limit: str) -> Disagreement:
    verb = "are" if value.what.endswith("s") else "is"
    unit = " %" if value.column.endswith("_pct") else ""
    message = f"{whose(checked, value)}: {value.what} {verb} stated as {value.stated}{unit}, {how}"
    return Disagreement(value.name, value.source, value.stated, limit, message)
