"""The changes of an article's findings: which appeared, which are gone, which say something else now."""

from collections.abc import Iterator

from pipeline.model.schema import Row
from pipeline.publish.diff.addresses import ADDRESSES
from pipeline.publish.diff.change import Change, Kind
from pipeline.publish.diff.pairing import Paired
from pipeline.publish.diff.row_changes import key_of

# What follows from where a finding stands and what it is about, and what its message says too.
_FOLLOWING = frozenset({*ADDRESSES, "finding_id", "subject"})
_SAID = frozenset({"stated", "computed", "difference", "other_checks"})


def finding_changes(article_id: str, paired: Paired) -> Iterator[Change]:
    """Every change of the findings.

    Two are one where their check and subject are, or what they say: an id may follow an address or a name. A pair of which
    there is nothing to tell is counted in `paired` as one that follows.
    """
    added, pairs = list(paired.added), [(pair.old.now, pair.new, False) for pair in paired.pairs]
    for each in paired.removed:
        same = next((row for row in added if _is_same(each.now, row)), None)
        if same is None:
            yield _finding(article_id, "finding_gone", each.row)
        else:
            added.remove(same)
            pairs.append((each.now, same, True))
    yield from (_finding(article_id, "finding_appeared", row) for row in added)
    for old, new, is_likely in pairs:
        columns = _told_columns(old, new)
        paired.followed_count += not columns
        for column in columns:
            yield Change(
                "cell_changed",
                article_id,
                "findings",
                key_of("findings", new),
                entity=new["check"] if column == "message" else new["message"],
                column=column,
                old=old[column],
                new=new[column],
                source=new["source"],
                is_heuristic=is_likely,
            )


def _told_columns(old: Row, new: Row) -> list[str]:
    """Columns with another value, but for what the message says again, and what follows from what it is about."""
    changed = [column for column in new if column not in _FOLLOWING and old[column] != new[column]]
    said = {*(_SAID if "message" in changed else ()), *(("acknowledged_why",) if "is_acknowledged" in changed else ())}
    return [column for column in changed if column not in said]


def _is_same(old: Row, new: Row) -> bool:
    return old["check"] == new["check"] and (old["subject"] == new["subject"] or old["message"] == new["message"])


def _finding(article_id: str, kind: Kind, row: Row) -> Change:
    return Change(
        kind,
        article_id,
        "findings",
        key_of("findings", row),
        entity=row["check"],
        old=row["message"] if kind == "finding_gone" else "",
        new=row["message"] if kind == "finding_appeared" else "",
        source=row["source"],
    )
