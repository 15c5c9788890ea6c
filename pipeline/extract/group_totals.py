"""Rows that stand for those below or above them: what they state against the sum of their rows.

Which rows these are is told in `subtotals`, or by a candidate named beside the word total.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate

from pipeline.document.document import Remark
from pipeline.extract.identity import rounding
from pipeline.extract.statements import Said
from pipeline.model.schema import Row

_COLUMNS = ("votes_count", "seats_count", "votes_pct", "seats_pct")


def check_group(head: Mapping[str, str], rows: Sequence[Mapping[str, str]], said: Said, *, are_known: bool = True) -> None:
    """Remarks the first of votes, posts and shares a group states that its rows do not add up to, nor the first of them.

    `are_known`: whether the rows are known to be the group's, not only some that stand below it.
    """
    for column in _COLUMNS:
        values = [Decimal(row[column]) for row in rows if row.get(column)]
        if not head.get(column) or len(values) < len(rows):
            continue
        slack = rounding(rows, column) if column.endswith("_pct") else Decimal(0)
        stated, sums = Decimal(head[column]), list(accumulate(values))
        if all(abs(stated - added) > slack for added in sums):
            what = f"the {'share' if slack else 'total'} of {column.partition('_')[0]}"
            name = head.get("candidate_name") or head["option_name"]
            follows = (
                f"the {len(rows)} rows it stands for add up to {sums[-1]}" if are_known else "no rows below it add up to that"
            )
            message = f"{name}: {what} is stated as {head[column]}, {follows}"
            at = f"{head['source']}/{column}", head["source"], head[column]
            said.remarks.append(Remark("group_total", "error", *at, str(sums[-1]) if are_known else "", message))
            return


def lists_total(heads: Iterable[Row], source: str, label: str, said: Said) -> None:
    """Leaves out a total of the lists of one candidate that stand above it, and checks it."""
    said.left_out(source, label, "a total of lists of one candidate that stand above it")
    for head in heads:
        name = head.get("candidate_name")
        rows = [s.row for s in said.statements if s.table == "results" and name and s.row.get("candidate_name") == name]
        if len(rows) > 1:
            check_group(head, rows, said)
