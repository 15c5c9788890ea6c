"""A flattened infobox back to a grid: label and one value for every party of its block.

Columns come from labels (infobox.yml) and from what their values look like: dates, numbers, known parties and people.
What the values say about the election is `pipeline.extract.infobox`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.document.document import Cell, Remark, Table
from pipeline.document.values import DAY_MONTH, is_number, spaces
from pipeline.extract.segmentation import Fits, header_cells
from pipeline.extract.vocabulary import Vocabulary

_EARLIER = re.compile(r"(?P<earlier>←\s*\S+)\s+(?P<rest>.*)")
_LATER = "→"


def grid(table: Table, words: Vocabulary) -> tuple[Table, tuple[Remark, ...]]:
    """The infobox as a grid, and a remark for every row whose values could not be told apart (kept as one cell)."""
    rows: list[tuple[str, ...]] = []
    remarks = []
    width = 1
    for line in _joined([cell.text for cell in table.cells]):
        if ranks := _only(header_cells(line, _is_rank(words))):
            width = len(ranks)
            rows.append(("", *ranks))
            continue
        row = _row(line, width, words)
        if row is None:
            address = table.address(len(rows) + 1)
            message = f"its values are not {width}, one for each party of the block, so the row is kept as one cell"
            remarks.append(Remark("alignment", "error", address, address, stated=spaces(line), message=message))
        rows.append(row or (spaces(line),))
    columns = max(map(len, rows))
    cells = [cell for number, row in enumerate(rows, start=1) for cell in _cells(number, row, columns)]
    done = replace(table, cells=tuple(cells), is_flattened=False, kind="infobox")
    return replace(done, alignment="ambiguous" if remarks else "solved"), tuple(remarks)


def _is_rank(words: Vocabulary) -> Fits:
    return lambda term: words.knowledge.infobox.get(term) == "rank"


def label_of(line: str, words: Vocabulary) -> str:
    """The longest known label a line starts with. A mirror may run label and value together (`Turnout79.10%`)."""
    labels = [
        label
        for label, role in words.knowledge.infobox.items()
        if role not in ("rank", "seats_of") and re.match(rf"{re.escape(label)}(?=\s|\d|$)", line)
    ]
    return max(labels, key=len, default="")


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """The rows of the infobox; the row from the earlier election to the next one (`← 2017 … 2022 →`) is one row."""
    pending: list[str] = []
    for line in lines:
        if pending or line.startswith("←"):
            pending.append(line)
            if line.endswith(_LATER):
                yield "\n".join(pending)
                pending = []
        else:
            yield line
    yield from pending


def _row(line: str, width: int, words: Vocabulary) -> tuple[str, ...] | None:
    """The cells of a row: label and values, or the whole line where there is no label. None if a value is missing."""
    if earlier := _EARLIER.match(line.partition("\n")[0]):
        *dates, later = line.split("\n")
        return spaces(earlier["earlier"]), spaces(" ".join([earlier["rest"], *dates[1:]])), spaces(later)
    text = spaces(line)
    label = label_of(text, words)
    if not label:
        return (text,)
    rest = text.removeprefix(label).strip()
    values = (rest,) if width == 1 else _values(rest, words.knowledge.infobox[label], words)
    return (label, *values) if len(values) == width else None


def _values(text: str, role: str, words: Vocabulary) -> tuple[str, ...]:
    """The values of a row, told apart by what its role's values look like; none where that is not possible."""
    tests: dict[str, Fits] = {"leader": words.people.__contains__, "party": words.options.__contains__}
    if role in tests:
        return _only(header_cells(text, tests[role]))
    if role == "leader_since":
        dates = tuple(found[0] for found in DAY_MONTH.finditer(text))
        return dates if " ".join(dates) == text else ()
    numbers = tuple(text.split())
    return numbers if all(map(is_number, numbers)) else ()


def _only(ways: list[tuple[str, ...]]) -> tuple[str, ...]:
    return ways[0] if len(ways) == 1 else ()


def _cells(number: int, row: Sequence[str], columns: int) -> Iterator[Cell]:
    """The cells of a row; a row with fewer than the grid has lets its last cell span the rest."""
    is_rank_row = row[0] == "" and len(row) > 1
    for column, text in enumerate(row, start=1):
        span = columns - column + 1 if column == len(row) else 1
        is_label = is_rank_row or (column == 1 and len(row) > 1 and not text.startswith("←"))
        yield Cell(number, column, text, colspan=span, is_header=is_label, is_recovered=True)
