"""Two captures of one revision, read by two readers: they must give the same tables."""

from collections.abc import Iterator

from pipeline.checks.rule import Checked, Disagreement
from pipeline.extract.reading import Reading
from pipeline.extract.subjects import subject
from pipeline.extract.typed_rows import TYPED_ROWS
from pipeline.model.schema import Row
from pipeline.model.tables import BY_NAME

# Addresses: readers may number what carries no meaning, such as pictures' places in an infobox, in their own way.
_ADDRESSES = frozenset({"source", "voters_source", "candidates_source"})


def readers_agree(checked: Checked) -> Iterator[Disagreement]:
    """Every table of meaning from this capture, against the same from each capture beside it.

    The same paragraphs have the same figures, which take longer to read than all else to compare.
    """
    for other in checked.reading.beside:
        are_same = other.document.paragraphs == checked.reading.document.paragraphs
        for table in TYPED_ROWS:
            if not (table == "figures" and are_same):
                yield from _compared(table, checked.reading, other)


def _compared(table: str, reading: Reading, other: Reading) -> Iterator[Disagreement]:
    ours, theirs = _by_key(table, reading), _by_key(table, other)
    names = f"{reading.document.reader} and {other.document.reader}"
    for key in [*ours, *(key for key in theirs if key not in ours)]:
        ours_row, theirs_row = ours.get(key, {}), theirs.get(key, {})
        row = ours_row or theirs_row
        if not (ours_row and theirs_row):
            only = (reading if ours_row else other).document.reader
            message = f"{names} disagree: only {only} finds this row of {table}"
            yield Disagreement(subject(table, row, "row"), row.get("source", ""), *_found(ours_row, theirs_row), message)
            continue
        for column in BY_NAME[table].column_names:
            stated, computed = ours_row.get(column, ""), theirs_row.get(column, "")
            if column not in _ADDRESSES and stated != computed:
                message = f"{names} disagree on {column} of {table}: {stated!r} and {computed!r}"
                yield Disagreement(subject(table, row, column), ours_row.get("source", ""), stated, computed, message)


def _found(ours: Row, theirs: Row) -> tuple[str, str]:
    return "found" if ours else "missing", "found" if theirs else "missing"


def _by_key(table: str, reading: Reading) -> dict[tuple[str, ...], Row]:
    key = BY_NAME[table].key
    return {tuple(row.get(name, "") for name in key): row for row in TYPED_ROWS[table](reading)}
