"""Sums down a table of places: what an option got in all of them, against the total row of the same table."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.extract.identity import Identity, against

_COLUMNS = ("votes_count", "seats_count")


def cross_sums(parts: Sequence[Mapping[str, str]], wholes: Sequence[Mapping[str, str]]) -> Iterator[Identity]:
    """Every number of a total row against the sum over the places above it."""
    for whole in wholes:
        own = [part for part in parts if _option(part) == _option(whole)]
        for column in _COLUMNS:
            if whole.get(column) and any(part.get(column) for part in own):
                yield against(whole, "results", column, own, column, "column_total")


def _option(row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(row.get(column, "") for column in ("option_name", "candidate_name", "round"))
