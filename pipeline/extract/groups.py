"""A block whose rows stand in groups with a title and a total each (`Denmark proper` … `Faroe Islands` …): a block a group.

Groups without totals of their own, as of alliances in one list, are no contests and stay together.
"""

from collections import Counter
from dataclasses import replace

from pipeline.extract.blocks import Block, Grid, title
from pipeline.extract.vocabulary import Vocabulary

_FOOTERS = frozenset({"total", "valid", "invalid", "cast", "registered", "turnout", "base", "majority"})


def groups(block: Block, words: Vocabulary) -> tuple[Block, ...]:
    """The groups of a block as blocks under its headings, or the block itself.

    Every row is in a group, and all groups end in rows of the same roles, a total among them: a total of all groups after
    the last would be none of its own.
    """
    if not block.body:
        return (block,)
    above = block.body[0] - 1
    is_first_above = above > max(block.heading_rows, default=above) and title(block.grid, above) is not None
    rows = (above, *block.body) if is_first_above else block.body
    starts = [row for row in rows if title(block.grid, row) is not None]
    if len(starts) < 2 or starts[0] != rows[0]:
        return (block,)
    ends = [*starts[1:], rows[-1] + 1]
    bodies = [tuple(row for row in rows if start < row < end) for start, end in zip(starts, ends, strict=True)]
    footers = [Counter(role for row in body if (role := _role(block.grid, row, words)) in _FOOTERS) for body in bodies]
    if any(each != footers[0] or each["total"] != 1 for each in footers):
        return (block,)
    cells = [cell for row in starts if (cell := title(block.grid, row)) is not None]
    of_all = tuple(cell for cell in block.titles if cell not in cells)
    return tuple(replace(block, titles=(cell, *of_all), body=body) for cell, body in zip(cells, bodies, strict=True))


def _role(grid: Grid, row: int, words: Vocabulary) -> str:
    """The role of rows.yml the first text of a row has."""
    return next((words.row_role(cell.text) for cell in grid.rows[row] if cell.text.strip()), "")
