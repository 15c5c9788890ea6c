"""Lines of a text capture to blocks between blank lines, and blocks to flattened tables, captions and map legends.

Which words make a table's heading row is asked of the caller (`HeaderSplitter`): this package knows no election words.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.document.values import CITATION, is_number

# The cells of a heading row that the mirror ran together, or None when the line is not a heading row.
HeaderSplitter = Callable[[str], tuple[str, ...] | None]

_LEGEND = re.compile(r"\s{2,}(?P<entry>\S.*)")


@dataclass(frozen=True, slots=True)
class NumberedLine:
    number: int
    text: str


Block = tuple[NumberedLine, ...]


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A run of lines that was one table: its caption, its heading row split, its rows as the mirror ran them together.

    A row the mirror broke in two keeps both lines, joined by a line feed.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """The key of a map or picture: caption lines and entries."""

    caption: str
    entries: tuple[str, ...]


def blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Runs of lines between empty lines, numbered from 1. A line of only no-break spaces is not empty."""
    block: list[NumberedLine] = []
    for number, text in enumerate(lines, start=1):
        if text.strip(" \t"):
            block.append(NumberedLine(number, text))
        elif block:
            yield tuple(block)
            block = []
    if block:
        yield tuple(block)


def is_placeholder(line: str) -> bool:
    """A line of no-break spaces only: where a picture stood."""
    return not line.strip()


def ends_in_number(line: str) -> bool:
    words = CITATION.sub("", line).split()
    return bool(words) and (is_number(words[-1]) or words[-1].endswith(")"))


def looks_like_table(block: Block, split_header: HeaderSplitter) -> bool:
    """Several lines, one of them a heading row or at least half of them ending in a number."""
    if len(block) < 2:
        return False
    if any(split_header(line.text) for line in block):
        return True
    return 2 * sum(ends_in_number(line.text) for line in block) >= len(block)


def read_tables(block: Block, split_header: HeaderSplitter) -> tuple[list[FlatTable | Legend], dict[int, str]]:
    """The tables and legends of a block in order, and the role of each of its lines by line number."""
    headers = [n for n, line in enumerate(block) if split_header(line.text)]
    roles: dict[int, str] = {}
    found: list[FlatTable | Legend] = []
    if not headers:
        roles.update((line.number, "table") for line in block)
        return [FlatTable("", (), tuple(_rows(block)))], roles
    starts = [_caption_start(block, previous + 1, header) for previous, header in zip([-1, *headers], headers, strict=False)]
    for start, header, end in zip(starts, headers, [*starts[1:], len(block)], strict=True):
        before = block[start:header]
        caption = before
        if any(is_placeholder(line.text) or _LEGEND.fullmatch(line.text) for line in before):
            found.append(_legend(before))
            roles.update((line.number, "legend") for line in before)
            caption = ()
        roles.update((line.number, "caption") for line in caption)
        roles.update((line.number, "table") for line in block[header:end])
        cells = split_header(block[header].text) or ()
        text = " ".join(line.text for line in caption)
        found.append(FlatTable(text, cells, tuple(_rows(block[header + 1 : end]))))
    return found, roles


def _caption_start(block: Block, after: int, header: int) -> int:
    """Where the caption of the table headed at `header` starts.

    Before a block's first table all lines are caption or legend. Between two tables only the lines directly above the
    heading that are no row: a row ends in a number or is led by a label and a colon (`Source: ...`).
    """
    if after == 0:
        return 0
    start = header
    while start > after and not ends_in_number(block[start - 1].text) and ":" not in block[start - 1].text:
        start -= 1
    return start


def _legend(lines: Sequence[NumberedLine]) -> Legend:
    entries = tuple(found["entry"] for line in lines if (found := _LEGEND.fullmatch(line.text)))
    captions = [line.text for line in lines if not is_placeholder(line.text) and not _LEGEND.fullmatch(line.text)]
    return Legend("; ".join(captions), entries)


def _rows(lines: Sequence[NumberedLine]) -> Iterator[str]:
    """The rows of a table; a line that starts with a digit goes on with the row whose numbers are still missing."""
    pending = ""
    for line in lines:
        if pending and line.text[:1].isdigit() and not ends_in_number(pending):
            pending += "\n" + line.text
            continue
        if pending:
            yield pending
        pending = line.text
    if pending:
        yield pending
