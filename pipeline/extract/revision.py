"""Which of two readings of a table is the better one, by the identities its numbers hold. What is read is `table_reading`."""

from dataclasses import replace

from pipeline.document.document import Remark
from pipeline.extract.arithmetic import identities
from pipeline.extract.contest import contests
from pipeline.extract.cross_sums import cross_sums
from pipeline.extract.identity import Identity
from pipeline.extract.statements import Statement, TableReading


def tried(reading: TableReading) -> list[Identity]:
    """Every identity that can be tried on a table's own statements."""
    rows = {
        table: [_keyed(s) for s in reading.statements if s.table == table and not s.is_whole]
        for table in ("results", "contests")
    }
    found = [identity for contest in contests(rows["results"], rows["contests"]) for identity in identities(contest)]
    wholes = [statement.row for statement in reading.statements if statement.is_whole and statement.table == "results"]
    return [*found, *cross_sums(rows["results"], wholes)]


def _keyed(statement: Statement) -> dict[str, str]:
    return {**statement.row, "election_id": statement.election}


def is_better(other: TableReading, best: TableReading) -> bool:
    """Whether more identities hold and no more fail; a table that was not understood must have some that hold."""
    if other.family.kind == "other":
        return False
    counts = [
        (sum(each.is_held for each in every), sum(not each.is_held for each in every)) for every in (tried(other), tried(best))
    ]
    (held, failed), (held_before, failed_before) = counts
    if best.family.kind == "other":
        return held > 0 and failed == 0
    return held > held_before and failed <= failed_before


def revised(best: TableReading, plain: TableReading, how: str) -> TableReading:
    before, after = tried(plain), tried(best)
    held = sum(each.is_held for each in after)
    message = (
        f"read with {how} than it seems to have: {held} of {len(after)} sums and shares hold so, "
        f"{sum(each.is_held for each in before)} of {len(before)} otherwise"
    )
    remark = Remark("revised_reading", "info", best.table.table_id, best.table.address(1), message=message)
    return replace(best, remarks=(*best.remarks, remark))
